"""Who stands at the door, who is here for the first time, and which seats might be one person twice."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from zlib import crc32

from convenor.domain.meeting.state.kept import kept
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.seats import People, Seat


def door(meeting: Meeting, names: Mapping[int, str]) -> dict[str, Any]:
    """Claims that wait, first-timers who are present, possible doubles, and how many are still expected."""
    return _door(meeting.people, names)


@kept
def _door(people: People, names: Mapping[int, str]) -> dict[str, Any]:
    seats = people.seats.values()
    claimed = [each for each in seats if each.standing == "claimed"]
    first = [each for each in seats if each.first_time and each.standing == "present"]
    return {
        "claims": [
            [each.number, names.get(each.number, ""), each.claimed_mode or each.mode] for each in claimed
        ],
        "first": [[each.number, names.get(each.number, "")] for each in first],
        "doubles": _doubles(people, names),
        "expected": sum(each.standing == "expected" for each in seats),
    }


def doubles(meeting: Meeting, names: Mapping[int, str]) -> list[list[int]]:
    """Pairs of seats with the same name, however it is written: the later one first, the one to keep second."""
    return _doubles(meeting.people, names)


@kept
def _doubles(people: People, names: Mapping[int, str]) -> list[list[int]]:
    called: dict[str, list[int]] = defaultdict(list)
    for each in people.seats.values():
        plain = _plain(names.get(each.number, ""))
        if plain and each.standing != "removed":
            called[plain].append(each.number)
    return [[later, seats[0]] for seats in called.values() for later in seats[1:]]


def roster_mark(meeting: Meeting, names: Mapping[int, str]) -> int:
    """A number that changes whenever the list of seats looks different: the page reads the list anew then."""
    return _mark(meeting.people, names)


@kept
def _mark(people: People, names: Mapping[int, str]) -> int:
    return crc32(repr([_seen(each, names) for each in people.seats.values()]).encode())


def _seen(seat: Seat, names: Mapping[int, str]) -> tuple[object, ...]:
    return (
        seat.number,
        seat.standing,
        seat.mode,
        seat.spot,
        seat.part,
        seat.body,
        names.get(seat.number, ""),
    )


def _plain(name: str) -> str:
    """A name without accents, capitals and order of its words."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(sorted("".join(each for each in apart if not unicodedata.combining(each)).split()))
