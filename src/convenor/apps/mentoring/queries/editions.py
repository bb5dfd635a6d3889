"""Who learns by which version of the programme, and what a move to the current one would change."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from convenor.apps.learning.models import Enrolment
from convenor.apps.learning.programmes import current, programme_of
from convenor.apps.mentoring.models import Journey
from convenor.apps.mentoring.queries.journey import way_of
from convenor.domain.programme.definition import Programme
from convenor.domain.programme.editions import Change, Effect, changes, effect

PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Followers:
    """How many learn by one version."""

    programme: str
    version: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """Every version that somebody learns by, and those who are not on the current one."""

    programme: Programme
    versions: tuple[Followers, ...]
    behind: Page[Journey]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a move of one journey to the current version would change."""

    old: Programme
    new: Programme
    changes: tuple[Change, ...]
    effect: Effect

    @property
    def is_current(self) -> bool:
        """Whether there is nothing to move."""
        return (self.old.key, self.old.version) == (self.new.key, self.new.version)


def _under_way() -> QuerySet[Journey]:
    return Journey.objects.filter(graduated_at=None)


def editions(number: str) -> Editions:
    """Who is on which version: three queries, however many there are."""
    now = current()
    on = _under_way().values_list("enrolment__programme", "enrolment__version")
    found = on.annotate(count=Count("pk")).order_by("enrolment__programme", "-enrolment__version")
    versions = tuple(
        Followers(
            programme=programme,
            version=version,
            count=count,
            is_current=(programme, version) == (now.key, now.version),
        )
        for programme, version, count in found
    )
    rest = _under_way().exclude(enrolment__programme=now.key, enrolment__version=now.version)
    rows = rest.select_related("mentee__body", "group", "enrolment")
    page = Paginator(rows.order_by("enrolment__version", "mentee__name", "pk"), PER_PAGE)
    return Editions(programme=now, versions=versions, behind=page.get_page(number or 1))


def comparison(journey: Journey, now: datetime) -> Comparison:
    """What the current version adds and leaves out, and what becomes of what was done."""
    old, new = programme_of(journey.enrolment), current()
    before = way_of(journey, now).standings
    after = way_of(_as_if(journey, new), now).standings
    return Comparison(old=old, new=new, changes=changes(old, new), effect=effect(before, after))


def _as_if(journey: Journey, programme: Programme) -> Journey:
    """The journey as it would be by another version; nothing of it is saved."""
    moved = Journey.objects.select_related("mentee__body", "group", "nomination__body").get(pk=journey.pk)
    moved.enrolment = Enrolment.objects.get(pk=journey.enrolment_id)
    moved.enrolment.programme, moved.enrolment.version = programme.key, programme.version
    return moved
