"""Who is expected at a meeting: everybody of the group, with the part that each has in it."""

from dataclasses import dataclass

from django.db.models import Q

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership


@dataclass(frozen=True, slots=True)
class Place:
    """Whom a seat is set up for, and where it is expected to be."""

    person: Person
    part: str = "expert"
    interest: str = ""
    mode: str = "room"
    spot: int = 0
    first_time: bool = False


def everybody(meeting: Meeting) -> list[Place]:
    """Convenors, experts, the secretary and the mentees of the group: a place each, convenors first."""
    mode = "remote" if meeting.mode == Meeting.Mode.VIRTUAL else "room"
    sitting = meeting.group.memberships.filter(until=None).select_related("person__body")
    new = _since_the_meeting_before(meeting)
    places = {
        each.person_id: Place(each.person, str(each.part), mode=mode, first_time=each.person_id in new)
        for each in sorted(sitting, key=lambda each: each.part != Membership.Part.CONVENOR)
    }
    for person, part in (*_secretary(meeting), *_mentees(meeting)):
        places.setdefault(person.pk, Place(person, part, mode=mode))
    return list(places.values())


def _secretary(meeting: Meeting) -> list[tuple[Person, str]]:
    return [(meeting.group.secretary, "secretary")] if meeting.group.secretary else []


def _mentees(meeting: Meeting) -> list[tuple[Person, str]]:
    """Mentees stand a storey above; they are reached through the group's own reverse relation."""
    under_way = Q(journeys__group=meeting.group, journeys__graduated_at=None)
    found = Person.objects.filter(under_way, is_active=True).select_related("body").distinct()
    return [(each, "mentee") for each in found]


def _since_the_meeting_before(meeting: Meeting) -> set[int]:
    """Members who sat in the group at none of its earlier meetings."""
    group = meeting.group
    before = group.meetings.filter(starts_at__lt=meeting.starts_at).order_by("-starts_at").first()
    sitting = group.memberships.filter(until=None)
    if before is not None:
        sitting = sitting.filter(since__gt=before.ends_at.date())
    return set(sitting.values_list("person", flat=True))
