"""The co-convenors agree: on how consensus is sought, and on the whole plan."""

from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.meetings.letters import plan_agreed
from convenor.apps.meetings.models import Agreement, Plan
from convenor.apps.meetings.planned import locked
from convenor.apps.meetings.queries.plan import convenors_of
from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import LetterTemplate


@audited("plan.agreed")
def agree(plan: Plan, about: str, letter: LetterTemplate, *, by: Person, at: datetime) -> Agreement:
    """A co-convenor says "agreed"; the others are told. Said again, it changes nothing."""
    row, all_convenors = locked(plan), convenors_of(plan.meeting.group)
    if by not in all_convenors:
        raise Refused("plan-only-convenors-agree")
    if about == Agreement.About.CONSENSUS and not row.consensus_by:
        raise Refused("plan-no-consensus-yet")
    if about == Agreement.About.PLAN and not row.items.filter(dropped_at=None).exists():
        raise Refused("plan-no-agenda-yet")
    made, is_new = row.agreements.get_or_create(about=about, person=by, ended_at=None, defaults={"at": at})
    said = set(row.agreements.filter(about=about, ended_at=None).values_list("person", flat=True))
    for each in all_convenors if is_new else ():
        if each.pk not in said:
            plan_agreed(each, made, letter, by=by, at=at)
    return made


@audited("plan.agreement-taken-back")
def take_back(plan: Plan, about: str, *, by: Person, at: datetime) -> Plan:
    """A co-convenor takes the agreement back."""
    row = locked(plan)
    row.agreements.filter(about=about, person=by, ended_at=None).update(ended_at=at, ended_by=by)
    return row
