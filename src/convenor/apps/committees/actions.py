"""Writing down who sits in which working group."""

from datetime import date, datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.domain.kernel import Refused


@audited("membership.begun")
def add_member(
    group: WorkingGroup, person: Person, part: str, since: date, *, by: Person, at: datetime
) -> Membership:
    """Give somebody a seat in a group. Whoever sits there already is told so."""
    WorkingGroup.objects.select_for_update().get(pk=group.pk)
    if group.closed_at is not None:
        raise Refused("group-is-closed", wg=group.name)
    if Membership.objects.filter(group=group, person=person, until=None).exists():
        raise Refused("member-already", name=person.name, wg=group.name)
    return Membership.objects.create(group=group, person=person, part=part, since=since)


@audited("membership.ended")
def end_membership(membership: Membership, until: date, *, by: Person, at: datetime) -> Membership:
    """End somebody's seat in a group on a day."""
    row = Membership.objects.select_for_update().select_related("group", "person").get(pk=membership.pk)
    if row.until is not None:
        raise Refused("membership-has-ended", name=row.person.name, wg=row.group.name)
    if until < row.since:
        raise Refused("membership-ends-too-early", name=row.person.name, since=row.since)
    row.until = until
    row.save(update_fields=["until"])
    return row
