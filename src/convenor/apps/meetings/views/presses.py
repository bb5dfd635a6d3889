"""The buttons of a plan's pages: what each does, and where on the page one comes back to."""

from collections.abc import Callable
from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.meetings.actions import plan as actions
from convenor.apps.meetings.actions import plan_table, room
from convenor.apps.meetings.models import Plan
from convenor.apps.meetings.planned import PRIVATE, ROWS
from convenor.domain.kernel import Refused

WHOLE: dict[str, Callable[[Plan, Person, datetime], object]] = {
    "usual:item": lambda plan, by, at: actions.start_with_the_usual(plan, by=by, at=at),
    "places": lambda plan, by, at: plan_table.set_places(plan, by=by),
    "seat-by-name": lambda plan, by, at: plan_table.seat_by_name(plan, by=by),
    "share-out": lambda plan, by, at: plan_table.share_out(plan, by=by),
    "new-code": lambda plan, by, at: room.change_code(plan.meeting, by=by, at=at),
    "end-code": lambda plan, by, at: room.end_code(plan.meeting, by=by),
}
PLACES = {
    "usual:item": "#items",
    "places": "#places",
    "seat-by-name": "#table",
    "share-out": "#groups",
    "new-code": "#code",
    "end-code": "#code",
}
STEPS = {"up": -1, "down": 1, "end": actions.MOST_ROWS}


def pressed(plan: Plan, press: str, *, private: bool, by: Person, at: datetime) -> str:
    """Do what the button called ``press`` says; the fragment of the page to come back to, or nothing."""
    verb, _colon, rest = press.partition(":")
    kind, _colon, pk = rest.partition(":")
    if press in WHOLE and not private:
        WHOLE[press](plan, by, at)
        return PLACES[press]
    if press == "usual:home" and private:
        actions.start_with_the_questions(plan, by=by)
        return "#items"
    if not press:
        return ""
    if kind not in ROWS or (kind == PRIVATE) != private or not (pk.isdecimal() or verb == "add"):
        raise Refused("unknown-move")
    return _row(plan, verb, kind, int(pk or 0), by, at)


def _row(plan: Plan, verb: str, kind: str, pk: int, by: Person, at: datetime) -> str:
    match verb:
        case "add":
            pk = actions.add(plan, kind, by=by, at=at).pk
        case "drop":
            actions.drop(plan, kind, pk, by=by, at=at)
            return f"#{kind}s"
        case "back":
            actions.put_back(plan, kind, pk, by=by, at=at)
        case "up" | "down" | "end":
            actions.move(plan, kind, pk, STEPS[verb], by=by, at=at)
        case _:
            raise Refused("unknown-move")
    return f"#{kind}-{pk}"
