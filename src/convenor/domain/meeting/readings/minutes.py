"""The minutes of a meeting, from its log and the secretary's notes: data only, for others to put into words.

People are seats; whoever draws the minutes knows their names. A number of the group's decisions is written by the
function that the caller gives. Private notes on conduct and blind positions are never in it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.attendance import Attendance, attendance
from convenor.domain.meeting.readings.calls import CallRecord, PollRecord, calls, polls
from convenor.domain.meeting.readings.replaying import Step, people_by_seat, steps
from convenor.domain.meeting.readings.turns import SpokenTurn, turns_of
from convenor.domain.meeting.readings.written import (
    Action,
    Decision,
    Note,
    Numbered,
    Parked,
    actions,
    decisions,
    notes,
    parked_points,
    parked_words,
)
from convenor.domain.meeting.state.agenda import Item
from convenor.domain.meeting.state.meeting import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of an item, in the order in which they came up."""

    number: int
    title: str
    item: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairChange:
    """Somebody took the chair from whoever had it (0: nobody)."""

    seat: int
    before: int
    item: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakoutRecord:
    """A group that worked apart, and the text that it brought back."""

    number: int
    title: str
    task: str
    chair: int
    recorder: int
    seats: tuple[int, ...]
    text: str
    item: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What happened on one item; ``number`` 0 is what happened outside every item."""

    number: int
    title: str = ""
    purpose: str = ""
    expected: str = ""
    draft: str = ""
    lead: int = 0
    standing: str = ""
    planned: timedelta = timedelta()
    spent: timedelta = timedelta()
    points: tuple[Point, ...] = ()
    turns: tuple[SpokenTurn, ...] = ()
    notes: tuple[Note, ...] = ()
    calls: tuple[CallRecord, ...] = ()
    polls: tuple[PollRecord, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    parked: tuple[Parked, ...] = ()
    words: tuple[Parked, ...] = ()
    chair: tuple[ChairChange, ...] = ()
    breakouts: tuple[BreakoutRecord, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened that minutes would tell."""
        return not any(getattr(self, name) for name in RECORDS)


RECORDS = (
    "points",
    "turns",
    "notes",
    "calls",
    "polls",
    "decisions",
    "actions",
    "parked",
    "words",
    "chair",
    "breakouts",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The whole meeting: first what belongs to no item, where there is anything, then every item in its order."""

    opened: datetime | None
    closed: datetime | None
    opened_by: int
    attendance: Attendance
    sections: tuple[Section, ...]
    breaks: tuple[tuple[datetime, int], ...]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions by number."""
        return tuple(sorted((each for part in self.sections for each in part.decisions), key=_number))

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions by number."""
        return tuple(sorted((each for part in self.sections for each in part.actions), key=_number))

    @property
    def calls(self) -> tuple[CallRecord, ...]:
        """All consensus calls by number."""
        return tuple(sorted((each for part in self.sections for each in part.calls), key=_number))


def minutes(events: Iterable[ev.Fact], numbered: Numbered = str) -> Minutes:
    """The minutes of a log, also of one that still grows."""
    log = tuple(events)
    walked = tuple(steps(log))
    end = walked[-1].after if walked else Meeting()
    whole = _whole(log, walked, numbered)
    outside = _part(whole, {0, *_items_of(whole)} - set(end.agenda.items))
    until = log[-1].at if log else None
    items = (_section(item, whole, end, until) for item in end.agenda.items.values())
    return Minutes(
        opened=end.course.opened_at,
        closed=end.course.closed_at,
        opened_by=next((each.by for each in log if isinstance(each, ev.MeetingOpened)), 0),
        attendance=attendance(walked),
        sections=(*(() if outside.is_empty else (outside,)), *items),
        breaks=tuple((each.at, each.minutes) for each in log if isinstance(each, ev.BreakStarted)),
    )


def _whole(log: tuple[ev.Fact, ...], walked: tuple[Step, ...], numbered: Numbered) -> Section:
    """All that minutes tell, not yet sorted into items."""
    return Section(
        number=0,
        points=_points(log),
        turns=turns_of(walked, people_by_seat(log)),
        notes=notes(log),
        calls=calls(walked),
        polls=polls(walked),
        decisions=decisions(log, numbered),
        actions=actions(log),
        parked=parked_points(log),
        words=parked_words(log),
        chair=_chair_changes(walked),
        breakouts=_breakouts(walked),
    )


def _part(whole: Section, items: Collection[int]) -> Section:
    """What belongs to these items."""
    parts: dict[str, Any] = {
        name: tuple(each for each in getattr(whole, name) if each.item in items) for name in RECORDS
    }
    return replace(whole, **parts)


def _items_of(whole: Section) -> set[int]:
    return {each.item for name in RECORDS for each in getattr(whole, name)}


def _section(item: Item, whole: Section, end: Meeting, until: datetime | None) -> Section:
    since = end.agenda.since
    running = until - since if since and until and item.number == end.agenda.current else timedelta()
    return replace(
        _part(whole, {item.number}),
        number=item.number,
        title=item.title,
        purpose=item.purpose,
        expected=item.expected,
        draft=item.draft,
        lead=item.lead,
        standing=item.standing,
        planned=timedelta(minutes=item.minutes),
        spent=item.spent + running,
    )


def _points(log: tuple[ev.Fact, ...]) -> tuple[Point, ...]:
    return tuple(
        Point(number=each.point, title=each.title, item=each.item, at=each.at)
        for each in log
        if isinstance(each, ev.PointOpened)
    )


def _chair_changes(walked: tuple[Step, ...]) -> tuple[ChairChange, ...]:
    """Every change of the chair after the opening, which tells who had it first."""
    into = people_by_seat(step.event for step in walked)
    return tuple(
        ChairChange(
            seat=into.get(step.event.seat, step.event.seat),
            before=into.get(step.before.chair.seat, step.before.chair.seat),
            item=step.after.agenda.current,
            at=step.event.at,
        )
        for step in walked
        if isinstance(step.event, ev.ChairTaken) and not _opens(step)
    )


def _opens(step: Step) -> bool:
    """Whether this is the chair of whoever opened the meeting, at that moment."""
    return step.before.chair.seat == 0 and step.event.at == step.before.course.opened_at


def _breakouts(walked: tuple[Step, ...]) -> tuple[BreakoutRecord, ...]:
    """The groups as they stood in the end, on the item on which they last went to work."""
    if not walked:
        return ()
    began = [step.after.agenda.current for step in walked if isinstance(step.event, ev.BreakoutsStarted)]
    return tuple(
        BreakoutRecord(
            number=each.number,
            title=each.title,
            task=each.task,
            chair=each.chair,
            recorder=each.recorder,
            seats=each.seats,
            text=each.text,
            item=began[-1] if began else 0,
        )
        for each in walked[-1].after.breakouts.groups.values()
        if began or each.text
    )


def _number(record: Decision | Action | CallRecord) -> int:
    return record.number
