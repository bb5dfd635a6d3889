"""Breakout groups from the plan into the open room: they follow as events of the log until the groups begin to work."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Q

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.meetings.actions.room import ask
from convenor.apps.meetings.models import Breakout, Place, Plan, Room
from convenor.apps.meetings.queries.rooms import state_of
from convenor.apps.meetings.seating import Seats, seats_of
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.events import BreakoutPlanned
from convenor.domain.meeting.state.breakouts import Breakout as Group

TEXTS, PEOPLE = {"title", "task"}, {"chair", "recorder"}


@audited("plan.room-followed")
def follow_groups(plan: Plan, *, by: Person) -> Plan:
    """Groups were added, taken off or put back: the log holds the same, unless the groups have begun to work."""
    there = _in_the_room(plan)
    if there is None:
        return plan
    for group in plan.breakouts.exclude(dropped_at=None).filter(number__gt=0):
        if group.number in there:
            ask(plan.meeting, cmd.DropBreakout(group=group.number), by=None)
        Breakout.objects.filter(pk=group.pk).update(number=0)
    _add_groups(plan)
    return plan


@audited("plan.room-followed")
def follow_group(plan: Plan, group: Breakout, column: str, *, by: Person) -> Plan:
    """A field of a group was changed: the open room is told, and nothing else of the group there is touched."""
    there = _in_the_room(plan)
    if there is None or column not in TEXTS | PEOPLE or not group.title:
        return plan
    if not group.number:
        _add_groups(plan)
    if group.number not in there:
        return plan
    value: Any = getattr(group, column)
    if column in PEOPLE:
        value = seats_of(plan).get(getattr(group, f"{column}_id") or 0, 0)
    ask(plan.meeting, replace(_as_it_stands(there[group.number]), **{column: value}), by=None)
    return plan


@audited("plan.room-followed")
def follow_place(plan: Plan, place: Place, *, by: Person) -> Plan:
    """Somebody goes to another group, or to none: so they do in the open room."""
    there, seat = _in_the_room(plan), seats_of(plan).get(place.person_id, 0)
    if there is None or not seat or _is_bound(plan, place):
        return plan
    comes = place.mode != Place.Mode.ABSENT and place.group is not None
    number = place.group.number if comes and place.group else 0
    if number in there:
        ask(plan.meeting, _with(there[number], seat), by=None)
    else:
        for group in there.values():
            if seat in group.seats:
                ask(plan.meeting, _without(group, seat), by=None)
    return plan


@audited("plan.room-followed")
def follow_sharing(plan: Plan, *, by: Person) -> Plan:
    """Everybody was shared out anew: each group in the open room gets the people that it has in the plan."""
    there = _in_the_room(plan)
    if there is not None:
        seats = seats_of(plan)
        for group in _standing(plan).filter(number__in=there):
            ask(plan.meeting, _wish(plan, group, seats), by=None)
    return plan


def _in_the_room(plan: Plan) -> Mapping[int, Group] | None:
    """The groups of the open room by number; None where there is no room, or where they have begun to work."""
    if not Room.objects.filter(meeting=plan.meeting).exists():
        return None
    found = state_of(plan.meeting_id)[0].breakouts
    return found.groups if found.began is None else None


def _is_bound(plan: Plan, place: Place) -> bool:
    """Whether somebody leads or records another group than the one that they are to go to."""
    bound = Q(chair=place.person_id) | Q(recorder=place.person_id)
    return bool(_standing(plan).filter(bound).exclude(pk=place.group_id).exists())


def _add_groups(plan: Plan) -> None:
    """Groups that the log does not hold yet, each with its chair, its recorder and its people."""
    seats = seats_of(plan)
    for group in _standing(plan).filter(number=0):
        done = ask(plan.meeting, _wish(plan, group, seats), by=None)
        planned = [each.group for each in done.events if isinstance(each, BreakoutPlanned)]
        Breakout.objects.filter(pk=group.pk).update(number=planned[-1])


def _standing(plan: Plan) -> Any:
    return plan.breakouts.filter(dropped_at=None).exclude(title="")


def _wish(plan: Plan, group: Breakout, seats: Seats) -> cmd.PlanBreakout:
    """A group as the plan has it; who leads or records another group sits there and not here."""
    bound = {
        who
        for each in _standing(plan).exclude(pk=group.pk)
        for who in (each.chair_id, each.recorder_id)
        if who
    }
    people = group.places.exclude(mode=Place.Mode.ABSENT).values_list("person", flat=True)
    return cmd.PlanBreakout(
        group=group.number,
        title=group.title,
        task=group.task,
        chair=seats.get(group.chair_id or 0, 0),
        recorder=seats.get(group.recorder_id or 0, 0),
        seats=tuple(seats[each] for each in people if each in seats and each not in bound),
    )


def _as_it_stands(group: Group) -> cmd.PlanBreakout:
    return cmd.PlanBreakout(
        group=group.number,
        title=group.title,
        task=group.task,
        chair=group.chair,
        recorder=group.recorder,
        seats=group.seats,
    )


def _with(group: Group, seat: int) -> cmd.PlanBreakout:
    return replace(_as_it_stands(group), seats=(*group.seats, seat))


def _without(group: Group, seat: int) -> cmd.PlanBreakout:
    return replace(
        _as_it_stands(group),
        chair=0 if group.chair == seat else group.chair,
        recorder=0 if group.recorder == seat else group.recorder,
        seats=tuple(each for each in group.seats if each != seat),
    )
