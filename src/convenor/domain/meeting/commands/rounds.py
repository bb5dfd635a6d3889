"""Wishes about a round of the table."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRound(Wish):
    """Go round the table, starting opposite to a seat (0: at the head), remote people in between."""

    name: ClassVar[str] = "start-round"
    seconds: int = 60
    opposite: int = 0
    clockwise: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNext(Wish):
    """Call the next seat of the round."""

    name: ClassVar[str] = "call-next"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassRound(Wish):
    """Let a turn of the round go by."""

    name: ClassVar[str] = "pass-round"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRound(Wish):
    """End the round."""

    name: ClassVar[str] = "end-round"
