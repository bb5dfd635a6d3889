"""Why somebody cannot be erased yet: who still needs that person, and what to do first."""

from collections.abc import Iterator

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.apps.meetings.queries.presence import chaired_now
from convenor.apps.mentoring.models import EndRequest
from convenor.apps.mentoring.queries.pairs import open_pairs_of
from convenor.domain.kernel import Refused


def hindrances(person: Person) -> list[Refused]:
    """Everything that has to be done before; nothing where the person can be erased."""
    return list(_hindrances(person))


def _hindrances(person: Person) -> Iterator[Refused]:
    if Seat.objects.filter(person=person).exists():
        yield Refused("erasure-holds-an-office", name=person.name)
    if others := sorted(each.name for each in open_pairs_of(person)):
        yield Refused("erasure-is-paired", name=person.name, others=", ".join(others))
    if groups := WorkingGroup.objects.filter(secretary=person, closed_at=None):
        yield Refused("erasure-is-secretary", name=person.name, groups=", ".join(map(str, groups)))
    if alone := _convenes_alone(person):
        yield Refused("erasure-convenes-alone", name=person.name, groups=", ".join(alone))
    if chaired := chaired_now(person):
        yield Refused("erasure-is-in-the-chair", name=person.name, meetings=", ".join(map(str, chaired)))
    if EndRequest.objects.filter(asked_of=person, answered_at=None).exists():
        yield Refused("erasure-was-asked-in-confidence", name=person.name)


def _convenes_alone(person: Person) -> list[str]:
    """The open groups that would be left without a convenor."""
    convening = Membership.objects.filter(part=Membership.Part.CONVENOR, until=None, group__closed_at=None)
    shared = convening.exclude(person=person).values("group")
    rows = convening.filter(person=person).exclude(group__in=shared).select_related("group")
    return [str(each.group) for each in rows]
