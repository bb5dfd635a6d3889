"""What the mentor asked for, and what came of it."""

from collections.abc import Collection
from dataclasses import dataclass

from convenor.apps.learning.pairs import opened
from convenor.apps.mentoring.models import Assignment, Journey, Pairing
from convenor.domain.kernel import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPage:
    """One assignment, opened for the pair."""

    assignment: Assignment
    work: str
    feedback: str
    role: Role
    may_write: bool
    may_answer: bool
    may_withdraw: bool


def assignments(journey: Journey, pairing: Pairing | None, roles: Collection[Role]) -> list[Assignment]:
    """Newest first; a mentor sees those of the own pair, nobody sees what was withdrawn."""
    rows = Assignment.objects.filter(pairing__journey=journey, withdrawn_at=None).defer("work", "feedback")
    return list(rows if Role.MENTEE in roles else rows.filter(pairing=pairing))


def assignment_page(assignment: Assignment, roles: Collection[Role]) -> AssignmentPage:
    """One assignment. The mentor reads the work once it is handed in."""
    key, mentee = assignment.pairing.key, Role.MENTEE in roles
    written = _opened(assignment, "work") if key and (mentee or assignment.handed_in_at) else ""
    is_open = assignment.withdrawn_at is None and assignment.handed_in_at is None
    handed_in = assignment.handed_in_at is not None and assignment.answered_at is None
    return AssignmentPage(
        assignment=assignment,
        work=written,
        feedback=_opened(assignment, "feedback") if key else "",
        role=Role.MENTEE if mentee else Role.MENTOR,
        may_write=mentee and is_open,
        may_answer=not mentee and handed_in,
        may_withdraw=not mentee and is_open,
    )


def _opened(assignment: Assignment, field: str) -> str:
    key = assignment.pairing.key
    about = f"assignment:{assignment.pk}:{field}"
    return opened(getattr(assignment, field), key, about) if key else ""
