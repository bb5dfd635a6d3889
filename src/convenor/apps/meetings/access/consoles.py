"""Who may lead from the consoles, who looks on, and who reads a mentee's marks."""

from collections.abc import Mapping
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import Loader, Row, Subject, row
from convenor.apps.committees.models import Meeting
from convenor.apps.committees.queries import group_and_roles
from convenor.apps.meetings.queries.rooms import stage_of
from convenor.apps.meetings.queries.shadow import accompanied_by
from convenor.domain.kernel import Role

WRITERS = (Role.CONVENOR, Role.SECRETARY, Role.SECRETARIAT)
RUNNING = ("planned", "open")

ROWS: tuple[Row, ...] = (
    *row("meeting-console", "GET POST", Role.CONVENOR, on="meeting"),
    *row("meeting-secretary", "GET POST", *WRITERS, on="meeting"),
    *row("meeting-line", "POST", *WRITERS, on="meeting", states=RUNNING),
    *row("meeting-record", "GET", *WRITERS, Role.MENTEE, on="meeting"),
    *row("meeting-consent", "POST", *WRITERS, on="meeting"),
    *row("meeting-shadow", "GET", Role.MENTEE, on="meeting"),
    *row("meeting-mark", "POST", Role.MENTEE, on="meeting"),
    *row("meeting-compare", "GET", Role.MENTEE, Role.MENTOR, on="meeting-shadowed"),
)


def _shadowed(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    """A meeting as a mentee's lesson: for the mentee, and for the mentor who accompanies a mentee of the group."""
    meeting = Meeting.objects.select_related("group").filter(pk=kwargs["meeting"]).first()
    found = group_and_roles(reader, meeting.group_id) if meeting else None
    if meeting is None or found is None:
        return None
    mentee = reader if Role.MENTEE in found[1] else accompanied_by(meeting, reader)
    if mentee is None:
        return None
    role = Role.MENTEE if mentee == reader else Role.MENTOR
    return Subject(meeting, frozenset({role}), stage_of(meeting.pk), {"group": found[0], "mentee": mentee})


LOADERS: dict[str, Loader] = {"meeting-shadowed": _shadowed}
