"""Who waits to speak, in the order in which they are called. It is computed whenever it is asked for."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from convenor.domain.meeting.state.floor import Floor
from convenor.domain.meeting.state.kept import kept
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.seats import People, Seat
from convenor.domain.speaking import Heard, Turn, Voice, milliseconds, speaking_order


def turns(meeting: Meeting) -> tuple[Turn, ...]:
    """Everybody who waits, whoever is called next first; it changes only when something happens."""
    return _turns(meeting.floor, meeting.people, meeting.agenda.point)


@kept
def _turns(floor: Floor, people: People, point: int) -> tuple[Turn, ...]:
    if not floor.hands:
        return ()
    if list(floor.hands) == [floor.last_word]:
        return tuple(Turn(hand, "last-word") for hand in floor.hands.values())
    return speaking_order(floor.hands.values(), order=floor.order, heard=_heard(floor, people), point=point)


def _heard(floor: Floor, people: People) -> Heard:
    seats = people.seats
    bodies, interests = _last_heard(floor.heard, people)
    return Heard(
        voices={number: _voice(floor, seats[number]) for number in floor.hands if number in seats},
        mode=seats[floor.previous].mode if floor.previous in seats else "",
        bodies=bodies,
        interests=interests,
        spent=_spent(floor.spoken_on_item, people),
        budget=floor.budget,
    )


def _voice(floor: Floor, seat: Seat) -> Voice:
    on_item = floor.spoken_on_item.get(seat.number)
    return Voice(
        mode=seat.mode,
        body=seat.body,
        interest=seat.interest,
        seconds=_seconds(floor.spoken.get(seat.number, timedelta())),
        seconds_on_item=None if on_item is None else _seconds(on_item),
    )


def _seconds(lasted: timedelta) -> int:
    return round(lasted.total_seconds())


@kept
def _last_heard(heard: Mapping[int, datetime], people: People) -> tuple[dict[str, int], dict[str, int]]:
    """When somebody of each body, and of each interest, was called last; it changes with each call only."""
    bodies: dict[str, int] = {}
    interests: dict[str, int] = {}
    for number, moment in heard.items():
        seat, then = people.seats.get(number), milliseconds(moment)
        for last, group in ((bodies, seat.body if seat else ""), (interests, seat.interest if seat else "")):
            last[group] = max(last.get(group, 0), then)
    return bodies, interests


@kept
def _spent(spoken: Mapping[int, timedelta], people: People) -> dict[str, int]:
    """How many seconds each body has had on the current item; it changes with each turn only."""
    spent: dict[str, int] = {}
    for number, lasted in spoken.items():
        seat = people.seats.get(number)
        body = seat.body if seat else ""
        spent[body] = spent.get(body, 0) + _seconds(lasted)
    return spent
