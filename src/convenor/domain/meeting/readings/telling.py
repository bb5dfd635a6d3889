"""What a reader has to say: a code whose words live in the catalogue, and its values. Seats are numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence: its code, and what fills it. The value ``seat`` is a number; its name stands beside the log."""

    code: str
    values: tuple[tuple[str, int | str], ...] = ()


def told(code: str, **values: int | str) -> Told:
    """A sentence with these values."""
    return Told(code=code, values=tuple(values.items()))


def percent(part: timedelta | int, whole: timedelta | int) -> int:
    """A share in whole percent; nothing of nothing is 0."""
    return round(100 * _number(part) / _number(whole)) if whole else 0


def minutes(time: timedelta) -> int:
    """A time in whole minutes, rounded."""
    return round(time / MINUTE)


def total(times: Iterable[timedelta]) -> timedelta:
    """All times together."""
    return sum(times, timedelta())


def _number(value: timedelta | int) -> float:
    return value.total_seconds() if isinstance(value, timedelta) else value
