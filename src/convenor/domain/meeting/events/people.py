"""Seats: set up, claimed at the door, admitted, moved, merged, removed."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSetUp(Fact):
    """There is a place at the table: its part, whom it speaks for, where it is expected to sit.

    ``part``: convenor, secretary, expert, observer, mentee, guest. ``mode``: room or remote. ``spot`` is its place
    on the seat map, counted along the table from 1; 0 has none.
    """

    name: ClassVar[str] = "seat.set-up"
    seat: int
    part: str = "expert"
    body: str = ""
    interest: str = ""
    mode: str = "room"
    spot: int = 0
    first_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatClaimed(Fact):
    """Somebody at the door said that this seat is theirs, and waits to be admitted."""

    name: ClassVar[str] = "seat.claimed"
    seat: int
    mode: str = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatAdmitted(Fact):
    """Whoever claimed the seat has it now, and is present."""

    name: ClassVar[str] = "seat.admitted"
    seat: int
    mode: str = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTurnedAway(Fact):
    """The claim of the seat was not accepted; the seat is free again."""

    name: ClassVar[str] = "seat.turned-away"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLeft(Fact):
    """Whoever sat there left the meeting."""

    name: ClassVar[str] = "seat.left"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatMoved(Fact):
    """A seat went from the room to remote or back, or to another spot of the map."""

    name: ClassVar[str] = "seat.moved"
    seat: int
    mode: str = "room"
    spot: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatMerged(Fact):
    """Two seats were one person: what ``seat`` had belongs to ``into``."""

    name: ClassVar[str] = "seat.merged"
    seat: int
    into: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRemoved(Fact):
    """A guest's seat was taken away."""

    name: ClassVar[str] = "seat.removed"
    seat: int
