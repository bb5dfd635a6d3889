"""The board of key issues, and the page of one of them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.forms.issues import DecideForm, ProposeForm
from convenor.apps.ballots.issue_words import SIDES
from convenor.apps.ballots.landing import Overtaken
from convenor.apps.ballots.models import Issue
from convenor.apps.ballots.queries import board as boards
from convenor.apps.ballots.queries import issues as queries
from convenor.apps.ballots.views.shown import may, shown
from convenor.documents.outline import one_line
from convenor.domain.kernel import Refused


def board(request: SignedInRequest, ballot: int) -> HttpResponse:
    """All key issues: what is open, what is proposed, where member bodies stand."""
    given = request.GET
    asked = boards.Asked(
        shown=given.get("shown", "all"),
        order=given.get("order", "clause"),
        words=one_line(given.get("words", ""))[:100],
        mine=given.get("mine") == "on",
        page=given.get("page", "1"),
    )
    page = boards.board(request.subject.thing, asked, request.user)
    sorts = may(request, "ballot-suggestions")
    return shown(request, "ballots/issues.html", "issues", board=page, sorts=sorts)


def issue(request: SignedInRequest, ballot: int, issue: int) -> HttpResponse:
    """One issue: its comments, where bodies stand, what is proposed, what comes next."""
    return issue_shown(request, the_issue(request, issue))


def the_issue(request: SignedInRequest, number: int) -> Issue:
    """The issue that an address names, within the ballot that the gate has found."""
    found = Issue.objects.filter(ballot=request.subject.thing).select_related("ballot", "assignee")
    return get_object_or_404(found, number=number)


def issue_shown(
    request: SignedInRequest, row: Issue, refusal: Refused | None = None, **forms: Any
) -> HttpResponse:
    """The page of an issue; a refused form keeps what was typed into it."""
    context: dict[str, Any] = {
        "found": queries.issue_page(row, request.roles, request.GET.get("page", "1")),
        "history": queries.history(row),
        "others": queries.others_of(row.ballot, row),
        "drafters": list(row.ballot.drafters.select_related("person")),
        "sides": list(SIDES.items()),
        "propose": ProposeForm(issue=row),
        "decide": DecideForm(issue=row),
        "sorts": may(request, "ballot-issue-comments", "POST"),
        "drafts": may(request, "ballot-issue-assign", "POST"),
        "refusal": refusal,
        "theirs": refusal.issue if isinstance(refusal, Overtaken) else None,
        "typed": request.POST if refusal else {},
        **forms,
    }
    return shown(request, "ballots/issue.html", "issues", status=409 if refusal else 200, **context)
