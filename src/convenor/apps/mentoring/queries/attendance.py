"""What a mentee says about meetings, and what the group said to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
from convenor.apps.mentoring.models import Attendance, Journey
from convenor.domain.kernel import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendancePage:
    """Everything said on one journey, and the meetings that may be said next."""

    claims: tuple[Attendance, ...]
    convenors: tuple[Person, ...]
    open_meetings: tuple[Meeting, ...]  # begun, and not said yet
    coming: tuple[Meeting, ...]
    may_say_prepared: bool
    may_say: bool


def attendance_page(journey: Journey, roles: Collection[Role], now: datetime) -> AttendancePage:
    """The page for the mentee, the pair and the group."""
    claims = tuple(Attendance.objects.filter(journey=journey).select_related("meeting", "confirmed_by"))
    said = {each.meeting_id for each in claims if each.declined_at is None}
    meetings = list(Meeting.objects.filter(group=journey.group_id, between=False))
    prepared = [each for each in claims if each.kind == Attendance.Kind.PREPARED and not each.declined_at]
    mentee = Role.MENTEE in roles and journey.graduated_at is None
    return AttendancePage(
        claims=claims,
        convenors=convenors(journey.group_id),
        open_meetings=tuple(each for each in meetings if each.starts_at <= now and each.pk not in said),
        coming=tuple(each for each in meetings if each.starts_at > now),
        may_say_prepared=mentee and not any(each.confirmed_at is None for each in prepared),
        may_say=mentee,
    )


def convenors(group: int) -> tuple[Person, ...]:
    """Who convenes a working group now."""
    rows = Membership.objects.filter(group=group, part=Membership.Part.CONVENOR, until=None)
    return tuple(each.person for each in rows.select_related("person"))


def waiting_for(person: Person) -> list[Attendance]:
    """What somebody of the group has to confirm: as convenor, or as its secretary."""
    convened = Membership.objects.filter(person=person, part=Membership.Part.CONVENOR, until=None)
    groups = WorkingGroup.objects.filter(secretary=person)
    rows = Attendance.objects.filter(confirmed_at=None, declined_at=None)
    mine = rows.filter(journey__group__in=convened.values("group")) | rows.filter(journey__group__in=groups)
    return list(mine.select_related("journey__mentee", "journey__group", "meeting").order_by("claimed_at"))
