"""Meetings on the first page: what meets today, and what its plan waits for from a co-convenor or the secretary."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.models import Agreement, Plan
from convenor.apps.meetings.queries.plan import deadlines_of
from convenor.apps.mentoring.queries.turns import Turn
from convenor.domain.kernel import Role
from convenor.domain.timeline import SOON

A_DAY = timedelta(days=1)
GROUP = {Role.CONVENOR, Role.SECRETARY, Role.EXPERT, Role.MENTEE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """A meeting of the reader's that is on today."""

    meeting: Meeting
    words: str
    url: str
    button: str


def today(person: Person, roles: Collection[Role], now: datetime) -> tuple[Today, ...]:
    """What meets today, or is meeting: one query, and none for whoever is in no group."""
    if not GROUP & set(roles):
        return ()
    rows = _mine(person).filter(starts_at__lt=now + A_DAY, ends_at__gt=now).select_related("group", "room")
    return tuple(_today(each) for each in rows if _is_today(each, now))


def of_the_plans(person: Person, now: datetime) -> list[Turn]:
    """Plans that wait for the reader's "agreed", and agendas that are due: one query, three where there is a plan."""
    sits = Q(meeting__group__memberships__person=person, meeting__group__memberships__until=None)
    convenes = sits & Q(meeting__group__memberships__part="convenor")
    plans = Plan.objects.filter(convenes | Q(meeting__group__secretary=person), meeting__ends_at__gt=now)
    rows = plans.filter(meeting__room=None).select_related("meeting__group").distinct()
    standing = Agreement.objects.filter(about="plan", ended_at=None).select_related("person")
    rows = rows.prefetch_related("ticks", Prefetch("agreements", standing))
    return [turn for each in rows for turn in (*_agreement(each, person), *_agenda(each, now))]


def _mine(person: Person) -> QuerySet[Meeting]:
    sits = Q(group__memberships__person=person, group__memberships__until=None)
    learns = Q(group__journeys__mentee=person, group__journeys__graduated_at=None)
    return Meeting.objects.filter(sits | learns | Q(group__secretary=person)).distinct()


def _is_today(meeting: Meeting, now: datetime) -> bool:
    return meeting.starts_at <= now or localtime(meeting.starts_at).date() == localtime(now).date()


def _today(meeting: Meeting) -> Today:
    values = {"group": meeting.group.name, "clock": f"{localtime(meeting.starts_at):%H:%M}"}
    is_open = hasattr(meeting, "room")
    return Today(
        meeting=meeting,
        words=_("%(group)s meets today, %(clock)s.") % values,
        url=reverse("meeting", kwargs={"meeting": meeting.pk}),
        button=_("Go to the room") if is_open else _("See the meeting"),
    )


def _agreement(plan: Plan, person: Person) -> Iterator[Turn]:
    """Another co-convenor has agreed, the reader has not."""
    said = list(plan.agreements.all())
    if (
        said
        and plan.meeting.group.secretary_id != person.pk
        and person.pk not in {each.person_id for each in said}
    ):
        yield Turn(
            title=_("Agree on the plan of the %(meeting)s") % {"meeting": plan.meeting.title},
            words=_("%(name)s has said “agreed”; a change takes it back.") % {"name": said[0].person.short},
            url=reverse("meeting-plan", kwargs={"meeting": plan.meeting_id}),
            button=_("Read the plan"),
            since=said[0].at,
            weight=44,
        )


def _agenda(plan: Plan, now: datetime) -> Iterator[Turn]:
    """The agenda is due within two weeks, or late, and not sent."""
    due = deadlines_of(plan.meeting).get("agenda")
    sent = any(each.key == "deadline-agenda" for each in plan.ticks.all())
    if due is None or sent or due - now.date() > SOON:
        return
    late = _("The agenda of the %(meeting)s of %(group)s is late")
    title = late if due < now.date() else _("Send the agenda of the %(meeting)s of %(group)s")
    yield Turn(
        title=title % {"meeting": plan.meeting.title, "group": plan.meeting.group.name},
        words=_("The rules ask for it weeks before the meeting; the plan shows the day."),
        url=reverse("meeting-plan-part", kwargs={"meeting": plan.meeting_id, "part": "logistics"}),
        button=_("Open the plan"),
        since=datetime.combine(due, now.timetz()),
        weight=24,
    )
