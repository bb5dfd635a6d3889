"""The dates of a meeting in people's calendars: sent, moved when the meeting moves, taken out when it falls away."""

import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.committees import actions as committees
from convenor.apps.committees.models import Meeting, WorkingGroup
from convenor.apps.meetings import letters
from convenor.apps.meetings.models import CalendarEntry, Plan, Tick
from convenor.apps.meetings.planned import locked
from convenor.apps.meetings.queries.plan import convenors_of, deadlines_of
from convenor.apps.meetings.seating import members
from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import LetterTemplate

Letters = Callable[[str], LetterTemplate]
MORNING, HALF_AN_HOUR = time(9), timedelta(minutes=30)


@audited("plan.deadlines-sent")
def send_deadlines(plan: Plan, letter: Letters, *, by: Person, at: datetime) -> Plan:
    """Put the deadlines that are still ahead into the calendars of the co-convenors and the secretary."""
    row = locked(plan)
    readers = _office(row.meeting.group)
    for kind, due in deadlines_of(row.meeting).items():
        if due >= at.date():
            entry = _entry(row, kind, *_on(due, row.meeting))
            _tell(entry, readers, letter("meeting-deadline"), by=by, at=at)
    return row


@audited("plan.meeting-called")
def call_the_group(plan: Plan, letter: Letters, *, by: Person, at: datetime) -> Plan:
    """Send the agenda to everybody who sits in the group, with the meeting for their calendars."""
    row = locked(plan)
    if not row.items.filter(dropped_at=None).exists():
        raise Refused("plan-no-agenda-yet")
    entry = _entry(row, letters.MEETING, row.meeting.starts_at, row.meeting.ends_at)
    _tell(entry, members(row), letter("meeting-called"), by=by, at=at)
    Tick.objects.get_or_create(plan=row, key="deadline-agenda", defaults={"at": at, "by": by})
    return row


@audited("meeting.moved")
def change_meeting(
    meeting: Meeting, facts: Mapping[str, Any], letter: Letters, *, by: Person, at: datetime
) -> Meeting:
    """Correct a meeting; what stands in people's calendars moves with it."""
    changed = committees.change_meeting(meeting, facts, by=by)
    plan = Plan.objects.filter(meeting=changed).first()
    for entry in CalendarEntry.objects.filter(plan=plan, cancelled_at=None) if plan else ():
        entry.plan.meeting = changed
        _move(entry, letter, by=by, at=at)
    return changed


@audited("meeting.taken-off")
def remove_meeting(group: WorkingGroup, meeting: int, letter: Letters, *, by: Person, at: datetime) -> bool:
    """Take a meeting off that will not be, and take it out of people's calendars; whether it was still there."""
    rows = CalendarEntry.objects.filter(plan__meeting=meeting, plan__meeting__group=group, cancelled_at=None)
    for entry in rows.select_related("plan__meeting__group"):
        _cancel(entry, letter, by=by, at=at)
    return committees.remove_meeting(group, meeting, by=by)


def _move(entry: CalendarEntry, letter: Letters, *, by: Person, at: datetime) -> None:
    """The entry goes where the meeting now is, or falls away where the meeting has no such date any more."""
    meeting, is_meeting = entry.plan.meeting, entry.kind == letters.MEETING
    due = deadlines_of(meeting).get(entry.kind)
    if not is_meeting and due is None:
        _cancel(entry, letter, by=by, at=at)
        return
    begins, ends = _on(due, meeting) if due else (meeting.starts_at, meeting.ends_at)
    if (entry.starts_at, entry.ends_at) == (begins, ends):
        return
    entry.starts_at, entry.ends_at, entry.sequence = begins, ends, entry.sequence + 1
    entry.save(update_fields=["starts_at", "ends_at", "sequence"])
    for each in entry.told.all():
        kind = "meeting-moved" if is_meeting else "meeting-deadline-moved"
        letters.dates(each, entry, letter(kind), by=by, at=at)


def _cancel(entry: CalendarEntry, letter: Letters, *, by: Person, at: datetime) -> None:
    entry.sequence, entry.cancelled_at = entry.sequence + 1, at
    entry.save(update_fields=["sequence", "cancelled_at"])
    kind = "meeting-cancelled" if entry.kind == letters.MEETING else "meeting-deadline-cancelled"
    for each in entry.told.all():
        letters.dates(each, entry, letter(kind), by=by, at=at)


def _tell(
    entry: CalendarEntry, readers: Iterable[Person], letter: LetterTemplate, *, by: Person, at: datetime
) -> None:
    """Each reader once; who was told already is not told again."""
    told = set(entry.told.values_list("pk", flat=True))
    for each in readers:
        if each.pk not in told:
            letters.dates(each, entry, letter, by=by, at=at)
            entry.told.add(each)


def _entry(plan: Plan, kind: str, begins: datetime, ends: datetime) -> CalendarEntry:
    host = urlsplit(settings.ADDRESS).hostname
    uid = f"meeting-{plan.meeting_id}-{kind}@{host}"
    entry, _new = CalendarEntry.objects.get_or_create(
        plan=plan, kind=kind, defaults={"uid": uid, "starts_at": begins, "ends_at": ends}
    )
    if entry.cancelled_at is not None:  # it fell away once, and is back
        entry.sequence, entry.cancelled_at = entry.sequence + 1, None
        entry.starts_at, entry.ends_at = begins, ends
        entry.save(update_fields=["sequence", "cancelled_at", "starts_at", "ends_at"])
        entry.told.clear()
    entry.plan = plan
    return entry


def _office(group: WorkingGroup) -> list[Person]:
    """The co-convenors, and the secretary."""
    people = convenors_of(group)
    return [*people, *([group.secretary] if group.secretary and group.secretary not in people else [])]


def _on(due: date, meeting: Meeting) -> tuple[datetime, datetime]:
    """Half an hour in the morning of a day, on the clock of the meeting's place."""
    begins = datetime.combine(due, MORNING, zoneinfo.ZoneInfo(meeting.time_zone)).astimezone(UTC)
    return begins, begins + HALF_AN_HOUR
