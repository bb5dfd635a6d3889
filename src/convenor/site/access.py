"""The permission table whole: the apps' rows and loaders, and the rows of pages that belong to no app."""

from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from convenor.apps.accounts import access as accounts
from convenor.apps.accounts.models import Person, Representative, Seat
from convenor.apps.accounts.table import EVERYBODY, Loader, Row, row
from convenor.apps.ballots import access as ballots
from convenor.apps.committees import access as committees
from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.apps.learning import access as learning
from convenor.apps.meetings import access as meetings
from convenor.apps.mentoring import access as mentoring
from convenor.apps.mentoring.models import EndRequest, Journey, Mentor
from convenor.apps.outbox import access as outbox
from convenor.apps.practice import access as practice
from convenor.domain.kernel import Role

OWN_ROWS: tuple[Row, ...] = (
    *row("front", "GET", *EVERYBODY),
    *row("design", "GET", *EVERYBODY),
    *row("privacy", "GET", *EVERYBODY),
    *row("own-data", "POST", Role.PERSON, limit="own-data"),
    *row("erasure", "GET", Role.PERSON),
    *row("erasure", "POST", Role.PERSON, limit="own-data"),
    *row("erasure-take-back", "POST", Role.PERSON),
    *row("erasures", "GET", Role.SECRETARIAT),
    *row("person-erase", "GET POST", Role.SECRETARIAT, on="person"),
    *row("demo", "GET", *EVERYBODY, on="demo"),
    *row("demo-sign-in", "POST", *EVERYBODY, on="demo-person", limit="demo"),
    *row("set-language", "POST", *EVERYBODY, limit="language"),
)
ROWS: tuple[Row, ...] = (
    *OWN_ROWS,
    *accounts.ROWS,
    *outbox.ROWS,
    *committees.ROWS,
    *learning.ROWS,
    *meetings.ROWS,
    *ballots.ROWS,
    *practice.ROWS,
    *mentoring.ROWS,
)
LOADERS: dict[str, Loader] = {
    **accounts.LOADERS,
    **outbox.LOADERS,
    **committees.LOADERS,
    **learning.LOADERS,
    **meetings.LOADERS,
    **ballots.LOADERS,
    **practice.LOADERS,
    **mentoring.LOADERS,
}


NOBODY = -1  # stands for the reader in the query below


def general_roles(person: Any) -> frozenset[Role]:
    """What somebody is anywhere, in one query: it opens the role's own pages, never another's thing."""
    if not person.is_authenticated:
        return frozenset({Role.STRANGER})
    if not hasattr(person, "_general_roles"):
        person._general_roles = _read_general_roles(person)
    roles: frozenset[Role] = person._general_roles
    return roles


@cache
def _general_question() -> tuple[str, tuple[Any, ...]]:
    """The query as SQL: every request asks it, and to build it anew costs more than to answer it."""
    mine = {"person": OuterRef("pk")}
    sits = Membership.objects.filter(**mine, until=None)
    rows = Person.objects.filter(pk=NOBODY).values_list(
        Exists(Seat.objects.filter(**mine, kind=Seat.Kind.SECRETARIAT)),
        Exists(Seat.objects.filter(**mine, kind=Seat.Kind.CONFIDANT)),
        Exists(Representative.objects.filter(**mine)),
        Exists(Mentor.objects.filter(**mine, left_at=None)),
        Exists(Journey.objects.filter(mentee=OuterRef("pk"))),
        Exists(sits.filter(part=Membership.Part.CONVENOR)),
        Exists(WorkingGroup.objects.filter(secretary=OuterRef("pk"))),
        Exists(sits),
        Exists(EndRequest.objects.filter(asked_of=OuterRef("pk"), answered_at=None)),
    )
    return rows.order_by().query.sql_with_params()


def _read_general_roles(person: Person) -> frozenset[Role]:
    sql, params = _general_question()
    with connection.cursor() as cursor:
        cursor.execute(sql, [person.pk if each == NOBODY else each for each in params])
        flags = cursor.fetchone()
    names = (
        Role.SECRETARIAT,
        Role.CONFIDANT,
        Role.MEMBER_BODY,
        Role.MENTOR,
        Role.MENTEE,
        Role.CONVENOR,
        Role.SECRETARY,
        Role.EXPERT,
        Role.CONFIDANT,  # also after the seat, until what was asked in confidence is answered
    )
    return frozenset({Role.PERSON, *(name for name, is_so in zip(names, flags, strict=True) if is_so)})
