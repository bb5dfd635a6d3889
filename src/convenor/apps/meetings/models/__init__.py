"""The room of a meeting, its log, and who sat where."""

from convenor.apps.meetings.models.plan import (
    Agreement,
    Breakout,
    CalendarEntry,
    Homework,
    Item,
    Place,
    Plan,
    Shift,
    Stamp,
    Tick,
)
from convenor.apps.meetings.models.room import LoggedEvent, Room, Sitting

__all__ = [
    "Agreement",
    "Breakout",
    "CalendarEntry",
    "Homework",
    "Item",
    "LoggedEvent",
    "Place",
    "Plan",
    "Room",
    "Shift",
    "Sitting",
    "Stamp",
    "Tick",
]
