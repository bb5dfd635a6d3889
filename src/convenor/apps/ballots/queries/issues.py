"""One key issue: its comments, where member bodies stand, what is proposed, what happened, and what may come next."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from convenor.apps.accounts.models import Person
from convenor.apps.audit.models import Entry
from convenor.apps.ballots.issue_words import HAPPENED, NEXT, NEXT_IN_PRACTICE, STEPS
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.board import Line, line_of, negatives
from convenor.apps.ballots.queries.standing import comments_of, resolution_of, stances_of
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.resolution import IN_PRACTICE, TABLE, DecidedIn, Resolution, Step, why_not
from convenor.domain.ballot.stance import suggestions
from convenor.domain.kernel import Refused, Role

A_PAGE = 50
PRACTISED = frozenset({"propose", "decide", "withdraw", "reopen"})
"""The steps of somebody who practises: there is no group that discusses, and no draft to change."""
MOST_HISTORY = 30


@dataclass(frozen=True, slots=True)
class Read:
    """One comment of the issue; ``likely`` is a stance that a comment in the same words has."""

    row: Comment
    likely: str
    like: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A step that the reader's role may take now, and why it cannot be taken if it cannot."""

    verb: str
    refused: Refused | None
    needs_reason: bool

    @property
    def words(self) -> str:
        """What the button says."""
        return str(STEPS[self.verb])


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the history."""

    at: datetime
    name: str  # empty where the person is not here any more
    what: str


@dataclass(frozen=True, slots=True)
class IssuePage:
    """All that the page of one issue tells."""

    issue: Issue
    line: Line
    page: Page[Comment]
    comments: tuple[Read, ...]
    next_step: str
    may_propose: bool
    why_not_decide: Refused | None
    may_decide: bool
    steps: tuple[Offered, ...]
    before: Issue | None
    after: Issue | None


def issue_page(issue: Issue, roles: Collection[Role], page: str) -> IssuePage:
    """One issue; its comments fifty at a time."""
    rows = list(issue.comments.filter(gone=False))
    shown = Paginator(rows, A_PAGE).get_page(page)
    stands = resolution_of(issue)
    may = {each.verb for each in TABLE.open_moves(stands.state, roles)}
    others, practised = issue.ballot.issues, issue.ballot.is_practice
    may = may & PRACTISED if practised else may
    where = IN_PRACTICE if practised else DecidedIn("meeting", "…")
    return IssuePage(
        issue=issue,
        line=line_of(issue, rows, negatives(issue.ballot)),
        page=shown,
        comments=tuple(_read(rows, list(shown))),
        next_step=str((NEXT_IN_PRACTICE if practised else NEXT)[stands.state]),
        may_propose="propose" in may,
        may_decide="decide" in may,
        why_not_decide=_why_not_decide(stands, roles, where),
        steps=tuple(_offered(stands, roles, may)),
        before=others.filter(number__lt=issue.number).last(),
        after=others.filter(number__gt=issue.number).first(),
    )


def history(issue: Issue) -> tuple[Happened, ...]:
    """Who did what to the issue, the latest first: two queries."""
    kept = Entry.objects.filter(subject_type="ballots.Issue", subject=str(issue.pk)).exclude(
        action__in=("issue.proposed", "issue.decided", "issue.moved")
    )
    entries = list(kept.order_by("-pk")[:MOST_HISTORY])
    names = Person.objects.in_bulk({each.actor for each in entries if each.actor})
    told = [(each, each.detail.get("verb") or each.action) for each in entries]
    return tuple(
        Happened(each.at, names[each.actor].name if each.actor in names else "", str(HAPPENED[what]))
        for each, what in told
        if what in HAPPENED
    )


def others_of(ballot: Ballot, issue: Issue) -> list[Issue]:
    """The issues with which this one may be merged."""
    return list(ballot.issues.exclude(pk=issue.pk).only("number", "title", "ballot")[:400])


def _read(rows: Sequence[Comment], shown: Iterable[Comment]) -> Iterable[Read]:
    likely = {each.comment: each for each in suggestions(comments_of(rows), stances_of(rows))}
    for row in shown:
        found = likely.get(row.number)
        yield Read(row, found.stance.value if found else "", found.like if found else 0)


def _offered(stands: Resolution, roles: Collection[Role], may: Collection[str]) -> Iterable[Offered]:
    needing = {each.verb for each in TABLE.moves if each.needs_reason}
    for verb in STEPS:
        if verb in may:
            step = Step(verb=verb, roles=roles, reason="…", decided_in=DecidedIn("meeting", "…"))
            yield Offered(verb, why_not(stands, step), verb in needing)


def _why_not_decide(stands: Resolution, roles: Collection[Role], where: DecidedIn) -> Refused | None:
    """Why nothing can be decided there now; with a disposition and a reason at hand."""
    step = Step(verb="decide", roles=roles, disposition=Disposition.NOTED, reason="…", decided_in=where)
    return why_not(stands, step)
