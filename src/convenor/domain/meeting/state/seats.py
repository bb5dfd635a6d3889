"""Who sits at the table, as far as the meeting knows: numbers, parts, and whom they speak for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from convenor.domain.meeting.events import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place at the table. ``standing``: expected, claimed, present, left, removed (merged seats are removed)."""

    number: int
    part: str = "expert"
    body: str = ""
    interest: str = ""
    mode: str = "room"
    spot: int = 0
    first_time: bool = False
    standing: str = "expected"
    claimed_mode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """All seats by number, and the highest number ever given."""

    seats: Mapping[int, Seat] = field(default_factory=dict)
    last: int = 0


REACTIONS: Mapping[type[Fact], Callable[[People, Any], People]] = {}
