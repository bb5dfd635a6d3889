"""What a live page is made of: the board as it stands, a slip for the live wire, and what is the reader's own."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import words
from convenor.apps.meetings.models import Room, Sitting
from convenor.apps.meetings.own import mine
from convenor.apps.meetings.queries.rooms import state_of
from convenor.apps.meetings.sitters import sitters
from convenor.apps.meetings.tickets import ticket
from convenor.domain.kernel import Refused
from convenor.domain.meeting import state
from convenor.domain.meeting.readings.board import board
from convenor.domain.meeting.readings.sheet import sheet
from convenor.domain.meeting.state.seats import Seat

FREE = ("expected", "left")


@dataclass(frozen=True, slots=True)
class Face:
    """One page of a meeting that runs: what its script starts from, and what stands there without it."""

    meeting: Meeting
    board: dict[str, Any]
    sheet: dict[str, Any]
    mine: dict[str, Any]
    slip: str
    audience: str
    seat: int

    def live(self, said: words.Said) -> dict[str, Any]:
        """What the page gives to its script."""
        return {
            "ticket": self.slip,
            "meeting": self.meeting.pk,
            "zone": self.meeting.time_zone,
            "audience": self.audience,
            "seat": self.seat,
            "board": self.board,
            "sheet": self.sheet,
            "mine": self.mine,
            "words": words.for_scripts(said),
        }


@dataclass(frozen=True, slots=True)
class Named:
    """A line of the list at the door: a seat, whose it is, and whether somebody has it."""

    seat: int
    name: str
    body: str
    taken: bool


def face(
    meeting: Meeting, seat: int, audience: str, at: datetime, device: str = "", consent: int = 0
) -> Face:
    """Everything that one page of a meeting starts from."""
    standing, names = state_of(meeting.pk)
    return Face(
        meeting=meeting,
        board=board(standing, audience, names, at),
        sheet=sheet(standing, names, title_of(meeting)),
        mine=mine(standing, seat) if seat else {},
        slip=ticket(meeting.pk, seat, audience, at, device, consent),
        audience=audience,
        seat=seat,
    )


def title_of(meeting: Meeting) -> str:
    """The group and its meeting."""
    return f"{meeting.group.name} · {meeting.title}"


def room_by_code(code: str, at: datetime) -> Room:
    """The room that a code opens; a code that opens none, or none any more, is told apart."""
    rooms = Room.objects.select_related("meeting__group")
    room = rooms.filter(code=plain_code(code)).first() if plain_code(code) else None
    if room is None or room.code_expires_at is None:
        raise Refused("code-unknown")
    if room.code_expires_at <= at:
        raise Refused("code-has-expired", meeting=title_of(room.meeting))
    return room


def plain_code(code: str) -> str:
    """A code as it was typed, without spaces and dashes, in capitals."""
    return "".join(each for each in code.upper() if each.isalnum())[:12]


def names_at_the_door(meeting: int) -> list[Named]:
    """Everybody who has a seat, by name; those who are in already cannot be chosen and stand last."""
    standing, _names = state_of(meeting)
    found = [
        Named(seat, each.name, _seat(standing, seat).body, _seat(standing, seat).standing not in FREE)
        for seat, each in sitters(meeting).items()
        if each.name and _seat(standing, seat).standing != "removed"
    ]
    return sorted(found, key=lambda each: (each.taken, each.name.casefold()))


def seat_at(meeting: int, number: int) -> Seat:
    """A seat as it stands."""
    return _seat(state_of(meeting)[0], number)


def sitting_of_device(meeting: int, secret: str) -> Sitting | None:
    """Who sits where a device was given a seat."""
    if not secret:
        return None
    return Sitting.objects.filter(meeting=meeting, device=digest(secret)).order_by("-seat").first()


def digest(secret: str) -> str:
    """What is kept of a device's secret."""
    return sha256(secret.encode()).hexdigest()


def _seat(standing: state.Meeting, number: int) -> Seat:
    return standing.people.seats.get(number) or Seat(number=number, standing="removed")
