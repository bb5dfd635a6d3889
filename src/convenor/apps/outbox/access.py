"""The permission table's rows of this app, and how its things are found."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import EVERYBODY, Loader, Row, Subject, row
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Role

ROWS: tuple[Row, ...] = (
    *row("letters", "GET", Role.PERSON),
    *row("letter", "GET", Role.SELF, on="letter"),
    *row("letter-calendar", "GET", Role.SELF, on="letter"),
    *row("person-invite", "POST", Role.SECRETARIAT, on="person"),
    *row("person-second-step", "GET POST", Role.SECRETARIAT, on="person"),
    *row("demo-letters", "GET", *EVERYBODY, on="demo"),
    *row("demo-letter", "GET", *EVERYBODY, on="demo-letter"),
)


def _letter(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    found = Letter.objects.select_related("to").filter(pk=kwargs["letter"], to=reader).first()
    if found is None:
        return None
    return Subject(found, frozenset({Role.SELF}), "read" if found.read_at else "unread")


def _demo_letter(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    if not settings.DEMO_SIGN_IN:
        return None
    found = Letter.objects.select_related("to").filter(pk=kwargs["letter"]).first()
    return Subject(found, frozenset({Role.STRANGER})) if found else None


LOADERS: dict[str, Loader] = {"letter": _letter, "demo-letter": _demo_letter}
