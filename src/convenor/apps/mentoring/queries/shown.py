"""What exists on a journey and may show an objective: the things that a signature can point at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from convenor.apps.accounts.days import dated
from convenor.apps.learning.models import Attempt, Handout, ReadingMark
from convenor.apps.learning.programmes import programme_of
from convenor.apps.mentoring.models import Assignment, Attendance, Journey, LinkedEvidence, Session
from convenor.apps.mentoring.queries.spoken import spoken

Kind = LinkedEvidence.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One thing that was done, with its name and its day."""

    kind: LinkedEvidence.Kind
    ref: int
    title: str
    at: datetime

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.ref}"

    @property
    def label(self) -> str:
        """The title with the day."""
        day = dated(localtime(self.at), "j M Y")
        return _("%(title)s (%(day)s)") % {"title": self.title, "day": day}


def all_shown(journey: Journey) -> tuple[Shown, ...]:
    """Everything that is finished on this journey, newest first."""
    every = (*_learned(journey), *_talked(journey), *_worked(journey))
    return tuple(sorted(every, key=lambda each: each.at, reverse=True))


def _learned(journey: Journey) -> Iterator[Shown]:
    programme, learner = programme_of(journey.enrolment), {"enrolment": journey.enrolment_id}
    for attempt in Attempt.objects.filter(**learner, submitted_at__isnull=False):
        if attempt.submitted_at:
            title = _("Self-test, attempt %(number)s") % {"number": attempt.number}
            yield Shown(kind=Kind.ATTEMPT, ref=attempt.pk, title=title, at=attempt.submitted_at)
    forms = {each.key: spoken(each.title) for each in programme.handouts}
    for handout in Handout.objects.filter(**learner, submitted_at__isnull=False):
        if handout.submitted_at:
            title = _("Handout “%(title)s”") % {"title": forms.get(handout.form, handout.form)}
            yield Shown(kind=Kind.HANDOUT, ref=handout.pk, title=title, at=handout.submitted_at)
    readings = {each.key: each.identifier or spoken(each.title) for each in programme.readings}
    for mark in ReadingMark.objects.filter(**learner, status="read").defer("notes"):
        if mark.read_at:
            title = _("Read: %(title)s") % {"title": readings.get(mark.reading, mark.reading)}
            yield Shown(kind=Kind.READING, ref=mark.pk, title=title, at=mark.read_at)


def _talked(journey: Journey) -> Iterator[Shown]:
    titles = {each.key: spoken(each.title) for each in programme_of(journey.enrolment).activities}
    for session in Session.objects.filter(pairing__journey=journey, state="held"):
        if session.starts_at:
            title = _("Talk: %(title)s") % {"title": titles.get(session.activity, session.activity)}
            yield Shown(kind=Kind.SESSION, ref=session.pk, title=title, at=session.starts_at)
    claims = Attendance.objects.filter(journey=journey, confirmed_at__isnull=False)
    for claim in claims.select_related("meeting"):
        if claim.confirmed_at:
            title = claim.meeting.title if claim.meeting else _("Prepared with the convenors")
            yield Shown(kind=Kind.ATTENDANCE, ref=claim.pk, title=title, at=claim.confirmed_at)


def _worked(journey: Journey) -> Iterator[Shown]:
    rows = Assignment.objects.filter(pairing__journey=journey, answered_at__isnull=False)
    for work in rows.defer("work", "feedback"):
        if work.answered_at:
            title = _("Assignment: %(title)s") % {"title": work.title}
            yield Shown(kind=Kind.ASSIGNMENT, ref=work.pk, title=title, at=work.answered_at)
