"""The course of the meeting as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.meeting import events as ev


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """``stage``: planned, open, break, closed."""

    stage: str = "planned"
    opened_at: datetime | None = None
    until: datetime | None = None  # when the break ends
    closed_at: datetime | None = None
    voice_to_all: bool = False


def _opened(course: Course, event: ev.MeetingOpened) -> Course:
    return replace(course, stage="open", opened_at=event.at)


def _break_started(course: Course, event: ev.BreakStarted) -> Course:
    return replace(course, stage="break", until=event.at + timedelta(minutes=event.minutes))


def _break_ended(course: Course, _: ev.BreakEnded) -> Course:
    return replace(course, stage="open", until=None)


def _closed(course: Course, event: ev.MeetingClosed) -> Course:
    return replace(course, stage="closed", until=None, closed_at=event.at)


REACTIONS: Mapping[type[ev.Fact], Callable[[Course, Any], Course]] = {
    ev.MeetingOpened: _opened,
    ev.BreakStarted: _break_started,
    ev.BreakEnded: _break_ended,
    ev.MeetingClosed: _closed,
    ev.VoiceShown: lambda course, event: replace(course, voice_to_all=event.to_all),
}
