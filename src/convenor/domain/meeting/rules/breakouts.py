"""The rules of groups that work apart: who chairs, who writes down, how long, and the text that comes back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.whose import enters_for_others, known_or_nobody, known_seat
from convenor.domain.meeting.state.breakouts import Breakout
from convenor.domain.meeting.state.meeting import Meeting

Facts = tuple[ev.Fact, ...]
LONGEST = 480  # minutes: a working day


def _plan_breakout(meeting: Meeting, wish: cmd.PlanBreakout, at: datetime) -> Facts:
    """Chair and recorder sit in their group; whoever sat in another group leaves that one."""
    group = _planned(meeting, wish)
    left = _left_behind(meeting, group)
    return tuple(_event(each, by=wish.by, at=at) for each in (*left, group) if _is_new(meeting, each))


def _planned(meeting: Meeting, wish: cmd.PlanBreakout) -> Breakout:
    last = meeting.breakouts.last
    number = wish.group or last + 1
    if not 0 < number <= last + (not wish.group):
        raise Refused("no-such-breakout")
    if not wish.title.strip():
        raise Refused("breakout-needs-title")
    chair, recorder = known_or_nobody(meeting, wish.chair), known_or_nobody(meeting, wish.recorder)
    seats = (known_seat(meeting, seat).number for seat in wish.seats)
    return Breakout(
        number=number,
        title=wish.title.strip(),
        task=wish.task.strip(),
        chair=chair,
        recorder=recorder,
        seats=tuple(dict.fromkeys(seat for seat in (chair, recorder, *seats) if seat)),
    )


def _left_behind(meeting: Meeting, group: Breakout) -> Iterable[Breakout]:
    """The other groups that lose somebody to this one."""
    gone = set(group.seats)
    for other in meeting.breakouts.groups.values():
        if other.number != group.number and gone & set(other.seats):
            yield replace(
                other,
                chair=0 if other.chair in gone else other.chair,
                recorder=0 if other.recorder in gone else other.recorder,
                seats=tuple(seat for seat in other.seats if seat not in gone),
            )


def _is_new(meeting: Meeting, group: Breakout) -> bool:
    before = meeting.breakouts.groups.get(group.number)
    return before is None or replace(before, text="") != replace(group, text="")


def _event(group: Breakout, *, by: int, at: datetime) -> ev.BreakoutPlanned:
    return ev.BreakoutPlanned(
        at=at,
        by=by,
        group=group.number,
        title=group.title,
        task=group.task,
        chair=group.chair,
        recorder=group.recorder,
        seats=group.seats,
    )


def _drop_breakout(meeting: Meeting, wish: cmd.DropBreakout, at: datetime) -> Facts:
    """Groups that have begun to work belong to the record."""
    if wish.group not in meeting.breakouts.groups:
        raise Refused("no-such-breakout")
    if meeting.breakouts.began is not None:
        raise Refused("breakouts-have-begun")
    return (ev.BreakoutDropped(at=at, by=wish.by, group=wish.group),)


def _start_breakouts(meeting: Meeting, wish: cmd.StartBreakouts, at: datetime) -> Facts:
    if meeting.breakouts.until is not None:
        raise Refused("breakouts-are-apart")
    if not meeting.breakouts.groups:
        raise Refused("no-breakouts-planned")
    if not 0 < wish.minutes <= LONGEST:
        raise Refused("breakouts-need-minutes", most=LONGEST)
    return (ev.BreakoutsStarted(at=at, by=wish.by, minutes=wish.minutes),)


def _report_breakout(meeting: Meeting, wish: cmd.ReportBreakout, at: datetime) -> Facts:
    group = meeting.breakouts.groups.get(wish.group)
    if group is None:
        raise Refused("no-such-breakout")
    if wish.by not in (group.chair, group.recorder) and not enters_for_others(meeting, wish.by):
        raise Refused("only-chair-or-recorder")
    if wish.text.strip() == group.text:
        return ()
    return (ev.BreakoutReported(at=at, by=wish.by, group=wish.group, text=wish.text.strip()),)


def _end_breakouts(meeting: Meeting, wish: cmd.EndBreakouts, at: datetime) -> Facts:
    if meeting.breakouts.until is None:
        return ()
    return (ev.BreakoutsEnded(at=at, by=wish.by),)


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.PlanBreakout: _plan_breakout,
    cmd.DropBreakout: _drop_breakout,
    cmd.StartBreakouts: _start_breakouts,
    cmd.ReportBreakout: _report_breakout,
    cmd.EndBreakouts: _end_breakouts,
}
