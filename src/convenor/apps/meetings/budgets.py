"""Minutes of each delegation on an item, where people are called by time budgets: what is sensible, and what may be."""

from dataclasses import dataclass

from convenor.apps.accounts.plain import cleaned
from convenor.apps.meetings.models import Item, Plan
from convenor.domain.kernel import Refused
from convenor.domain.meeting.readings.fitting import Planned, aside, budget_minutes, longest_talk

MOST = 480  # minutes: a working day


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What each delegation may use: as reckoned from the longest discussion, and as it holds."""

    minutes: int  # as it holds: the plan's own, else as reckoned
    reckoned: int  # 0: there is nothing to share
    delegations: int
    title: str  # of the item with the longest discussion
    talk: int  # minutes that it has for talking


def budget_of(plan: Plan) -> Budget:
    """The budget of a plan: two queries."""
    items = {each.pk: each for each in plan.items.filter(dropped_at=None)}
    planned = [_planned(each) for each in items.values()]
    longest, delegations = longest_talk(planned), _delegations(plan)
    reckoned = budget_minutes(planned, delegations)
    return Budget(
        minutes=plan.budget or reckoned,
        reckoned=reckoned,
        delegations=delegations,
        title=items[longest.key].title if longest else "",
        talk=longest.minutes - aside(longest.way) if longest else 0,
    )


def budget(text: str, plan: Plan) -> int:
    """Minutes of a delegation; nothing is 0, as reckoned. More than the longest discussion has is no budget."""
    digits = cleaned(text) or "0"
    if not digits.isdecimal() or len(digits) > 6 or int(digits) > MOST:
        raise Refused("plan-number", most=MOST)
    most = budget_of(plan).talk
    if int(digits) > most > 0:
        raise Refused("plan-budget-too-long", most=most)
    return int(digits)


def seconds_to_begin_with(plan: Plan) -> int:
    """The budget with which the room opens; 0 is none."""
    asked = plan.order == Plan.Order.BUDGET
    return 60 * (budget_of(plan).minutes if asked else plan.budget)


def _delegations(plan: Plan) -> int:
    """How many member bodies come."""
    bodies = plan.places.exclude(mode="absent").exclude(person__body=None)
    return bodies.values("person__body").distinct().order_by().count()


def _planned(item: Item) -> Planned:
    return Planned(key=item.pk, way=item.way, minutes=item.minutes, day=item.day)
