"""What was decided on the items of a plan, as the log of the meeting has it; for whoever carries it further."""

from collections.abc import Mapping
from datetime import datetime

from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import log
from convenor.apps.meetings.models import Item, Plan
from convenor.apps.meetings.queries.plan import days_of
from convenor.apps.meetings.queries.rooms import stage_of
from convenor.domain.meeting.readings import written
from convenor.domain.meeting.readings.written import Decision


def decided_on(meeting: Meeting) -> Mapping[int, tuple[Decision, ...]]:
    """The decisions, by the plan's item on which they were taken."""
    rows = {each.number: each.pk for each in Item.objects.filter(plan__meeting=meeting, number__gt=0)}
    found: dict[int, tuple[Decision, ...]] = {}
    for each in written.decisions(log.read(meeting.pk)) if rows else ():
        if each.item in rows:
            found[rows[each.item]] = (*found.get(rows[each.item], ()), each)
    return found


def minutes_free(meeting: Meeting) -> int:
    """How many minutes of a meeting no item of its plan has taken yet."""
    plan = Plan.objects.filter(meeting=meeting).first()
    there = sum(each.minutes for each in days_of(meeting, plan))
    taken = sum(each.minutes for each in plan.items.filter(dropped_at=None)) if plan else 0
    return max(0, there - taken)


def can_be_planned(meeting: Meeting, at: datetime) -> bool:
    """Whether something can still be put on the agenda of a meeting."""
    return meeting.ends_at >= at and stage_of(meeting.pk) != "closed"
