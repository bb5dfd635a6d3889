"""Who was present at a meeting, by its log and by who sat where."""

from collections.abc import Iterable

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership
from convenor.apps.meetings import log
from convenor.apps.meetings.models import Sitting
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.state import replay


def seats_present(facts: Iterable[ev.Fact]) -> frozenset[int]:
    """Every seat at which somebody was; of two seats that were one person, the one that was kept."""
    present: set[int] = set()
    for fact in facts:
        if isinstance(fact, ev.SeatAdmitted):
            present.add(fact.seat)
        elif isinstance(fact, ev.SeatMerged) and fact.seat in present:
            present = present - {fact.seat} | {fact.into}
        elif isinstance(fact, ev.SeatRemoved):
            present.discard(fact.seat)
    return frozenset(present)


def people_present(meeting: Meeting) -> list[Person]:
    """Everybody with an account who was at the meeting."""
    seats = seats_present(log.read(meeting.pk))
    rows = Sitting.objects.filter(meeting=meeting, person__isnull=False).select_related("person")
    return [each.person for each in rows if each.seat in seats and each.person is not None]


def chaired_now(person: Person) -> list[Meeting]:
    """The meetings under way in which somebody has the chair."""
    rows = Sitting.objects.filter(person=person).select_related("meeting__group")
    return [each.meeting for each in rows if _leads(each)]


def _leads(sitting: Sitting) -> bool:
    now = replay(log.read(sitting.meeting_id))
    return now.course.stage in ("open", "break") and now.chair.seat == sitting.seat


def was_present(meeting: Meeting, person: Person) -> bool:
    """Whether somebody with an account was at the meeting."""
    seat = Sitting.objects.filter(meeting=meeting, person=person).values_list("seat", flat=True).first()
    return seat is not None and seat in seats_present(log.read(meeting.pk))


def sat_there(meeting: Meeting, sitting: Sitting) -> bool:
    """Whether somebody was at this seat of the meeting."""
    return sitting.meeting_id == meeting.pk and sitting.seat in seats_present(log.read(meeting.pk))


def guests_present(meeting: Meeting) -> list[Sitting]:
    """Everybody without an account who was at the meeting, by name."""
    seats = seats_present(log.read(meeting.pk))
    rows = Sitting.objects.filter(meeting=meeting, person=None, seat__in=seats).exclude(name="")
    return list(rows.order_by("name"))


def convenors_of(meeting: Meeting) -> list[Person]:
    """Those who convene the meeting's group now."""
    rows = Membership.objects.filter(group=meeting.group_id, part=Membership.Part.CONVENOR, until=None)
    return [each.person for each in rows.select_related("person")]
