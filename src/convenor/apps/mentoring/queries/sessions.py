"""The talks of a pair: which there are, when both can meet, and what stands on the agenda."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Availability, Person
from convenor.apps.learning.models import Handout, PairKey
from convenor.apps.learning.pairs import opened
from convenor.apps.learning.programmes import activity_of, programme_of
from convenor.apps.learning.queries import open_questions
from convenor.apps.mentoring.journey_letters import zone
from convenor.apps.mentoring.models import AgendaPoint, Assignment, Journey, Pairing, Session
from convenor.apps.mentoring.queries.places import address
from convenor.apps.mentoring.queries.spoken import spoken
from convenor.apps.mentoring.queries.trail import talk_of
from convenor.domain.kernel import Role
from convenor.domain.programme import sessions as rules
from convenor.domain.programme.definition import Activity, EvidenceKind, Programme
from convenor.domain.programme.schedule import Slot, Weekly, Window, common_slots

AHEAD = 28  # days that are searched for common times
SUGGESTED, PER_DAY = 6, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOnOffer:
    """One start on both clocks."""

    start: datetime
    value: str  # for the form
    theirs: str  # "09:00 for Fatou"
    over: bool = False

    @property
    def day(self) -> str:
        """The reader's day."""
        return dated(localtime(self.start), "l j F")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One thing to talk about, and where it comes from."""

    words: str
    source: str
    url: str = ""
    point: int = 0  # own points can be taken off again


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPage:
    """One session as one of the pair sees it."""

    session: Session
    journey: Journey
    title: str
    explain: str
    other: Person
    role: Role
    times: tuple[TimeOnOffer, ...]
    agreed: TimeOnOffer | None
    agenda: tuple[AgendaLine, ...]
    verbs: frozenset[str]
    shared: str
    private: str
    waits_for_me: bool
    begun: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """The talks of one activity, newest first, and whether another can be proposed."""

    activity: Activity
    title: str
    explain: str
    sessions: tuple[Session, ...]
    free: bool


def talks(journey: Journey, pairing: Pairing | None, roles: Collection[Role]) -> tuple[Talks, ...]:
    """The talks that the reader may see, by activity: a mentor sees those of the own pair."""
    rows = Session.objects.filter(pairing__journey=journey).prefetch_related("times")
    if Role.MENTEE not in roles:
        rows = rows.filter(pairing=pairing)
    found = list(rows.select_related("pairing__mentor__person"))
    return tuple(_talks(each, found, pairing) for each in talk_activities(programme_of(journey.enrolment)))


def _talks(activity: Activity, found: Iterable[Session], pairing: Pairing | None) -> Talks:
    mine = tuple(each for each in found if each.activity == activity.key)
    is_open = any(each.state in ("proposed", "agreed") and each.pairing == pairing for each in mine)
    held = any(each.state == "held" for each in mine)
    return Talks(
        activity=activity,
        title=spoken(activity.title),
        explain=spoken(activity.explain),
        sessions=mine,
        free=pairing is not None and not is_open and (activity.repeats or not held),
    )


def talk_activities(programme: Programme) -> tuple[Activity, ...]:
    """The activities that a talk fulfils."""
    return tuple(
        each
        for each in programme.activities
        if any(rule.kind is EvidenceKind.SESSION_HELD for rule in each.fulfilled_by)
    )


def session_page(session: Session, reader: Person, roles: Collection[Role], now: datetime) -> SessionPage:
    """Everything that one of the pair sees of a session."""
    journey, mentor = session.pairing.journey, session.pairing.mentor.person
    role = Role.MENTEE if Role.MENTEE in roles else Role.MENTOR
    other = mentor if role is Role.MENTEE else journey.mentee
    activity = activity_of(journey.enrolment, session.activity)
    talk = talk_of(session)
    return SessionPage(
        session=session,
        journey=journey,
        title=spoken(activity.title),
        explain=spoken(activity.explain),
        other=other,
        role=role,
        times=tuple(on_offer(each.starts_at, other, now) for each in session.times.all()),
        agreed=on_offer(session.starts_at, other, now) if session.starts_at else None,
        agenda=tuple(points_of(session, reader) if session.state == "held" else agenda(session, reader)),
        verbs=frozenset(each.verb for each in rules.open_moves(talk, {role}, now=now)),
        shared=notes(session, "shared"),
        private=notes(session, "private") if role is Role.MENTOR else "",
        waits_for_me=role in rules.waits_for(talk, now=now),
        begun=session.starts_at is not None and session.starts_at <= now,
    )


def on_offer(start: datetime, other: Person, now: datetime) -> TimeOnOffer:
    """A start on the reader's clock, with the other's beside it; with the day where that differs."""
    here, there = localtime(start), localtime(start, zone(other))
    clock = dated(there, "H:i" if here.date() == there.date() else "D H:i")
    theirs = _("%(clock)s for %(name)s") % {"clock": clock, "name": other.short}
    return TimeOnOffer(start=start, value=start.isoformat(), theirs=theirs, over=start <= now)


def notes(session: Session, field: str) -> str:
    """The notes, opened. The mentor's private ones are asked for by the mentor only."""
    key = session.pairing.key
    sealed = getattr(session, f"{field}_notes")
    return opened(sealed, key, f"session:{session.pk}:{field}") if key else ""


def agenda(session: Session, reader: Person) -> Iterator[AgendaLine]:
    """What there is to talk about: open questions, handouts, assignments, and points added by hand."""
    journey, key = session.pairing.journey, session.pairing.key
    programme = programme_of(journey.enrolment)
    yield from _questions(journey, key)
    yield from _handouts(journey, programme)
    for work in Assignment.objects.filter(pairing=session.pairing, answered_at=None, withdrawn_at=None):
        source = _("Assignment, handed in") if work.handed_in_at else _("Assignment, in work")
        yield AgendaLine(words=work.title, source=source, url=address("assignment", assignment=work.pk))
    yield from points_of(session, reader)


def points_of(session: Session, reader: Person) -> Iterator[AgendaLine]:
    """What the two put on the agenda by hand: all that is left of it once they have talked."""
    key = session.pairing.key
    if key is None:
        return
    for point in AgendaPoint.objects.filter(session=session).select_related("by"):
        words = opened(point.words, key, f"agenda-point:{point.pk}")
        mine = point.by_id == reader.pk
        source = _("Your point") if mine else _("%(name)s's point") % {"name": point.by.short}
        yield AgendaLine(words=words, source=source, point=point.pk if mine else 0)


def _questions(journey: Journey, key: PairKey | None) -> Iterator[AgendaLine]:
    for asked in open_questions(journey.enrolment, key):
        source = _("Question on %(reading)s") % {"reading": spoken(asked.reading)}
        yield AgendaLine(words=asked.words, source=source, url=asked.path)


def _handouts(journey: Journey, programme: Programme) -> Iterator[AgendaLine]:
    titles = {each.key: spoken(each.title) for each in programme.handouts}
    rows = Handout.objects.filter(
        enrolment=journey.enrolment_id, submitted_at__isnull=False, discussed_at=None
    )
    for handout in rows:
        url = address("handout", enrolment=journey.enrolment_id, form=handout.form)
        yield AgendaLine(words=titles.get(handout.form, handout.form), source=_("Handout"), url=url)


def suggestions(reader: Person, other: Person, minutes: int, now: datetime) -> tuple[TimeOnOffer, ...]:
    """Times in the coming weeks when both are usually free and neither has agreed to another talk."""
    windows: dict[int, list[Availability]] = {reader.pk: [], other.pk: []}
    for each in Availability.objects.filter(person__in=(reader, other)):
        windows[each.person_id].append(each)
    found = common_slots(
        _weekly(reader, windows[reader.pk]),
        _weekly(other, windows[other.pk]),
        now + timedelta(hours=20),
        AHEAD,
        timedelta(minutes=minutes),
        busy=_busy((reader, other), now),
        limit=SUGGESTED,
        per_day=PER_DAY,
    )
    return tuple(on_offer(each.start, other, now) for each in found)


def _weekly(person: Person, windows: Sequence[Availability]) -> Weekly:
    own = (Window(weekday=each.weekday, start=each.start, end=each.end) for each in windows)
    return Weekly(zone=str(zone(person)), windows=tuple(own))


def _busy(people: Sequence[Person], now: datetime) -> Iterator[Slot]:
    rows = Session.objects.filter(state="agreed", starts_at__gte=now - timedelta(hours=4))
    mine = rows.filter(pairing__journey__mentee__in=people) | rows.filter(pairing__mentor__person__in=people)
    for start, minutes in mine.values_list("starts_at", "minutes"):
        if start is not None:
            yield Slot(start=start, end=start + timedelta(minutes=minutes))
