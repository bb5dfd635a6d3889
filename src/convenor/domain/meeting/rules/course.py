"""The rules of the meeting's course: opened, breaks, closed, and what it shows of itself."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.call_moves import check
from convenor.domain.meeting.rules.ending import item_over, turn_over
from convenor.domain.meeting.rules.moves import MEETING_TABLE, Stage
from convenor.domain.meeting.state.meeting import Meeting

Facts = tuple[ev.Fact, ...]
LONGEST_BREAK = 24 * 60  # minutes: meetings of several days have nights


def _open_meeting(meeting: Meeting, wish: cmd.OpenMeeting, at: datetime) -> Facts:
    """Whoever opens the meeting has the chair."""
    _check(meeting, wish)
    opened = ev.MeetingOpened(at=at, by=wish.by)
    return (opened, ev.ChairTaken(at=at, by=wish.by, seat=wish.by)) if wish.by else (opened,)


def _start_break(meeting: Meeting, wish: cmd.StartBreak, at: datetime) -> Facts:
    _check(meeting, wish)
    if not 0 < wish.minutes <= LONGEST_BREAK:
        raise Refused("break-needs-minutes", most=LONGEST_BREAK)
    return (*turn_over(meeting, wish, at), ev.BreakStarted(at=at, by=wish.by, minutes=wish.minutes))


def _end_break(meeting: Meeting, wish: cmd.EndBreak, at: datetime) -> Facts:
    _check(meeting, wish)
    return (ev.BreakEnded(at=at, by=wish.by),)


def _close_meeting(meeting: Meeting, wish: cmd.CloseMeeting, at: datetime) -> Facts:
    _check(meeting, wish)
    return (*item_over(meeting, wish, at), ev.MeetingClosed(at=at, by=wish.by))


def _show_voice(meeting: Meeting, wish: cmd.ShowVoice, at: datetime) -> Facts:
    if wish.to_all == meeting.course.voice_to_all:
        return ()
    return (ev.VoiceShown(at=at, by=wish.by, to_all=wish.to_all),)


def _check(meeting: Meeting, wish: cmd.Wish) -> None:
    check(MEETING_TABLE, Stage(meeting.course.stage), wish.name)


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.OpenMeeting: _open_meeting,
    cmd.StartBreak: _start_break,
    cmd.EndBreak: _end_break,
    cmd.CloseMeeting: _close_meeting,
    cmd.ShowVoice: _show_voice,
}
