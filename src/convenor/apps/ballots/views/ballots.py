"""A ballot: its facts, how far it is, what comes next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions import ballots as actions
from convenor.apps.ballots.forms.ballots import BallotForm
from convenor.apps.ballots.queries import ballots as queries
from convenor.apps.ballots.views.shown import may, shown
from convenor.domain.kernel import Refused


def ballot(request: SignedInRequest, ballot: int) -> HttpResponse:
    """How far the ballot is, and what comes next."""
    reads, leads = may(request, "ballot-issues"), may(request, "ballot-edit")
    standing = queries.standing(request.subject.thing, None if reads else request.subject.more["bodies"])
    return shown(request, "ballots/overview.html", "overview", standing=standing, reads=reads, leads=leads)


def ballot_new(request: SignedInRequest, group: int) -> HttpResponse:
    """Write down a ballot of the group."""
    found, form = request.subject.thing, BallotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_ballot(found, form.facts(), by=request.user, at=timezone.now())
        except Refused:
            form.add_error("title", _("The group has a ballot of this title at this stage already."))
        else:
            return redirect("ballot", made.pk)
    context = {"form": form, "group": found}
    return render(request, "ballots/ballot_form.html", context, status=422 if form.errors else 200)


def ballot_edit(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Correct the facts of the ballot; where somebody was faster, their words stand beside what was typed."""
    found, theirs, refusal = request.subject.thing, None, None
    form = BallotForm(request.POST or None, ballot=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_ballot(found, form.facts(), form.cleaned_data["revision"] or 0, by=request.user)
        except Refused as refused:
            if refused.code == "ballot-changed-meanwhile":
                theirs, refusal = found, refused
                form = BallotForm({**request.POST.dict(), "revision": found.revision})
            else:
                form.add_error("title", _("The group has a ballot of this title at this stage already."))
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("ballot", found.pk)
    context = {"form": form, "group": found.group, "ballot": found, "theirs": theirs, "refusal": refusal}
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "ballots/ballot_form.html", context, status=status)
