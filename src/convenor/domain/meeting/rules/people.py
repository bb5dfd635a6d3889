"""The rules of seats: set up, claimed at the door, admitted, moved, merged, removed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.ending import turn_of
from convenor.domain.meeting.rules.whose import known_seat
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.seats import Seat
from convenor.domain.speaking import MODES

Facts = tuple[ev.Fact, ...]
PARTS = ("convenor", "secretary", "staff", "expert", "observer", "mentee", "guest")
MOST_SEATS = 5_000


def _set_up_seat(meeting: Meeting, wish: cmd.SetUpSeat, at: datetime) -> Facts:
    number = wish.seat or meeting.people.last + 1
    if not 0 < number <= MOST_SEATS:
        raise Refused("no-such-seat")
    _check_set_up(meeting, wish, number)
    set_up = ev.SeatSetUp(
        at=at,
        by=wish.by,
        seat=number,
        part=wish.part,
        body=wish.body.strip(),
        interest=wish.interest.strip(),
        mode=wish.mode,
        spot=wish.spot,
        first_time=wish.first_time,
    )
    known = meeting.people.seats.get(number)
    return () if known and _is_the_same(known, set_up) else (set_up,)


def _check_set_up(meeting: Meeting, wish: cmd.SetUpSeat, number: int) -> None:
    if number in meeting.people.seats:
        known_seat(meeting, number)
    if wish.part not in PARTS:
        raise Refused("unknown-part")
    if number == meeting.chair.seat and wish.part != "convenor":
        raise Refused("only-convenors-may-chair")
    _check_place(meeting, number, wish.mode, wish.spot)


def _check_place(meeting: Meeting, number: int, mode: str, spot: int) -> None:
    if mode not in MODES:
        raise Refused("unknown-mode")
    if not 0 <= spot <= MOST_SEATS:
        raise Refused("no-such-spot")
    others = (seat for seat in meeting.people.seats.values() if seat.number != number)
    if spot and any(seat.spot == spot for seat in others):
        raise Refused("spot-is-taken", spot=spot)


def _is_the_same(seat: Seat, set_up: ev.SeatSetUp) -> bool:
    fields = ("part", "body", "interest", "mode", "spot", "first_time")
    return all(getattr(seat, name) == getattr(set_up, name) for name in fields)


def _claim_seat(meeting: Meeting, wish: cmd.ClaimSeat, at: datetime) -> Facts:
    """Nobody can take a seat that is taken."""
    seat = known_seat(meeting, wish.seat)
    if seat.standing == "present":
        raise Refused("seat-is-taken")
    if seat.standing == "claimed":
        raise Refused("seat-is-claimed")
    if wish.mode not in MODES:
        raise Refused("unknown-mode")
    return (ev.SeatClaimed(at=at, by=wish.by, seat=seat.number, mode=wish.mode),)


def _admit_seat(meeting: Meeting, wish: cmd.AdmitSeat, at: datetime) -> Facts:
    """Whoever came without a device is admitted without a claim."""
    seat = known_seat(meeting, wish.seat)
    if seat.standing == "present":
        return ()
    return (ev.SeatAdmitted(at=at, by=wish.by, seat=seat.number, mode=seat.claimed_mode or seat.mode),)


def _turn_away(meeting: Meeting, wish: cmd.TurnAway, at: datetime) -> Facts:
    seat = known_seat(meeting, wish.seat)
    if seat.standing != "claimed":
        raise Refused("nobody-claims-this-seat")
    return (ev.SeatTurnedAway(at=at, by=wish.by, seat=seat.number),)


def _leave_seat(meeting: Meeting, wish: cmd.LeaveSeat, at: datetime) -> Facts:
    seat = known_seat(meeting, wish.seat)
    if seat.standing == "left":
        return ()
    if seat.standing == "expected":
        raise Refused("seat-is-not-present")
    return (*turn_of(seat.number, meeting, wish, at), ev.SeatLeft(at=at, by=wish.by, seat=seat.number))


def _move_seat(meeting: Meeting, wish: cmd.MoveSeat, at: datetime) -> Facts:
    seat = known_seat(meeting, wish.seat)
    mode, spot = wish.mode or seat.mode, wish.spot or seat.spot
    _check_place(meeting, seat.number, mode, spot)
    if (mode, spot) == (seat.mode, seat.spot):
        return ()
    return (ev.SeatMoved(at=at, by=wish.by, seat=seat.number, mode=mode, spot=spot),)


def _merge_seats(meeting: Meeting, wish: cmd.MergeSeats, at: datetime) -> Facts:
    """What one seat had belongs to the other; nobody but a convenor gets the chair in this way."""
    seat, into = known_seat(meeting, wish.seat), known_seat(meeting, wish.into)
    if seat.number == into.number:
        raise Refused("seats-are-the-same")
    if meeting.chair.seat == seat.number and into.part != "convenor":
        raise Refused("only-convenors-may-chair")
    merged = ev.SeatMerged(at=at, by=wish.by, seat=seat.number, into=into.number)
    if meeting.chair.seat in (seat.number, into.number):
        return _merged_in_the_chair(meeting, wish, merged, at)
    unfit = meeting.chair.offered_to == seat.number and into.part != "convenor"
    return (*((ev.ChairOfferEnded(at=at, by=wish.by),) if unfit else ()), merged)


def _merged_in_the_chair(
    meeting: Meeting, wish: cmd.MergeSeats, merged: ev.SeatMerged, at: datetime
) -> Facts:
    """Whoever has the chair neither speaks nor waits, so what the other seat had ends."""
    silent = (*turn_of(wish.seat, meeting, wish, at), *turn_of(wish.into, meeting, wish, at))
    return (*silent, merged, ev.ChairTaken(at=at, by=wish.by, seat=wish.into))


def _remove_seat(meeting: Meeting, wish: cmd.RemoveSeat, at: datetime) -> Facts:
    seat = known_seat(meeting, wish.seat)
    if seat.part != "guest":
        raise Refused("only-guests-are-removed")
    return (*turn_of(seat.number, meeting, wish, at), ev.SeatRemoved(at=at, by=wish.by, seat=seat.number))


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.SetUpSeat: _set_up_seat,
    cmd.ClaimSeat: _claim_seat,
    cmd.AdmitSeat: _admit_seat,
    cmd.TurnAway: _turn_away,
    cmd.LeaveSeat: _leave_seat,
    cmd.MoveSeat: _move_seat,
    cmd.MergeSeats: _merge_seats,
    cmd.RemoveSeat: _remove_seat,
}
