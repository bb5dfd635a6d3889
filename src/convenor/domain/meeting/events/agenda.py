"""The agenda: items planned, opened, closed; the point under discussion; points parked."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPlanned(Fact):
    """An item stands on the agenda, before item ``before``; new or ``to_end``, at the end. Said again, it replaces the item."""

    name: ClassVar[str] = "item.planned"
    item: int
    title: str
    minutes: int = 0
    purpose: str = ""
    expected: str = ""
    draft: str = ""
    lead: int = 0
    before: int = 0
    to_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDropped(Fact):
    """An item that was not yet opened left the agenda."""

    name: ClassVar[str] = "item.dropped"
    item: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOpened(Fact):
    """The meeting takes up an item."""

    name: ClassVar[str] = "item.opened"
    item: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemClosed(Fact):
    """The meeting is done with an item for now."""

    name: ClassVar[str] = "item.closed"
    item: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRetimed(Fact):
    """An item got another timebox, in minutes."""

    name: ClassVar[str] = "item.retimed"
    item: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOpened(Fact):
    """The discussion turned to a point; replies are bound to it."""

    name: ClassVar[str] = "point.opened"
    point: int
    title: str
    item: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PointParked(Fact):
    """A point was put aside for later, so that the item can go on."""

    name: ClassVar[str] = "point.parked"
    title: str
    item: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextShown(Fact):
    """The text under discussion, as everybody sees it now."""

    name: ClassVar[str] = "text.shown"
    text: str
    clause: str = ""
