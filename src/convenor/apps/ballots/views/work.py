"""What people do on the page of an issue: each press is one action, and comes back to the page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions import deciding, drafting, grouping
from convenor.apps.ballots.forms.issues import DecideForm, ProposeForm
from convenor.apps.ballots.landing import Overtaken, Said
from convenor.apps.ballots.models import Issue
from convenor.apps.ballots.views.issues import issue_shown, the_issue
from convenor.domain.ballot.resolution import IN_PRACTICE, DecidedIn
from convenor.domain.kernel import Refused


def propose(request: SignedInRequest, ballot: int, issue: int) -> HttpResponse:
    """Say what the drafting group would do."""
    row = the_issue(request, issue)
    form = ProposeForm(request.POST, issue=row)
    if not form.is_valid():
        return issue_shown(request, row, propose=form)
    try:
        deciding.propose(row, form.said(), roles=request.roles, by=request.user)
    except Refused as refused:
        return issue_shown(request, row, refused, propose=_renewed(ProposeForm, request, row, refused))
    messages.success(request, _("The proposal is written down for each comment of the issue."))
    return redirect("ballot-issue", ballot, issue)


def decide(request: SignedInRequest, ballot: int, issue: int) -> HttpResponse:
    """Record what the working group decided."""
    row = the_issue(request, issue)
    form = DecideForm(request.POST, issue=row)
    if not form.is_valid():
        return issue_shown(request, row, decide=form)
    try:
        deciding.decide(row, form.said(), form.where(), roles=request.roles, by=request.user)
    except Refused as refused:
        return issue_shown(request, row, refused, decide=_renewed(DecideForm, request, row, refused))
    messages.success(request, _("The decision is recorded for each comment of the issue."))
    return redirect("ballot-issue", ballot, issue)


def step(request: SignedInRequest, ballot: int, issue: int) -> HttpResponse:
    """Any step without a proposal: withdraw, discuss, edit, check, send back, take up again."""
    given = request.POST
    said = Said(revision=revision_in(request), reason=given.get("reason", ""))
    where = DecidedIn("meeting", given.get("where", "")) if given.get("where", "").strip() else None
    where = IN_PRACTICE if request.subject.thing.is_practice else where

    def go(row: Issue) -> None:
        verb = given.get("verb", "")
        deciding.go(row, verb, said, where=where, roles=request.roles, by=request.user)

    return _done(request, issue, go, _("The step is written down."))


def stance(request: SignedInRequest, ballot: int, issue: int) -> HttpResponse:
    """Say what one comment wants."""
    row, given = the_issue(request, issue), request.POST
    number = next(iter(numbers_in(request, "comment")), 0)
    try:
        deciding.say_stance(row, number, given.get("stance", ""), given.get("was", ""), by=request.user)
    except Refused as refused:
        return issue_shown(request, row, refused)
    page = f"?page={given['page']}" if given.get("page", "1") not in ("", "1") else ""
    return redirect(f"{reverse('ballot-issue', args=(ballot, issue))}{page}#c{number}")


def comments(request: SignedInRequest, ballot: int, issue: int) -> HttpResponse:
    """Split comments off, take them out, or merge with another issue."""
    row, given = the_issue(request, issue), request.POST
    numbers, seen = numbers_in(request, "number"), revision_in(request)
    try:
        match given.get("do", ""):
            case "split":
                title, at = given.get("title", ""), timezone.now()
                row = grouping.split(row, numbers, title, seen, roles=request.roles, by=request.user, at=at)
            case "merge":
                other = next(iter(numbers_in(request, "other")), 0)
                grouping.merge(row, other, seen, roles=request.roles, by=request.user)
            case _:
                grouping.take_out(row, numbers, seen, roles=request.roles, by=request.user)
    except Refused as refused:
        return issue_shown(request, row, refused)
    messages.success(request, _("The comments stand where you put them."))
    return (
        redirect("ballot-issue", ballot, row.number)
        if row.comments.exists()
        else redirect("ballot-issues", ballot)
    )


def title(request: SignedInRequest, ballot: int, issue: int) -> HttpResponse:
    """Call the issue otherwise."""
    words, seen = request.POST.get("title", ""), revision_in(request)

    def rename(row: Issue) -> None:
        grouping.rename(row, words, seen, by=request.user)

    return _done(request, issue, rename, _("The issue has its new title."))


def assign(request: SignedInRequest, ballot: int, issue: int) -> HttpResponse:
    """Give the issue to somebody of the drafting group."""
    person, seen = next(iter(numbers_in(request, "person")), None), revision_in(request)

    def give(row: Issue) -> None:
        drafting.assign(row, person, seen, by=request.user)

    return _done(request, issue, give, _("It is written down who takes care of the issue."))


def numbers_in(request: SignedInRequest, name: str) -> list[int]:
    """The whole numbers that a form sent under a name."""
    return [int(each) for each in request.POST.getlist(name) if each.isdecimal() and len(each) < 10]


def revision_in(request: SignedInRequest) -> int:
    """The revision that the page showed."""
    return next(iter(numbers_in(request, "revision")), 0)


def _done(request: SignedInRequest, number: int, act: Callable[[Issue], None], said: str) -> HttpResponse:
    row = the_issue(request, number)
    try:
        act(row)
    except Refused as refused:
        return issue_shown(request, row, refused)
    messages.success(request, said)
    return redirect("ballot-issue", row.ballot_id, number)


def _renewed(form: type[ProposeForm], request: SignedInRequest, row: Issue, refused: Refused) -> ProposeForm:
    """The form as it was typed; where somebody was faster, a second press knows their words."""
    data = request.POST.copy()
    if isinstance(refused, Overtaken):
        data["revision"] = str(refused.issue.revision)
    return form(data, issue=row)
