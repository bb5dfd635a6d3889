"""The terms of a meeting's room: who comes in, what talk times are kept for, and until when names stand beside them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from convenor.apps.accounts.plain import cleaned
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.models import Plan, Room
from convenor.apps.meetings.queries.rooms import state_of
from convenor.domain.kernel import Refused
from convenor.domain.meeting.keeping import check_day, latest_day

TERMS = {"door", "purpose", "delete_after"}
LEADING = ("convenor", "secretary", "staff")
LONGEST_PURPOSE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What stands on the pages of whoever comes in: as the room has it, else as the plan will give it."""

    purpose: str
    delete_after: date
    latest: date
    told: bool  # somebody beside those who lead has come in by them


def terms_of(plan: Plan) -> Terms:
    """The terms as they now stand."""
    return Terms(
        purpose=plan.purpose,
        delete_after=last_day(plan),
        latest=latest_day(_ends(plan)),
        told=anybody_came(plan),
    )


def facts_of(plan: Plan) -> dict[str, Any]:
    """The terms as fields of the room, checked once more: the meeting may have moved since they were written."""
    check_day(last_day(plan), ends=_ends(plan))
    facts: dict[str, Any] = {"purpose": plan.purpose, "delete_after": last_day(plan)}
    if plan.door == Plan.Door.MEMBERS:
        facts |= {"code": "", "code_expires_at": None}
    return {**facts, "door": plan.door == Plan.Door.GUESTS}


def terms_of_the_room(meeting: Meeting) -> dict[str, Any]:
    """The terms of a room that is open already, as fields of its plan."""
    room = Room.objects.filter(meeting=meeting).first()
    if room is None:
        return {}
    closed = Plan.Door.LISTED if room.code else Plan.Door.MEMBERS
    door = Plan.Door.GUESTS if room.door else closed
    return {"door": door, "purpose": room.purpose, "delete_after": room.delete_after}


def last_day(plan: Plan) -> date:
    """The day that was chosen for the names to leave, else the latest that there may be."""
    return plan.delete_after or latest_day(_ends(plan))


def anybody_came(plan: Plan) -> bool:
    """Whether somebody beside those who lead has come to the door, and read there what is kept."""
    if not Room.objects.filter(meeting=plan.meeting_id).exists():
        return False
    seats = state_of(plan.meeting_id)[0].people.seats.values()
    return any(each.standing != "expected" and each.part not in LEADING for each in seats)


def day(text: str, plan: Plan) -> date | None:
    """The day on which names leave the talk times; nothing is the latest that there may be."""
    try:
        chosen = date.fromisoformat(cleaned(text)) if cleaned(text) else None
    except ValueError:
        raise Refused("plan-day") from None
    told = last_day(plan) if anybody_came(plan) else None
    check_day(chosen or latest_day(_ends(plan)), ends=_ends(plan), told=told)
    return chosen


def purpose(text: str, plan: Plan) -> str:
    """What talk times are kept for; once people have come in by it, it stays."""
    words = cleaned(text)
    if len(words) > LONGEST_PURPOSE:
        over = len(words) - LONGEST_PURPOSE
        raise Refused("text-too-long", length=len(words), most=LONGEST_PURPOSE, over=over)
    if words != plan.purpose and anybody_came(plan):
        raise Refused("keeping-purpose-was-told")
    return words


def _ends(plan: Plan) -> date:
    return plan.meeting.ends_at.date()
