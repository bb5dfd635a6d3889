"""Whose word it is: a position, a vote or a confirmation belongs to a seat, and some may enter it for another."""

from convenor.domain.kernel import Refused
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.seats import Seat
from convenor.domain.meeting.state.voices import has_voice

WRITERS = frozenset({"secretary", "staff"})
ENTERERS = WRITERS | {"convenor"}


def enters_for_others(meeting: Meeting, by: int) -> bool:
    """Whether ``by`` may enter what somebody without a device says; 0 is the product itself."""
    seat = meeting.people.seats.get(by)
    return by == 0 or (seat is not None and seat.part in ENTERERS)


def writes_down(meeting: Meeting, by: int) -> bool:
    """Whether ``by`` writes down what others say, and is neutral to it: secretary or staff."""
    seat = meeting.people.seats.get(by)
    return by == 0 or (seat is not None and seat.part in WRITERS)


def known_seat(meeting: Meeting, number: int) -> Seat:
    """The seat with this number; refused where there is none."""
    seat = meeting.people.seats.get(number)
    if seat is None or seat.standing == "removed":
        raise Refused("no-such-seat")
    return seat


def known_or_nobody(meeting: Meeting, number: int) -> int:
    """The number of a seat, or 0 for nobody in particular."""
    return known_seat(meeting, number).number if number else 0


def present_seat(meeting: Meeting, number: int) -> Seat:
    """The seat with this number, where somebody sits there now."""
    seat = known_seat(meeting, number)
    if seat.standing != "present":
        raise Refused("seat-is-not-present")
    return seat


def speaking_seat(meeting: Meeting, number: int) -> Seat:
    """A seat that the chair may call: anybody present, but not the chair."""
    seat = known_seat(meeting, number)
    if number == meeting.chair.seat:
        raise Refused("chair-must-hand-over-first")
    return present_seat(meeting, seat.number)


def with_voice(meeting: Meeting, number: int, *, by: int) -> Seat:
    """A seat that may answer a call or a poll now: present, with a voice, and not in the chair.

    A convenor may give a voice to somebody who has none, by entering the answer.
    """
    seat = speaking_seat(meeting, number)
    if not has_voice(seat) and not _gives_voice(meeting, by):
        raise Refused("part-has-no-voice")
    return seat


def _gives_voice(meeting: Meeting, by: int) -> bool:
    seat = meeting.people.seats.get(by)
    return by == 0 or (seat is not None and seat.part == "convenor")
