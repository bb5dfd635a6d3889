"""The permission table's vocabulary: which role may use which address by which method, in which state.

Each app declares its ROWS and its LOADERS in ``access.py``; ``convenor.site.gate`` joins them and
lets nothing pass that has no row. Loaders find the thing that an address names and say what the
reader is to it; the gate hands it to the view as ``request.subject``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from convenor.apps.accounts.models import Person
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import Programme

EVERYBODY = (Role.STRANGER, Role.PERSON)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the permission table. ``states`` empty: in every state of the thing."""

    route: str
    method: str
    roles: frozenset[Role]
    on: str = ""
    states: frozenset[str] = frozenset()
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing that an address names, what the reader is to it, and its state."""

    thing: Any
    roles: frozenset[Role] = frozenset()
    state: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


Loader = Callable[[Person, Mapping[str, Any]], Subject | None]


class SignedInRequest(HttpRequest):
    """A request that passed the gate: somebody signed in, the thing found, the roles known."""

    user: Person
    subject: Subject
    roles: frozenset[Role]
    programme: Programme  # the one that those who begin now follow


def row(
    route: str, methods: str, *roles: Role, on: str = "", states: tuple[str, ...] = (), limit: str = ""
) -> tuple[Row, ...]:
    """Rows for ``methods`` ("GET POST") of one route. HEAD goes with GET."""
    return tuple(
        Row(route, method, frozenset(roles), on, frozenset(map(str, states)), limit)
        for method in methods.split()
    )
