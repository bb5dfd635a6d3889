"""Looking for comments about one matter; what is found is kept until somebody looks again."""

from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.models import Ballot, Grouping
from convenor.apps.ballots.queries.suggesting import Found
from convenor.domain.kernel import Refused


@audited("ballot.groups-kept")
def keep(ballot: Ballot, found: Found, *, by: Person, at: datetime) -> Grouping:
    """Keep what a search found; an earlier one is forgotten."""
    if not found.compared:
        raise Refused("grouping-without-comments")
    row, is_first = Grouping.objects.get_or_create(ballot=ballot, defaults={"at": at, "by": by})
    row.groups, row.alone, row.compared = found.groups, found.alone, found.compared
    row.seconds, row.at, row.by = found.seconds, at, by
    row.revision += 0 if is_first else 1
    row.save()
    return row


@audited("ballot.group-left")
def leave(grouping: Grouping, place: int, revision: int, *, by: Person) -> Grouping:
    """Say that these comments are not about one issue; the suggestion is not shown again."""
    row = Grouping.objects.select_for_update(of=("self",)).get(pk=grouping.pk)
    if row.revision != revision or not 0 <= place < len(row.groups):
        raise Refused("grouping-is-old")
    row.groups[place]["left"] = True
    row.save(update_fields=["groups"])
    return row
