"""One step for many comments: first what would change and what refuses, then the change, then perhaps back again.

Source: one decision of the WG accepts the batch of editorial comments, "with the right to pull any item" (standards
process, 9.4); what a bulk edit did can be undone while nobody has gone on from there.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from convenor.domain.ballot.resolution import Resolution, Step, move, why_not
from convenor.domain.kernel import Refused

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Change(Generic[S]):
    """One comment before and after."""

    number: int
    before: S
    after: S


@dataclass(frozen=True, slots=True)
class Preview(Generic[S]):
    """What a step would do to each comment. Nothing has happened yet."""

    changes: tuple[Change[S], ...]
    unchanged: tuple[int, ...]  # they stand like this already
    refused: tuple[tuple[int, Refused], ...]


@dataclass(frozen=True, slots=True)
class Undoing(Generic[S]):
    """What going back would do."""

    changes: tuple[Change[S], ...]
    gone_on: tuple[int, ...]  # somebody has changed them since: they stay as they are


def preview(resolutions: Mapping[int, Resolution], step: Step) -> Preview[Resolution]:
    """What would change, what would stay, and what refuses with which reason, in the order given."""
    return foresee(resolutions, lambda each: why_not(each, step), lambda each: move(each, step))


def foresee(
    stands: Mapping[int, S], why: Callable[[S], Refused | None], after: Callable[[S], S]
) -> Preview[S]:
    """The same for any step: ``why`` gives the reason why one refuses, ``after`` how one stands afterwards."""
    asked = [(number, each, why(each)) for number, each in stands.items()]
    able = [Change(number, each, after(each)) for number, each, refused in asked if refused is None]
    return Preview(
        tuple(each for each in able if each.before != each.after),
        tuple(each.number for each in able if each.before == each.after),
        tuple((number, refused) for number, _, refused in asked if refused is not None),
    )


def undoing(done: Iterable[Change[S]], now: Mapping[int, S]) -> Undoing[S]:
    """Back to what was before, where a comment still stands as the step left it."""
    done = tuple(done)
    same = tuple(each for each in done if now.get(each.number) == each.after)
    back = {each.number for each in same}
    return Undoing(
        tuple(Change(each.number, each.after, each.before) for each in same),
        tuple(each.number for each in done if each.number not in back),
    )
