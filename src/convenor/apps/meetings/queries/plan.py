"""Reading the plan of a meeting: what is agreed, what is missing, what is due, and whether the agenda fits."""

import zoneinfo
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Prefetch
from django.utils import timezone

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
from convenor.apps.meetings.models import Agreement, Item, Place, Plan
from convenor.domain.meeting.readings import clocks, fitting, timetable
from convenor.domain.timeline import deadlines, standing

NO_LIMIT = 120  # seconds that a turn is reckoned with where no limit is set


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline of the meeting: when, how it stands, and whether it is in the calendars."""

    kind: str
    day: date
    weeks: int
    standing: str
    met_on: date | None
    sent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item of the agenda on the clock: when, who facilitates, and whether it fits."""

    item: Item
    number: int  # breaks have none
    slot: timetable.Slot
    fit: fitting.Line
    chair: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The whole agenda on the clock."""

    days: tuple[timetable.Day, ...]
    lines: tuple[Line, ...]
    fit: fitting.Fit

    @property
    def people(self) -> int:
        """How many are expected."""
        return self.fit.people

    @property
    def tight(self) -> list[Line]:
        """Items that do not fit."""
        return [each for each in self.lines if not each.fit.fits]

    def of_day(self, number: int) -> list[Line]:
        """The items of one day."""
        return [each for each in self.lines if each.slot.day == number]

    @property
    def by_day(self) -> list[tuple[timetable.Day, list[Line]]]:
        """Every day with its items."""
        return [(each, self.of_day(each.number)) for each in self.days]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Who has said "agreed", who has not, and who took it back by a change."""

    about: str
    said: tuple[Agreement, ...]
    missing: tuple[Person, ...]
    ended: Agreement | None  # the last one that a change took back

    @property
    def by_all(self) -> bool:
        """Whether it stands."""
        return bool(self.said) and not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Abroad:
    """A zone in which members live, and the meeting's hours there."""

    hours: clocks.Hours
    people: tuple[Person, ...]


def plan_of(meeting: Meeting) -> Plan | None:
    """The plan with its meeting, places, agreements, ticks and dates: six queries; none where nobody has begun it."""
    places = Place.objects.select_related("person__body", "group")
    agreements = Agreement.objects.select_related("person", "ended_by")
    found = Plan.objects.select_related("meeting__group__secretary", "watcher").prefetch_related(
        "ticks", "entries", Prefetch("places", places), Prefetch("agreements", agreements)
    )
    return found.filter(meeting=meeting).first()


def convenors_of(group: WorkingGroup) -> list[Person]:
    """Who convenes the group today."""
    part = Membership.Part.CONVENOR
    rows = group.memberships.filter(part=part, until=None).select_related("person__body")
    return [each.person for each in rows]


def deadlines_of(meeting: Meeting) -> dict[str, date]:
    """The days on which things are due, on the calendar of the meeting's place."""
    if meeting.between:
        return {}
    return {each.kind: each.due for each in deadlines(meeting.mode, *_first_and_last(meeting))}


def due_of(meeting: Meeting, plan: Plan | None, today: date) -> tuple[Due, ...]:
    """Every deadline and how it stands; a working session between two meetings has none.

    Once the meeting is over nobody can be asked for its agenda any more: what nobody said was sent is left out.
    """
    if meeting.between:
        return ()
    first, last = _first_and_last(meeting)
    met = {each.key: each.at.date() for each in plan.ticks.all()} if plan else {}
    sent = {each.kind for each in plan.entries.all() if each.cancelled_at is None} if plan else set()
    return tuple(
        Due(
            kind=each.kind,
            day=each.due,
            weeks=each.weeks,
            standing=standing(each.due, met.get(f"deadline-{each.kind}"), today),
            met_on=met.get(f"deadline-{each.kind}"),
            sent=each.kind in sent,
        )
        for each in deadlines(meeting.mode, first, last)
        if today <= last or each.due > last or f"deadline-{each.kind}" in met
    )


def local_hours(meeting: Meeting) -> tuple[datetime, datetime]:
    """When the meeting begins and ends, on the clock of its place."""
    zone = clocks.zone_called(meeting.time_zone)
    return meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)


def days_of(meeting: Meeting, plan: Plan | None) -> tuple[timetable.Day, ...]:
    """The days of the meeting."""
    opens, closes = (plan.day_begins, plan.day_ends) if plan else (None, None)
    return timetable.days_of(*local_hours(meeting), opens, closes)


def expected(plan: Plan) -> int:
    """How many people are expected: by their places, where these are set, else as the meeting was announced."""
    there = [each.mode != "absent" for each in plan.places.all()]
    announced = plan.meeting.in_room + plan.meeting.remote
    return max(sum(there), announced) if announced else sum(there)


def forecast(plan: Plan, items: Sequence[Item] | None = None) -> Forecast:
    """The agenda on the clock, and whether it fits this number of people: four queries."""
    found = list(
        items if items is not None else plan.items.filter(dropped_at=None).select_related("lead", "chair")
    )
    days = days_of(plan.meeting, plan)
    planned = [
        fitting.Planned(key=each.pk, way=each.way, minutes=each.minutes, day=each.day) for each in found
    ]
    fit = fitting.fitting(
        planned,
        people=expected(plan),
        seconds=plan.limit or NO_LIMIT,
        available=sum(each.minutes for each in days),
    )
    slots = timetable.timetable(planned, days)
    people = {each.pk: each for each in convenors_of(plan.meeting.group)}
    shifts = _shifts(plan)
    numbers = _numbers(found)
    return Forecast(
        days=days,
        lines=tuple(
            Line(
                item=item,
                number=numbers[item.pk],
                slot=slot,
                fit=line,
                chair=_chair(plan, item, slot, shifts, people),
            )
            for item, slot, line in zip(found, slots, fit.lines, strict=True)
        ),
        fit=fit,
    )


def agreed(plan: Plan, about: str) -> Agreed:
    """Whether the co-convenors agree."""
    rows = [each for each in plan.agreements.all() if each.about == about]
    said = tuple(each for each in rows if each.ended_at is None)
    has_said = {each.person_id for each in said}
    ended = [each for each in rows if each.ended_at and each.ended_by_id != each.person_id]
    return Agreed(
        about=about,
        said=said,
        missing=tuple(each for each in convenors_of(plan.meeting.group) if each.pk not in has_said),
        ended=ended[-1] if ended and ended[-1].person_id not in has_said else None,
    )


def abroad(plan: Plan) -> tuple[Abroad, ...]:
    """The meeting's first day on everybody's clock, from west to east; people without a zone of their own in UTC."""
    first = days_of(plan.meeting, plan)[0]
    zones: dict[str, list[Person]] = {}
    for each in plan.places.all():
        if each.mode != "absent":
            zones.setdefault(each.person.time_zone, []).append(each.person)
    found = [
        Abroad(hours=clocks.hours_in(zone, first.begins, first.ends), people=tuple(people))
        for zone, people in zones.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.hours.begins.replace(tzinfo=UTC), each.hours.zone)))


def kinder(plan: Plan) -> tuple[datetime, int, int] | None:
    """An hour at which fewer would sit at night, how many then, and how many now; none where there is no kinder one."""
    first = days_of(plan.meeting, plan)[0]
    here = plan.meeting.time_zone
    zones = [
        each.person.time_zone if each.mode == "remote" else here
        for each in plan.places.all()
        if each.mode != "absent"
    ]
    now = clocks.count_at_night(zones, first.begins, first.ends)
    start, then = clocks.kinder_start(zones, first.begins, first.ends)
    return (start, then, now) if then < now else None


def is_first_meeting(meeting: Meeting) -> bool:
    """Whether the group has not met before."""
    earlier = Meeting.objects.filter(group=meeting.group_id, between=False)
    return not meeting.between and not earlier.filter(starts_at__lt=meeting.starts_at).exists()


def ticked(plan: Plan) -> Collection[str]:
    """The points of the checklists that are prepared."""
    return {each.key for each in plan.ticks.all()}


def _first_and_last(meeting: Meeting) -> tuple[date, date]:
    begins, ends = local_hours(meeting)
    return begins.date(), ends.date()


def _shifts(plan: Plan) -> list[timetable.Shift]:
    by_day = plan.facilitation == Plan.Facilitation.DAY
    return [
        timetable.Shift(
            person=each.person_id,
            day=each.day,
            begins=None if by_day else each.begins,
            ends=None if by_day else each.ends,
        )
        for each in plan.shifts.filter(dropped_at=None)
        if each.person_id
    ]


def _chair(
    plan: Plan,
    item: Item,
    slot: timetable.Slot,
    shifts: Sequence[timetable.Shift],
    people: dict[int, Person],
) -> Person | None:
    if item.way == Item.Way.BREAK:
        return None
    if plan.facilitation == Plan.Facilitation.ITEM:
        return item.chair
    return people.get(timetable.facilitator(slot, shifts))


def _numbers(items: Sequence[Item]) -> dict[int, int]:
    """Items are counted; breaks are not."""
    count, numbers = 0, {}
    for each in items:
        count += each.way != Item.Way.BREAK
        numbers[each.pk] = count if each.way != Item.Way.BREAK else 0
    return numbers


def today_at(meeting: Meeting) -> date:
    """The day that it now is at the meeting's place."""
    return timezone.localtime(timezone.now(), zoneinfo.ZoneInfo(meeting.time_zone)).date()
