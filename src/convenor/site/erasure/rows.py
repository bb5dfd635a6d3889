"""The rows that go with a person, and those that stay and lose their words."""

from datetime import datetime

from django.db.models import Q, QuerySet

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.models import Ballot, Comment
from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.apps.learning.models import Asked, Attempt, Enrolment, Handout, PairKey, ReadingMark
from convenor.apps.meetings.models import CalendarEntry, Place, ShadowConsent, ShadowMark, Sitting
from convenor.apps.mentoring.models import (
    AgendaPoint,
    Assignment,
    Attendance,
    Conflict,
    EndRequest,
    Experience,
    Journey,
    Mentor,
    Nomination,
    NominationStep,
    ObjectiveStanding,
    Pairing,
    Session,
)
from convenor.apps.outbox.models import Letter
from convenor.apps.outbox.seal import new_wrapped_key


def erase_meetings(person: Person) -> None:
    """Nobody knows any more who sat at the seat. The log names seats only, and is not touched."""
    for rows in (
        Sitting.objects.filter(person=person),
        Place.objects.filter(person=person),
        ShadowConsent.objects.filter(mentee=person),
        ShadowMark.objects.filter(mentee=person),
        Membership.objects.filter(person=person),
    ):
        rows.delete()
    for entry in CalendarEntry.objects.filter(told=person):
        entry.told.remove(person)
    WorkingGroup.objects.filter(secretary=person).update(secretary=None)


def erase_way(person: Person) -> None:
    """What somebody did and wrote as a mentee. A graduation stays, with its dates and signatures."""
    mine = Enrolment.objects.filter(person=person)
    for key in PairKey.objects.filter(enrolment__in=mine):  # what it sealed cannot be read by anybody again
        key.wrapped = new_wrapped_key()
        key.save(update_fields=["wrapped"])
    for model in (Handout, Asked, ReadingMark, Attempt):
        model._default_manager.filter(enrolment__in=mine).delete()
    journeys = Journey.objects.filter(mentee=person)
    _silence(journeys)
    journeys.filter(graduated_at=None).delete()
    left = mine.filter(journey=None)
    PairKey.objects.filter(enrolment__in=left).delete()
    left.delete()
    Nomination.objects.filter(person=person, journey=None).delete()
    NominationStep.objects.filter(nomination__person=person).update(words="")
    Nomination.objects.filter(person=person).update(statement="")


def _silence(journeys: QuerySet[Journey]) -> None:
    """Take the words out of what stays of a way: its talks, attendance and own views."""
    pairs = Pairing.objects.filter(journey__in=journeys)
    for rows in (
        Assignment.objects.filter(pairing__in=pairs),
        EndRequest.objects.filter(pairing__in=pairs),
        AgendaPoint.objects.filter(session__pairing__in=pairs),
    ):
        rows.delete()
    pairs.update(reason="")
    talks = Session.objects.filter(pairing__in=pairs)
    talks.update(shared_notes=b"", private_notes=b"", place="", reason="")
    Attendance.objects.filter(journey__in=journeys).update(words="", reason="")
    standings = ObjectiveStanding.objects.filter(journey__in=journeys)
    standings.update(own_level="", own_words=b"", own_key=None, own_at=None)


def erase_accompanying(person: Person, at: datetime) -> None:
    """What somebody was as a mentor. What was said to a mentee is the mentee's, and stays without the name."""
    mentor = Q(mentor__person=person)
    for rows in (
        Experience.objects.filter(mentor),
        Conflict.objects.filter(mentor | Q(person=person)),
        AgendaPoint.objects.filter(by=person),
        EndRequest.objects.filter(asked_by=person),
    ):
        rows.delete()
    EndRequest.objects.filter(asked_of=person).update(words=b"")
    Session.objects.filter(pairing__mentor__person=person).update(private_notes=b"")
    gone = {"about": "", "capacity": 0, "paused_from": None, "paused_until": None}
    Mentor.objects.filter(person=person).update(**gone)
    Mentor.objects.filter(person=person, left_at=None).update(left_at=at)


def erase_practice(person: Person) -> None:
    """What somebody practised with was theirs alone."""
    mine = Ballot.objects.filter(practice_for=person)
    Comment.objects.filter(ballot__in=mine).delete()  # before the files that they stand in
    mine.delete()


def erase_letters(person: Person) -> None:
    """What was written to the person."""
    Letter.objects.filter(to=person).delete()
