"""Opening a meeting's room, and the code by which people join it."""

import secrets
from datetime import datetime, timedelta

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.models import Room
from convenor.domain.kernel import Refused

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another
CODE_LASTS = timedelta(hours=12)  # after the meeting's planned end


@audited("meeting.code-changed")
def change_code(meeting: Meeting, *, by: Person, at: datetime) -> Room:
    """Give the room another code to join by; the one before opens nothing any more."""
    room = Room.objects.select_for_update().filter(meeting=meeting).first()
    if room is None:
        raise Refused("room-is-not-open", meeting=meeting.title)
    room.code, room.code_expires_at = _new_code(), max(meeting.ends_at, at) + CODE_LASTS
    room.save(update_fields=["code", "code_expires_at"])
    return room


@audited("meeting.code-ended")
def end_code(meeting: Meeting, *, by: Person) -> Room:
    """Nobody joins by a code any more; whoever is in stays in."""
    room = Room.objects.select_for_update().filter(meeting=meeting).first()
    if room is None:
        raise Refused("room-is-not-open", meeting=meeting.title)
    room.code, room.code_expires_at = "", None
    room.save(update_fields=["code", "code_expires_at"])
    return room


def _new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(6))
