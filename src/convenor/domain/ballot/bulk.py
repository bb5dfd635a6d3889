"""One step for many comments: first what would change and what refuses, then the change, then perhaps back again.

Source: one decision of the WG accepts the batch of editorial comments, "with the right to pull any item" (standards
process, 9.4); what a bulk edit did can be undone while nobody has gone on from there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from convenor.domain.ballot.resolution import Resolution, Step, move, why_not
from convenor.domain.kernel import Refused


@dataclass(frozen=True, slots=True)
class Change:
    """One comment before and after."""

    number: int
    before: Resolution
    after: Resolution


@dataclass(frozen=True, slots=True)
class Preview:
    """What a step would do to each comment. Nothing has happened yet."""

    changes: tuple[Change, ...]
    unchanged: tuple[int, ...]  # they stand like this already
    refused: tuple[tuple[int, Refused], ...]


@dataclass(frozen=True, slots=True)
class Undoing:
    """What going back would do."""

    changes: tuple[Change, ...]
    gone_on: tuple[int, ...]  # somebody has changed them since: they stay as they are


def preview(resolutions: Mapping[int, Resolution], step: Step) -> Preview:
    """What would change, what would stay, and what refuses with which reason, in the order given."""
    asked = [(number, each, why_not(each, step)) for number, each in resolutions.items()]
    able = [Change(number, each, move(each, step)) for number, each, refused in asked if refused is None]
    return Preview(
        tuple(each for each in able if each.before != each.after),
        tuple(each.number for each in able if each.before == each.after),
        tuple((number, refused) for number, _, refused in asked if refused is not None),
    )


def undoing(done: Iterable[Change], now: Mapping[int, Resolution]) -> Undoing:
    """Back to what was before, where a comment still stands as the step left it."""
    done = tuple(done)
    same = [each for each in done if now.get(each.number) == each.after]
    return Undoing(
        tuple(Change(each.number, each.after, each.before) for each in same),
        tuple(each.number for each in done if each not in same),
    )
