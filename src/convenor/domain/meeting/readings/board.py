"""What the faces show of a meeting that runs: one small snapshot an audience, made after every change.

Everybody of an audience gets the same snapshot, so nothing in it is anybody's own, and nothing blind is in it before
its time. Moments are milliseconds since 1970, durations are milliseconds. What has its usual value is left out of the
waiting hands (kind ``new``, mode ``room``, way ``device``, entered ``by`` the seat itself, no note); how a hand came
and since when is told to the consoles alone. So a snapshot with twelve hands stays below 2 kB. What is not there (a call, a
poll, a speaker …) is left out. Long texts stand in the sheet, which is sent only when it changes.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.meeting.readings.calls import counted, poll_counts
from convenor.domain.meeting.readings.console import console, secretary
from convenor.domain.meeting.readings.heard import heard
from convenor.domain.meeting.readings.sheet import sheet
from convenor.domain.meeting.readings.shown import (
    Names,
    call_on_show,
    called,
    cut,
    lasting,
    moment,
    poll_on_show,
    present,
    seat_of,
)
from convenor.domain.meeting.state.consensus import Call
from convenor.domain.meeting.state.kept import kept
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.order import turns
from convenor.domain.meeting.state.voices import voices
from convenor.domain.speaking import Hand, Turn

Reader = Callable[[Meeting, Names, datetime], dict[str, Any]]

SHOWN = 12  # hands that are shown in full; of the others only the seats
NOTED = 2  # hands whose note everybody sees: those who speak soon
LONGEST_NOTE = 48
REMINDED_FOR = timedelta(minutes=2)

# What an audience sees beyond the participants' snapshot.
MORE: dict[str, Reader] = {"convenor": console, "secretary": secretary}


def board(
    meeting: Meeting, audience: str, names: Names, at: datetime, *, common: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The meeting as ``audience`` sees it at a moment; ``common`` is what everybody sees, where it is known."""
    more = MORE.get(audience)
    told = common or in_common(meeting, names, at)
    return told | {"queue": in_full(meeting, names)} | more(meeting, names, at) if more else told


def in_common(meeting: Meeting, names: Names, at: datetime) -> dict[str, Any]:
    """What all audiences see of the meeting at a moment."""
    return {name: part for name, part in _for_everybody(meeting, names, at).items() if part is not None}


def _for_everybody(meeting: Meeting, names: Names, at: datetime) -> dict[str, Any]:
    return {
        "place": meeting.place,
        "now": moment(at),
        **_course(meeting, names),
        **_subject(meeting),
        "speaker": _speaker(meeting, names),
        **_waiting(meeting, names),
        **_rules(meeting, names),
        "call": _call(meeting),
        "poll": _poll(meeting),
        **_language(meeting, at),
        "breakouts": _breakouts(meeting),
        "decided": meeting.record.decisions,
        "pace": _pace(meeting),
        "voice": heard(meeting, names, at) if meeting.course.voice_to_all else None,
        "sheet": sheet(meeting, names)["version"],
    }


def _course(meeting: Meeting, names: Names) -> dict[str, Any]:
    course, chair = meeting.course, meeting.chair
    offered = chair.offered_to
    return {
        "stage": course.stage,
        "until": moment(course.until),
        "opened": moment(course.opened_at),
        "present": present(meeting),
        "chair": [chair.seat, called(chair.seat, names)],
        "offered": [offered, called(offered, names)] if offered else None,
    }


def _subject(meeting: Meeting) -> dict[str, Any]:
    agenda = meeting.agenda
    item = agenda.items.get(agenda.current)
    shown = item and {
        "n": item.number,
        "since": moment(agenda.since),
        "spent": lasting(item.spent),
        "minutes": item.minutes,
    }
    return {
        "item": shown,
        "point": [agenda.point, cut(agenda.point_title, LONGEST_NOTE)] if agenda.point else None,
    }


def _speaker(meeting: Meeting, names: Names) -> dict[str, Any] | None:
    who = meeting.floor.speaker
    if who is None:
        return None
    seat = seat_of(meeting, who.seat)
    return {
        "seat": who.seat,
        "name": called(who.seat, names),
        "kind": who.kind,
        "mode": seat.mode,
        "body": seat.body,
        "hat": who.hat,
        "since": moment(who.since),
        "held": lasting(who.held),
        "held_since": moment(who.held_since),
        "point": who.point,
        "note": cut(who.note, LONGEST_NOTE),
    }


def _waiting(meeting: Meeting, names: Names) -> dict[str, Any]:
    order = turns(meeting)
    shown = [_hand(turn, meeting, names) for turn in order[:SHOWN]]
    for hand in shown[NOTED:]:
        hand.pop("note", None)
    return {"queue": shown, "waiting": [turn.hand.seat for turn in order[SHOWN:]]}


@kept
def in_full(meeting: Meeting, names: Names) -> list[dict[str, Any]]:
    """The first hands as a console shows them: also since when, which way and by whom they came."""
    return [_hand(turn, meeting, names) | _coming(turn.hand) for turn in turns(meeting)[:SHOWN]]


def _hand(turn: Turn, meeting: Meeting, names: Names) -> dict[str, Any]:
    hand = turn.hand
    seat = seat_of(meeting, hand.seat)
    told = {
        "kind": "" if hand.kind == "new" else hand.kind,
        "mode": "" if seat.mode == "room" else seat.mode,
        "body": seat.body,
        "note": cut(hand.note, LONGEST_NOTE),
        "values": {name: value for name, value in turn.values if name != "since"},
    }
    always = {"seat": hand.seat, "name": called(hand.seat, names), "reason": turn.reason}
    return always | {name: value for name, value in told.items() if value}


def _coming(hand: Hand) -> dict[str, Any]:
    told = {
        "way": "" if hand.way == "device" else hand.way,
        "by": 0 if hand.by == hand.seat else hand.by,
        "note": hand.note,
    }
    return {"since": moment(hand.at)} | {name: value for name, value in told.items() if value}


def _pace(meeting: Meeting) -> int | None:
    """How long a turn lasted in this meeting on average; None before there was one."""
    floor = meeting.floor
    turns_taken = sum(floor.turns.values())
    spoken = sum(floor.spoken.values(), timedelta())
    return lasting(spoken // turns_taken) or None if turns_taken else None


def _rules(meeting: Meeting, names: Names) -> dict[str, Any]:
    floor = meeting.floor
    return {
        "open": floor.open,
        "order": floor.order,
        "limit": floor.limit,
        "budget": floor.budget,
        "last_word": floor.last_word,
        "round": floor.round
        and {
            "n": floor.round.number,
            "seconds": floor.round.seconds,
            "next": [[seat, called(seat, names)] for seat in floor.round.to_come[:3]],
            "to_come": list(floor.round.to_come),
            "left": len(floor.round.to_come),
            "spoke": len(floor.round.spoke),
            "passed": len(floor.round.passed),
        },
    }


def _call(meeting: Meeting) -> dict[str, Any] | None:
    call = call_on_show(meeting)
    if call is None:
        return None
    told = {
        "n": call.number,
        "stage": call.stage,
        "clause": call.clause,
        "substantial": call.substantial,
        "answered": len(call.positions),
        "present": _asked(meeting, call.positions),
    }
    return told if call.stage == "blind" else told | _revealed(call)


def _revealed(call: Call) -> dict[str, Any]:
    return {
        "counts": counted(each.position for each in call.positions.values()),
        "objections": [[each.seat, each.standing, each.confirmed] for each in call.objections.values()],
        "options": [[each.number, each.tested, len(each.unlivable)] for each in call.options.values()],
        "testing": call.testing,
        "outcome": call.outcome,
        "next_step": call.next_step,
        "decision": call.decision,
    }


def _poll(meeting: Meeting) -> dict[str, Any] | None:
    poll = poll_on_show(meeting)
    if poll is None:
        return None
    told: dict[str, Any] = {
        "n": poll.number,
        "open": poll.open,
        "voted": len(poll.votes),
        "present": _asked(meeting, poll.votes) if poll.open else poll.present,
    }
    if not poll.open:
        told["absent"] = poll.absent
        told["counts"] = list(poll_counts(poll) or ())
    return told


def _asked(meeting: Meeting, answered: Iterable[int]) -> int:
    """How many can answer: whoever is present with a voice, or has answered; the chair leads."""
    return len({seat.number for seat in voices(meeting.people, but=meeting.chair.seat)} | set(answered))


def _language(meeting: Meeting, at: datetime) -> dict[str, Any]:
    language = meeting.language
    fresh = language.reminded is not None and at - language.reminded < REMINDED_FOR
    return {
        "gist": {"n": language.gist, "seat": language.gist_of, "standing": language.gist_standing}
        if language.gist
        else None,
        "restate": moment(language.restate_asked),
        "slower": moment(language.slower_asked),
        "reminder": [moment(language.reminded), language.reminder] if fresh else None,
    }


def _breakouts(meeting: Meeting) -> dict[str, Any] | None:
    apart = meeting.breakouts
    if apart.until is None:
        return None
    return {
        "until": moment(apart.until),
        "back": [group.number for group in apart.groups.values() if group.text],
    }
