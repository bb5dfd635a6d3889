"""From the plan into the room: seats, items and groups become the log's; what is changed later follows as wishes."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited, record
from convenor.apps.meetings.actions.plan_groups import follow_groups
from convenor.apps.meetings.actions.room import ask, open_room
from convenor.apps.meetings.budgets import seconds_to_begin_with
from convenor.apps.meetings.models import Item, Plan, Room
from convenor.apps.meetings.models import Place as PlannedPlace
from convenor.apps.meetings.planned import locked
from convenor.apps.meetings.queries import expected
from convenor.apps.meetings.queries.plan import agreed
from convenor.apps.meetings.queries.rooms import state_of
from convenor.apps.meetings.seating import Seats, seats_of, set_everybody
from convenor.apps.meetings.terms import facts_of
from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.commands.wish import Wish
from convenor.domain.meeting.events import ItemPlanned

IN_THE_LOG = {"title", "minutes", "purpose", "expected", "draft"}


@audited("plan.room-opened")
def open_the_room(plan: Plan, *, anyway: bool, by: Person, at: datetime) -> Room:
    """Open the meeting's room with the seats, items and groups of the plan; again, it adds what is new only.

    Without the agreement of all co-convenors only where whoever opens says so; that is recorded.
    """
    row = locked(plan)
    if not row.items.filter(dropped_at=None).exclude(title="").exists():
        raise Refused("plan-no-agenda-yet")
    standing = agreed(row, "plan")
    if not standing.by_all and not anyway and not Room.objects.filter(meeting=row.meeting).exists():
        raise Refused("plan-not-agreed", who=", ".join(each.name for each in standing.missing))
    set_everybody(row)
    is_new = not Room.objects.filter(meeting=row.meeting).exists()
    room = open_room(row.meeting, by=by, at=at, places=_places(row), facts=facts_of(row))
    if is_new and not standing.by_all:
        record("plan.opened-without-agreement", row, by)
    for wish in _manner(row) if is_new else ():
        ask(row.meeting, wish, by=None)
    _plan_items(row)
    follow_groups(row, by=by)
    return room


@audited("plan.room-followed")
def follow_field(plan: Plan, item: Item, column: str, *, by: Person) -> Plan:
    """A field of an item was changed: the open room is told, and nothing else of the item there is touched."""
    if item.way == Item.Way.BREAK or not item.title or not Room.objects.filter(meeting=plan.meeting).exists():
        return plan
    there = state_of(plan.meeting_id)[0].agenda.items.get(item.number)
    if there is None:
        _plan_items(plan)
    elif column in IN_THE_LOG or column == "lead":
        value: Any = seats_of(plan).get(item.lead_id or 0, 0) if column == "lead" else getattr(item, column)
        ask(plan.meeting, replace(_as_it_stands(plan, item.number), **{column: value}), by=None)
    return plan


@audited("plan.room-followed")
def follow_rows(plan: Plan, *, by: Person) -> Plan:
    """Items or groups were added, taken off or moved: the open room is told."""
    if Room.objects.filter(meeting=plan.meeting).exists():
        items = state_of(plan.meeting_id)[0].agenda.items
        for item in plan.items.exclude(dropped_at=None).filter(number__gt=0):
            if item.number in items:
                ask(plan.meeting, cmd.DropItem(item=item.number), by=None)
            Item.objects.filter(pk=item.pk).update(number=0)
        _plan_items(plan)
        follow_groups(plan, by=by)
    return plan


def _places(plan: Plan) -> list[expected.Place]:
    """Everybody of the group as the plan seats them; those who do not come would be remote if they did."""
    rows = {each.person_id: each for each in plan.places.all()}
    return [_as_planned(each, rows.get(each.person.pk)) for each in expected.everybody(plan.meeting)]


def _as_planned(place: expected.Place, row: PlannedPlace | None) -> expected.Place:
    if row is None:
        return place
    mode = "room" if row.mode == PlannedPlace.Mode.ROOM else "remote"
    spot = row.spot if mode == "room" else 0
    return replace(place, mode=mode, spot=spot, interest=row.interest, first_time=row.first_time)


def _manner(plan: Plan) -> list[Wish]:
    order: list[Wish] = [cmd.ChooseOrder(order=plan.order)] if plan.order else []
    seconds = seconds_to_begin_with(plan)
    budget: list[Wish] = [cmd.SetBudget(seconds=seconds)] if seconds else []
    return [*order, cmd.SetLimit(seconds=plan.limit), *budget]


def _plan_items(plan: Plan) -> None:
    """Items that the log does not hold yet go into it, and all stand there in the plan's order."""
    rows = [
        each for each in plan.items.filter(dropped_at=None).exclude(title="") if each.way != Item.Way.BREAK
    ]
    seats = seats_of(plan)
    for item in (each for each in rows if not each.number):
        done = ask(plan.meeting, _wish(item, seats), by=None)
        item.number = next(each.item for each in done.events if isinstance(each, ItemPlanned))
        item.save(update_fields=["number"])
    _last_goes_last(plan, rows)
    for item, after in reversed(list(pairwise(rows))):
        order = list(state_of(plan.meeting_id)[0].agenda.items)
        if order.index(item.number) + 1 != order.index(after.number):
            ask(plan.meeting, replace(_as_it_stands(plan, item.number), before=after.number), by=None)


def _last_goes_last(plan: Plan, rows: list[Item]) -> None:
    """So that an item that went to the end moves there at once, and not every other in front of it."""
    order = list(state_of(plan.meeting_id)[0].agenda.items)
    if rows and order and order[-1] != rows[-1].number:
        ask(plan.meeting, replace(_as_it_stands(plan, rows[-1].number), to_end=True), by=None)


def _as_it_stands(plan: Plan, number: int) -> cmd.PlanItem:
    there = state_of(plan.meeting_id)[0].agenda.items[number]
    return cmd.PlanItem(
        item=number,
        title=there.title,
        minutes=there.minutes,
        purpose=there.purpose,
        expected=there.expected,
        draft=there.draft,
        lead=there.lead,
    )


def _wish(item: Item, seats: Seats) -> cmd.PlanItem:
    return cmd.PlanItem(
        title=item.title,
        minutes=item.minutes,
        purpose=item.purpose,
        expected=item.expected,
        draft=item.draft,
        lead=seats.get(item.lead_id or 0, 0),
    )
