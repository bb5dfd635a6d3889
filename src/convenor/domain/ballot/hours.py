"""The minutes of a meeting over the issues of a ballot: what is taken first, and what will not fit.

Sources: handbook, "Facilitating your first meeting": everyone speaking once for one minute is almost an hour for each
point; standards process, 9.5: comments of votes against first, then scope and definitions, because other clauses hang
on them, then the order of the document. The batch of editorial comments takes one decision, at the end, so that a
comment can still be pulled out of it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from convenor.domain.ballot.clause import Place, Zone
from convenor.domain.ballot.comment import Comment

SCOPE, TERMS = 1, 3  # Directives Part 2: clause 1 is the scope, clause 3 has the terms and definitions


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How long things take, in minutes; the convenors change them."""

    introducing: int = 3  # what the issue is, what is proposed
    per_body: int = 2  # for each body that commented
    least: int = 5
    most: int = 60
    batch: int = 10  # the one decision on all that is batched


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What decides on an issue's place and minutes."""

    key: int
    title: str
    place: Place
    bodies: int = 1  # that commented on it
    comments: int = 1
    is_negative: bool = False  # a vote against rests on it
    is_basic: bool = False  # the scope or a definition
    minutes: int | None = None  # what the convenors give it; None: by the rates


@dataclass(frozen=True, slots=True)
class Line:
    """One line for the agenda of a meeting. Without an issue it is the decision on the batch."""

    title: str
    minutes: int
    purpose: str  # "discuss" or "decide", as in an agenda
    issue: int | None
    reason: str  # code: why it stands at this place


@dataclass(frozen=True, slots=True)
class Hours:
    """The minutes there are, what they are given to, and what is left over."""

    available: int
    lines: tuple[Line, ...]
    left: tuple[Line, ...]  # will not fit

    @property
    def used(self) -> int:
        """Minutes that the lines take."""
        return sum(each.minutes for each in self.lines)

    @property
    def missing(self) -> int:
        """Minutes that what is left over would take."""
        return sum(each.minutes for each in self.left)


def issue_of(key: int, title: str, comments: Sequence[Comment], negatives: Collection[int]) -> Issue:
    """An issue from its comments; ``negatives`` are the numbers on which votes against rest."""
    return Issue(
        key=key,
        title=title,
        place=min((each.clauses.place for each in comments), key=lambda each: each.sort_key),
        bodies=len({code for each in comments for code in each.bodies}),
        comments=len(comments),
        is_negative=any(each.number in negatives for each in comments),
        is_basic=any(_is_basic(each) for each in comments),
    )


def minutes_for(issue: Issue, rates: Rates) -> int:
    """What the convenors gave it, else the introduction and every body that commented."""
    if issue.minutes is not None:
        return issue.minutes
    return max(rates.least, min(rates.most, rates.introducing + rates.per_body * issue.bodies))


def share_out(
    available: int, issues: Iterable[Issue], *, batched: int = 0, rates: Rates | None = None
) -> Hours:
    """Fill the minutes in order; ``batched`` comments keep the minutes of their one decision.

    An issue that is too long for what remains is left over, and a shorter one behind it may still fit.
    """
    rates = rates or Rates()
    batch = (Line("", rates.batch, "decide", None, "hours-batch"),) if batched else ()
    remaining = available - sum(each.minutes for each in batch)
    lines: list[Line] = []
    left: list[Line] = []
    for issue in sorted(issues, key=_order):
        line = Line(issue.title, minutes_for(issue, rates), "discuss", issue.key, _reason(issue))
        fits = line.minutes <= remaining
        (lines if fits else left).append(line)
        remaining -= line.minutes if fits else 0
    if batch and rates.batch > available:
        return Hours(available, (), (*left, *batch))
    return Hours(available, (*lines, *batch), tuple(left))


def _order(issue: Issue) -> tuple[object, ...]:
    return (not issue.is_negative, not issue.is_basic, issue.place.sort_key, issue.key)


def _reason(issue: Issue) -> str:
    if issue.is_negative:
        return "hours-negative"
    return "hours-basic" if issue.is_basic else "hours-in-order"


def _is_basic(comment: Comment) -> bool:
    places = [span.first for span in comment.clauses.spans]
    return any(each.zone is Zone.CLAUSE and each.numbers[0] in (SCOPE, TERMS) for each in places)
