"""Wishes about the course of the meeting."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMeeting(Wish):
    """Open the meeting; whoever does it has the chair."""

    name: ClassVar[str] = "open-meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartBreak(Wish):
    """Give everybody a break of so many ``minutes``."""

    name: ClassVar[str] = "start-break"
    minutes: int = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class EndBreak(Wish):
    """Go on after a break."""

    name: ClassVar[str] = "end-break"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseMeeting(Wish):
    """Close the meeting."""

    name: ClassVar[str] = "close-meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowVoice(Wish):
    """Open the share of voice to everybody, or keep it to the convenors."""

    name: ClassVar[str] = "show-voice"
    to_all: bool
