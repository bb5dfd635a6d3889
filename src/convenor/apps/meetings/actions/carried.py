"""Taking in the log of a meeting that was held elsewhere."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import log
from convenor.apps.meetings.log import Line
from convenor.apps.meetings.models import LoggedEvent, Room
from convenor.domain.kernel import Refused
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.state import replay


@audited("meeting.log-taken-in")
def take_in(meeting: Meeting, facts: Sequence[Fact], *, by: Person | None, at: datetime) -> Room:
    """Give a meeting the log of one that is over. Its seats are nobody's: a log brings no rights to anybody.

    Refused where the meeting has a log already, and where the log is not that of a closed meeting: into a running
    one people could come, to seats that somebody else had given them.
    """
    with transaction.atomic():
        log.hold(meeting.pk)
        if LoggedEvent.objects.filter(meeting=meeting).exists():
            raise Refused("meeting-has-a-log", meeting=meeting.title)
        if replay(facts).course.stage != "closed":
            raise Refused("log-is-not-closed")
        log.append(meeting.pk, [Line(place, "", "", each) for place, each in enumerate(facts, start=1)])
        room, _is_new = Room.objects.get_or_create(meeting=meeting, defaults={"opened_at": at, "door": False})
    return room
