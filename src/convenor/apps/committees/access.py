"""The permission table's rows of this app, and how its things are found."""

from collections.abc import Mapping
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import Loader, Row, Subject, row
from convenor.apps.committees.models import Meeting
from convenor.apps.committees.queries import group_and_roles
from convenor.domain.kernel import Role

READERS = (
    Role.SECRETARIAT,
    Role.CONVENOR,
    Role.EXPERT,
    Role.SECRETARY,
    Role.MENTEE,
    Role.MEMBER_BODY,
)
PLANNERS = (Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY)

ROWS: tuple[Row, ...] = (
    *row("groups", "GET", *READERS),
    *row("group-new", "GET POST", Role.SECRETARIAT),
    *row("group", "GET", *READERS, on="group"),
    *row("group-close", "POST", Role.SECRETARIAT, on="group", states=("open",)),
    *row("group-reopen", "POST", Role.SECRETARIAT, on="group", states=("closed",)),
    *row("meeting-new", "GET POST", *PLANNERS, on="group", states=("open",)),
    *row("meeting-edit", "GET POST", *PLANNERS, on="group-meeting"),
    *row("meeting-remove", "POST", *PLANNERS, on="group"),
)


def _group(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    found = group_and_roles(reader, kwargs["group"])
    if found is None:
        return None
    return Subject(found[0], found[1], "closed" if found[0].closed_at else "open")


def _meeting(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    meeting = Meeting.objects.filter(pk=kwargs["meeting"], group=kwargs["group"]).first()
    found = group_and_roles(reader, kwargs["group"])
    if meeting is None or found is None:
        return None
    return Subject(meeting, found[1], more={"group": found[0]})


LOADERS: dict[str, Loader] = {"group": _group, "group-meeting": _meeting}
