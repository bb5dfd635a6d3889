"""Who sits at the table, as far as the meeting knows: numbers, parts, and whom they speak for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from convenor.domain.meeting import events as ev


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place at the table. ``standing``: expected, claimed, present, left, removed (merged seats are removed)."""

    number: int
    part: str = "expert"
    body: str = ""
    interest: str = ""
    mode: str = "room"
    spot: int = 0
    first_time: bool = False
    standing: str = "expected"
    claimed_mode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """All seats by number, and the highest number ever given."""

    seats: Mapping[int, Seat] = field(default_factory=dict)
    last: int = 0

    def is_present(self, number: int) -> bool:
        """Whether somebody sits there now."""
        seat = self.seats.get(number)
        return seat is not None and seat.standing == "present"


def _changed(people: People, number: int, **what: Any) -> People:
    seat = people.seats.get(number)
    if seat is None:
        return people
    return replace(people, seats={**people.seats, number: replace(seat, **what)})


def _set_up(people: People, event: ev.SeatSetUp) -> People:
    before = people.seats.get(event.seat)
    seat = Seat(
        number=event.seat,
        part=event.part,
        body=event.body,
        interest=event.interest,
        mode=event.mode,
        spot=event.spot,
        first_time=event.first_time,
        standing=before.standing if before else "expected",
        claimed_mode=before.claimed_mode if before else "",
    )
    return People(seats={**people.seats, event.seat: seat}, last=max(people.last, event.seat))


def _claimed(people: People, event: ev.SeatClaimed) -> People:
    return _changed(people, event.seat, standing="claimed", claimed_mode=event.mode)


def _admitted(people: People, event: ev.SeatAdmitted) -> People:
    return _changed(people, event.seat, standing="present", mode=event.mode, claimed_mode="")


def _left(people: People, event: ev.SeatLeft) -> People:
    return _changed(people, event.seat, standing="left", claimed_mode="")


def _turned_away(people: People, event: ev.SeatTurnedAway) -> People:
    return _changed(people, event.seat, standing="expected", claimed_mode="")


def _moved(people: People, event: ev.SeatMoved) -> People:
    return _changed(people, event.seat, mode=event.mode, spot=event.spot)


def _merged(people: People, event: ev.SeatMerged) -> People:
    """Whoever was here under ``seat`` is here under ``into``."""
    seat, into = people.seats.get(event.seat), people.seats.get(event.into)
    if seat is None or into is None:
        return people
    if into.standing != "present" and seat.standing in ("present", "claimed"):
        into = replace(into, standing=seat.standing, mode=seat.mode, claimed_mode=seat.claimed_mode)
    into = replace(into, spot=into.spot or seat.spot)
    gone = replace(seat, standing="removed", spot=0)
    return replace(people, seats={**people.seats, event.seat: gone, event.into: into})


def _removed(people: People, event: ev.SeatRemoved) -> People:
    return _changed(people, event.seat, standing="removed", spot=0)


REACTIONS: Mapping[type[ev.Fact], Callable[[People, Any], People]] = {
    ev.SeatSetUp: _set_up,
    ev.SeatClaimed: _claimed,
    ev.SeatAdmitted: _admitted,
    ev.SeatTurnedAway: _turned_away,
    ev.SeatLeft: _left,
    ev.SeatMoved: _moved,
    ev.SeatMerged: _merged,
    ev.SeatRemoved: _removed,
}
