"""The agenda as the group reads it: items on the clock, logistics, how consensus is sought, and the reader's own place."""

from collections.abc import Collection
from dataclasses import dataclass

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.budgets import budget_of
from convenor.apps.meetings.models import Breakout, Place, Plan
from convenor.apps.meetings.queries.plan import Agreed, Forecast, agreed, forecast, plan_of
from convenor.apps.meetings.queries.plan_outline import agreed_words
from convenor.domain.kernel import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPage:
    """What the group reads before a meeting. Nothing of the homework stands here."""

    plan: Plan | None
    forecast: Forecast | None
    consensus: Agreed | None
    groups: tuple[Breakout, ...]
    own: Place | None
    may_plan: bool
    agreed: str = ""  # who agreed on how consensus is sought, and when
    budget: int = 0  # minutes of each delegation on an item, where people are called by them


def agenda_page(meeting: Meeting, reader: Person, roles: Collection[Role]) -> AgendaPage:
    """The page for one reader; an agenda that nobody has begun is told so."""
    plan = plan_of(meeting)
    may_plan = bool({Role.CONVENOR, Role.SECRETARY, Role.SECRETARIAT} & set(roles))
    if plan is None:
        return AgendaPage(plan=None, forecast=None, consensus=None, groups=(), own=None, may_plan=may_plan)
    groups = plan.breakouts.filter(dropped_at=None).exclude(title="").select_related("chair", "recorder")
    consensus = agreed(plan, "consensus")
    return AgendaPage(
        plan=plan,
        forecast=forecast(plan),
        consensus=consensus,
        groups=tuple(groups),
        own=next((each for each in plan.places.all() if each.person_id == reader.pk), None),
        may_plan=may_plan,
        agreed=agreed_words(consensus) if consensus.by_all else "",
        budget=budget_of(plan).minutes if plan.order == Plan.Order.BUDGET else 0,
    )
