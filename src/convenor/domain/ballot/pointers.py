"""What is worth a second look after a comparison: few things, the weightiest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from convenor.domain.ballot.comparing import Agreement, Comparison, Cut, Matter

AT_MOST = 5


class Why(StrEnum):
    """Why somebody should look at it again."""

    HIDDEN = "hidden"  # technical comments in the editorial batch
    OPPOSED = "opposed"  # answered otherwise, and some were against
    ANSWERED_OTHERWISE = "answered-otherwise"
    UNEXPLAINED = "unexplained"  # no reason was given
    MERGED = "merged"
    SPLIT = "split"
    MISREAD = "misread"
    LOOSE = "loose"  # comments that stand in no issue


@dataclass(frozen=True, slots=True)
class Pointer:
    """One thing to look at: an issue of the working group, or the batch where ``issue`` is empty."""

    why: Why
    count: int
    issue: str = ""


def pointers(comparison: Comparison) -> tuple[Pointer, ...]:
    """At most one for each reason, about the issue where it weighs most, and five in all."""
    found: dict[Why, Pointer] = {}
    for each in sorted(_all(comparison), key=lambda each: -each.count):
        found.setdefault(each.why, each)
    return tuple(found[why] for why in Why if why in found)[:AT_MOST]


def _all(comparison: Comparison) -> Iterable[Pointer]:
    if comparison.batch.hidden:
        yield Pointer(Why.HIDDEN, len(comparison.batch.hidden))
    for matter in comparison.matters:
        yield from _of(matter)


def _of(matter: Matter) -> Iterable[Pointer]:
    if matter.agreement is Agreement.OTHER:
        why = Why.OPPOSED if matter.opposed else Why.ANSWERED_OTHERWISE
        yield Pointer(why, matter.opposed or len(matter.numbers), matter.issue)
    if any(each.is_unexplained for each in matter.pieces):
        yield Pointer(Why.UNEXPLAINED, len(matter.numbers), matter.issue)
    if matter.cut in (Cut.MERGED, Cut.MIXED):
        yield Pointer(Why.MERGED, sum(len(each.strange) for each in matter.pieces), matter.issue)
    if matter.cut in (Cut.SPLIT, Cut.MIXED):
        yield Pointer(Why.SPLIT, len(matter.pieces), matter.issue)
    if matter.misread:
        yield Pointer(Why.MISREAD, len(matter.misread), matter.issue)
    if matter.loose:
        yield Pointer(Why.LOOSE, len(matter.loose), matter.issue)
