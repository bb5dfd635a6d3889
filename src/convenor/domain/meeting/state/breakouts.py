"""The groups that work apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.meeting import events as ev


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakout:
    """A group that works apart."""

    number: int
    title: str
    task: str = ""
    chair: int = 0
    recorder: int = 0
    seats: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakouts:
    """All groups; ``until`` is when they are called back, None when they are not apart; ``began`` when they first were."""

    groups: Mapping[int, Breakout] = field(default_factory=dict)
    last: int = 0
    until: datetime | None = None
    began: datetime | None = None


def _breakout_planned(breakouts: Breakouts, event: ev.BreakoutPlanned) -> Breakouts:
    """Planned again, a group keeps the text that it brought back."""
    before = breakouts.groups.get(event.group)
    group = Breakout(
        number=event.group,
        title=event.title,
        task=event.task,
        chair=event.chair,
        recorder=event.recorder,
        seats=event.seats,
        text=before.text if before else "",
    )
    groups = {**breakouts.groups, event.group: group}
    return replace(breakouts, groups=groups, last=max(breakouts.last, event.group))


def _breakout_dropped(breakouts: Breakouts, event: ev.BreakoutDropped) -> Breakouts:
    kept = {number: group for number, group in breakouts.groups.items() if number != event.group}
    return replace(breakouts, groups=kept)


def _breakouts_started(breakouts: Breakouts, event: ev.BreakoutsStarted) -> Breakouts:
    until = event.at + timedelta(minutes=event.minutes)
    return replace(breakouts, until=until, began=breakouts.began or event.at)


def _breakout_reported(breakouts: Breakouts, event: ev.BreakoutReported) -> Breakouts:
    group = breakouts.groups.get(event.group)
    if group is None:
        return breakouts
    return replace(breakouts, groups={**breakouts.groups, event.group: replace(group, text=event.text)})


def _seat_merged_in_groups(breakouts: Breakouts, event: ev.SeatMerged) -> Breakouts:
    groups = {number: _merged(group, event) for number, group in breakouts.groups.items()}
    return replace(breakouts, groups=groups)


def _merged(group: Breakout, event: ev.SeatMerged) -> Breakout:
    def _now(seat: int) -> int:
        return event.into if seat == event.seat else seat

    seats = tuple(dict.fromkeys(_now(seat) for seat in group.seats))
    return replace(group, chair=_now(group.chair), recorder=_now(group.recorder), seats=seats)


REACTIONS: Mapping[type[ev.Fact], Callable[[Breakouts, Any], Breakouts]] = {
    ev.BreakoutPlanned: _breakout_planned,
    ev.BreakoutDropped: _breakout_dropped,
    ev.BreakoutsStarted: _breakouts_started,
    ev.BreakoutReported: _breakout_reported,
    ev.BreakoutsEnded: lambda breakouts, _: replace(breakouts, until=None),
    ev.SeatMerged: _seat_merged_in_groups,
}
