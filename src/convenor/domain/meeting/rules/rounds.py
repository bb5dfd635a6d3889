"""The rules of a round of the table: everybody is asked once, and may pass without loss of face."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.ending import round_over, turn_of, turn_over
from convenor.domain.meeting.rules.floor import hat
from convenor.domain.meeting.rules.whose import known_seat
from convenor.domain.meeting.state.kept import kept
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.rounds import Round
from convenor.domain.meeting.state.seats import People, Seat
from convenor.domain.meeting.state.voices import voices
from convenor.domain.speaking import Place, table_round

Facts = tuple[ev.Fact, ...]
LONGEST_TURN = 60 * 60  # seconds


def _start_round(meeting: Meeting, wish: cmd.StartRound, at: datetime) -> Facts:
    """Everybody present with a voice is asked, the chair excepted; whoever speaks is done."""
    if meeting.floor.round:
        raise Refused("round-is-under-way")
    if not 0 < wish.seconds <= LONGEST_TURN:
        raise Refused("round-needs-seconds", most=LONGEST_TURN)
    seats = round_seats(meeting, wish)
    if not seats:
        raise Refused("nobody-to-ask")
    started = ev.RoundStarted(
        at=at,
        by=wish.by,
        round=meeting.floor.rounds + 1,
        seats=seats,
        seconds=wish.seconds,
        opposite=wish.opposite,
        clockwise=wish.clockwise,
    )
    return (*turn_over(meeting, wish, at), started)


def round_seats(meeting: Meeting, wish: cmd.StartRound) -> tuple[int, ...]:
    """In which order a round would ask; to be shown before it starts."""
    if wish.opposite:
        known_seat(meeting, wish.opposite)
    return _at_the_table(meeting.people, meeting.chair.seat, wish.opposite, wish.clockwise)


@kept
def _at_the_table(people: People, chair: int, opposite: int, clockwise: bool) -> tuple[int, ...]:
    across = _place(people.seats[opposite]) if opposite else None
    places = (_place(seat) for seat in voices(people, but=chair))
    return table_round(places, opposite=across, clockwise=clockwise)


def _place(seat: Seat) -> Place:
    return Place(seat.number, seat.mode, seat.spot)


def _call_next(meeting: Meeting, wish: cmd.CallNext, at: datetime) -> Facts:
    """Where nobody is left to be asked, the round is over."""
    going = _going(meeting)
    if not going.to_come:
        return (*turn_over(meeting, wish, at), *round_over(meeting, wish, at))
    seat = going.to_come[0]
    speaker = meeting.floor.speaker
    if speaker and speaker.seat == seat:
        raise Refused("already-speaks")
    point = meeting.agenda.point
    given = ev.FloorGiven(at=at, by=wish.by, seat=seat, kind="round", point=point, hat=hat(meeting, seat))
    return (*turn_over(meeting, wish, at), given)


def _pass_round(meeting: Meeting, wish: cmd.PassRound, at: datetime) -> Facts:
    """Before the turn comes or in it; nobody need say why. The last to pass ends the round."""
    going, seat = _going(meeting), known_seat(meeting, wish.seat).number
    speaker = meeting.floor.speaker
    asked = speaker is not None and speaker.seat == seat and speaker.kind == "round"
    if seat in going.passed:
        return ()
    if seat not in going.to_come and not asked:
        raise Refused("no-turn-to-pass")
    over = set(going.to_come) <= {seat} and (speaker is None or asked)
    return (
        *(turn_of(seat, meeting, wish, at) if asked else ()),
        ev.RoundPassed(at=at, by=wish.by, seat=seat),
        *(round_over(meeting, wish, at) if over else ()),
    )


def _end_round(meeting: Meeting, wish: cmd.EndRound, at: datetime) -> Facts:
    """The turn of whoever was asked ends with it."""
    _going(meeting)
    speaker = meeting.floor.speaker
    asked = speaker is not None and speaker.kind == "round"
    return (*(turn_over(meeting, wish, at) if asked else ()), *round_over(meeting, wish, at))


def _going(meeting: Meeting) -> Round:
    if meeting.floor.round is None:
        raise Refused("no-round-is-under-way")
    return meeting.floor.round


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.StartRound: _start_round,
    cmd.CallNext: _call_next,
    cmd.PassRound: _pass_round,
    cmd.EndRound: _end_round,
}
