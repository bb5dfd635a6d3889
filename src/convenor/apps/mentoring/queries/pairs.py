"""Reading pairs: who is paired, whose answer is awaited, and which mentors may be asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.mentoring.models import EndRequest, Journey, Mentor, Pairing
from convenor.apps.mentoring.queries import independence, roster
from convenor.apps.mentoring.queries.turns import Turn
from convenor.apps.outbox import seal
from convenor.domain.kernel import Refused, Role
from convenor.domain.moves import Move
from convenor.domain.programme import pairing as rules
from convenor.domain.programme import pairs
from convenor.domain.programme.pairing import Need, ProjectKind
from convenor.domain.programme.pairs import PairingState

OPEN = ("proposed", "active")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mentor who may be asked, with the reasons; or one who may not, with the rule."""

    entry: roster.Entry
    suggestion: rules.Suggestion | None = None
    forbidden: rules.Forbidden | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The mentors for one journey: the allowed, best first, and the others."""

    journey: Journey
    pairing: Pairing | None  # the one that is proposed or active
    allowed: tuple[Candidate, ...]
    forbidden: tuple[Candidate, ...]
    earlier: tuple[Pairing, ...]  # declined or ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the page of one pair shows to one reader."""

    pairing: Pairing
    other: Person | None  # the other of the two, for a reader who is one of them
    mentor: roster.Page
    moves: dict[str, Move[PairingState]]
    waits_for: tuple[Person, ...]
    accepted: bool  # the reader has said yes
    reason: str  # words that the reader may read
    rule: Refused | None  # the rule that made it fall through
    alarms: list[independence.Told]
    asked: EndRequest | None  # the reader's own last request to end it
    waits_for_confidant: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A request in confidence, with its words, for the confidant alone."""

    request: EndRequest
    words: str


def active_pairing(journey: Journey) -> Pairing | None:
    """The pair that accompanies a journey now, with its mentor and key."""
    rows = Pairing.objects.filter(journey=journey, state="active")
    return rows.select_related("mentor__person", "key").first()


def accepted_by(pairing: Pairing) -> frozenset[Role]:
    """Those of the two who have said yes."""
    said = {Role.MENTEE: pairing.mentee_accepted_at, Role.MENTOR: pairing.mentor_accepted_at}
    return frozenset(role for role, at in said.items() if at)


def need_of(journey: Journey) -> Need:
    """What the rules of pairing know of a mentee."""
    mentee, group = journey.mentee, journey.group
    return Need(
        mentee=str(mentee.pk),
        member_body=journey.nomination.body.acronym,
        wg=str(group.pk),
        wg_name=group.name,
        size=group.size,
        kind=ProjectKind(group.kind),
        languages=roster.languages_of(mentee),
        availability=roster.weekly_of(mentee),
    )


def choice_for(journey: Journey, pairing: Pairing | None, on: date) -> Choice:
    """Every mentor once: who may be asked, best first with reasons, and who may not, with the rule."""
    known = {str(each.person_id): each for each in roster.mentors()}
    ranking = rules.rank(need_of(journey), (roster.as_known(each, on) for each in known.values()), on=on)
    earlier = journey.pairings.exclude(state__in=OPEN).select_related("mentor__person")
    return Choice(
        journey=journey,
        pairing=pairing,
        allowed=tuple(
            Candidate(entry=roster.entry_of(known[each.mentor.id], on), suggestion=each)
            for each in ranking.allowed
        ),
        forbidden=tuple(
            Candidate(entry=roster.entry_of(known[each.mentor.id], on), forbidden=each)
            for each in ranking.forbidden
        ),
        earlier=tuple(earlier),
    )


def rule_against(journey: Journey, mentor: Mentor, on: date) -> rules.Forbidden | None:
    """The rule that forbids this mentor for this journey today; None when none does."""
    known = roster.as_known(roster.mentors().get(pk=mentor.pk), on)
    return rules.why_not(need_of(journey), known)


def page_of(pairing: Pairing, person: Person, roles: Collection[Role], on: date) -> Page:
    """The page of one pair for a reader with ``roles`` on it."""
    mentee, mentor = pairing.journey.mentee, pairing.mentor.person
    others = {Role.MENTEE: mentor, Role.MENTOR: mentee}
    accepted = accepted_by(pairing)
    state = PairingState(pairing.state)
    moves = pairs.open_moves(state, roles, accepted)
    names = {Role.MENTEE: mentee, Role.MENTOR: mentor}
    office = Role.SECRETARIAT in roles
    asked = pairing.end_requests.filter(asked_by=person).select_related("asked_of").first()
    return Page(
        pairing=pairing,
        other=next((others[role] for role in (Role.MENTEE, Role.MENTOR) if role in roles), None),
        mentor=roster.page_of(pairing.mentor, on) if not pairing.mentor.left_at else _left(pairing.mentor),
        moves={move.verb: move for move in moves},
        waits_for=tuple(names[role] for role in pairs.waits_for(state, accepted)),
        accepted=bool(accepted & set(roles)),
        reason=reason_for(pairing, person, office),
        rule=rule_of(pairing),
        alarms=independence.told(independence.open_alarms(pairing)) if office else [],
        asked=asked,
        waits_for_confidant=asked is not None and asked.answered_at is None,
    )


def _left(mentor: Mentor) -> Any:
    """A mentor who is no longer on the roster has no page any more."""
    entry = roster.Entry(mentor=mentor, person=mentor.person, load=0, paused=False, groups=())
    return roster.Page(entry=entry, pairs=(), conflicts=())


def rule_of(pairing: Pairing) -> Refused | None:
    """The rule by which a proposal fell through; None when somebody ended it."""
    if not pairing.reason.startswith("rule-"):
        return None
    return Refused(pairing.reason, wg=pairing.journey.group.name)


def reason_for(pairing: Pairing, person: Person, office: bool) -> str:
    """The words that stand with the end. Why one of the two declined is for the secretariat alone."""
    if pairing.reason.startswith("rule-"):
        return ""
    open_to_all = pairing.state == "ended"
    return pairing.reason if open_to_all or office or pairing.ended_by_id == person.pk else ""


def open_pairs_of(person: Person) -> list[Person]:
    """Everybody whose mentor or mentee ``person`` is, or is asked to be."""
    rows = Pairing.objects.filter(state__in=OPEN, journey__graduated_at=None)
    mine = rows.filter(Q(mentor__person=person) | Q(journey__mentee=person))
    found = mine.select_related("mentor__person", "journey__mentee")
    return [each.mentor.person if each.journey.mentee == person else each.journey.mentee for each in found]


def confidants_for(pairing: Pairing) -> QuerySet[Person]:
    """Who may be asked in confidence: those with the seat who are not of the pair themselves."""
    inside = (pairing.mentor.person_id, pairing.journey.mentee_id)
    rows = Person.objects.filter(seats__kind=Seat.Kind.CONFIDANT, is_active=True)
    return rows.exclude(pk__in=inside)


def asked_of(person: Person) -> list[Asked]:
    """The requests that a confidant was asked, the open first, with their words."""
    rows = EndRequest.objects.filter(asked_of=person).select_related(
        "asked_by", "pairing__mentor__person", "pairing__journey__mentee", "pairing__journey__group"
    )
    found = rows.order_by(F("answered_at").desc(nulls_first=True), "-asked_at")
    return [Asked(each, words_of(each)) for each in found]


def words_of(asked: EndRequest) -> str:
    """What was written in confidence."""
    return seal.unseal(asked.words, seal.outer_key(), f"end-request:{asked.pk}")


def turns_of_the_pair(person: Person) -> list[Turn]:
    """A proposal that waits for this person's answer."""
    rows = Pairing.objects.filter(state="proposed").select_related(
        "mentor__person", "journey__mentee", "journey__group"
    )
    asked = [
        *rows.filter(mentor__person=person, mentor_accepted_at=None),
        *rows.filter(journey__mentee=person, mentee_accepted_at=None),
    ]
    return [
        Turn(
            title=_("Say whether you would like to work with %(name)s") % {"name": _other(each, person).name},
            words=_("The secretariat proposes %(mentor)s as mentor of %(mentee)s for %(wg)s.")
            % {
                "mentor": each.mentor.person.name,
                "mentee": each.journey.mentee.name,
                "wg": each.journey.group.name,
            },
            url=reverse("pairing", args=[each.pk]),
            button=_("Look and answer"),
            since=each.proposed_at,
            weight=85,
        )
        for each in asked
    ]


def _other(pairing: Pairing, person: Person) -> Person:
    mentor: Person = pairing.mentor.person
    mentee: Person = pairing.journey.mentee
    return mentee if mentor.pk == person.pk else mentor


def turns_without_mentor() -> list[Turn]:
    """Journeys for which the secretariat has to choose a mentor."""
    taken = Pairing.objects.filter(journey=OuterRef("pk"), state__in=OPEN)
    rows = Journey.objects.filter(~Exists(taken), graduated_at=None).select_related("mentee", "group")
    return [
        Turn(
            title=_("Choose a mentor for %(name)s") % {"name": each.mentee.name},
            words=_("%(name)s follows %(wg)s and has no mentor.")
            % {"name": each.mentee.name, "wg": each.group.name},
            url=reverse("pairing-choose", args=[each.pk]),
            button=_("See who may be asked"),
            since=each.begun_at,
            weight=50,
        )
        for each in rows.order_by("begun_at")[:12]
    ]


def turns_in_confidence(person: Person) -> list[Turn]:
    """Requests that wait for the confidant. Nothing here says who asked."""
    rows = EndRequest.objects.filter(asked_of=person, answered_at=None)
    return [
        Turn(
            title=_("Somebody asks for your help, in confidence"),
            words=_("Only you can read what was written."),
            url=reverse("confidential"),
            button=_("Read in confidence"),
            since=each.asked_at,
            weight=95,
        )
        for each in rows
    ]
