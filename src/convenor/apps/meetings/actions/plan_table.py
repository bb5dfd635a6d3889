"""The table and the groups: who sits where, and who works with whom."""

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.meetings.actions.plan_groups import follow_sharing
from convenor.apps.meetings.models import Place, Plan
from convenor.apps.meetings.planned import locked
from convenor.apps.meetings.seating import seats_of_the_table, set_everybody
from convenor.domain.kernel import Refused


@audited("plan.places-set")
def set_places(plan: Plan, *, by: Person) -> Plan:
    """Give a place to everybody who has come into the group since; places of those who left are cleared."""
    row = locked(plan)
    set_everybody(row)
    return row


@audited("plan.table-set")
def seat_by_name(plan: Plan, *, by: Person) -> Plan:
    """Seat everybody who is in the room by name, row after row."""
    row = locked(plan)
    sitting = list(row.places.filter(mode=Place.Mode.ROOM))
    seats = seats_of_the_table(row)
    if not seats:
        raise Refused("plan-no-table")
    if len(sitting) > seats:
        raise Refused("plan-table-too-small", people=len(sitting), seats=seats)
    row.places.update(spot=0)
    for spot, place in enumerate(sitting, start=1):
        Place.objects.filter(pk=place.pk).update(spot=spot)
    return row


@audited("plan.groups-shared-out")
def share_out(plan: Plan, *, by: Person) -> Plan:
    """Share everybody who comes among the breakout groups, so that each has people of many member bodies.

    Chairs and recorders go with their group. Convenors stay free: they go from group to group.
    """
    row = locked(plan)
    groups = list(row.breakouts.filter(dropped_at=None))
    if not groups:
        raise Refused("plan-no-groups-yet")
    bound = {who: each for each in groups for who in (each.chair_id, each.recorder_id) if who}
    convening = set(
        row.meeting.group.memberships.filter(part="convenor", until=None).values_list("person", flat=True)
    )
    row.places.update(group=None)
    counts = dict.fromkeys((each.pk for each in groups), 0)
    free = []
    for place in row.places.exclude(mode=Place.Mode.ABSENT).select_related("person"):
        if group := bound.get(place.person_id):
            counts[group.pk] += 1
            Place.objects.filter(pk=place.pk).update(group=group)
        elif place.person_id not in convening and place.person_id != row.meeting.group.secretary_id:
            free.append(place)
    for place in _mixed(free):
        smallest = min(counts, key=lambda pk: counts[pk])
        counts[smallest] += 1
        Place.objects.filter(pk=place.pk).update(group=smallest)
    follow_sharing(row, by=by)
    return row


def _mixed(places: list[Place]) -> list[Place]:
    """Those of one mode and body far from each other: dealt one after the other, each goes to another group."""
    return sorted(places, key=lambda each: (each.mode, each.person.body_id or 0, each.person.name))
