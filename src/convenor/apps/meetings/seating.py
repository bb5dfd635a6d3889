"""Who comes to a planned meeting: a place for everybody of the group, kept in step with the group."""

from django.db.models import Q

from convenor.apps.accounts.models import Person
from convenor.apps.meetings.models import Place, Plan
from convenor.apps.meetings.queries.expected import everybody


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
