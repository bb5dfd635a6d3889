"""Wishes about the agenda and the text."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem(Wish):
    """Put an item on the agenda, or change it; ``item`` 0 is a new one. It goes before another, or ``to_end``."""

    name: ClassVar[str] = "plan-item"
    title: str
    item: int = 0
    minutes: int = 0
    purpose: str = ""
    expected: str = ""
    draft: str = ""
    lead: int = 0
    before: int = 0
    to_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveItem(Wish):
    """Give an item another place on the agenda: before another, or (``before`` 0) at the end."""

    name: ClassVar[str] = "move-item"
    item: int
    before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DropItem(Wish):
    """Take an item that was not opened from the agenda."""

    name: ClassVar[str] = "drop-item"
    item: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem(Wish):
    """Take up an item; the one before is closed."""

    name: ClassVar[str] = "open-item"
    item: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseItem(Wish):
    """Be done with the current item."""

    name: ClassVar[str] = "close-item"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetimeItem(Wish):
    """Give an item another timebox."""

    name: ClassVar[str] = "retime-item"
    item: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint(Wish):
    """Turn to a point of the item."""

    name: ClassVar[str] = "open-point"
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkPoint(Wish):
    """Put a point aside for later."""

    name: ClassVar[str] = "park-point"
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowText(Wish):
    """Show the text under discussion."""

    name: ClassVar[str] = "show-text"
    text: str
    clause: str = ""
