"""What belongs to the pairs of somebody: talks, assignments, and what a mentor wrote; and what was offered to mentor."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person
from convenor.apps.learning.models import Handout
from convenor.apps.learning.pairs import pair_of
from convenor.apps.learning.programmes import programme_of
from convenor.apps.learning.queries import handouts, reading
from convenor.apps.mentoring.models import (
    Assignment,
    EndRequest,
    Mentor,
    Nomination,
    NominationStep,
    ObjectiveStanding,
    Pairing,
    Session,
)
from convenor.apps.mentoring.queries.assignments import assignment_page
from convenor.apps.mentoring.queries.pairs import words_of
from convenor.apps.mentoring.queries.sessions import session_page
from convenor.domain.kernel import Role
from convenor.site.own_data.learning import subject
from convenor.site.own_data.parts import Chapter, Record, chapter, record, written


def chapters_of(person: Person, now: datetime) -> Iterator[Chapter]:
    """The chapters of every pair that the person is one of."""
    yield chapter("pairs", _("Mentoring"), (*_mentor(person), *_pairs(person)))
    yield chapter("talks", _("Talks"), _talks(person, now))
    yield chapter("assignments", _("Assignments"), _assignments(person))
    yield chapter("as_mentor", _("What you wrote as a mentor"), _as_mentor(person))
    yield chapter("in_confidence", _("What you asked in confidence"), _asked(person))
    yield chapter("steps", _("What you wrote about nominations"), _steps(person))


def _mentor(person: Person) -> Iterator[Record]:
    for entry in Mentor.objects.filter(person=person):
        yield record(
            _("As a mentor"),
            ("capacity", _("How many you accompany at most"), entry.capacity),
            ("paused_from", _("Pause from"), entry.paused_from),
            ("paused_until", _("Pause until"), entry.paused_until),
            written("about", _("About you"), entry.about),
        )
        for group in entry.experience.all():
            yield record(
                group.group, ("size", _("Experts"), group.size), ("document", _("Document"), group.document)
            )


def _of(person: Person) -> Q:
    return Q(journey__mentee=person) | Q(mentor__person=person)


def _pairs(person: Person) -> Iterator[Record]:
    rows = Pairing.objects.filter(_of(person)).select_related("journey__mentee", "mentor__person")
    for each in rows.order_by("proposed_at"):
        yield record(
            f"{each.mentor.person.name}, {each.journey.mentee.name}",
            ("proposed_at", _("Proposed"), each.proposed_at),
            ("active_at", _("Began"), each.active_at),
            ("ended_at", _("Ended"), each.ended_at),
            written("reason", _("Reason, as told to both"), each.reason),
        )


def _talks(person: Person, now: datetime) -> Iterator[Record]:
    mine = Q(pairing__journey__mentee=person) | Q(pairing__mentor__person=person)
    for row in Session.objects.filter(mine).order_by("made_at"):
        found = subject(person, "session", session=row.pk)
        if not found.roles & {Role.MENTEE, Role.MENTOR}:
            continue
        page = session_page(found.thing, person, found.roles, now)
        points = [each.words for each in page.agenda if each.point]
        yield record(
            page.title,
            ("with", _("With"), page.other.name),
            ("starts_at", _("Agreed for"), row.starts_at),
            ("place", _("Place"), row.place),
            written("points", _("Your points"), "\n".join(points)),
            written("shared", _("Shared notes"), page.shared),
            written("private", _("Your private notes"), page.private),
        )


def _assignments(person: Person) -> Iterator[Record]:
    mine = Q(pairing__journey__mentee=person) | Q(pairing__mentor__person=person)
    for row in Assignment.objects.filter(mine, withdrawn_at=None).order_by("set_at"):
        found = subject(person, "assignment", assignment=row.pk)
        if not found.roles & {Role.MENTEE, Role.MENTOR}:
            continue
        page = assignment_page(found.thing, found.roles)
        work = page.work if Role.MENTEE in found.roles else ""  # a mentor wrote the task and the feedback
        yield record(
            row.title,
            ("set_at", _("Set"), row.set_at),
            ("handed_in_at", _("Handed in"), row.handed_in_at),
            written("brief", _("The task"), row.brief),
            written("work", _("Your work"), work),
            written("feedback", _("Feedback"), page.feedback),
        )


def _as_mentor(person: Person) -> Iterator[Record]:
    """The mentor's own words in the pairs that last; what they answer to is the mentee's."""
    for pairing in Pairing.objects.filter(mentor__person=person, state="active"):
        found = subject(person, "journey", journey=pairing.journey_id)
        if Role.MENTOR not in found.roles:
            continue
        pair, mentee = pair_of(found), found.more["mentee"].name
        for each in programme_of(pair.enrolment).readings:
            for asked in reading.one_reading(pair, each.key).questions:
                if asked.answered_by == person:
                    yield record(mentee, written("answer", _("Your answer to a question"), asked.answer))
        for form in programme_of(pair.enrolment).handouts:
            row = Handout.objects.filter(enrolment=pair.enrolment, form=form.key).first()
            paper = handouts.paper(pair, form, row)
            mine = [each for one in (*paper.reads, *paper.former) for each in one.talk if each.is_mine]
            for remark in mine:
                yield record(mentee, written("comment", _("Your comment on a handout"), remark.words))
    for signed in ObjectiveStanding.objects.filter(signed_by=person).select_related("journey__mentee"):
        yield record(
            signed.journey.mentee.name,
            ("signed_at", _("Signed"), signed.signed_at),
            written("words", _("Your words"), signed.words),
        )


def _asked(person: Person) -> Iterator[Record]:
    for each in EndRequest.objects.filter(asked_by=person).select_related("asked_of"):
        yield record(
            each.asked_of.name,
            ("asked_at", _("Asked"), each.asked_at),
            written("words", _("Your words"), words_of(each)),
        )


def _steps(person: Person) -> Iterator[Record]:
    for made in Nomination.objects.filter(nominated_by=person).select_related("group", "person"):
        words = written("statement", _("Statement of the member body"), made.statement)
        yield record(
            f"{made.group.name}, {made.person.name}", ("made_at", _("Nominated"), made.made_at), words
        )
    rows = NominationStep.objects.filter(by=person).exclude(words="").select_related("nomination__group")
    for each in rows.exclude(nomination__person=person).order_by("at"):
        yield record(
            each.nomination.group.name, ("at", _("When"), each.at), written("words", _("Words"), each.words)
        )
