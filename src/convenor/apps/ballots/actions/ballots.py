"""Opening a ballot, and correcting what is known of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.models import Ballot
from convenor.apps.committees.models import WorkingGroup
from convenor.domain.kernel import Refused


@audited("ballot.opened")
def open_ballot(group: WorkingGroup, facts: Mapping[str, Any], *, by: Person, at: datetime) -> Ballot:
    """Write down a ballot on a draft of the group. The same ballot twice is refused."""
    _refuse_known(group, facts)
    return Ballot.objects.create(group=group, made_at=at, made_by=by, **facts)


@audited("ballot.practice-begun")
def open_practice(facts: Mapping[str, Any], *, by: Person, at: datetime) -> Ballot:
    """Open a ballot that is invented, and this person's alone; as many as they like."""
    return Ballot.objects.create(practice_for=by, made_at=at, made_by=by, **facts)


@audited("ballot.practice-ended")
def drop_practice(ballot: Ballot, *, by: Person) -> None:
    """Take a ballot away that somebody practised on, with all that was written on it."""
    if not ballot.is_practice:
        raise Refused("unknown-move")
    ballot.comments.all().delete()  # before the files that they stand in
    Ballot.objects.filter(pk=ballot.pk).delete()  # the row in hand keeps its key, for the audit line


@audited("ballot.changed")
def change_ballot(ballot: Ballot, facts: Mapping[str, Any], revision: int, *, by: Person) -> Ballot:
    """Correct what is known of a ballot; refuses when somebody else did since the page was drawn."""
    row = Ballot.objects.select_for_update(of=("self",)).select_related("group").get(pk=ballot.pk)
    if row.revision != revision:
        raise Refused("ballot-changed-meanwhile")
    _refuse_known(row.group, facts, row.pk)
    for name, value in facts.items():
        setattr(row, name, value)
    row.revision += 1
    row.save(update_fields=[*facts, "revision"])
    return row


def _refuse_known(group: WorkingGroup | None, facts: Mapping[str, Any], own: int = 0) -> None:
    if group is None:
        raise Refused("ballot-is-practice")
    same = group.ballots.filter(title__iexact=facts["title"], stage=facts["stage"]).exclude(pk=own)
    if same.exists():
        raise Refused("ballot-is-known", ballot=facts["title"], wg=group.name)
