"""What stands on each page of a plan: its boxes, and what is told beside them."""

from collections.abc import Callable, Mapping
from typing import Any

from convenor.apps.meetings.budgets import budget_of
from convenor.apps.meetings.forms.plan import Sheet
from convenor.apps.meetings.models import Place, Plan, Room
from convenor.apps.meetings.planned import Typed, opened
from convenor.apps.meetings.queries import plan as queries
from convenor.apps.meetings.queries import plan_parts
from convenor.apps.meetings.seating import without_place
from convenor.apps.meetings.terms import terms_of
from convenor.domain.kernel import Refused
from convenor.domain.meeting.readings.fitting import round_minutes

HOMEWORK = "homework"


def page_of(
    plan: Plan, part: str, typed: Mapping[str, Typed], refused: Mapping[str, Refused]
) -> dict[str, Any]:
    """Everything that one page of the plan shows."""
    sheet = Sheet(plan, typed, refused)
    meeting = plan.meeting
    return {
        "plan": plan,
        "meeting": meeting,
        "group": meeting.group,
        "part": part,
        "sheet": sheet,
        "boxes": sheet.boxes("plan", plan),
        **PARTS[part](plan, sheet),
    }


def _agenda(plan: Plan, sheet: Sheet) -> dict[str, Any]:
    rows = list(plan.items.select_related("lead", "chair"))
    standing = [each for each in rows if each.dropped_at is None]
    return {
        "rows": sheet.rows("item", standing),
        "dropped": [each for each in rows if each.dropped_at],
        "forecast": queries.forecast(plan, standing),
    }


def _running(plan: Plan, sheet: Sheet) -> dict[str, Any]:
    people = queries.expected(plan)
    return {
        "shifts": sheet.rows("shift", list(plan.shifts.filter(dropped_at=None))),
        "days": queries.days_of(plan.meeting, plan),
        "people": people,
        "budget": budget_of(plan),
        "room": Room.objects.filter(meeting=plan.meeting).first(),
        "round": round_minutes(people, plan.limit or queries.NO_LIMIT),
        "agreed": queries.agreed(plan, "consensus"),
    }


def _table(plan: Plan, sheet: Sheet) -> dict[str, Any]:
    places = list(plan.places.all())
    return {
        "places": sheet.rows("place", places),
        "map": plan_parts.seat_map(plan, places),
        "apart": plan_parts.groups_in_the_room(plan),
        "groups": sheet.rows("group", list(plan.breakouts.filter(dropped_at=None))),
        "members_of": plan_parts.by_group(places),
        "new": without_place(plan),
        "remote": [each for each in places if each.mode == Place.Mode.REMOTE],
        "coming": [each for each in places if each.mode != Place.Mode.ABSENT],
    }


def _room(plan: Plan, sheet: Sheet) -> dict[str, Any]:
    room = Room.objects.filter(meeting=plan.meeting).first()
    report_due = queries.deadlines_of(plan.meeting).get("report")
    return {"room": room, "terms": terms_of(plan), "report_due": report_due}


def _logistics(plan: Plan, sheet: Sheet) -> dict[str, Any]:
    return {
        "checks": plan_parts.checks(plan),
        "first": plan_parts.first_meeting(plan) if queries.is_first_meeting(plan.meeting) else (),
        "abroad": queries.abroad(plan),
        "kinder": queries.kinder(plan),
        "dues": queries.due_of(plan.meeting, plan, queries.today_at(plan.meeting)),
        "languages_of": plan_parts.without_ease(plan),
    }


def _homework(plan: Plan, sheet: Sheet) -> dict[str, Any]:
    rows = list(plan.homeworks.all())
    return {
        "rows": sheet.rows("home", [each for each in rows if each.dropped_at is None]),
        "dropped": [(each, opened(each, "words")) for each in rows if each.dropped_at],
    }


PARTS: Mapping[str, Callable[[Plan, Sheet], dict[str, Any]]] = {
    "agenda": _agenda,
    "running": _running,
    "table": _table,
    "room": _room,
    "logistics": _logistics,
    HOMEWORK: _homework,
}
