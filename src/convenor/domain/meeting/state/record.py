"""What the record has numbered so far, what waits to be confirmed, and the groups that work apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.meeting import events as ev


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The last numbers given. Texts are read from the log; the state need not carry them."""

    notes: int = 0
    decisions: int = 0
    actions: int = 0
    parked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The restatement that waits for its speaker, and when somebody last asked to restate or to go slower."""

    gist: int = 0
    gist_of: int = 0
    gist_text: str = ""
    gist_standing: str = ""  # waiting, confirmed, refused
    restate_asked: datetime | None = None
    slower_asked: datetime | None = None
    reminded: datetime | None = None
    reminder: str = ""


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
    """All groups; ``until`` is when they are called back, None when they are not apart."""

    groups: Mapping[int, Breakout] = field(default_factory=dict)
    last: int = 0
    until: datetime | None = None


REACTIONS: Mapping[type[ev.Fact], Callable[[Record, Any], Record]] = {
    ev.NoteWritten: lambda record, event: replace(record, notes=max(record.notes, event.note)),
    ev.DecisionRecorded: lambda record, event: replace(record, decisions=event.number),
    ev.ActionRecorded: lambda record, event: replace(record, actions=max(record.actions, event.action)),
    ev.PointParked: lambda record, _: replace(record, parked=record.parked + 1),
}


def _gist_restated(language: Language, event: ev.GistRestated) -> Language:
    return replace(
        language, gist=event.gist, gist_of=event.seat, gist_text=event.text, gist_standing="waiting"
    )


def _gist_confirmed(language: Language, event: ev.GistConfirmed) -> Language:
    if event.gist != language.gist:
        return language
    return replace(language, gist_standing="confirmed" if event.agrees else "refused")


def _seat_merged_in_language(language: Language, event: ev.SeatMerged) -> Language:
    return replace(language, gist_of=event.into) if language.gist_of == event.seat else language


LANGUAGE_REACTIONS: Mapping[type[ev.Fact], Callable[[Language, Any], Language]] = {
    ev.RestateAsked: lambda language, event: replace(language, restate_asked=event.at),
    ev.SlowerAsked: lambda language, event: replace(language, slower_asked=event.at),
    ev.GistRestated: _gist_restated,
    ev.GistConfirmed: _gist_confirmed,
    ev.ConductReminded: lambda language, event: replace(language, reminded=event.at, reminder=event.text),
    ev.SeatMerged: _seat_merged_in_language,
}


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


def _breakout_reported(breakouts: Breakouts, event: ev.BreakoutReported) -> Breakouts:
    group = breakouts.groups.get(event.group)
    if group is None:
        return breakouts
    return replace(breakouts, groups={**breakouts.groups, event.group: replace(group, text=event.text)})


def _seat_merged_in_groups(breakouts: Breakouts, event: ev.SeatMerged) -> Breakouts:
    groups = {number: _merged(group, event) for number, group in breakouts.groups.items()}
    return replace(breakouts, groups=groups)


def _merged(group: Breakout, event: ev.SeatMerged) -> Breakout:
    def now(seat: int) -> int:
        return event.into if seat == event.seat else seat

    seats = tuple(dict.fromkeys(now(seat) for seat in group.seats))
    return replace(group, chair=now(group.chair), recorder=now(group.recorder), seats=seats)


BREAKOUT_REACTIONS: Mapping[type[ev.Fact], Callable[[Breakouts, Any], Breakouts]] = {
    ev.BreakoutPlanned: _breakout_planned,
    ev.BreakoutsStarted: lambda breakouts, event: replace(
        breakouts, until=event.at + timedelta(minutes=event.minutes)
    ),
    ev.BreakoutReported: _breakout_reported,
    ev.BreakoutsEnded: lambda breakouts, _: replace(breakouts, until=None),
    ev.SeatMerged: _seat_merged_in_groups,
}
