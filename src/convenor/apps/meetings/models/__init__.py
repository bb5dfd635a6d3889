"""The room of a meeting, its log, and who sat where."""

from convenor.apps.meetings.models.marks import ShadowConsent, ShadowMark
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
from convenor.apps.meetings.models.report import (
    Acceptance,
    Passage,
    Proposal,
    Question,
    Report,
    ReportVersion,
    Wording,
)
from convenor.apps.meetings.models.room import LoggedEvent, Room, Sitting

__all__ = [
    "Acceptance",
    "Agreement",
    "Breakout",
    "CalendarEntry",
    "Homework",
    "Item",
    "LoggedEvent",
    "Passage",
    "Place",
    "Plan",
    "Proposal",
    "Question",
    "Report",
    "ReportVersion",
    "Room",
    "ShadowConsent",
    "ShadowMark",
    "Shift",
    "Sitting",
    "Stamp",
    "Tick",
    "Wording",
]
