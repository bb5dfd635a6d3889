"""The first page: what is next for the reader, what waits after it, and the reader's own overview."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
from convenor.apps.mentoring.models import Journey, Nomination, Session
from convenor.apps.mentoring.queries import cohort, journey_turns, meeting_turns
from convenor.apps.mentoring.queries.joining import Line as NominationLine
from convenor.apps.mentoring.queries.joining import lines_of, turns
from convenor.apps.mentoring.queries.journey import Step, Way, journeys, steps, way_of, ways, who_is
from convenor.apps.mentoring.queries.objectives import Aim, aims
from convenor.apps.mentoring.queries.sessions import AgendaLine, TimeOnOffer, agenda, on_offer
from convenor.apps.mentoring.queries.spoken import spoken
from convenor.apps.mentoring.queries.turns import Turn, in_order
from convenor.apps.mentoring.queries.whereabouts import places
from convenor.domain.kernel import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWay:
    """The mentee's overview."""

    way: Way
    steps: tuple[Step, ...]
    aims: tuple[Aim, ...]
    session: Session | None
    talk: TimeOnOffer | None
    agenda: tuple[AgendaLine, ...]
    convened: int  # groups that the mentor has convened


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominee:
    """Somebody whom the member body nominated, with the way so far."""

    line: NominationLine
    journey: cohort.Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCard:
    """A group of the reader's, its next meeting, and who learns there."""

    group: WorkingGroup
    leads: bool
    meeting: Meeting | None
    journeys: tuple[Journey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Everything on the first page."""

    greeting: str
    lead: str
    first: Turn | None
    calm: Turn | None  # nothing to do: what is waited for
    others: tuple[Turn, ...]
    own: OwnWay | None
    mentees: tuple[cohort.Line, ...]
    is_mentor: bool
    office: cohort.Summary | None
    nominees: tuple[Nominee, ...]
    speaks: bool
    groups: tuple[GroupCard, ...]
    today: tuple[meeting_turns.Today, ...]


def home(person: Person, roles: Collection[Role], now: datetime) -> Home:
    """The first page for whatever the reader is."""
    found = turns(person, roles)
    own, meetings = (own_way(person, now) if Role.MENTEE in roles else None), list[Meeting]()
    if own and own.way.journey.graduated_at is None:
        meetings = list(Meeting.objects.filter(group=own.way.journey.group_id, between=False))
        found += journey_turns.of_the_mentee(own.way, meetings, now)
    mentees = cohort.mentees(person, now) if Role.MENTOR in roles else ()
    if mentees:
        found += journey_turns.of_the_mentor([each.way for each in mentees], now)
    if Role.SECRETARIAT in roles:
        found += journey_turns.of_the_office()
    if {Role.CONVENOR, Role.SECRETARY} & set(roles):
        found += journey_turns.of_the_group(person)
        found += meeting_turns.of_the_plans(person, now)
    waiting = in_order(found)
    first = waiting[0] if waiting else None
    groups = group_cards(person, now) if {Role.CONVENOR, Role.SECRETARY, Role.EXPERT} & set(roles) else ()
    coming = next((each for each in meetings if each.starts_at > now), None)
    office = cohort.summary(places(now)) if Role.SECRETARIAT in roles else None
    return Home(
        greeting=greeting(person, now),
        lead=_lead(own, coming, mentees, office, now),
        first=first,
        calm=None if first else _calm(own, coming, roles, now),
        others=tuple(waiting[1:]),
        own=own,
        mentees=mentees,
        is_mentor=Role.MENTOR in roles,
        office=office,
        nominees=nominees(person, roles, now) if Role.MEMBER_BODY in roles else (),
        speaks=Role.MEMBER_BODY in roles,
        groups=groups,
        today=meeting_turns.today(person, roles, now),
    )


def greeting(person: Person, now: datetime) -> str:
    """By the reader's clock."""
    hour, name = localtime(now).hour, {"name": person.short}
    if 5 <= hour < 12:
        return _("Good morning, %(name)s") % name
    return _("Good afternoon, %(name)s") % name if 12 <= hour < 18 else _("Good evening, %(name)s") % name


def own_journey(person: Person) -> Journey | None:
    """The reader's own way: the one under way, else the last."""
    return journeys().filter(mentee=person).order_by("-graduated_at", "-begun_at").first()


def own_way(person: Person, now: datetime) -> OwnWay | None:
    """The mentee's overview."""
    journey = own_journey(person)
    if journey is None:
        return None
    way = way_of(journey, now)
    session = cohort.next_session(way, now)
    mentor = way.mentor
    return OwnWay(
        way=way,
        steps=steps(way, {Role.MENTEE}),
        aims=aims(journey, {Role.MENTEE}),
        session=session,
        talk=on_offer(session.starts_at, mentor, now) if session and session.starts_at and mentor else None,
        agenda=tuple(agenda(_with_pair(session, way), person)) if session else (),
        convened=way.trail.pairing.mentor.experience.count() if way.trail.pairing else 0,
    )


def _with_pair(session: Session, way: Way) -> Session:
    if way.trail.pairing:
        session.pairing = way.trail.pairing
    return session


def _lead(
    own: OwnWay | None,
    coming: Meeting | None,
    mentees: Sequence[cohort.Line],
    office: cohort.Summary | None,
    now: datetime,
) -> str:
    if own and own.way.journey.graduated_at:
        return ""
    if own:
        return _lead_of_the_mentee(own, coming, now)
    if office:
        values = {
            "number": office.under_way,
            "waiting": sum(each.count for each in office.waiting if each.role is Role.SECRETARIAT),
        }
        return (
            ngettext(
                "%(number)s mentee is under way; %(waiting)s of them waits for the secretariat.",
                "%(number)s mentees are under way; %(waiting)s of them wait for the secretariat.",
                office.under_way,
            )
            % values
        )
    return _lead_of_the_mentor(mentees) if mentees else ""


def _lead_of_the_mentor(mentees: Sequence[cohort.Line]) -> str:
    """How many are on the way; whoever has graduated is counted apart."""
    graduated = sum(each.way.journey.graduated_at is not None for each in mentees)
    number = len(mentees) - graduated
    told = [ngettext("You accompany %(number)s mentee.", "You accompany %(number)s mentees.", number)]
    if graduated:
        told.append(
            ngettext("%(graduated)s more has graduated.", "%(graduated)s more have graduated.", graduated)
            if number
            else ngettext(
                "%(graduated)s mentee of yours has graduated.",
                "%(graduated)s mentees of yours have graduated.",
                graduated,
            )
        )
    values = {"number": number, "graduated": graduated}
    return " ".join(each % values for each in told[number == 0 :])


def _lead_of_the_mentee(own: OwnWay, coming: Meeting | None, now: datetime) -> str:
    here, done = own.way.current, own.way.progress
    number = here.activity.number if here else done.done
    values = {"number": number, "of": done.of, "group": own.way.journey.group.name}
    if coming is None:
        return _("Activity %(number)s of %(of)s, with %(group)s.") % values
    days = (localtime(coming.starts_at).date() - localtime(now).date()).days
    where = coming.place or str(coming.get_mode_display())
    values |= {"days": days, "meeting": coming.title, "where": where}
    return (
        ngettext(
            "Activity %(number)s of %(of)s. The %(meeting)s of %(group)s is in %(days)s day (%(where)s).",
            "Activity %(number)s of %(of)s. The %(meeting)s of %(group)s is in %(days)s days (%(where)s).",
            days,
        )
        % values
    )


def _calm(own: OwnWay | None, coming: Meeting | None, roles: Collection[Role], now: datetime) -> Turn:
    """Nothing to do: say what is waited for, or that all is well."""
    if own and own.way.journey.graduated_at is None:
        return _calm_of_the_mentee(own, coming)
    words = _("When something waits for you, it stands here, and a letter tells you.")
    return Turn(title=_("Nothing waits for you"), words=words, url="", button="", since=now)


def _calm_of_the_mentee(own: OwnWay, coming: Meeting | None) -> Turn:
    way, here = own.way, own.way.current
    title = spoken(here.activity.title) if here else _("Nothing waits for you")
    if own.session and own.session.starts_at and way.mentor:
        return _calm_before_a_talk(own.session, own.session.starts_at, way.mentor, way)
    words = ""
    if here and here.turn and here.turn is not Role.MENTEE:
        words = _("This waits for %(who)s. You get a letter as soon as it is your turn.") % {
            "who": who_is(here.turn, way)
        }
    elif coming:
        words = _("The %(meeting)s comes next. Afterwards, say here what you did.") % {
            "meeting": coming.title
        }
    url = reverse("journey", kwargs={"journey": way.journey.pk})
    return Turn(title=title, words=words, url=url, button=_("See the whole way"), since=way.moved_at)


def _calm_before_a_talk(session: Session, starts_at: datetime, mentor: Person, way: Way) -> Turn:
    """The talk that is agreed; and, apart from it, whom the activity waits for."""
    begins, here = localtime(starts_at), way.current
    told = {"mentor": mentor.short, "day": dated(begins, "l j F"), "time": f"{begins:%H:%M}"}
    words = [_("The time is agreed. Add what you would like to talk about.")]
    if here and here.turn and here.turn is not Role.MENTEE:
        waits = {"activity": spoken(here.activity.title), "who": who_is(here.turn, way)}
        words.append(_("Meanwhile “%(activity)s” waits for %(who)s.") % waits)
    return Turn(
        title=_("You talk with %(mentor)s on %(day)s at %(time)s") % told,
        words=" ".join(words),
        url=reverse("session", kwargs={"session": session.pk}),
        button=_("See the agenda"),
        since=way.moved_at,
    )


def nominees(person: Person, roles: Collection[Role], now: datetime) -> tuple[Nominee, ...]:
    """Whom the reader's member bodies nominated: what is done and when, and nothing private."""
    rows = Nomination.objects.filter(body__representatives__person=person)
    found = list(rows.select_related("person", "body", "group", "nominated_by", "journey")[:50])
    kept = journeys().filter(nomination__in=found)
    own = frozenset({Role.MEMBER_BODY})
    lines = {each.way.journey.nomination_id: each for each in cohort.lines(ways(kept, now), own, None, now)}
    told = lines_of(person, roles, found)
    return tuple(Nominee(line=line, journey=lines.get(row.pk)) for row, line in zip(found, told, strict=True))


def group_cards(person: Person, now: datetime) -> tuple[GroupCard, ...]:
    """The reader's groups; who learns there is told to those who lead."""
    sits = Membership.objects.filter(person=person, until=None)
    leads = set(sits.filter(part=Membership.Part.CONVENOR).values_list("group", flat=True))
    rows = WorkingGroup.objects.filter(memberships__in=sits) | WorkingGroup.objects.filter(secretary=person)
    groups = list(rows.filter(closed_at=None).distinct().prefetch_related("meetings"))
    learners: dict[int, list[Journey]] = {}
    for journey in journeys().filter(group__in=groups, graduated_at=None):
        learners.setdefault(journey.group_id, []).append(journey)
    return tuple(_card(each, person, leads, learners, now) for each in groups)


def _card(
    group: WorkingGroup, person: Person, leads: set[int], learners: dict[int, list[Journey]], now: datetime
) -> GroupCard:
    is_lead = group.pk in leads or group.secretary_id == person.pk
    coming = (each for each in group.meetings.all() if each.ends_at > now)
    return GroupCard(
        group=group,
        leads=is_lead,
        meeting=next(coming, None),
        journeys=tuple(learners.get(group.pk, [])) if is_lead else (),
    )
