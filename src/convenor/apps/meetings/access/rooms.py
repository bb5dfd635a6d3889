"""Who may do what about a meeting's room, and how a meeting is found."""

from collections.abc import Mapping
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import Loader, Row, Subject, row
from convenor.apps.committees.models import Meeting
from convenor.apps.committees.queries import group_and_roles
from convenor.apps.meetings.queries.rooms import stage_of
from convenor.domain.kernel import Role

STEERERS = (Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY)

ROWS: tuple[Row, ...] = (*row("meeting-code", "POST", *STEERERS, on="meeting", states=("planned", "open")),)


def _meeting(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    """A meeting of a group, what the reader is to the group, and whether it is planned, open or closed."""
    meeting = Meeting.objects.select_related("group", "room").filter(pk=kwargs["meeting"]).first()
    found = group_and_roles(reader, meeting.group_id) if meeting else None
    if meeting is None or found is None:
        return None
    return Subject(meeting, found[1], stage_of(meeting.pk), {"group": found[0]})


LOADERS: dict[str, Loader] = {"meeting": _meeting}
