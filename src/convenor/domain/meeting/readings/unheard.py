"""Who is present and has not been heard yet, and what a convenor can do about it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from convenor.domain.meeting.readings.voice import spoken_now
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.seats import Seat
from convenor.domain.meeting.state.voices import voices

SHOWN = 8
FEW = 3
MANY = 0.25  # of those who could speak: then a round is worth its time
MOSTLY = 0.6  # of the silent ones are remote: then the way of calling is the reason


def unheard(meeting: Meeting, names: Mapping[int, str], at: datetime) -> dict[str, Any]:
    """How many of how many have not spoken, the first of them by name, and advice."""
    could = voices(meeting.people, but=meeting.chair.seat)
    silent = [each for each in could if not _heard(meeting, each.number)]
    silent.sort(key=lambda each: (not each.first_time, each.mode != "remote", each.number))
    return {
        "n": len(silent),
        "of": len(could),
        "people": [[each.number, names.get(each.number, ""), each.mode] for each in silent[:SHOWN]],
        "advice": advice(meeting, could, silent),
        "opposite": most_heard(meeting, at),
    }


def most_heard(meeting: Meeting, at: datetime) -> int:
    """The seat that has spoken longest in the meeting, until now: a round begins opposite to it."""
    spoken = spoken_now(meeting, at)
    return max(spoken, key=lambda seat: (spoken[seat], -seat), default=0)


def advice(meeting: Meeting, could: Sequence[Seat], silent: list[Seat]) -> list[str]:
    """Codes of what can be done now, the strongest first; nobody is silent: nothing."""
    if not silent or meeting.course.stage not in ("open", "break"):
        return []
    waiting = any(each.number in meeting.floor.hands for each in silent)
    remote = sum(each.mode == "remote" for each in silent)
    told = {
        "unheard-wait": waiting and meeting.floor.order != "not-yet-heard",
        "unheard-remote": len(silent) >= FEW and remote >= MOSTLY * len(silent),
        "unheard-round": len(silent) > FEW and len(silent) >= MANY * len(could),
        "unheard-first-time": any(each.first_time for each in silent),
        "unheard-few": len(silent) <= FEW,
    }
    return [code for code, is_so in told.items() if is_so]


def _heard(meeting: Meeting, seat: int) -> bool:
    speaker = meeting.floor.speaker
    return bool(meeting.floor.turns.get(seat)) or (speaker is not None and speaker.seat == seat)
