"""Graduation: recommended by the mentor, confirmed by the secretariat, with a certificate."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.mentoring.joining_letters import secretariat
from convenor.apps.mentoring.journey_letters import tell
from convenor.apps.mentoring.models import Journey, Mentor, Pairing
from convenor.apps.mentoring.queries.graduation import gaps
from convenor.domain.kernel import Refused


@audited("graduation.asked")
def recommend(pairing: Pairing, *, by: Person, at: datetime) -> Journey:
    """The mentor says that the mentee is ready. Said twice, it is said once."""
    journey = _locked(pairing.journey)
    if pairing.state != "active" or by.pk != pairing.mentor.person_id:
        raise Refused("only-mentor")
    _check(journey, at)
    if journey.asked_at is None:
        journey.asked_at = at
        journey.save(update_fields=["asked_at"])
    key, path = f"graduation-recommended:{journey.pk}", f"/journeys/{journey.pk}/graduation/"
    for to in secretariat():
        tell(to, "graduation-recommended", journey, key=key, at=at, path=path, mentor=by, by=by)
    return journey


@audited("graduation.confirmed")
def confirm(journey: Journey, mentor: Person | None, *, by: Person, at: datetime) -> Journey:
    """The secretariat closes the programme: the certificate gets its number, and letters leave."""
    journey = _locked(journey)
    _check(journey, at)
    if journey.asked_at is None:
        raise Refused("graduation-not-asked")
    journey.graduated_at, journey.graduated_by = at, by
    _save_with_number(journey, at)
    for to, path in ((journey.mentee, f"/journeys/{journey.pk}/graduation/"), (mentor, "/home/")):
        if to is not None:
            key = f"graduated:{journey.pk}"
            tell(to, "graduated", journey, key=key, at=at, path=path, mentor=mentor, by=by)
    key, path = f"become-mentor:{journey.pk}", f"/journeys/{journey.pk}/graduation/"
    tell(journey.mentee, "become-mentor", journey, key=key, at=at, path=path, mentor=mentor, by=by)
    return journey


@audited("mentor.offered")
def become_mentor(journey: Journey, *, by: Person, at: datetime) -> Mentor:
    """A graduate offers to accompany others: a mentor without places yet, for the secretariat to complete."""
    if by.pk != journey.mentee_id:
        raise Refused("only-mentee")
    if journey.graduated_at is None:
        raise Refused("graduation-not-confirmed")
    mentor, made = Mentor.objects.get_or_create(person=by, defaults={"capacity": 0})
    if not made and mentor.left_at is not None:
        mentor.left_at, mentor.capacity = None, 0
        mentor.save(update_fields=["left_at", "capacity"])
    return mentor


def _locked(journey: Journey) -> Journey:
    """The journey as it stands now; what was read with it is kept."""
    fresh = Journey.objects.select_for_update().get(pk=journey.pk)
    fresh.mentee, fresh.group, fresh.enrolment = journey.mentee, journey.group, journey.enrolment
    fresh.nomination = journey.nomination
    return fresh


def _check(journey: Journey, at: datetime) -> None:
    if journey.graduated_at is not None:
        raise Refused("already-graduated")
    if lacking := gaps(journey, at):
        raise Refused("graduation-gaps", count=len(lacking))


def _save_with_number(journey: Journey, at: datetime) -> None:
    """Of two graduations at the same moment, the second takes the number after."""
    for tries_left in (3, 2, 1, 0):
        journey.certificate = _next_number(journey, at)
        try:
            with transaction.atomic():
                journey.save(update_fields=["graduated_at", "graduated_by", "certificate"])
        except IntegrityError:
            if not tries_left:
                raise
        else:
            return


def _next_number(journey: Journey, at: datetime) -> str:
    """Programme, year and a running number: CASCO-2026-0007."""
    start = f"{journey.enrolment.programme.upper()[:20]}-{timezone.localtime(at).year}-"
    taken = Journey.objects.filter(certificate__startswith=start).order_by("certificate")
    last = taken.values_list("certificate", flat=True).last()
    return f"{start}{int(last.rpartition('-')[2]) + 1 if last else 1:04d}"
