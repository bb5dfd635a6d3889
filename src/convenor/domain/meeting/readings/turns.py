"""Who spoke when, how long, on which item and point, and in which hat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.replaying import Step, people_by_seat, steps
from convenor.domain.meeting.state.floor import Speaker
from convenor.domain.meeting.state.seats import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenTurn:
    """One turn. ``time`` is what was spoken: the clock may have stood still in between.

    ``ended`` is None while the turn lasts; ``mode`` is where the seat was when the turn began; ``chair`` had the
    chair; ``round`` is the round of the table that it was part of, 0 for none; ``place`` is that of its first event.
    """

    place: int
    seat: int
    began: datetime
    ended: datetime | None = None
    time: timedelta = timedelta()
    kind: str = "new"
    note: str = ""
    item: int = 0
    point: int = 0
    point_title: str = ""
    hat: str = ""
    out_of_turn: bool = False
    part: str = "expert"
    body: str = ""
    interest: str = ""
    mode: str = "room"
    chair: int = 0
    round: int = 0


def turns(events: Iterable[ev.Fact], *, now: datetime | None = None) -> tuple[SpokenTurn, ...]:
    """Every turn of the meeting; one that still lasts is counted until ``now``, else until the last event."""
    log = tuple(events)
    return turns_of(tuple(steps(log)), people_by_seat(log), now=now)


def turns_of(
    walked: Iterable[Step], into: Mapping[int, int], *, now: datetime | None = None
) -> tuple[SpokenTurn, ...]:
    """The turns of a log that was walked already; ``into`` says which seats were merged."""
    found: list[SpokenTurn] = []
    running: SpokenTurn | None = None
    last = None
    for step in walked:
        if running and _is_over(step):
            found.append(_ended(running, step.before.floor.speaker, step.event.at))
            running = None
        if isinstance(step.event, ev.FloorGiven):
            running = _begun(step, step.event)
        last = step
    if running and last:
        until = now or last.event.at
        found.append(replace(_ended(running, last.after.floor.speaker, until), ended=None))
    return tuple(replace(each, seat=into.get(each.seat, each.seat)) for each in found)


def _is_over(step: Step) -> bool:
    return isinstance(step.event, ev.FloorGiven) or step.after.floor.speaker is None


def _ended(turn: SpokenTurn, speaker: Speaker | None, at: datetime) -> SpokenTurn:
    return replace(turn, ended=at, time=speaker.spoken(at) if speaker else at - turn.began)


def _begun(step: Step, event: ev.FloorGiven) -> SpokenTurn:
    meeting = step.after
    going = step.before.floor.round if event.kind == "round" else None
    seat = meeting.people.seats.get(event.seat, Seat(number=event.seat))
    return SpokenTurn(
        place=meeting.place,
        seat=event.seat,
        began=event.at,
        kind=event.kind,
        note=event.note,
        item=meeting.agenda.current,
        point=event.point,
        point_title=meeting.agenda.point_title if event.point == meeting.agenda.point else "",
        hat=event.hat,
        out_of_turn=event.out_of_turn,
        part=seat.part,
        body=seat.body,
        interest=seat.interest,
        mode=seat.mode,
        chair=meeting.chair.seat,
        round=going.number if going else 0,
    )
