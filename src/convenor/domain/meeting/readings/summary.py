"""All that the readers say of a log, as plain data: what ``convenor meeting read FILE --json`` prints."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.debrief import debrief
from convenor.domain.meeting.readings.minutes import minutes
from convenor.domain.meeting.readings.replaying import Step, people_by_seat, steps
from convenor.domain.meeting.readings.turns import SpokenTurn, turns_of
from convenor.domain.meeting.readings.written import Numbered
from convenor.domain.meeting.state.order import turns as order


def summary(events: Iterable[ev.Fact], numbered: Numbered = str) -> dict[str, Any]:
    """Turns, speaking time, shares, the queue at every moment, decisions and all the rest, ready for JSON.

    Moments are ISO 8601, durations are seconds. Nothing private and nothing blind is in it.
    """
    log = tuple(events)
    walked = tuple(steps(log))
    spoken = turns_of(walked, people_by_seat(log))
    looked = debrief(log)
    taken = minutes(log, numbered)
    return {
        "events": len(log),
        "opened": plain(taken.opened),
        "closed": plain(taken.closed),
        "turns": plain(spoken),
        "speaking_time": _speaking_time(spoken),
        "voice": plain(looked.voice),
        "order": _orders(walked),
        "decisions": plain(taken.decisions),
        "actions": plain(taken.actions),
        "calls": plain(taken.calls),
        "polls": [plain(poll) for part in taken.sections for poll in part.polls],
        "items": [_item(part) for part in taken.sections if part.number],
        "attendance": plain(taken.attendance),
        "chair": [plain(change) for part in taken.sections for change in part.chair],
        "neutrality": plain(looked.neutrality),
        "facts": {topic: plain(told) for topic, told in looked.topics.items()},
    }


def plain(value: Any) -> Any:
    """The same as lists, dictionaries, numbers and words."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, timedelta):
        return round(value.total_seconds(), 3)
    return value.isoformat() if isinstance(value, datetime) else value


def _speaking_time(spoken: tuple[SpokenTurn, ...]) -> dict[str, dict[str, float]]:
    """Seconds and turns of every seat that spoke."""
    found: dict[str, dict[str, float]] = {}
    for turn in spoken:
        mine = found.setdefault(str(turn.seat), {"seconds": 0.0, "turns": 0})
        mine["seconds"] = round(mine["seconds"] + turn.time.total_seconds(), 3)
        mine["turns"] += 1
    return found


def _orders(walked: tuple[Step, ...]) -> list[dict[str, Any]]:
    """The queue whenever it changed: in which order they wait, and why each stands where it does."""
    found: list[dict[str, Any]] = []
    for step in walked:
        waiting = [_place(turn.hand.seat, turn.reason, turn.values) for turn in order(step.after)]
        if waiting != (found[-1]["waiting"] if found else []):
            found.append({"place": step.after.place, "at": step.event.at.isoformat(), "waiting": waiting})
    return found


def _place(seat: int, reason: str, values: tuple[tuple[str, int | str], ...]) -> dict[str, Any]:
    return {"seat": seat, "reason": reason, "values": dict(values)}


def _item(part: Any) -> dict[str, Any]:
    told = (
        "number",
        "title",
        "standing",
        "planned",
        "spent",
        "points",
        "notes",
        "parked",
        "words",
        "breakouts",
    )
    return {name: plain(getattr(part, name)) for name in told}
