"""Where mentees stand on their way: thirteen activities, computed and never ticked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person
from convenor.apps.learning.programmes import programme_of
from convenor.apps.mentoring.models import Journey
from convenor.apps.mentoring.queries.places import place_of
from convenor.apps.mentoring.queries.spoken import spoken
from convenor.apps.mentoring.queries.trail import Trail, evidence_of, trails, under_way
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import Activity, EvidenceKind, Programme
from convenor.domain.programme.journey import (
    Missing,
    Pending,
    Progress,
    Standing,
    StandingState,
    current,
    progress,
    standings,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One journey with everything that is known of it."""

    journey: Journey
    programme: Programme
    trail: Trail
    standings: tuple[Standing, ...]
    moved_at: datetime  # when something last happened

    @property
    def current(self) -> Standing | None:
        """The first activity that is open."""
        return current(self.standings)

    @property
    def progress(self) -> Progress:
        """How many activities are done."""
        return progress(self.standings)

    @property
    def mentor(self) -> Person | None:
        """The mentor of the active pair."""
        return self.trail.pairing.mentor.person if self.trail.pairing else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One activity as a page shows it. ``state``: past, now, waits or later."""

    key: str
    number: int
    title: str
    explain: str
    state: str
    done_at: datetime | None
    notes: tuple[Missing | Pending, ...]  # what is missing and what is under way, each with a code
    tag: str
    kind: str  # of the tag
    url: str
    repeats: bool


def journeys() -> QuerySet[Journey]:
    """All journeys with what every page needs of them."""
    return Journey.objects.select_related("mentee__body", "group", "enrolment", "nomination__body")


def ways(found: Iterable[Journey], now: datetime) -> list[Way]:
    """Where each of the journeys stands, in their order."""
    every = list(found)
    by_journey = trails(every)
    return [_way(by_journey[each.pk], now) for each in every]


def way_of(journey: Journey, now: datetime) -> Way:
    """Where one journey stands."""
    return ways([journey], now)[0]


def _way(trail: Trail, now: datetime) -> Way:
    programme = programme_of(trail.journey.enrolment)
    evidence = tuple(evidence_of(trail))
    pending = tuple(under_way(trail, programme, now))
    return Way(
        journey=trail.journey,
        programme=programme,
        trail=trail,
        standings=standings(programme, evidence, pending),
        moved_at=max((trail.journey.begun_at, *(each.at for each in evidence), *_begun(trail))),
    )


def _begun(trail: Trail) -> list[datetime]:
    """When something was begun or said that is not evidence yet."""
    moments = [each.made_at for each in trail.sessions]
    moments += [each.claimed_at for each in trail.attendances]
    moments += [each.signed_at for each in trail.objectives if each.signed_at]
    asked = (trail.journey.asked_at, trail.proposed.proposed_at if trail.proposed else None)
    return [*moments, *(each for each in asked if each)]


def steps(way: Way, roles: Collection[Role]) -> tuple[Step, ...]:
    """The activities as somebody with ``roles`` sees them; a member body sees what is done, and when."""
    return tuple(_step(way, each, roles) for each in way.standings)


def _step(way: Way, standing: Standing, roles: Collection[Role]) -> Step:
    activity = standing.activity
    close = not {Role.MENTEE, Role.MENTOR, Role.SECRETARIAT}.isdisjoint(roles)
    hidden = not close and Role.MEMBER_BODY in roles and not standing.done_at
    tag, kind = ("", "") if hidden else _tag(way, standing, roles)
    return Step(
        key=activity.key,
        number=activity.number,
        title=spoken(activity.title),
        explain=spoken(activity.explain),
        state="later" if hidden else _state(way, standing),
        done_at=standing.done_at,
        notes=_notes(standing) if close else (),
        tag=tag,
        kind=kind,
        url=place_of(way.journey, standing, roles),
        repeats=activity.repeats,
    )


def _state(way: Way, standing: Standing) -> str:
    if standing.state is StandingState.DONE:
        return "past"
    if standing.state is StandingState.LATER:
        return "later"
    return "now" if standing is way.current else "waits"


def _notes(standing: Standing) -> tuple[Missing | Pending, ...]:
    """What is under way says more than what is missing; of one kind only the first is told."""
    if standing.state is not StandingState.OPEN:
        return ()
    wanted = {each.kind: each for each in standing.missing}
    told = [each for each in standing.pending if each.kind in wanted]
    once = {(each.code, each.ref): each for each in told}
    silent = [
        each for kind, each in wanted.items() if kind not in {one.kind for one in told} or each.need > 1
    ]
    return (*silent, *once.values())


def _tag(way: Way, standing: Standing, roles: Collection[Role]) -> tuple[str, str]:
    if standing.done_at:
        return dated(localtime(standing.done_at), _day_format(standing.done_at)), "done"
    if standing.state is not StandingState.OPEN or standing.turn is None:
        return "", ""
    if standing.turn in roles:
        return _("your turn"), "now"
    return _("waits for %(who)s") % {"who": who_is(standing.turn, way)}, "attend"


def _day_format(moment: datetime) -> str:
    return "j M" if localtime(moment).year == localdate().year else "j M Y"


def who_is(role: Role, way: Way) -> str:
    """Whoever has that role on this journey, as one says it."""
    names = {
        Role.MENTEE: way.journey.mentee.short,
        Role.MENTOR: way.mentor.short if way.mentor else _("the mentor"),
        Role.SECRETARIAT: _("the secretariat"),
        Role.CONVENOR: _("the convenors of %(group)s") % {"group": way.journey.group.name},
        Role.SECRETARY: _("the secretary of %(group)s") % {"group": way.journey.group.name},
        Role.MEMBER_BODY: way.journey.nomination.body.acronym,
    }
    return names.get(role, str(role))


def kinds_of(activity: Activity) -> frozenset[EvidenceKind]:
    """The kinds of evidence that an activity asks for."""
    return frozenset(rule.kind for rule in activity.fulfilled_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyPage:
    """One journey for one reader. ``sight``: close (pair, secretariat), body, or group (attendance only)."""

    way: Way
    steps: tuple[Step, ...]
    sight: str
    is_pair: bool
    is_mentee: bool
    is_office: bool
    own_turn: Step | None


def journey_page(journey: Journey, roles: Collection[Role], now: datetime) -> JourneyPage:
    """What somebody with ``roles`` may see of a journey."""
    way, held = way_of(journey, now), set(roles)
    close = bool(held & {Role.MENTEE, Role.MENTOR, Role.SECRETARIAT})
    sight = "close" if close else "body" if Role.MEMBER_BODY in held else "group"
    shown = steps(way, held)
    if sight == "group":
        about = {EvidenceKind.PREPARED_WITH_CONVENORS, EvidenceKind.MEETING_ATTENDED}
        keys = {each.key for each in way.programme.activities if kinds_of(each) & about}
        shown = tuple(each for each in shown if each.key in keys)
    return JourneyPage(
        way=way,
        steps=shown,
        sight=sight,
        is_pair=bool(held & {Role.MENTEE, Role.MENTOR}),
        is_mentee=Role.MENTEE in held,
        is_office=Role.SECRETARIAT in held,
        own_turn=next((each for each in shown if each.kind == "now"), None),
    )
