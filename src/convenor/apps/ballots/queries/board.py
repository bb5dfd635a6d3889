"""The board: every key issue of a ballot with its comments, where member bodies stand, and what is proposed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.issue_words import STANCES, STATES, TONES
from convenor.apps.ballots.models import Ballot, Comment, Issue, Vote
from convenor.apps.ballots.queries.ballots import loose
from convenor.apps.ballots.queries.standing import comments_of, stances_of
from convenor.apps.ballots.words import DISPOSITIONS
from convenor.domain.ballot.hours import Rates, issue_of, minutes_for
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.resolution import State
from convenor.domain.ballot.stance import Picture, Stance, picture
from convenor.domain.ballot.votes import Choice

A_PAGE = 25
STANCES_IN_ORDER = (Stance.FOR, Stance.OTHER, Stance.MIXED, Stance.AGAINST)
MOST_CLAUSES = 4
SETTLED = (State.DECIDED.value, State.EDITED.value, State.CHECKED.value)
SHOWN: Mapping[str, Q] = {
    "all": Q(),
    "open": Q(state__in=(State.OPEN.value, State.GROUPED.value)),
    "proposed": Q(state__in=(State.PROPOSED.value, State.DISCUSSED.value)),
    "settled": Q(state__in=SETTLED),
}
ORDERS: Mapping[str, tuple[str, ...]] = {
    "clause": ("first", "number"),
    "comments": ("-size", "first", "number"),
    "number": ("number",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the bar: how many member bodies take this side."""

    stance: Stance
    count: int
    at: float  # of 100
    width: float

    @property
    def words(self) -> str:
        """What they want."""
        return str(STANCES[self.stance])


@dataclass(frozen=True, slots=True)
class Stood:
    """Where the bodies stand on one issue: two numbers, never one for the other."""

    picture: Picture
    comments: int
    bodies: int
    parts: tuple[Part, ...]

    @property
    def unread(self) -> int:
        """Comments of which nobody has said yet what they want."""
        return len(self.picture.unread)


@dataclass(frozen=True, slots=True)
class Line:
    """One issue on the board."""

    issue: Issue
    stood: Stood
    clauses: tuple[str, ...]
    more_clauses: int
    negatives: tuple[str, ...]  # member bodies whose vote against rests on it
    minutes: int

    @property
    def state(self) -> str:
        """How it stands, in words."""
        return str(STATES[self.issue.state])

    @property
    def tone(self) -> str:
        """The colour of the mark."""
        return TONES.get(self.issue.state, "")

    @property
    def disposition(self) -> str:
        """What is proposed or decided, in words; nothing while nothing is."""
        return str(DISPOSITIONS[self.issue.disposition]) if self.issue.disposition else ""

    @property
    def is_batch(self) -> bool:
        """Whether one decision takes it with others."""
        return self.issue.lane == Lane.BATCH.value


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants to see."""

    shown: str = "all"
    order: str = "clause"
    words: str = ""
    mine: bool = False
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Board:
    """One page of issues, and the numbers above it."""

    page: Page[Issue]
    lines: tuple[Line, ...]
    issues: int
    settled: int
    proposed: int
    loose: int  # comments for discussion that are in no issue
    asked: Asked

    @property
    def open(self) -> int:
        """Issues for which nothing is proposed."""
        return self.issues - self.settled - self.proposed


def board(ballot: Ballot, asked: Asked, reader: Person) -> Board:
    """Six queries, whatever the number of issues."""
    page = Paginator(_found(ballot, asked, reader), A_PAGE).get_page(asked.page)
    counted: dict[str, int] = ballot.issues.aggregate(
        issues=Count("pk"),
        settled=Count("pk", filter=SHOWN["settled"]),
        proposed=Count("pk", filter=SHOWN["proposed"]),
    )
    lines = tuple(lines_of(ballot, list(page)))
    return Board(page=page, lines=lines, loose=loose(ballot).count(), asked=asked, **counted)


def lines_of(ballot: Ballot, issues: Sequence[Issue]) -> Iterable[Line]:
    """The issues with their comments and the votes against that rest on them: two queries."""
    rows: dict[int, list[Comment]] = {each.pk: [] for each in issues}
    for each in Comment.objects.filter(issue__in=issues, gone=False):
        rows[each.issue_id or 0].append(each)
    against = negatives(ballot)
    for issue in issues:
        yield line_of(issue, rows[issue.pk], against)


def line_of(issue: Issue, rows: Sequence[Comment], against: Mapping[str, frozenset[int]]) -> Line:
    """One issue with its comments."""
    numbers = {each.number for each in rows}
    behind = tuple(body for body, points in against.items() if points & numbers)
    clauses = list(dict.fromkeys(" ".join(each.clause.split()) for each in rows if each.clause.strip()))
    return Line(
        issue,
        stood(rows),
        tuple(clauses[:MOST_CLAUSES]),
        max(0, len(clauses) - MOST_CLAUSES),
        behind,
        _minutes(issue, rows),
    )


def stood(rows: Sequence[Comment]) -> Stood:
    """What the comments want, by body: the picture and its bar."""
    said = comments_of(rows)
    seen = picture(said, stances_of(rows))
    bodies = {code for each in said for code in each.bodies}
    return Stood(seen, len(rows), len(bodies), tuple(_parts(seen)))


def negatives(ballot: Ballot) -> dict[str, frozenset[int]]:
    """For each body that voted against, the numbers of the comments that give its reasons."""
    found = Vote.objects.filter(ballot=ballot, choice=Choice.AGAINST.value)
    return {each.body: frozenset(each.comments) for each in found}


def _found(ballot: Ballot, asked: Asked, reader: Person) -> QuerySet[Issue]:
    found = Issue.objects.filter(SHOWN.get(asked.shown, Q()), ballot=ballot).select_related("assignee")
    if asked.words:
        within = Q(comments__comment__icontains=asked.words) | Q(comments__change__icontains=asked.words)
        matching = Issue.objects.filter(within | Q(title__icontains=asked.words), ballot=ballot).values("pk")
        found = found.filter(pk__in=matching)
    if asked.mine:
        found = found.filter(assignee=reader)
    there = Q(comments__gone=False)
    counted = found.annotate(first=Min("comments__place", filter=there), size=Count("comments", filter=there))
    return counted.order_by(*ORDERS.get(asked.order, ORDERS["clause"]))


def _parts(seen: Picture) -> Iterable[Part]:
    """A stretch for each side, by member bodies, and by others where no member body commented."""
    counts = [(each, len(seen.by_stance[each].bodies)) for each in STANCES_IN_ORDER]
    if not any(count for _stance, count in counts):
        counts = [(each, len(seen.by_stance[each].others)) for each in STANCES_IN_ORDER]
    whole = sum(count for _stance, count in counts)
    at = 0.0
    for stance, count in counts:
        if count:
            width = round(100 * count / whole, 2)
            yield Part(stance, count, at, width)
            at += width


def _minutes(issue: Issue, rows: Sequence[Comment]) -> int:
    """What the convenors gave it, else by the rates."""
    said = comments_of(rows)
    if issue.minutes is not None or not said:
        return issue.minutes or 0
    return minutes_for(issue_of(issue.number, issue.title, said, ()), Rates())
