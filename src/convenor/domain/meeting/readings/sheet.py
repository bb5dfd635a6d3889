"""What the faces show and what changes slowly: agenda, texts, what was put to the group and how it stands revealed.

The sheet is the same for every audience; nothing private and nothing blind is ever in it. ``version`` changes when
anything in it but the title changes, and the board names the version that belongs to it.
"""

import json
from typing import Any
from zlib import crc32

from convenor.domain.meeting.readings.calls import grouped
from convenor.domain.meeting.readings.shown import Names, call_on_show, called, lasting, seat_of
from convenor.domain.meeting.state.consensus import Call, Objection
from convenor.domain.meeting.state.meeting import Meeting


def sheet(meeting: Meeting, names: Names, title: str = "") -> dict[str, Any]:
    """The slow half of what everybody sees."""
    told = {
        "agenda": _agenda(meeting),
        "text": meeting.agenda.text,
        "clause": meeting.agenda.clause,
        **_call(meeting, names),
        "poll": _poll(meeting),
        "gist": _gist(meeting, names),
        "groups": _groups(meeting, names),
        "decisions": [list(each) for each in meeting.record.decided],
    }
    return {"version": version(told), "title": title, **told}


def version(told: dict[str, Any]) -> int:
    """A number that is the same for the same sheet and another one for another."""
    return crc32(json.dumps(told, sort_keys=True, separators=(",", ":")).encode())


def _agenda(meeting: Meeting) -> list[dict[str, Any]]:
    return [
        {
            "n": item.number,
            "title": item.title,
            "minutes": item.minutes,
            "standing": item.standing,
            "spent": lasting(item.spent),
        }
        for item in meeting.agenda.items.values()
    ]


def _call(meeting: Meeting, names: Names) -> dict[str, Any]:
    call = call_on_show(meeting)
    if call is None:
        return {"call_text": "", "call": None}
    return {
        "call_text": call.text,
        "call": None if call.stage == "blind" else _revealed(call, meeting, names),
    }


def _revealed(call: Call, meeting: Meeting, names: Names) -> dict[str, Any]:
    return {
        "n": call.number,
        "by_body": grouped(call, meeting, "body"),
        "by_interest": grouped(call, meeting, "interest"),
        "objections": [_objection(each, call, meeting, names) for each in call.objections.values()],
        "options": [
            {
                "n": each.number,
                "text": each.text,
                "tested": each.tested,
                "unlivable": [[seat, called(seat, names), why] for seat, why in each.unlivable.items()],
            }
            for each in call.options.values()
        ],
    }


def _objection(objection: Objection, call: Call, meeting: Meeting, names: Names) -> dict[str, Any]:
    taken = call.positions.get(objection.seat)
    return {
        "seat": objection.seat,
        "name": called(objection.seat, names),
        "body": seat_of(meeting, objection.seat).body,
        "reason": taken.reason if taken else "",
        "clause": taken.clause if taken else "",
        "remedy": taken.remedy if taken else "",
        "why": objection.why,
        "gist": objection.gist,
        "confirmed": objection.confirmed,
        "refused": objection.refused,
        "standing": objection.standing,
    }


def _poll(meeting: Meeting) -> dict[str, Any] | None:
    poll = meeting.polls.poll
    if poll is None:
        return None
    return {
        "n": poll.number,
        "question": poll.question,
        "options": list(poll.options),
        "several": poll.several,
    }


def _gist(meeting: Meeting, names: Names) -> dict[str, Any] | None:
    language = meeting.language
    if not language.gist:
        return None
    return {
        "n": language.gist,
        "seat": language.gist_of,
        "name": called(language.gist_of, names),
        "text": language.gist_text,
    }


def _groups(meeting: Meeting, names: Names) -> list[dict[str, Any]]:
    return [
        {
            "n": group.number,
            "title": group.title,
            "task": group.task,
            "chair": [group.chair, called(group.chair, names)],
            "recorder": [group.recorder, called(group.recorder, names)],
            "seats": list(group.seats),
            "names": [called(seat, names) for seat in group.seats],
            "text": group.text,
        }
        for group in meeting.breakouts.groups.values()
    ]
