"""Reading the roster: who may accompany mentees, with what behind them, and how much room they have."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Membership
from convenor.apps.mentoring.models import Conflict, Mentor, Pairing
from convenor.domain.programme import pairing as rules
from convenor.domain.programme.pairing import Convened, Language, Level, ProjectKind
from convenor.domain.programme.schedule import Weekly, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A mentor as roster and pairing show one."""

    mentor: Mentor
    person: Person
    load: int
    paused: bool
    groups: tuple[str, ...]  # names of today's working groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that a mentor's own page shows."""

    entry: Entry
    pairs: tuple[Pairing, ...]
    conflicts: tuple[Conflict, ...]


def mentors() -> QuerySet[Mentor]:
    """Everybody on the roster with all that pairing asks for; as many queries for one as for a thousand."""
    seats = Membership.objects.filter(until=None).select_related("group")
    taken = Q(pairings__state__in=("proposed", "active"), pairings__journey__graduated_at=None)
    return (
        Mentor.objects.filter(left_at=None, person__is_active=True)
        .select_related("person__body")
        .annotate(load=Count("pairings", filter=taken, distinct=True))
        .prefetch_related(
            "experience",
            "conflicts",
            "person__languages",
            "person__windows",
            "person__secretary_of",
            Prefetch("person__memberships", queryset=seats, to_attr="seats_today"),
        )
        .order_by("person__name", "pk")
    )


def entry_of(mentor: Any, on: date) -> Entry:
    """A mentor out of :func:`mentors`, read for the day ``on``."""
    person = mentor.person
    groups = {each.group.name for each in person.seats_today} | {
        each.name for each in person.secretary_of.all()
    }
    return Entry(
        mentor=mentor,
        person=person,
        load=mentor.load,
        paused=is_paused(mentor, on),
        groups=tuple(sorted(groups)),
    )


def is_paused(mentor: Mentor, on: date) -> bool:
    """Whether the mentor takes a pause on a day; without an end it lasts until further notice."""
    if mentor.paused_from is None or on < mentor.paused_from:
        return False
    return mentor.paused_until is None or on <= mentor.paused_until


def page_of(mentor: Mentor, on: date) -> Page:
    """The mentor's own page."""
    loaded = mentors().get(pk=mentor.pk)
    pairs = mentor.pairings.filter(state__in=("proposed", "active"), journey__graduated_at=None)
    conflicts = mentor.conflicts.select_related("person").order_by("person__name")
    return Page(
        entry=entry_of(loaded, on),
        pairs=tuple(pairs.select_related("journey__mentee", "journey__group")),
        conflicts=tuple(conflicts),
    )


def may_be_added() -> QuerySet[Person]:
    """People who are not on the roster."""
    on_it = Mentor.objects.filter(person=OuterRef("pk"), left_at=None)
    return Person.objects.filter(~Exists(on_it), is_active=True)


def as_known(mentor: Any, on: date) -> rules.Mentor:
    """A mentor out of :func:`mentors` as the rules of pairing know one."""
    person = mentor.person
    seats = {str(each.group_id) for each in person.seats_today} | {
        str(each.pk) for each in person.secretary_of.all()
    }
    return rules.Mentor(
        id=str(mentor.person_id),
        name=person.name,
        member_body=person.body.acronym if person.body else "–",
        convened=tuple(
            Convened(name=each.group, size=each.size, kind=ProjectKind(each.kind))
            for each in mentor.experience.all()
        ),
        memberships=frozenset(seats),
        capacity=mentor.capacity,
        load=mentor.load,
        languages=languages_of(person),
        availability=weekly_of(person),
        paused=is_paused(mentor, on),
        conflicts=frozenset(str(each.person_id) for each in mentor.conflicts.all()),
    )


def languages_of(person: Person) -> tuple[Language, ...]:
    """The languages in somebody's profile."""
    return tuple(Language(code=each.code, level=Level(each.level)) for each in person.languages.all())


def weekly_of(person: Person) -> Weekly:
    """The weekly availability in somebody's profile."""
    windows = tuple(
        Window(weekday=each.weekday, start=each.start, end=each.end) for each in person.windows.all()
    )
    return Weekly(zone=person.time_zone, windows=windows)
