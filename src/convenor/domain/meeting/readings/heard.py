"""The share of voice and the forecast as the convenors' snapshot carries them: short, with names instead of seats."""

from datetime import datetime
from typing import Any

from convenor.domain.meeting.readings import voice
from convenor.domain.meeting.readings.forecast import forecast
from convenor.domain.meeting.readings.shown import Names, called, moment
from convenor.domain.meeting.readings.telling import SECOND, Told, minutes
from convenor.domain.meeting.readings.voice import Share
from convenor.domain.meeting.state.meeting import Meeting

PEOPLE, GROUPS = 6, 8  # shares that are shown: the heaviest


def heard(meeting: Meeting, names: Names, at: datetime) -> dict[str, Any]:
    """Who was heard on the current item (in the meeting, while nobody has spoken on it), and a warning."""
    scope = "item" if meeting.floor.spoken_on_item or meeting.floor.speaker else "meeting"
    found, heavy = voice.live(meeting, at, scope=scope), voice.heaviest(meeting, at)
    over = dict(heavy.values) if heavy else {}
    return {
        "scope": scope,
        "people": [
            [each.seat, called(each.seat, names), each.percent, each.seat == over.get("seat")]
            for each in found.persons[:PEOPLE]
            if each.time
        ],
        "modes": _groups(found.modes),
        "bodies": _groups(found.bodies),
        "interests": _groups(found.interests),
        "facts": said(found.facts, names),
        "heavy": (over and [over["seat"], called(int(over["seat"]), names), over["percent"]]) or None,
    }


def said(facts: tuple[Told, ...], names: Names) -> list[list[Any]]:
    """Sentences as code and values; a seat is called by its name."""
    return [[each.code, _named(dict(each.values), names)] for each in facts]


def ends(meeting: Meeting, at: datetime) -> dict[str, Any] | None:
    """Whether the current item ends in time, in minutes; None where nothing is open or it has no timebox."""
    found = forecast(meeting, at)
    if found.late is None:
        return None
    return {
        "waiting": found.waiting,
        "each": found.rate // SECOND,
        "measured": found.measured,
        "late": minutes(found.late),
        "close_at": moment(found.close_at),
        "more": found.more,
        "facts": [[each.code, dict(each.values)] for each in found.facts[1:]],
    }


def _groups(shares: tuple[Share, ...]) -> list[list[Any]]:
    return [[each.whose, each.percent, each.percent_of_people] for each in shares[:GROUPS]]


def _named(values: dict[str, int | str], names: Names) -> dict[str, int | str]:
    return {**values, **({"name": called(int(values["seat"]), names)} if "seat" in values else {})}
