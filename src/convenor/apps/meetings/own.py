"""What one seat alone sees, and what the convenors' side sees of all seats."""

from collections.abc import Mapping
from typing import Any

from convenor.apps.meetings.sitters import Sitter
from convenor.domain.meeting.readings.shown import moment
from convenor.domain.meeting.state import Meeting
from convenor.domain.meeting.state.seats import Seat

NOBODY = Sitter("")


def mine(meeting: Meeting, seat: int) -> dict[str, Any]:
    """A seat's own hand, position, vote, and whether somebody is here for the first time."""
    here, hand = meeting.people.seats.get(seat), meeting.floor.hands.get(seat)
    call, poll = meeting.consensus.call, meeting.polls.poll
    position = call.positions.get(seat) if call else None
    return {
        "place": meeting.place,
        "seat": seat,
        "standing": here.standing if here else "",
        "part": here.part if here else "",
        "mode": here.mode if here else "",
        "first_time": bool(here and here.first_time),
        "hand": hand
        and {"kind": hand.kind, "note": hand.note, "since": moment(hand.at), "point": hand.point},
        "call": call.number if call else 0,
        "position": position
        and {name: getattr(position, name) for name in ("position", "reason", "clause", "remedy")},
        "poll": poll.number if poll else 0,
        "vote": list(poll.votes[seat]) if poll and seat in poll.votes else None,
    }


def roster(meeting: Meeting, sitters: Mapping[int, Sitter]) -> dict[str, Any]:
    """Every seat with who sits there."""
    return {
        "place": meeting.place,
        "seats": [_row(each, sitters.get(number, NOBODY)) for number, each in meeting.people.seats.items()],
    }


def _row(seat: Seat, sitter: Sitter) -> dict[str, Any]:
    return {
        "seat": seat.number,
        "name": sitter.name,
        "say": sitter.say,
        "part": seat.part,
        "body": seat.body,
        "interest": seat.interest,
        "mode": seat.mode,
        "spot": seat.spot,
        "first_time": seat.first_time,
        "standing": seat.standing,
        "account": bool(sitter.person),
    }
