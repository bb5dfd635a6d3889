"""The drafting group of a ballot: at most twelve, convenors included."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions import drafting
from convenor.apps.ballots.queries import drafting as queries
from convenor.apps.ballots.views.shown import may, shown
from convenor.apps.ballots.views.work import numbers_in
from convenor.domain.kernel import Refused


def drafters(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Who drafts, and how many issues each has."""
    return _shown(request)


def add(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Take somebody in."""
    person = next(iter(numbers_in(request, "person")), 0)
    try:
        drafting.add_drafter(request.subject.thing, person, by=request.user)
    except Refused as refused:
        return _shown(request, refused)
    messages.success(request, _("The drafting group has one more person."))
    return redirect("ballot-drafters", ballot)


def remove(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Let somebody go; their issues are nobody's again."""
    person = next(iter(numbers_in(request, "person")), 0)
    drafting.remove_drafter(request.subject.thing, person, by=request.user)
    messages.success(request, _("The drafting group has one person less."))
    return redirect("ballot-drafters", ballot)


def _shown(request: SignedInRequest, refusal: Refused | None = None) -> HttpResponse:
    subject = request.subject.thing
    context = {
        "drafting": queries.drafting_group(subject),
        "leads": may(request, "ballot-drafter-add", "POST"),
        "refusal": refusal,
    }
    return shown(request, "ballots/drafters.html", "issues", status=409 if refusal else 200, **context)
