"""What the mentor asks the mentee to try: set, worked on, handed in, answered."""

from datetime import date, datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.learning.models import PairKey
from convenor.apps.learning.pairs import opened, sealed
from convenor.apps.learning.typed import Typed, fit, is_new
from convenor.apps.mentoring.journey_letters import tell
from convenor.apps.mentoring.models import Assignment, Pairing
from convenor.domain.kernel import Refused


@audited("assignment.set")
def set_assignment(
    pairing: Pairing,
    kind: str,
    title: str,
    brief: str,
    due_on: date | None,
    *,
    by: Person,
    at: datetime,
) -> Assignment:
    """Ask the mentee to do something. The same twice within a minute is a double click, and one."""
    if pairing.state != "active" or pairing.key is None:
        raise Refused("no-active-pair")
    if by.pk != pairing.mentor.person_id:
        raise Refused("only-mentor")
    if due_on and due_on < at.date():
        raise Refused("assignment-due-is-over")
    same = Assignment.objects.filter(pairing=pairing, title=title, brief=brief, withdrawn_at=None)
    if there := same.filter(handed_in_at=None).first():
        return there
    work = Assignment.objects.create(
        pairing=pairing, kind=kind, title=title, brief=brief, due_on=due_on, set_at=at
    )
    _tell(work, "assignment-set", pairing.journey.mentee, at, by)
    return work


@audited("assignment.saved")
def save_work(assignment: Assignment, typed: Typed, *, by: Person, at: datetime) -> Assignment:
    """Save what the mentee writes, unless another window saved before."""
    fresh, key = _open_for(assignment, by)
    stored = opened(fresh.work, key, _about(fresh, "work"))
    text = fit(typed.text)
    if is_new(typed, text, stored, fresh.work_revision, at):
        fresh.work = sealed(text, key, _about(fresh, "work"))
        fresh.work_revision = typed.revision + 1
        fresh.save(update_fields=["work", "work_revision"])
    return fresh


@audited("assignment.handed-in")
def hand_in(assignment: Assignment, typed: Typed, *, by: Person, at: datetime) -> Assignment:
    """Hand in what is written; the mentor gets a letter. Handed in twice is handed in once."""
    if Assignment.objects.filter(pk=assignment.pk, handed_in_at__isnull=False, answered_at=None).exists():
        return assignment
    fresh, key = _open_for(assignment, by)
    stored = opened(fresh.work, key, _about(fresh, "work"))
    text = fit(typed.text)
    if not text.strip():
        raise Refused("assignment-is-empty")
    if is_new(typed, text, stored, fresh.work_revision, at):
        fresh.work = sealed(text, key, _about(fresh, "work"))
        fresh.work_revision = typed.revision + 1
    fresh.handed_in_at = at
    fresh.save(update_fields=["work", "work_revision", "handed_in_at"])
    _tell(fresh, "assignment-handed-in", fresh.pairing.mentor.person, at, by)
    return fresh


@audited("assignment.answered")
def answer(assignment: Assignment, words: str, *, by: Person, at: datetime) -> Assignment:
    """The mentor says what worked and what to try next."""
    fresh = _fresh(assignment)
    _check_mentor(fresh, by)
    if fresh.handed_in_at is None:
        raise Refused("assignment-not-handed-in")
    if fresh.answered_at is not None:
        raise Refused("assignment-is-answered")
    if not words.strip():
        raise Refused("assignment-answer-needs-words")
    fresh.feedback = sealed(fit(words), _key(fresh), _about(fresh, "feedback"))
    fresh.answered_at = at
    fresh.save(update_fields=["feedback", "answered_at"])
    _tell(fresh, "assignment-answered", fresh.pairing.journey.mentee, at, by)
    return fresh


@audited("assignment.withdrawn")
def withdraw(assignment: Assignment, *, by: Person, at: datetime) -> Assignment:
    """The mentor takes an assignment back that was not handed in."""
    fresh = _fresh(assignment)
    _check_mentor(fresh, by)
    if fresh.handed_in_at is not None:
        raise Refused("assignment-is-handed-in")
    if fresh.withdrawn_at is None:
        fresh.withdrawn_at = at
        fresh.save(update_fields=["withdrawn_at"])
    return fresh


def _open_for(assignment: Assignment, by: Person) -> tuple[Assignment, PairKey]:
    """The assignment as it stands now, for the mentee to write; refused once it was handed in."""
    fresh = _fresh(assignment)
    if by.pk != fresh.pairing.journey.mentee_id:
        raise Refused("only-mentee")
    if fresh.withdrawn_at is not None:
        raise Refused("assignment-is-withdrawn")
    if fresh.handed_in_at is not None:
        raise Refused("assignment-is-handed-in")
    return fresh, _key(fresh)


def _fresh(assignment: Assignment) -> Assignment:
    fresh = Assignment.objects.select_for_update().get(pk=assignment.pk)
    fresh.pairing = assignment.pairing
    return fresh


def _check_mentor(assignment: Assignment, by: Person) -> None:
    if by.pk != assignment.pairing.mentor.person_id:
        raise Refused("only-mentor")
    if assignment.withdrawn_at is not None:
        raise Refused("assignment-is-withdrawn")


def _key(assignment: Assignment) -> PairKey:
    if assignment.pairing.key is None:
        raise Refused("no-active-pair")
    return assignment.pairing.key


def _about(assignment: Assignment, field: str) -> str:
    return f"assignment:{assignment.pk}:{field}"


def _tell(work: Assignment, letter: str, to: Person, at: datetime, by: Person) -> None:
    journey, mentor = work.pairing.journey, work.pairing.mentor.person
    tell(
        to,
        letter,
        journey,
        key=f"{letter}:{work.pk}",
        at=at,
        path=f"/assignments/{work.pk}/",
        mentor=mentor,
        other=by,
        what=work.title,
        when=work.due_on,
        by=by,
    )
