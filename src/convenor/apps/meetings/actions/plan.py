"""Writing down the plan of a meeting, field by field and row by row, nobody writing over anybody else."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import usual
from convenor.apps.meetings.actions.plan_groups import follow_group, follow_place
from convenor.apps.meetings.actions.plan_opened import follow_field, follow_rows
from convenor.apps.meetings.actions.room import change_terms
from convenor.apps.meetings.models import Item, Plan, Stamp, Tick
from convenor.apps.meetings.planned import (
    ROWS,
    UNDOES,
    Newer,
    Typed,
    as_typed,
    ended,
    field_of,
    locked,
    row_of,
    sealed,
)
from convenor.apps.meetings.queries.plan import is_first_meeting
from convenor.apps.meetings.seating import set_everybody
from convenor.apps.meetings.terms import TERMS, terms_of_the_room
from convenor.domain.kernel import Refused

MOST_ROWS = 80


@audited("plan.begun")
def begin(meeting: Meeting, *, by: Person, at: datetime) -> Plan:
    """Begin to plan a meeting: whoever sits in the group has a place at it. A second time changes nothing."""
    facts = {"begun_at": at, **terms_of_the_room(meeting)}
    plan, is_new = Plan.objects.get_or_create(meeting=meeting, defaults=facts)
    if is_new:
        set_everybody(plan)
    return plan


@audited("plan.field-kept")
def keep(plan: Plan, name: str, typed: Typed, *, private: bool = False, by: Person, at: datetime) -> Stamp:
    """Keep one field as it is being written; refuses to write over something newer."""
    return _keep(locked(plan), name, typed, private, by, at)


@audited("plan.fields-kept")
def keep_all(
    plan: Plan, typed: Mapping[str, Typed], *, private: bool = False, by: Person, at: datetime
) -> dict[str, Refused]:
    """Keep every field of a page that can be kept; say of each other why not."""
    row, refused = locked(plan), dict[str, Refused]()
    for name, each in typed.items():
        if each.untouched:
            continue
        try:
            _keep(row, name, each, private, by, at)
        except Refused as refusal:
            refused[name] = refusal
    return refused


@audited("plan.row-added")
def add(plan: Plan, kind: str, *, by: Person, at: datetime) -> Any:
    """Add an empty item, shift, breakout group or piece of homework at the end."""
    row = locked(plan)
    rows = ROWS[kind]._default_manager.filter(plan=row)
    if rows.filter(dropped_at=None).count() >= MOST_ROWS:
        raise Refused("plan-too-many", most=MOST_ROWS)
    last = rows.aggregate(last=Max("position"))["last"] or 0
    ended(row, UNDOES[kind], by, at)
    return ROWS[kind]._default_manager.create(plan=row, position=last + 1)


@audited("plan.row-dropped")
def drop(plan: Plan, kind: str, pk: int, *, by: Person, at: datetime) -> Any:
    """Take a row off; it can be put back."""
    row = row_of(locked(plan), kind, pk)
    if row.dropped_at is None:
        row.dropped_at = at
        row.save(update_fields=["dropped_at"])
        ended(plan, UNDOES[kind], by, at)
        follow_rows(plan, by=by)
    return row


@audited("plan.row-put-back")
def put_back(plan: Plan, kind: str, pk: int, *, by: Person, at: datetime) -> Any:
    """Put a row back where it was."""
    row = row_of(locked(plan), kind, pk)
    if row.dropped_at is not None:
        row.dropped_at = None
        row.save(update_fields=["dropped_at"])
        ended(plan, UNDOES[kind], by, at)
        follow_rows(plan, by=by)
    return row


@audited("plan.row-moved")
def move(plan: Plan, kind: str, pk: int, step: int, *, by: Person, at: datetime) -> Any:
    """Move a row ``step`` places down, up when negative; counted from where the rows stand now."""
    rows = list(ROWS[kind]._default_manager.filter(plan=locked(plan), dropped_at=None))
    here = next((place for place, each in enumerate(rows) if each.pk == pk), None)
    if here is None:
        raise Refused("plan-row-gone")
    moved = rows.pop(here)
    there = max(0, min(here + step, len(rows)))
    rows.insert(there, moved)
    if there != here:
        for position, each in enumerate(rows, start=1):
            ROWS[kind]._default_manager.filter(pk=each.pk).update(position=position)
        ended(plan, UNDOES[kind], by, at)
        follow_rows(plan, by=by)
    return moved


@audited("plan.usual-items-added")
def start_with_the_usual(plan: Plan, *, by: Person, at: datetime) -> Plan:
    """An agenda as working groups have it, to be changed; only where there is none yet."""
    row = locked(plan)
    if not row.items.filter(dropped_at=None).exists():
        meeting = row.meeting
        first = is_first_meeting(meeting)
        facts = enumerate(usual.usual_items(meeting.group, first=first), start=1)
        Item.objects.bulk_create(Item(plan=row, position=position, **each) for position, each in facts)
        ended(row, UNDOES["item"], by, at)
    return row


@audited("plan.usual-homework-added")
def start_with_the_questions(plan: Plan, *, by: Person) -> Plan:
    """The handbook's questions as the convenors' homework; only where there is none yet."""
    row = locked(plan)
    if not row.homeworks.filter(dropped_at=None).exists():
        for position, words in enumerate(usual.usual_homework(row.meeting.group), start=1):
            made = row.homeworks.create(position=position)
            made.words = sealed(made, "words", words)
            made.save(update_fields=["words"])
    return row


@audited("plan.ticked")
def tick(plan: Plan, key: str, done: bool, *, by: Person, at: datetime) -> Plan:
    """Tick a point that is prepared, or a deadline that was met; or take the tick away."""
    row = locked(plan)
    if done:
        Tick.objects.get_or_create(plan=row, key=key, defaults={"at": at, "by": by})
    else:
        Tick.objects.filter(plan=row, key=key).delete()
    return row


def _keep(plan: Plan, name: str, typed: Typed, private: bool, by: Person, at: datetime) -> Stamp:
    field = field_of(plan, name, private=private)
    value = field.read(typed.text, plan)
    before, stamp = field.text, plan.stamps.select_related("changed_by").filter(field=name).first()
    if as_typed(value) == before:
        return stamp or Stamp(plan=plan, field=name, changed_at=at)
    if typed.revision != (stamp.revision if stamp else 0):
        raise Newer(before, stamp)
    try:
        with transaction.atomic():
            field.put(value)
    except IntegrityError:
        raise Refused("plan-spot-taken", spot=value) from None
    ended(plan, field.undoes, by, at)
    if field.kind == "item":
        follow_field(plan, field.row, field.column, by=by)
    if field.kind == "group":
        follow_group(plan, field.row, field.column, by=by)
    if field.kind == "place" and field.column in ("group", "mode"):
        follow_place(plan, field.row, by=by)
    if field.column in TERMS:
        change_terms(plan, field.column, by=by, at=at)
    stamp, is_new = Stamp.objects.get_or_create(
        plan=plan, field=name, defaults={"revision": 1, "changed_at": at, "changed_by": by}
    )
    if not is_new:
        Stamp.objects.filter(pk=stamp.pk).update(revision=F("revision") + 1, changed_at=at, changed_by=by)
        stamp.refresh_from_db()
    return stamp
