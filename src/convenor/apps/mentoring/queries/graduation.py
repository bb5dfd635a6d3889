"""What stands before graduation, and what the certificate says."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person
from convenor.apps.learning.programmes import programme_of
from convenor.apps.mentoring.models import Journey, Mentor, ObjectiveStanding, Pairing
from convenor.apps.mentoring.queries.journey import Way, way_of
from convenor.documents import pdf
from convenor.domain.programme.objectives import Gap, ObjectiveState, graduation_gate, state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Graduation:
    """The gate as a page shows it."""

    journey: Journey
    way: Way
    gaps: tuple[Gap, ...]
    mentor: Person | None
    is_mentor_already: bool


def gaps(journey: Journey, now: datetime) -> tuple[Gap, ...]:
    """Everything that is still missing before graduation."""
    return gaps_of(way_of(journey, now))


def gaps_of(way: Way) -> tuple[Gap, ...]:
    """The same for a way that was read before."""
    states = {each.objective: state(each) for each in way.trail.objectives}
    return graduation_gate(way.programme, way.standings, states)


def state(standing: ObjectiveStanding) -> ObjectiveState:
    """Where an objective stands; ``links`` was counted with the row."""
    return state_of(
        evidence=range(getattr(standing, "links", 0)),
        signed=standing.signed_at is not None,
        confirmed=standing.confirmed_at is not None,
    )


def graduation(journey: Journey, now: datetime) -> Graduation:
    """The graduation page."""
    way = way_of(journey, now)
    return Graduation(
        journey=journey,
        way=way,
        gaps=gaps_of(way) if journey.graduated_at is None else (),
        mentor=last_mentor(journey),
        is_mentor_already=Mentor.objects.filter(person=journey.mentee, left_at=None).exists(),
    )


def last_mentor(journey: Journey) -> Person | None:
    """The mentor of the active pair, else of the last one that was."""
    rows = Pairing.objects.filter(journey=journey, active_at__isnull=False).select_related("mentor__person")
    last = rows.order_by("active_at").last()
    return last.mentor.person if last else None


def certificate(journey: Journey) -> bytes:
    """The certificate, in the language of whom it is for."""
    assert journey.graduated_at is not None  # noqa: S101 - the gate lets nobody through before
    programme, language, mentor = (
        programme_of(journey.enrolment),
        journey.mentee.language,
        last_mentor(journey),
    )
    with translation.override(language):
        day = dated(timezone.localtime(journey.graduated_at), "j F Y")
        facts = pdf.Certificate(
            language=language,
            title=_("Certificate of completion"),
            organisation=programme.organisation.in_language(language),
            programme=programme.name.in_language(language),
            awarded_to=_("This is to certify that"),
            name=journey.mentee.name,
            statement=programme.graduation.certificate.in_language(language),
            objectives_title=_("The objectives"),
            objectives=tuple(each.title.in_language(language) for each in programme.objectives[:8]),
            mentor=(_("Mentor"), mentor.name if mentor else ""),
            date=(_("Date"), day),
            number=(_("Number"), journey.certificate),
        )
    return pdf.certificate(facts)
