"""Wishes about speaking."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseHand(Wish):
    """Wish to speak, for oneself or for another seat; ``point`` is the point that a reply answers."""

    name: ClassVar[str] = "raise-hand"
    seat: int
    kind: str = "new"
    note: str = ""
    way: str = "device"
    point: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerHand(Wish):
    """Take a hand down."""

    name: ClassVar[str] = "lower-hand"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferHand(Wish):
    """Let everybody who waits go first."""

    name: ClassVar[str] = "defer-hand"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveFloor(Wish):
    """Call a seat; ``seat`` 0 calls whoever is next."""

    name: ClassVar[str] = "give-floor"
    seat: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class YieldFloor(Wish):
    """Be done, or end the turn of whoever speaks."""

    name: ClassVar[str] = "yield-floor"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldFloor(Wish):
    """Stop the speaking clock."""

    name: ClassVar[str] = "hold-floor"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeFloor(Wish):
    """Let the speaking clock run again."""

    name: ClassVar[str] = "resume-floor"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseQueue(Wish):
    """Take no further hands, points of order excepted."""

    name: ClassVar[str] = "close-queue"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQueue(Wish):
    """Take hands again."""

    name: ClassVar[str] = "open-queue"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOrder(Wish):
    """Choose how the next is found."""

    name: ClassVar[str] = "choose-order"
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLimit(Wish):
    """Give every turn so many seconds; 0 is no limit."""

    name: ClassVar[str] = "set-limit"
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBudget(Wish):
    """Give each delegation so many seconds on an item; 0 is no budget."""

    name: ClassVar[str] = "set-budget"
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveLastWord(Wish):
    """Let one seat speak last: the others' hands come down and the queue closes."""

    name: ClassVar[str] = "give-last-word"
    seat: int
