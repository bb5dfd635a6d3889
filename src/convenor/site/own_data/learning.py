"""What somebody did and wrote as nominee and mentee, opened as its pages open it."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import Subject
from convenor.apps.learning.models import Attempt, Handout
from convenor.apps.learning.pairs import Pair, pair_of
from convenor.apps.learning.programmes import programme_of
from convenor.apps.learning.queries import handouts, reading, self_test
from convenor.apps.mentoring.models import Journey, Nomination
from convenor.apps.mentoring.queries import joining, objectives
from convenor.apps.mentoring.queries.journey import way_of
from convenor.domain.kernel import Role
from convenor.site import access
from convenor.site.own_data.parts import Chapter, Record, chapter, record, written
from convenor.site.templatetags.words import words


def subject(person: Person, loader: str, **kwargs: object) -> Subject:
    """What the gate says ``person`` is to a thing; nobody to what does not exist."""
    return access.LOADERS[loader](person, kwargs) or Subject(None)


def chapters_of(person: Person, now: datetime) -> Iterator[Chapter]:
    """The chapters of every way that the person began."""
    yield chapter("nominations", _("Nominations"), _nominations(person))
    for journey in Journey.objects.filter(mentee=person).order_by("begun_at"):
        found = subject(person, "journey", journey=journey.pk)
        if Role.MENTEE in found.roles:
            yield from _of_journey(found, now)


def _of_journey(found: Subject, now: datetime) -> Iterator[Chapter]:
    pair, journey = pair_of(found), found.thing
    group = journey.group.name
    yield chapter("way", _("Your way with %(group)s") % {"group": group}, _way(journey, now))
    yield chapter("readings", _("Readings, notes and questions"), _readings(pair))
    yield chapter("self_test", _("Self-test"), _attempts(pair))
    yield chapter("handouts", _("Handouts"), _handouts(pair, now))
    yield chapter("objectives", _("Objectives"), _objectives(journey))
    yield chapter("attendance", _("Attendance"), _attendance(journey))


def _nominations(person: Person) -> Iterator[Record]:
    for row in Nomination.objects.filter(person=person).select_related("person", "body", "group"):
        roles = subject(person, "nomination", pk=row.pk).roles
        if Role.NOMINEE not in roles:
            continue
        facts = (
            ("body", _("Member body"), row.body.acronym),
            ("made_at", _("Nominated"), row.made_at),
            ("standing", _("Where it stands"), joining.standing_of(row)),
            written("statement", _("Statement of the member body"), row.statement),
        )
        yield record(row.group.name, *facts)
        for step in joining.page_of(row, roles).steps:
            yield record(step.sentence, ("at", _("When"), step.at), written("words", _("Words"), step.words))


def _way(journey: Journey, now: datetime) -> Iterator[Record]:
    for each in way_of(journey, now).standings:
        yield record(words(each.activity.title), ("done_at", _("Done"), each.done_at))
    yield record(
        _("Graduation"),
        ("begun_at", _("Began"), journey.begun_at),
        ("graduated_at", _("Graduated"), journey.graduated_at),
        ("certificate", _("Certificate"), journey.certificate),
    )


def _readings(pair: Pair) -> Iterator[Record]:
    for each in programme_of(pair.enrolment).readings:
        found = reading.one_reading(pair, each.key)
        name = words(each.title)
        if found.notes or found.line.read_at:
            yield record(
                name,
                ("read_at", _("Read"), found.line.read_at),
                written("notes", _("Your notes"), found.notes),
            )
        for asked in found.questions:
            yield record(
                name,
                ("asked_at", _("Asked"), asked.row.asked_at),
                written("question", _("Your question"), asked.words),
                written("answer", _("Answer of your mentor"), asked.answer),
            )


def _attempts(pair: Pair) -> Iterator[Record]:
    for row in Attempt.objects.filter(enrolment=pair.enrolment, submitted_at__isnull=False):
        result = f"{row.points.normalize():f} / {row.out_of}" if row.points is not None else ""
        yield record(
            _("Attempt %(number)s") % {"number": row.number},
            ("submitted_at", _("Handed in"), row.submitted_at),
            ("result", _("Result"), result),
        )
        for item in self_test.marked(row).items:
            chosen = [words(each.option.words) for each in item.options if each.ticked]
            yield record(
                f"{item.number}. {words(item.item.stem)}",
                written("chosen", _("Your answer"), "\n".join(chosen)),
            )


def _handouts(pair: Pair, now: datetime) -> Iterator[Record]:
    for form in programme_of(pair.enrolment).handouts:
        row = Handout.objects.filter(enrolment=pair.enrolment, form=form.key).first()
        if row is None:
            continue
        yield record(words(form.title), ("submitted_at", _("Submitted"), row.submitted_at))
        desk, paper = handouts.desk(pair, form, row, now), handouts.paper(pair, form, row)
        said = {each.question.key: each.talk for each in (*paper.reads, *paper.former)}
        answers = [*((each.question, each.text) for each in desk.boxes), *desk.former]
        for question, text in answers:
            talk = [f"{each.row.author.short}: {each.words}" for each in said.get(question.key, ())]
            yield record(
                words(question.prompt),
                written("answer", _("Your answer"), text),
                written("talk", _("What was said about it"), "\n\n".join(talk)),
            )


def _objectives(journey: Journey) -> Iterator[Record]:
    for each in objectives.aims(journey, {Role.MENTEE}):
        standing = each.standing
        yield record(
            each.title,
            ("level", _("Your own view"), standing.get_own_level_display() if standing else ""),
            ("signed_at", _("Signed"), standing.signed_at if standing else None),
            ("confirmed_at", _("Confirmed"), standing.confirmed_at if standing else None),
            written("own_words", _("Your words"), each.own_words),
            written("words", _("Words of your mentor"), standing.words if standing else ""),
        )


def _attendance(journey: Journey) -> Iterator[Record]:
    for each in journey.attendances.select_related("meeting").order_by("held_on"):
        yield record(
            each.meeting.title if each.meeting else each.get_kind_display(),
            ("held_on", _("Day"), each.held_on),
            ("confirmed_at", _("Confirmed"), each.confirmed_at),
            written("words", _("Your words"), each.words),
            written("reason", _("Why it was declined"), each.reason),
        )
