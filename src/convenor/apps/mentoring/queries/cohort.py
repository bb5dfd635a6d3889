"""Who stands where, and who waits for whom: for the secretariat over all, for a mentor over the own mentees."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import WorkingGroup
from convenor.apps.learning import programmes
from convenor.apps.mentoring.models import Alarm, Journey, Session
from convenor.apps.mentoring.queries.journey import Way, journeys, ways, who_is
from convenor.apps.mentoring.queries.sessions import TimeOnOffer, on_offer
from convenor.apps.mentoring.queries.spoken import spoken
from convenor.apps.mentoring.queries.whereabouts import Place, places
from convenor.domain.kernel import Role
from convenor.domain.programme.journey import Standing, StandingState

PER_PAGE = 25
LATE = timedelta(days=30)
BODY = frozenset({Role.MEMBER_BODY})  # sees what is done, and not what is waited for
WAITED_FOR = (Role.MENTEE, Role.MENTOR, Role.SECRETARIAT, Role.CONVENOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One activity on a strip."""

    title: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One journey in a list."""

    way: Way
    strip: tuple[Column, ...]
    number: int
    title: str
    waits_for: str
    own_turn: bool  # the reader's
    since: datetime
    late: bool
    alarms: tuple[Alarm, ...]
    talk: TimeOnOffer | None  # the next one agreed


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How many stand at one activity."""

    number: int
    title: str
    count: int
    share: int  # of the longest bar, in percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """How many wait for one role."""

    role: Role
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The cohort in numbers."""

    under_way: int
    graduated: int
    waiting: tuple[Waited, ...]
    bars: tuple[Bar, ...]
    alarms: int
    busiest: Bar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """The cohort page."""

    summary: Summary
    lines: tuple[Line, ...]
    page: Page[int]
    groups: Sequence[WorkingGroup]


def summary(found: Sequence[Place]) -> Summary:
    """The cohort in numbers, with a bar for each activity."""
    active = [each for each in found if not each.graduated]
    at = Counter(each.activity for each in active)
    longest = max(at.values(), default=1)
    bars = tuple(
        Bar(
            number=each.number,
            title=spoken(each.title),
            count=at[each.key],
            share=round(100 * at[each.key] / longest),
        )
        for each in programmes.current().activities
    )
    turns = Counter(each.turn for each in active)
    return Summary(
        under_way=len(active),
        graduated=len(found) - len(active),
        waiting=tuple(_waited(role, turns[role]) for role in WAITED_FOR if turns[role]),
        bars=bars,
        alarms=Alarm.objects.filter(settled_at=None).count(),
        busiest=max(bars, key=lambda each: each.count, default=None) if active else None,
    )


def _waited(role: Role, count: int) -> Waited:
    words = {
        Role.MENTEE: _("the mentee"),
        Role.MENTOR: _("the mentor"),
        Role.SECRETARIAT: _("the secretariat"),
        Role.CONVENOR: _("the working group"),
    }
    return Waited(role=role, words=words[role], count=count)


def cohort(waits: str, group: str, number: str, now: datetime) -> Cohort:
    """One page of journeys: first those for whom nothing has moved the longest, last who graduated."""
    found = places(now)
    wanted = [
        each
        for each in sorted(found, key=lambda each: (each.graduated, each.since, each.journey))
        if (not waits or (each.turn == waits and not each.graduated)) and group in ("", str(each.group))
    ]
    page = Paginator([each.journey for each in wanted], PER_PAGE).get_page(number or 1)
    rows = {each.pk: each for each in journeys().filter(pk__in=list(page))}
    shown = ways([rows[pk] for pk in page if pk in rows], now)
    return Cohort(
        summary=summary(found),
        lines=lines(shown, frozenset({Role.SECRETARIAT}), None, now),
        page=page,
        groups=list(WorkingGroup.objects.filter(Exists(Journey.objects.filter(group=OuterRef("pk"))))),
    )


def lines(
    shown: Iterable[Way], roles: frozenset[Role], reader: Person | None, now: datetime
) -> tuple[Line, ...]:
    """One line for each way; the next talk is told to its mentor only."""
    every = list(shown)
    pairings = [each.trail.pairing.pk for each in every if each.trail.pairing]
    alarms: dict[int, list[Alarm]] = {}
    for alarm in Alarm.objects.filter(pairing__in=pairings, settled_at=None).select_related("group"):
        alarms.setdefault(alarm.pairing_id, []).append(alarm)
    return tuple(_line(each, alarms, roles, reader, now) for each in every)


def _line(
    way: Way, alarms: dict[int, list[Alarm]], roles: frozenset[Role], reader: Person | None, now: datetime
) -> Line:
    here, pairing = way.current, way.trail.pairing
    graduated = way.journey.graduated_at is not None
    late = not graduated and now - way.moved_at > LATE
    turn = here.turn if here and not graduated else None
    return Line(
        way=way,
        strip=tuple(_column(each, here, late, roles) for each in way.standings),
        number=here.activity.number if here else len(way.standings),
        title=spoken(here.activity.title) if here else _("Graduated"),
        waits_for=who_is(turn, way) if turn else "",
        own_turn=turn in roles,
        since=way.moved_at,
        late=late,
        alarms=tuple(alarms.get(pairing.pk, [])) if pairing else (),
        talk=next_talk(way, now) if reader else None,
    )


def _column(standing: Standing, here: Standing | None, late: bool, roles: frozenset[Role]) -> Column:
    state = {StandingState.DONE: "past", StandingState.LATER: "later"}.get(standing.state, "")
    if not state and roles == BODY:
        state = "later"
    elif not state:
        state = "now" if standing.turn in roles or standing.turn is Role.MENTEE else "waits"
        state = "late" if late and standing is here else state
    return Column(title=spoken(standing.activity.title), state=state)


def next_talk(way: Way, now: datetime) -> TimeOnOffer | None:
    """The next talk that is agreed, on the mentor's clock."""
    talk = next_session(way, now)
    return on_offer(talk.starts_at, way.journey.mentee, now) if talk and talk.starts_at else None


def next_session(way: Way, now: datetime) -> Session | None:
    """The session that comes next in the active pair: agreed and not over for long."""
    pairing = way.trail.pairing
    coming = [
        (each.starts_at, each)
        for each in way.trail.sessions
        if each.state == "agreed" and each.starts_at and each.pairing_id == (pairing.pk if pairing else None)
    ]
    return min((each for each in coming if each[0] > now - timedelta(hours=2)), default=(None, None))[1]


def mentees(mentor: Person, now: datetime) -> tuple[Line, ...]:
    """The mentor's own mentees, in the active pairs."""
    rows = journeys().filter(pairings__mentor__person=mentor, pairings__state="active")
    return lines(ways(rows, now), frozenset({Role.MENTOR}), mentor, now)
