"""A meeting at any moment of its log: after so many events, or at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.state import evolve, replay
from convenor.domain.meeting.state.meeting import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One event and the meeting on both sides of it; ``after.place`` is its place in the log."""

    event: ev.Fact
    before: Meeting
    after: Meeting


def steps(events: Iterable[ev.Fact]) -> Iterator[Step]:
    """The whole log, event by event."""
    before = Meeting()
    for event in events:
        after = evolve(before, event)
        yield Step(event=event, before=before, after=after)
        before = after


def at(events: Iterable[ev.Fact], moment: int | datetime) -> Meeting:
    """The meeting after so many events, or as it was at a time."""
    return replay(_until(events, moment))


def people_by_seat(events: Iterable[ev.Fact]) -> dict[int, int]:
    """Which seat a merged seat became in the end; a seat that was never merged is not in it."""
    into: dict[int, int] = {}
    for event in events:
        if isinstance(event, ev.SeatMerged):
            into = {seat: event.into if kept == event.seat else kept for seat, kept in into.items()}
            into[event.seat] = event.into
    return into


def _until(events: Iterable[ev.Fact], moment: int | datetime) -> Iterator[ev.Fact]:
    for place, event in enumerate(events, start=1):
        if place > moment if isinstance(moment, int) else event.at > moment:
            return
        yield event
