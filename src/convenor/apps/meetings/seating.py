"""Who comes to a planned meeting: a place for everybody of the group, kept in step with the group."""

from collections.abc import Mapping

from django.db.models import Q

from convenor.apps.accounts.models import Person
from convenor.apps.meetings.models import Place, Plan, Sitting
from convenor.apps.meetings.queries.expected import everybody

Seats = Mapping[int, int]


def seats_of(plan: Plan) -> Seats:
    """The seats in the open room of people with an account, by person."""
    rows = Sitting.objects.filter(meeting=plan.meeting).exclude(person=None)
    return {person or 0: seat for person, seat in rows.values_list("person", "seat")}


def members(plan: Plan) -> list[Person]:
    """Whoever sits in the group today, and its secretary."""
    group = plan.meeting.group
    sits = Q(memberships__group=group, memberships__until=None) | Q(secretary_of=group)
    return list(Person.objects.filter(sits, is_active=True).distinct())


def without_place(plan: Plan) -> list[Person]:
    """Those of the group who came into it after the places were set."""
    placed = set(plan.places.values_list("person", flat=True))
    return [each.person for each in everybody(plan.meeting) if each.person.pk not in placed]


def set_everybody(plan: Plan) -> None:
    """Give a place to everybody of the group who has none; places of those who left the group are cleared."""
    there, known = everybody(plan.meeting), set(plan.places.values_list("person", flat=True))
    plan.places.exclude(person__in=[each.person for each in there]).delete()
    Place.objects.bulk_create(
        Place(plan=plan, person=each.person, mode=each.mode, first_time=each.first_time)
        for each in there
        if each.person.pk not in known
    )


def seats_of_the_table(plan: Plan) -> int:
    """How many seats the table has."""
    return plan.seat_rows * plan.row_seats
