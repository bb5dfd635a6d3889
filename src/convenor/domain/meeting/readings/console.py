"""What the consoles show beside the board: voice, forecast, door, who was not heard, which buttons are off.

The convenors' snapshot is one for all of them, so it says twice what is off: for whoever has the chair, and for
a convenor without it.
"""

from datetime import datetime
from typing import Any

from convenor.domain.meeting.readings.door import door, roster_mark
from convenor.domain.meeting.readings.heard import ends, heard
from convenor.domain.meeting.readings.off import why_off
from convenor.domain.meeting.readings.shown import Names
from convenor.domain.meeting.readings.unheard import unheard
from convenor.domain.meeting.state.meeting import Meeting


def console(meeting: Meeting, names: Names, at: datetime) -> dict[str, Any]:
    """The convenors' additions to the board."""
    chair = meeting.chair.seat or first_of(meeting, "convenor")
    other = first_of(meeting, "convenor", but=chair)
    return {
        **both(meeting, names),
        "voice": heard(meeting, names, at),
        "voice_to_all": meeting.course.voice_to_all,
        "unheard": unheard(meeting, names, at),
        "forecast": ends(meeting, at),
        "why": why_off(meeting, chair, at=at) if chair else {},
        "why_other": why_off(meeting, other, at=at) if other else {},
    }


def secretary(meeting: Meeting, names: Names, at: datetime) -> dict[str, Any]:
    """The secretary's additions to the board."""
    seat = first_of(meeting, "secretary") or first_of(meeting, "staff")
    return {
        **both(meeting, names),
        "forecast": ends(meeting, at),
        "why": why_off(meeting, seat, at=at) if seat else {},
    }


def both(meeting: Meeting, names: Names) -> dict[str, Any]:
    """What convenors and secretary see alike."""
    record = meeting.record
    return {
        "notes": {each.seat: each.note for each in meeting.floor.hands.values() if each.note},
        "door": door(meeting, names),
        "roster": roster_mark(meeting, names),
        "record": [record.notes, record.decisions, record.actions, record.parked],
    }


def first_of(meeting: Meeting, part: str, *, but: int = 0) -> int:
    """The first seat of a part that is present (or expected); 0 where there is none."""
    seats = [each for each in meeting.people.seats.values() if each.part == part and each.number != but]
    seats.sort(key=lambda each: (each.standing != "present", each.number))
    return seats[0].number if seats else 0
