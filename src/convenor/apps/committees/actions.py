"""Writing down working groups: what they are, who sits in them, when they meet."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import ProtectedError

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
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


@audited("group.opened")
def open_group(facts: Mapping[str, Any], *, by: Person) -> WorkingGroup:
    """Write down a new working group."""
    if WorkingGroup.objects.filter(name__iexact=facts["name"]).exists():
        raise Refused("group-is-known", wg=facts["name"])
    return WorkingGroup.objects.create(**facts)


@audited("group.changed")
def change_group(group: WorkingGroup, facts: Mapping[str, Any], *, by: Person) -> WorkingGroup:
    """Correct what is known of a group: name, document, kind, size, track, secretary."""
    if WorkingGroup.objects.filter(name__iexact=facts["name"]).exclude(pk=group.pk).exists():
        raise Refused("group-is-known", wg=facts["name"])
    for name, value in facts.items():
        setattr(group, name, value)
    group.save(update_fields=list(facts))
    return group


@audited("group.closed")
def close_group(group: WorkingGroup, *, by: Person, at: datetime) -> WorkingGroup:
    """The group's work is done; its page stays, nobody is nominated for it any more."""
    if group.closed_at is not None:
        raise Refused("group-is-closed", wg=group.name)
    group.closed_at = at
    group.save(update_fields=["closed_at"])
    return group


@audited("group.reopened")
def reopen_group(group: WorkingGroup, *, by: Person) -> WorkingGroup:
    """The group works on: it can be nominated for again, and seats and meetings can be added."""
    if group.closed_at is None:
        raise Refused("group-is-open", wg=group.name)
    group.closed_at = None
    group.save(update_fields=["closed_at"])
    return group


@audited("meeting.planned")
def plan_meeting(group: WorkingGroup, facts: Mapping[str, Any], *, by: Person) -> Meeting:
    """Write down when, where and how the group meets. The same meeting twice is refused."""
    if group.meetings.filter(title=facts["title"], starts_at=facts["starts_at"]).exists():
        raise Refused("meeting-is-known", meeting=facts["title"], wg=group.name)
    return Meeting.objects.create(group=group, **facts)


@audited("meeting.changed")
def change_meeting(meeting: Meeting, facts: Mapping[str, Any], *, by: Person) -> Meeting:
    """Correct a meeting."""
    for name, value in facts.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(facts))
    return meeting


@audited("meeting.removed")
def remove_meeting(group: WorkingGroup, meeting: int, *, by: Person) -> bool:
    """Take a meeting off that will not be; whether it was still there. Not one at which somebody was."""
    row = group.meetings.filter(pk=meeting).first()
    if row is None:
        return False
    try:
        row.delete()
    except ProtectedError:
        raise Refused("meeting-was-attended", meeting=row.title) from None
    return True
