"""Who may practise, and how a practice is found: it is its owner's, and to everybody else it does not exist."""

from collections.abc import Mapping
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import Loader, Row, Subject, row
from convenor.apps.practice.queries import practice_of
from convenor.domain.kernel import Role

PRACTISING = frozenset({Role.MENTEE, Role.MENTOR, Role.CONVENOR, Role.SECRETARY, Role.SECRETARIAT})
"""Who learns to convene, who teaches it, and who does it or helps."""

ROWS: tuple[Row, ...] = (
    *row("practices", "GET POST", *PRACTISING),
    *row("practice", "GET", Role.SELF, on="practice"),
    *row("practice-issue", "GET", Role.SELF, on="practice"),
    *row("practice-look", "POST", Role.SELF, on="practice"),
    *row("practice-done", "POST", Role.SELF, on="practice"),
    *row("practice-drop", "POST", Role.SELF, on="practice"),
)


def _practice(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    found = practice_of(reader, kwargs["practice"])
    return Subject(found, frozenset({Role.SELF})) if found else None


LOADERS: dict[str, Loader] = {"practice": _practice}
