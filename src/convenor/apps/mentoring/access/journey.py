"""Rows and loaders of the journey: who is what to a mentee's way, and to everything on it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q

from convenor.apps.accounts.models import Person, Representative
from convenor.apps.accounts.table import Loader, Subject
from convenor.apps.committees.models import Membership
from convenor.apps.learning.models import Attempt, Enrolment, Handout
from convenor.apps.learning.programmes import programme_of
from convenor.apps.mentoring.access import journey_rows
from convenor.apps.mentoring.models import Assignment, Attendance, Journey, Pairing, Session
from convenor.domain.kernel import Role

Kwargs = Mapping[str, Any]

ROWS = journey_rows.ROWS


def found_journey(person: Person, wanted: Q) -> Subject | None:
    """The journey that ``wanted`` names, and what ``person`` is to it: two queries, whatever the role."""
    journey = _with_roles(person).filter(wanted).first()
    if journey is None:
        return None
    pairings = Pairing.objects.filter(journey=journey, state="active")
    pairing = pairings.select_related("mentor__person", "key").first()
    mentor = pairing.mentor.person if pairing else None
    journey.enrolment.person = journey.mentee
    more = {
        "journey": journey,
        "enrolment": journey.enrolment,
        "group": journey.group,
        "pairing": pairing,
        "mentor": mentor,
        "mentee": journey.mentee,
        "key": pairing.key if pairing else None,
    }
    return Subject(journey, _roles(person, journey, mentor), journey_state(journey), more)


def journey_state(journey: Journey) -> str:
    """Whether somebody is still on the way."""
    return "graduated" if journey.graduated_at else "under-way"


def _with_roles(person: Person) -> Any:
    """Journeys, each with what ``person`` is to its member body and its group."""
    convenes = Membership.objects.filter(
        group=OuterRef("group"), person=person, part=Membership.Part.CONVENOR, until=None
    )
    speaks = Representative.objects.filter(body=OuterRef("nomination__body"), person=person)
    return Journey.objects.select_related(
        "mentee__body", "group", "enrolment", "nomination__body", "graduated_by"
    ).annotate(reader_convenes=Exists(convenes), reader_speaks=Exists(speaks))


def _roles(person: Person, journey: Any, mentor: Person | None) -> frozenset[Role]:
    held = {
        Role.MENTEE: journey.mentee_id == person.pk,
        Role.MENTOR: mentor is not None and mentor.pk == person.pk,
        Role.MEMBER_BODY: journey.reader_speaks,
        Role.CONVENOR: journey.reader_convenes,
        Role.SECRETARY: journey.group.secretary_id == person.pk,
    }
    return frozenset(role for role, is_so in held.items() if is_so)


def _about(person: Person, thing: Any, journey: Q, state: str) -> Subject | None:
    """``thing`` as part of a journey."""
    found = found_journey(person, journey)
    return Subject(thing, found.roles, state, found.more) if found else None


def load_journey(person: Person, kwargs: Kwargs) -> Subject | None:
    """``journey`` is the journey's id."""
    return found_journey(person, Q(pk=kwargs["journey"]))


def load_enrolment(person: Person, kwargs: Kwargs) -> Subject | None:
    """``enrolment`` is the enrolment's id; the thing is the enrolment."""
    found = found_journey(person, Q(enrolment=kwargs["enrolment"]))
    return Subject(found.more["enrolment"], found.roles, found.state, found.more) if found else None


def load_handout(person: Person, kwargs: Kwargs) -> Subject | None:
    """``enrolment`` and ``form``; the thing is None where nothing was written yet."""
    found = load_enrolment(person, kwargs)
    if found is None:
        return None
    enrolment: Enrolment = found.thing
    form = next((each for each in programme_of(enrolment).handouts if each.key == kwargs["form"]), None)
    if form is None:
        return None
    handout = Handout.objects.filter(enrolment=enrolment, form=form.key).first()
    state = "none" if handout is None else "submitted" if handout.submitted_at else "begun"
    return Subject(handout, found.roles, state, {**found.more, "form": form})


def load_attempt(person: Person, kwargs: Kwargs) -> Subject | None:
    """``attempt`` is the attempt's id."""
    attempt = Attempt.objects.filter(pk=kwargs["attempt"]).first()
    if attempt is None:
        return None
    state = "submitted" if attempt.submitted_at else "open"
    return _about(person, attempt, Q(enrolment=attempt.enrolment_id), state)


def load_session(person: Person, kwargs: Kwargs) -> Subject | None:
    """``session`` is the session's id. Its mentor is that of its own pair, while the pair lasts."""
    sessions = Session.objects.select_related("pairing__mentor__person", "pairing__key", "proposed_by")
    session = sessions.filter(pk=kwargs["session"]).first()
    return _of_the_pair(person, session, session.state) if session else None


def load_assignment(person: Person, kwargs: Kwargs) -> Subject | None:
    """``assignment`` is the assignment's id; only its own pair sees it."""
    rows = Assignment.objects.select_related("pairing__mentor__person", "pairing__key")
    assignment = rows.filter(pk=kwargs["assignment"]).first()
    return _of_the_pair(person, assignment, assignment_state(assignment)) if assignment else None


def assignment_state(assignment: Assignment) -> str:
    """Where an assignment stands."""
    stages = (
        ("withdrawn", assignment.withdrawn_at),
        ("answered", assignment.answered_at),
        ("handed-in", assignment.handed_in_at),
    )
    return next((name for name, at in stages if at), "set")


def load_attendance(person: Person, kwargs: Kwargs) -> Subject | None:
    """``attendance`` is the claim's id."""
    rows = Attendance.objects.select_related("meeting", "confirmed_by")
    claim = rows.filter(pk=kwargs["attendance"]).first()
    if claim is None:
        return None
    return _about(person, claim, Q(pk=claim.journey_id), attendance_state(claim))


def attendance_state(claim: Attendance) -> str:
    """Where a claim stands."""
    return "confirmed" if claim.confirmed_at else "declined" if claim.declined_at else "claimed"


def _of_the_pair(person: Person, thing: Session | Assignment, state: str) -> Subject | None:
    """What belongs to one pair: the mentee, and that pair's mentor while it is active."""
    found = found_journey(person, Q(pk=thing.pairing.journey_id))
    if found is None:
        return None
    pairing = thing.pairing
    pairing.journey = found.thing
    own = pairing.state == "active" and pairing.mentor.person_id == person.pk
    roles = (found.roles & {Role.MENTEE}) | ({Role.MENTOR} if own else set())
    more = {**found.more, "pairing": pairing, "mentor": pairing.mentor.person, "key": pairing.key}
    return Subject(thing, frozenset(roles), state, more)


LOADERS: dict[str, Loader] = {
    "journey": load_journey,
    "enrolment": load_enrolment,
    "handout": load_handout,
    "attempt": load_attempt,
    "session": load_session,
    "assignment": load_assignment,
    "attendance": load_attendance,
}
