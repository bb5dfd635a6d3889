"""Readings that cost much and change seldom: what was made of the very same things is not made again.

States and names are never changed in place, so the same objects give the same answer.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

REMEMBERED = 8  # answers of one reading: a few meetings at a time, each read in a few ways


def kept(reader: Callable[P, R]) -> Callable[P, R]:
    """Let ``reader`` remember its last answers. Whoever gets one must not change it."""
    last: tuple[tuple[tuple[Any, ...], R], ...] = ()

    @wraps(reader)
    def _read(*given: P.args, **named: P.kwargs) -> R:
        nonlocal last
        for before, answer in last:
            if all(map(_same, before, given)):
                return answer
        answer = reader(*given, **named)
        last = ((given, answer), *last[: REMEMBERED - 1])
        return answer

    return _read


def _same(one: Any, other: Any) -> bool:
    return one is other or (isinstance(one, int) and one == other)
