"""Suggested groups of comments with their reasons: people confirm, part and leave them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions import grouping, suggesting
from convenor.apps.ballots.models import Grouping
from convenor.apps.ballots.queries import suggesting as queries
from convenor.apps.ballots.views.shown import shown
from convenor.apps.ballots.views.work import numbers_in, revision_in
from convenor.domain.kernel import Refused


def suggestions(request: SignedInRequest, ballot: int) -> HttpResponse:
    """The groups that were found and are not decided on, exact copies first."""
    return _shown(request)


def look(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Compare all comments; seconds for thousands."""
    subject = request.subject.thing
    try:
        kept = suggesting.keep(subject, queries.find(subject), by=request.user, at=timezone.now())
    except Refused as refused:
        return _shown(request, refused)
    found = len(queries.open_offers(kept))
    said = ngettext("%(count)s group to look at.", "%(count)s groups to look at.", found)
    messages.success(request, said % {"count": found})
    return redirect("ballot-suggestions", ballot)


def group(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Confirm a group as one issue, let its comments join an issue, or leave it."""
    subject, given, numbers = request.subject.thing, request.POST, numbers_in(request, "number")
    roles, by, said = request.roles, request.user, ""
    try:
        match given.get("do", ""):
            case "join":
                issue = get_object_or_404(subject.issues, number=next(iter(numbers_in(request, "issue")), 0))
                grouping.add(issue, numbers, issue.revision, roles=roles, by=by)
                said = _("They are in the issue “%(title)s” now.") % {"title": issue.title}
            case "leave":
                kept = get_object_or_404(Grouping, ballot=subject)
                place = next(iter(numbers_in(request, "place")), -1)
                suggesting.leave(kept, place, revision_in(request), by=by)
                said = _("They stay apart. “Compare again” would suggest them anew.")
            case _:
                title, at = given.get("title", ""), timezone.now()
                made = grouping.confirm(subject, numbers, title, roles=roles, by=by, at=at)
                said = _("“%(title)s” is an issue now.") % {"title": made.title}
    except Refused as refused:
        return _shown(request, refused)
    messages.success(request, said)
    page = f"?page={given['page']}" if given.get("page", "").isdecimal() else ""
    return redirect(reverse("ballot-suggestions", args=(ballot,)) + page)


def alone(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Make an issue of its own of each comment for discussion that is like no other."""
    subject = request.subject.thing
    kept = get_object_or_404(Grouping, ballot=subject)
    titles = [(each.number, queries.title_of(each)) for each in queries.still_alone(kept)]
    try:
        grouping.confirm_alone(subject, titles, roles=request.roles, by=request.user, at=timezone.now())
    except Refused as refused:
        return _shown(request, refused)
    messages.success(request, _("Each of them is an issue now."))
    return redirect("ballot-issues", ballot)


def _shown(request: SignedInRequest, refusal: Refused | None = None) -> HttpResponse:
    kept = Grouping.objects.filter(ballot=request.subject.thing).first()
    places = queries.open_offers(kept) if kept else []
    page = Paginator(places, queries.A_PAGE).get_page(request.GET.get("page"))
    context = {
        "grouping": kept,
        "page": page,
        "offers": queries.offers(kept, list(page)) if kept else [],
        "alone": queries.still_alone(kept) if kept else [],
        "compared": queries.comparable(request.subject.thing).count(),
        "refusal": refusal,
        "typed": request.POST if refusal else {},
    }
    return shown(request, "ballots/suggestions.html", "issues", status=409 if refusal else 200, **context)
