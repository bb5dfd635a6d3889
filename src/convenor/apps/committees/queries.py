"""Reading working groups: the reader's own, or all of them for the secretariat."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, Min, OuterRef, Prefetch, Q, QuerySet

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
from convenor.domain.kernel import Role

_SITS = Membership.objects.filter(group=OuterRef("pk"), until=None)


A_SHELF = 15  # experts that are seen at a glance


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some experts of a group, by the initials of their names."""

    first: str
    last: str
    seats: list[Membership]

    @property
    def label(self) -> str:
        """As in “A – F”."""
        return self.first if self.first == self.last else f"{self.first} – {self.last}"

    @property
    def pks(self) -> frozenset[int]:
        """The memberships that stand here."""
        return frozenset(each.pk for each in self.seats)


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who learns to convene in the group."""

    journey: int
    name: str


@dataclass(frozen=True, slots=True)
class BallotLine:
    """A ballot on a draft of the group."""

    pk: int
    title: str
    collated_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group with everything that its page tells."""

    group: WorkingGroup
    convenors: list[Membership]
    experts: list[Membership]
    shelves: list[Shelf]  # the experts sought, few or by initials
    coming: list[Meeting]
    past: list[Meeting]
    learners: list[Learner]  # for those who lead the group, and the secretariat
    ballots: list[BallotLine]
    members_shown: bool
    may_plan: bool
    may_change: bool

    @property
    def found(self) -> int:
        """How many experts stand on the shelves."""
        return sum(len(each.seats) for each in self.shelves)

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


def plain(text: str) -> str:
    """How a name is looked for: without accents, and in small letters."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def shelved(experts: Sequence[Membership], sought: str = "") -> list[Shelf]:
    """Experts by name, whole initials together; only those whose name or member body holds what is sought."""
    found = sorted(experts, key=lambda each: plain(each.person.name))
    if sought:
        found = [
            each for each in found if plain(sought) in plain(f"{each.person.name} {each.person.body or ''}")
        ]
    shelves: list[Shelf] = []
    for initial, named in groupby(found, key=lambda each: plain(each.person.name)[:1].upper()):
        seats = list(named)
        if shelves and len(shelves[-1].seats) + len(seats) <= A_SHELF:
            shelves[-1] = Shelf(shelves[-1].first, initial, shelves[-1].seats + seats)
        else:
            shelves.append(Shelf(initial, initial, seats))
    return shelves


def group_page(group: WorkingGroup, roles: frozenset[Role], at: datetime, sought: str = "") -> GroupPage:
    """What the group's page shows to a reader who is ``roles`` to it: two queries more."""
    sitting = list(group.memberships.filter(until=None).select_related("person__body"))
    experts = [each for each in sitting if each.part == Membership.Part.EXPERT]
    meetings = list(group.meetings.all())
    leads = bool(roles & {Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY})
    return GroupPage(
        group=group,
        convenors=[each for each in sitting if each.part == Membership.Part.CONVENOR],
        experts=experts,
        shelves=shelved(experts, sought),
        coming=[each for each in meetings if each.ends_at >= at],
        past=[each for each in reversed(meetings) if each.ends_at < at],
        learners=_learners(group) if leads else [],
        ballots=_ballots(group),
        members_shown=bool(roles & {Role.SECRETARIAT, Role.CONVENOR, Role.EXPERT, Role.SECRETARY}),
        may_plan=group.closed_at is None and leads,
        may_change=Role.SECRETARIAT in roles,
    )


def _learners(group: WorkingGroup) -> list[Learner]:
    """Journeys stand a storey above; they are reached through the group's own reverse relation."""
    found = WorkingGroup.objects.filter(pk=group.pk, journeys__graduated_at=None, journeys__isnull=False)
    rows = found.order_by("journeys__mentee__name").values_list("journeys", "journeys__mentee__name")
    return [Learner(journey, name) for journey, name in rows]


def _ballots(group: WorkingGroup) -> list[BallotLine]:
    """Ballots stand a storey above; they too are reached through the group's own reverse relation."""
    found = WorkingGroup.objects.filter(pk=group.pk, ballots__isnull=False).order_by("-ballots__made_at")
    return [
        BallotLine(*each) for each in found.values_list("ballots", "ballots__title", "ballots__collated_at")
    ]


def not_sitting_in(group: WorkingGroup) -> QuerySet[Person]:
    """People who can still be given a seat in the group."""
    sits = Membership.objects.filter(group=group, until=None, person=OuterRef("pk"))
    return Person.objects.filter(~Exists(sits), is_active=True).select_related("body")
