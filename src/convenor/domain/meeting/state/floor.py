"""The floor as it stands: who speaks, whose hands wait, and the rules of the order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.meeting.events import Fact
from convenor.domain.speaking import Hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who has the floor, since when, and how long the clock stood still."""

    seat: int
    since: datetime
    kind: str = "new"
    note: str = ""
    point: int = 0
    hat: str = ""
    held_since: datetime | None = None
    held: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round of the table: who is still to come, in order, and who spoke or passed."""

    number: int
    to_come: tuple[int, ...]
    seconds: int = 60
    spoke: tuple[int, ...] = ()
    passed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Hands by seat; seconds spoken by seat in the meeting, on the current item and on the current point."""

    hands: Mapping[int, Hand] = field(default_factory=dict)
    speaker: Speaker | None = None
    open: bool = True
    order: str = "first-come"
    limit: int = 0
    budget: int = 0
    spoken: Mapping[int, timedelta] = field(default_factory=dict)
    spoken_on_item: Mapping[int, timedelta] = field(default_factory=dict)
    spoken_on_point: Mapping[int, timedelta] = field(default_factory=dict)
    turns: Mapping[int, int] = field(default_factory=dict)
    previous: int = 0  # the seat that spoke last
    last_word: int = 0
    round: Round | None = None
    rounds: int = 0


REACTIONS: Mapping[type[Fact], Callable[[Floor, Any], Floor]] = {}
