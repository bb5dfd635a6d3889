"""Reading what endangers the independence of a mentor: shared groups, declared conflicts, open alarms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.apps.mentoring.models import Alarm, Conflict, Pairing
from convenor.apps.mentoring.queries.turns import Turn
from convenor.domain.programme.pairing import breaches

SAME_WG = "rule-same-wg"
CONFLICT = "rule-conflict"


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a pair no longer keeps."""

    rule: str
    group: WorkingGroup | None
    values: dict[str, Any]


def breaches_of(pairing: Pairing) -> list[Breach]:
    """Every rule of independence that the pair does not keep today."""
    mentor, journey = pairing.mentor, pairing.journey
    found = []
    if breaches(groups_of(mentor.person_id), {str(journey.group_id)}):
        found.append(Breach(SAME_WG, journey.group, {"wg": journey.group.name}))
    if Conflict.objects.filter(mentor=mentor, person=journey.mentee_id).exists():
        found.append(Breach(CONFLICT, None, {}))
    return found


def groups_of(person: int) -> set[str]:
    """The working groups in which somebody sits today, in whatever part."""
    seats = Membership.objects.filter(person=person, until=None).values_list("group", flat=True)
    desks = WorkingGroup.objects.filter(secretary=person).values_list("pk", flat=True)
    return {str(each) for each in (*seats, *desks)}


def pairs_touched(mentor: int) -> QuerySet[Pairing]:
    """The open pairs of the mentor who is ``mentor`` as a person; nobody else's can be touched."""
    rows = Pairing.objects.filter(mentor__person=mentor, state__in=("proposed", "active"))
    return rows.filter(journey__graduated_at=None).select_related(
        "mentor__person",
        "journey__mentee",
        "journey__group",
        "journey__enrolment",
        "journey__nomination__body",
    )


def open_alarms(pairing: Pairing | None = None) -> QuerySet[Alarm]:
    """Alarms that nobody has settled, the latest first."""
    wanted = Q(settled_at=None) if pairing is None else Q(settled_at=None, pairing=pairing)
    return _with_names(Alarm.objects.filter(wanted))


def alarms() -> QuerySet[Alarm]:
    """Every alarm: the open first, then the settled, the latest first."""
    return _with_names(Alarm.objects.all()).order_by(F("settled_at").desc(nulls_first=True), "-raised_at")


def _with_names(rows: QuerySet[Alarm]) -> QuerySet[Alarm]:
    return rows.select_related(
        "pairing__mentor__person",
        "pairing__journey__mentee",
        "pairing__journey__group",
        "group",
        "settled_by",
    )


def sentence_of(alarm: Alarm) -> str:
    """What is wrong with the pair, in one sentence."""
    names = {
        "mentor": alarm.pairing.mentor.person.name,
        "mentee": alarm.pairing.journey.mentee.name,
        "wg": alarm.group.name if alarm.group else "",
    }
    if alarm.rule == CONFLICT:
        return _("A conflict of interest between %(mentor)s and %(mentee)s is declared.") % names
    return _("%(mentor)s now sits in %(wg)s, the group of %(mentee)s.") % names


def turns() -> list[Turn]:
    """An open alarm is the first thing that the secretariat sees."""
    return [
        Turn(
            title=_("A mentor is no longer independent"),
            words=sentence_of(each),
            url=reverse("pairing", args=[each.pairing_id]),
            button=_("Look at the pair"),
            since=each.raised_at,
            weight=100,
        )
        for each in open_alarms()[:25]
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """An alarm as the list shows it."""

    alarm: Alarm
    sentence: str
    since: datetime


def told(rows: Iterable[Alarm]) -> list[Told]:
    """Alarms with their sentences."""
    return [Told(each, sentence_of(each), each.raised_at) for each in rows]
