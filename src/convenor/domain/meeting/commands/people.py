"""Wishes about seats."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpSeat(Wish):
    """Set a place at the table; ``seat`` 0 takes the next free number."""

    name: ClassVar[str] = "set-up-seat"
    seat: int = 0
    part: str = "expert"
    body: str = ""
    interest: str = ""
    mode: str = "room"
    spot: int = 0
    first_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSeat(Wish):
    """Say at the door that this seat is mine."""

    name: ClassVar[str] = "claim-seat"
    seat: int
    mode: str = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmitSeat(Wish):
    """Let whoever claimed the seat in; a signed-in member of the group needs nobody's help."""

    name: ClassVar[str] = "admit-seat"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnAway(Wish):
    """Refuse the claim of a seat."""

    name: ClassVar[str] = "turn-away"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveSeat(Wish):
    """Leave the meeting, or say that a seat has left."""

    name: ClassVar[str] = "leave-seat"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSeat(Wish):
    """Move a seat to the room, to remote, or to a spot of the map."""

    name: ClassVar[str] = "move-seat"
    seat: int
    mode: str = ""
    spot: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSeats(Wish):
    """Two seats are one person: keep ``into``."""

    name: ClassVar[str] = "merge-seats"
    seat: int
    into: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveSeat(Wish):
    """Take a guest's seat away."""

    name: ClassVar[str] = "remove-seat"
    seat: int
