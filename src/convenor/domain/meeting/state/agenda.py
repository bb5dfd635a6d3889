"""The agenda as it stands: items in their order, what is open, time spent, the point and the text under discussion."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.meeting import events as ev


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of the agenda. ``standing``: planned, open, closed. ``spent`` is the time of its finished stretches."""

    number: int
    title: str
    minutes: int = 0
    purpose: str = ""
    expected: str = ""
    draft: str = ""
    lead: int = 0
    standing: str = "planned"
    spent: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Items by number in the order in which they stand; ``current`` 0 is none, ``since`` when it was opened."""

    items: Mapping[int, Item] = field(default_factory=dict)
    last: int = 0
    current: int = 0
    since: datetime | None = None
    opened: datetime | None = None  # when the current item was taken up; a break does not change it
    point: int = 0
    point_title: str = ""
    points: int = 0  # how many there were in the meeting
    text: str = ""
    clause: str = ""


def _planned(agenda: Agenda, event: ev.ItemPlanned) -> Agenda:
    """A new item goes where it is wanted; an item said again stays where it is, unless another place is named."""
    before = agenda.items.get(event.item)
    item = Item(
        number=event.item,
        title=event.title,
        minutes=event.minutes,
        purpose=event.purpose,
        expected=event.expected,
        draft=event.draft,
        lead=event.lead,
        standing=before.standing if before else "planned",
        spent=before.spent if before else timedelta(),
    )
    last = max(agenda.last, event.item)
    if before is not None and event.before not in agenda.items and not event.to_end:
        return replace(agenda, items={**agenda.items, event.item: item}, last=last)
    return replace(agenda, items=_placed(agenda.items, item, event.before), last=last)


def _placed(items: Mapping[int, Item], item: Item, before: int) -> dict[int, Item]:
    placed: dict[int, Item] = {}
    for number, other in items.items():
        if number == before and number != item.number:
            placed[item.number] = item
        if number != item.number:
            placed[number] = other
    return placed if item.number in placed else {**placed, item.number: item}


def _dropped(agenda: Agenda, event: ev.ItemDropped) -> Agenda:
    kept = {number: item for number, item in agenda.items.items() if number != event.item}
    return replace(agenda, items=kept)


def _opened(agenda: Agenda, event: ev.ItemOpened) -> Agenda:
    agenda = _laid_down(agenda, event.at)
    if event.item not in agenda.items:
        return agenda
    agenda = _standing(agenda, event.item, standing="open")
    return replace(agenda, current=event.item, since=event.at, opened=event.at, text="", clause="")


def _closed(agenda: Agenda, event: ev.ItemClosed) -> Agenda:
    return _laid_down(agenda, event.at) if agenda.current == event.item else agenda


def _laid_down(agenda: Agenda, at: datetime) -> Agenda:
    """The current item is closed, and its point with it."""
    if not agenda.current:
        return agenda
    agenda = _standing(_paused(agenda, at), agenda.current, standing="closed")
    return replace(agenda, current=0, opened=None, point=0, point_title="")


def _paused(agenda: Agenda, at: datetime) -> Agenda:
    """The current item's time stands still."""
    item = agenda.items.get(agenda.current)
    if item is None or agenda.since is None:
        return agenda
    spent = item.spent + max(at - agenda.since, timedelta())
    return replace(_standing(agenda, item.number, spent=spent), since=None)


def _standing(agenda: Agenda, number: int, **what: Any) -> Agenda:
    return replace(agenda, items={**agenda.items, number: replace(agenda.items[number], **what)})


def _resumed(agenda: Agenda, event: ev.BreakEnded) -> Agenda:
    return replace(agenda, since=event.at) if agenda.current else agenda


def _retimed(agenda: Agenda, event: ev.ItemRetimed) -> Agenda:
    known = event.item in agenda.items
    return _standing(agenda, event.item, minutes=event.minutes) if known else agenda


def _point_opened(agenda: Agenda, event: ev.PointOpened) -> Agenda:
    points = max(agenda.points, event.point)
    return replace(agenda, point=event.point, point_title=event.title, points=points)


def _led(agenda: Agenda, event: ev.SeatMerged) -> Agenda:
    items = {
        number: replace(item, lead=event.into) if item.lead == event.seat else item
        for number, item in agenda.items.items()
    }
    return replace(agenda, items=items)


REACTIONS: Mapping[type[ev.Fact], Callable[[Agenda, Any], Agenda]] = {
    ev.ItemPlanned: _planned,
    ev.ItemDropped: _dropped,
    ev.ItemOpened: _opened,
    ev.ItemClosed: _closed,
    ev.ItemRetimed: _retimed,
    ev.PointOpened: _point_opened,
    ev.TextShown: lambda agenda, event: replace(agenda, text=event.text, clause=event.clause),
    ev.BreakStarted: lambda agenda, event: _paused(agenda, event.at),
    ev.BreakEnded: _resumed,
    ev.MeetingClosed: lambda agenda, event: _laid_down(agenda, event.at),
    ev.SeatMerged: _led,
}
