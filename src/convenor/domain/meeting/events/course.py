"""The course of the meeting: opened, breaks, closed, and what it shows of itself."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOpened(Fact):
    """The chair opened the meeting."""

    name: ClassVar[str] = "meeting.opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakStarted(Fact):
    """Everybody has a break of so many ``minutes``."""

    name: ClassVar[str] = "break.started"
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEnded(Fact):
    """The meeting goes on after a break."""

    name: ClassVar[str] = "break.ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingClosed(Fact):
    """The chair closed the meeting; nothing but the record's amendments follows."""

    name: ClassVar[str] = "meeting.closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceShown(Fact):
    """The share of voice was opened to everybody, or kept to the convenors again."""

    name: ClassVar[str] = "voice.shown"
    to_all: bool
