"""The mentee says: I prepared with the convenors, I was at the meeting. The group confirms."""

from datetime import date, datetime

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.committees.models import Meeting, Membership
from convenor.apps.mentoring.journey_letters import tell
from convenor.apps.mentoring.models import Attendance, Journey
from convenor.apps.mentoring.queries.journey import journeys
from convenor.domain.kernel import Refused


@audited("attendance.claimed")
def say_prepared(journey: Journey, held_on: date, words: str, *, by: Person, at: datetime) -> Attendance:
    """The mentee met the convenors to prepare. The same said again while it waits is said once."""
    _check_mentee(journey, by)
    if held_on > at.date():
        raise Refused("attendance-in-the-future")
    same = Attendance.objects.filter(journey=journey, kind=Attendance.Kind.PREPARED, declined_at=None)
    if there := same.filter(Q(confirmed_at=None) | Q(held_on=held_on)).first():
        return _same(there, held_on, words)
    return _claim(journey, Attendance.Kind.PREPARED, None, held_on, words, by, at)


@audited("attendance.claimed")
def say_attended(journey: Journey, meeting: Meeting, words: str, *, by: Person, at: datetime) -> Attendance:
    """The mentee was at a meeting of the group. The same said again is said once."""
    _check_mentee(journey, by)
    if meeting.group_id != journey.group_id:
        raise Refused("attendance-other-group")
    if meeting.starts_at > at:
        raise Refused("attendance-in-the-future")
    held_on = meeting.starts_at.date()
    if there := Attendance.objects.filter(journey=journey, meeting=meeting, declined_at=None).first():
        return _same(there, held_on, words)
    return _claim(journey, Attendance.Kind.ATTENDED, meeting, held_on, words, by, at)


@audited("attendance.confirmed")
def confirm(claim: Attendance, *, by: Person, at: datetime) -> Attendance:
    """Somebody of the group says that it is so."""
    claim = _open(claim)
    claim.confirmed_by, claim.confirmed_at = by, at
    claim.save(update_fields=["confirmed_by", "confirmed_at"])
    _answer(claim, "attendance-confirmed", by, at)
    return claim


@audited("attendance.declined")
def decline(claim: Attendance, reason: str, *, by: Person, at: datetime) -> Attendance:
    """Somebody of the group says that it was not so, and why; the mentee can say it anew."""
    claim = _open(claim)
    if not reason.strip():
        raise Refused("attendance-decline-needs-words")
    claim.declined_at, claim.reason = at, reason.strip()[:500]
    claim.save(update_fields=["declined_at", "reason"])
    _answer(claim, "attendance-declined", by, at)
    return claim


def _same(there: Attendance, held_on: date, words: str) -> Attendance:
    """What was said before, where it is the same; other words would be lost, so they are refused."""
    if (there.held_on, there.words) != (held_on, words[:500]):
        raise Refused("attendance-is-said")
    return there


def _check_mentee(journey: Journey, by: Person) -> None:
    if by.pk != journey.mentee_id:
        raise Refused("only-mentee")
    if journey.graduated_at:
        raise Refused("journey-is-over")


def _open(claim: Attendance) -> Attendance:
    """The claim as it stands now; refused where it was answered before."""
    rows = Attendance.objects.select_for_update(of=("self",)).select_related("meeting")
    fresh = rows.get(pk=claim.pk)
    if fresh.confirmed_at:
        raise Refused("attendance-is-confirmed")
    if fresh.declined_at:
        raise Refused("attendance-is-declined")
    return fresh


def _answer(claim: Attendance, letter: str, by: Person, at: datetime) -> None:
    """Write to the mentee what the group says."""
    journey = journeys().get(pk=claim.journey_id)
    _tell(journey.mentee, letter, journey, claim, by, at)


def _tell(to: Person, letter: str, journey: Journey, claim: Attendance, by: Person, at: datetime) -> None:
    with translation.override(to.language):
        what = claim.meeting.title if claim.meeting else _("preparation with the co-convenors")
    tell(
        to,
        letter,
        journey,
        key=f"{letter}:{claim.pk}",
        at=at,
        path=f"/attendance/{claim.pk}/",
        other=by,
        what=what,
        when=claim.held_on,
        reason=claim.reason,
        by=by,
    )


def _claim(
    journey: Journey,
    kind: Attendance.Kind,
    meeting: Meeting | None,
    held_on: date,
    words: str,
    by: Person,
    at: datetime,
) -> Attendance:
    claim = Attendance.objects.create(
        journey=journey, kind=kind, meeting=meeting, held_on=held_on, words=words[:500], claimed_at=at
    )
    convenes = Membership.objects.filter(
        group=journey.group_id, part=Membership.Part.CONVENOR, until=None
    ).values("person")
    for person in Person.objects.filter(Q(pk__in=convenes) | Q(secretary_of=journey.group_id)).distinct():
        _tell(person, "attendance-claimed", journey, claim, by, at)
    return claim
