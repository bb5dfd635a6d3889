"""Reading working groups: the reader's own, or all of them for the secretariat."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Min, OuterRef, Prefetch, Q, QuerySet

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
from convenor.domain.kernel import Role

_SITS = Membership.objects.filter(group=OuterRef("pk"), until=None)


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group with everything that its page tells."""

    group: WorkingGroup
    convenors: list[Membership]
    experts: list[Membership]
    coming: list[Meeting]
    past: list[Meeting]
    members_shown: bool
    may_plan: bool
    may_change: bool

    @property
    def sitting(self) -> int:
        """How many seats are written down."""
        return len(self.convenors) + len(self.experts)


def groups_for(person: Person, everywhere: bool, at: datetime) -> QuerySet[WorkingGroup]:
    """The groups somebody may read about, each with its convenors and its next meeting: two queries."""
    found = WorkingGroup.objects.annotate(
        next_meeting=Min("meetings__starts_at", filter=Q(meetings__ends_at__gte=at)),
    ).prefetch_related(
        Prefetch(
            "memberships",
            Membership.objects.filter(until=None, part="convenor").select_related("person"),
            to_attr="convenors",
        )
    )
    return found if everywhere else found.filter(_known_to(person))


def _known_to(person: Person) -> Q:
    """Groups somebody sits in, writes for, learns in, or has nominated a mentee for.

    Mentees stand a storey above; they are reached through the group's own reverse relation.
    """
    spoken_for = Q(journeys__nomination__body__representatives__person=person)
    ids = WorkingGroup.objects.filter(
        Q(memberships__person=person, memberships__until=None)
        | Q(secretary=person)
        | Q(journeys__mentee=person)
        | spoken_for
    )
    return Q(pk__in=ids.values("pk"))


def group_and_roles(person: Person, pk: int) -> tuple[WorkingGroup, frozenset[Role]] | None:
    """A group and what ``person`` is to it, in one query."""
    found = (
        WorkingGroup.objects.select_related("secretary")
        .annotate(
            chairs=Exists(_SITS.filter(person=person, part="convenor")),
            sits=Exists(_SITS.filter(person=person)),
            learns=Exists(WorkingGroup.objects.filter(pk=OuterRef("pk"), journeys__mentee=person)),
            nominated=Exists(
                WorkingGroup.objects.filter(
                    pk=OuterRef("pk"), journeys__nomination__body__representatives__person=person
                )
            ),
        )
        .filter(pk=pk)
        .first()
    )
    if found is None:
        return None
    flags = {
        Role.CONVENOR: found.chairs,
        Role.EXPERT: found.sits,
        Role.SECRETARY: found.secretary_id == person.pk,
        Role.MENTEE: found.learns,
        Role.MEMBER_BODY: found.nominated,
    }
    return found, frozenset(role for role, is_so in flags.items() if is_so)


def group_page(group: WorkingGroup, roles: frozenset[Role], at: datetime) -> GroupPage:
    """What the group's page shows to a reader who is ``roles`` to it: two queries more."""
    sitting = list(group.memberships.filter(until=None).select_related("person__body"))
    meetings = list(group.meetings.all())
    return GroupPage(
        group=group,
        convenors=[each for each in sitting if each.part == Membership.Part.CONVENOR],
        experts=[each for each in sitting if each.part == Membership.Part.EXPERT],
        coming=[each for each in meetings if each.ends_at >= at],
        past=[each for each in reversed(meetings) if each.ends_at < at],
        members_shown=bool(roles & {Role.SECRETARIAT, Role.CONVENOR, Role.EXPERT, Role.SECRETARY}),
        may_plan=group.closed_at is None and bool(roles & {Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY}),
        may_change=Role.SECRETARIAT in roles,
    )


def not_sitting_in(group: WorkingGroup) -> QuerySet[Person]:
    """People who can still be given a seat in the group."""
    sits = Membership.objects.filter(group=group, until=None, person=OuterRef("pk"))
    return Person.objects.filter(~Exists(sits), is_active=True).select_related("body")
