"""Whose turn is it to speak, and why. The order is computed from what happened; it is never stored."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A wish to speak that waits: whose, since when, of which kind, and who entered it."""

    seat: int
    at: datetime
    kind: str = "new"
    note: str = ""
    way: str = "device"
    by: int = 0
    point: int = 0
    behind: datetime | None = None  # deferred: it goes behind all that waited at this moment


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in the queue and why it is this one: a code whose words live in the catalogue, and its values."""

    hand: Hand
    reason: str
    values: tuple[tuple[str, int | str], ...] = ()
