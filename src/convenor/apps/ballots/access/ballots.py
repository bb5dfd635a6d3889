"""Who may do what about a ballot, and how it is found.

Convenors, secretary and secretariat lead; drafters work from the first day; a member body sees its own comments before
the collation; everybody of the group reads after it. Somebody who practises does alone what all these do together,
but for what needs a group: its votes, its meetings, more files.
"""

from collections.abc import Mapping
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import Loader, Row, Subject, row
from convenor.apps.ballots.queries.ballots import ballot_and_roles
from convenor.domain.kernel import Role

LEADERS = (Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY)
WORKERS = (*LEADERS, Role.DRAFTER)
READERS = (*WORKERS, Role.EXPERT, Role.MENTEE, Role.MEMBER_BODY)
COLLECTING, COLLATED, PRACTICE = "collecting", "collated", "practice"
OF_A_GROUP = (COLLECTING, COLLATED)

ROWS: tuple[Row, ...] = (
    *row("ballot-new", "GET POST", *LEADERS, on="group", states=("open",)),
    *row("ballot", "GET", *READERS, on="ballot"),
    *row("ballot-edit", "GET POST", *LEADERS, on="ballot", states=OF_A_GROUP),
)


def reading(route: str, *, practised: bool = True) -> tuple[Row, ...]:
    """Rows of a page with comments: those who work on them always, all others of the group once they are collated."""
    return (
        *row(route, "GET", *WORKERS, on="ballot", states=() if practised else OF_A_GROUP),
        *row(route, "GET", *READERS, on="ballot", states=(COLLATED,)),
    )


def _ballot(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    """A ballot, what the reader is to it, and how far it is; ``bodies``: for whom the reader speaks."""
    found = ballot_and_roles(reader, kwargs["ballot"])
    if found is None:
        return None
    ballot, roles, bodies = found
    more = {"group": ballot.group, "bodies": bodies, "refusal": "ballot-not-collated"}
    if ballot.is_practice:
        return Subject(ballot, roles, PRACTICE, {**more, "refusal": "ballot-is-practice"})
    return Subject(ballot, roles, COLLATED if ballot.collated_at else COLLECTING, more)


LOADERS: dict[str, Loader] = {"ballot": _ballot}
