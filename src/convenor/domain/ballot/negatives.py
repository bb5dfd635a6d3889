"""Votes against: their reasons, what was answered, and whether the member body is satisfied.

Sources: ISO/IEC Directives Part 1, 2.6.2 (a vote against states technical reasons) and 2.6.5 (every effort is made to
resolve votes against); 2.5.6: consensus needs no unanimity, it needs the absence of sustained opposition.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Where a vote against stands."""

    NO_REASONS = "no-reasons"  # it is not counted; the member body may be asked
    UNANSWERED = "unanswered"  # reasons without a decision of the WG
    ANSWERED = "answered"  # every reason has one; the member body has not been heard
    SATISFIED = "satisfied"
    SUSTAINED = "sustained"  # answered, and the member body stays opposed


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """One vote against: ``reasons`` are the numbers of the comments that give them."""

    body: str
    reasons: tuple[int, ...] = ()
    satisfied: bool | None = None  # what the member body said; None until it has
    is_stated: bool = False  # reasons in words of their own, beside the comments or without any
    is_responded: bool = False  # these words have an answer


def standing(negative: Negative, decided: Collection[int]) -> Standing:
    """Where the vote stands, given the comments on which the WG has decided. Only the member says it is satisfied."""
    if negative.satisfied:
        return Standing.SATISFIED
    if not negative.reasons and not negative.is_stated:
        return Standing.NO_REASONS
    only_words = not negative.reasons and not negative.is_responded
    if only_words or not set(negative.reasons) <= set(decided):
        return Standing.UNANSWERED
    return Standing.ANSWERED if negative.satisfied is None else Standing.SUSTAINED


def waiting(negative: Negative, decided: Collection[int]) -> tuple[int, ...]:
    """The reasons on which the WG has not decided yet, in the order given."""
    return tuple(each for each in negative.reasons if each not in decided)


def of_negatives(negatives: Sequence[Negative]) -> frozenset[int]:
    """The comments that are reasons of a vote against: they come first at a meeting."""
    return frozenset(number for each in negatives if not each.satisfied for number in each.reasons)
