"""Who waits to speak, in the order in which they are called. It is computed whenever it is asked for."""

from collections.abc import Callable
from datetime import timedelta

from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.seats import Seat
from convenor.domain.speaking import Heard, Turn, Voice, milliseconds, speaking_order


def turns(meeting: Meeting) -> tuple[Turn, ...]:
    """Everybody who waits, whoever is called next first; it changes only when something happens."""
    floor = meeting.floor
    if not floor.hands:
        return ()
    if list(floor.hands) == [floor.last_word]:
        return tuple(Turn(hand, "last-word") for hand in floor.hands.values())
    return speaking_order(
        floor.hands.values(), order=floor.order, heard=_heard(meeting), point=meeting.agenda.point
    )


def _heard(meeting: Meeting) -> Heard:
    floor, seats = meeting.floor, meeting.people.seats
    return Heard(
        voices={number: _voice(meeting, seats[number]) for number in floor.hands if number in seats},
        mode=seats[floor.previous].mode if floor.previous in seats else "",
        bodies=_last_heard(meeting, lambda seat: seat.body),
        interests=_last_heard(meeting, lambda seat: seat.interest),
        spent=_spent(meeting),
        budget=floor.budget,
    )


def _voice(meeting: Meeting, seat: Seat) -> Voice:
    on_item = meeting.floor.spoken_on_item.get(seat.number)
    return Voice(
        mode=seat.mode,
        body=seat.body,
        interest=seat.interest,
        seconds=_seconds(meeting.floor.spoken.get(seat.number, timedelta())),
        seconds_on_item=None if on_item is None else _seconds(on_item),
    )


def _seconds(lasted: timedelta) -> int:
    return round(lasted.total_seconds())


def _last_heard(meeting: Meeting, group_of: Callable[[Seat], str]) -> dict[str, int]:
    """When somebody of each group was called last."""
    last: dict[str, int] = {}
    for number, moment in meeting.floor.heard.items():
        seat = meeting.people.seats.get(number)
        group = group_of(seat) if seat else ""
        last[group] = max(last.get(group, 0), milliseconds(moment))
    return last


def _spent(meeting: Meeting) -> dict[str, int]:
    """How many seconds each body has had on the current item."""
    spent: dict[str, int] = {}
    for number, lasted in meeting.floor.spoken_on_item.items():
        seat = meeting.people.seats.get(number)
        body = seat.body if seat else ""
        spent[body] = spent.get(body, 0) + _seconds(lasted)
    return spent
