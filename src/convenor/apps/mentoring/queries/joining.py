"""Reading nominations: where each stands, whose turn it is, and what a reader may do with it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import MemberBody, Person
from convenor.apps.learning.programmes import current, programme_of
from convenor.apps.mentoring.models import Nomination, NominationStep
from convenor.apps.mentoring.queries import independence, pairs
from convenor.apps.mentoring.queries.turns import Turn
from convenor.domain.kernel import Role
from convenor.domain.moves import Move
from convenor.domain.programme import joining
from convenor.domain.programme.definition import Programme
from convenor.domain.programme.joining import NominationState

UNDER_WAY = ("invited", "accepted", "more-asked", "deferred", "confirmed")
CLOSED = ("declined", "refused", "withdrawn")
MOST_TURNS = 12  # of one kind on a home page; the list holds the rest

# Where a nomination stands: the word for a tag, and the sentence.
TAGS: dict[str, Any] = {
    "invited": _("waits for the nominee"),
    "accepted": _("waits for the secretariat"),
    "more-asked": _("waits for the member body"),
    "deferred": _("put off"),
    "confirmed": _("confirmed"),
    "declined": _("declined"),
    "refused": _("not accepted"),
    "withdrawn": _("withdrawn"),
}
SENTENCES: dict[str, Any] = {
    "invited": _("%(name)s has been written to and has not answered yet."),
    "accepted": _("%(name)s has accepted. The secretariat decides next."),
    "more-asked": _("The secretariat has asked %(body)s a question and waits for the answer."),
    "deferred": _("The secretariat has put its decision off and will take it up again."),
    "confirmed": _("%(name)s is a mentee of the programme."),
    "declined": _("%(name)s has declined. The nomination is closed."),
    "refused": _("The secretariat has said no. The nomination is closed."),
    "withdrawn": _("%(body)s has withdrawn the nomination. It is closed."),
}
MY_TURN: dict[str, Any] = {
    "invited": _("It is your turn: read what is asked, then say yes or no."),
    "accepted": _("It is your turn: decide on this nomination."),
    "more-asked": _("It is your turn: the secretariat has asked you a question."),
    "deferred": _("You have put this off. Take it up again when the time has come."),
}
STEPS: dict[str, Any] = {
    "nominate": _("%(by)s nominated %(name)s for %(body)s."),
    "accept": _("%(name)s made the declarations and accepted."),
    "decline": _("%(name)s declined."),
    "confirm": _("%(by)s confirmed the nomination for the secretariat."),
    "ask-more": _("%(by)s asked the member body a question for the secretariat."),
    "answer": _("%(by)s answered for %(body)s."),
    "defer": _("%(by)s put the decision off for the secretariat."),
    "take-up": _("%(by)s took the nomination up again for the secretariat."),
    "refuse": _("%(by)s said no for the secretariat."),
    "withdraw": _("%(by)s withdrew the nomination for %(body)s."),
}
_BETWEEN_OFFICES = {"ask-more", "answer"}  # words that the member body and the secretariat exchange


@dataclass(frozen=True, slots=True)
class Line:
    """A nomination in a list, as one reader sees it."""

    nomination: Nomination
    tag: str
    kind: str  # how the tag looks: now (mine), attend (waits), done, or plain
    mine: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way so far, in words; ``words`` only where the reader may read them."""

    sentence: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the page of one nomination shows to one reader."""

    nomination: Nomination
    programme: Programme
    standing: str
    line: Line
    steps: tuple[Step, ...]
    moves: dict[str, Move[NominationState]]
    answers: tuple[Step, ...]  # what was asked and answered last, for whoever may read it


def nominations_for(person: Person, roles: Collection[Role]) -> QuerySet[Nomination]:
    """The nominations that ``person`` may see: what waits for the reader first, then what is open."""
    mine, speaks = Q(person=person, state="invited"), Q(body__in=bodies_of(person).values("pk"))
    if Role.SECRETARIAT in roles:
        seen, mine = Q(), mine | Q(state="accepted")
    else:
        seen, mine = speaks | Q(person=person), mine | speaks & Q(state="more-asked")
    rank = Case(
        When(mine, then=Value(0)),
        When(state__in=UNDER_WAY[:-1], then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Nomination.objects.filter(seen).select_related("person", "body", "group").annotate(rank=rank)
    return rows.order_by("rank", "-changed_at", "-pk")


def lines_of(person: Person, roles: Collection[Role], found: Iterable[Nomination]) -> list[Line]:
    """Each nomination with where it stands, as ``person`` sees it."""
    return [line_of(each, roles_in_list(person, roles, each)) for each in found]


def roles_in_list(person: Person, roles: Collection[Role], nomination: Nomination) -> frozenset[Role]:
    """What the reader of a list is to one of its rows, without asking the database again."""
    own = {Role.NOMINEE} if nomination.person_id == person.pk else set()
    return frozenset(own | (set(roles) & {Role.SECRETARIAT, Role.MEMBER_BODY}))


def line_of(nomination: Nomination, roles: Collection[Role]) -> Line:
    """Where a nomination stands, for a reader with ``roles`` on it."""
    turn = joining.whose_turn(NominationState(nomination.state))
    mine = turn in roles
    quiet = {"confirmed": "done"}.get(nomination.state, "")
    waits = "" if nomination.state == "deferred" else "now" if mine else "attend"
    kind = waits if turn else quiet
    tag = _("your turn") if kind == "now" else TAGS[nomination.state]
    return Line(nomination, str(tag), kind, mine)


def standing_of(nomination: Nomination) -> str:
    """Where a nomination stands, in one sentence."""
    names = {"name": nomination.person.name, "body": nomination.body.acronym}
    return str(SENTENCES[nomination.state]) % names


def page_of(nomination: Nomination, roles: Collection[Role]) -> Page:
    """The page of one nomination for a reader with ``roles`` on it."""
    journey = getattr(nomination, "journey", None)
    line = line_of(nomination, roles)
    rows = list(nomination.steps.select_related("by"))
    steps = tuple(_step(each, nomination, roles) for each in rows)
    asked = [step for row, step in zip(rows, steps, strict=True) if row.verb in _BETWEEN_OFFICES]
    return Page(
        nomination=nomination,
        programme=programme_of(journey.enrolment) if journey else current(),
        standing=str(MY_TURN[nomination.state]) if line.mine else standing_of(nomination),
        line=line,
        steps=steps,
        moves={move.verb.replace("-", "_"): move for move in open_moves(nomination, roles)},
        answers=tuple(step for step in asked[-2:] if step.words),
    )


def open_moves(nomination: Nomination, roles: Collection[Role]) -> tuple[Move[NominationState], ...]:
    """What the reader may do now: the table that the action asks too."""
    return joining.open_moves(NominationState(nomination.state), roles)


def _step(step: NominationStep, nomination: Nomination, roles: Collection[Role]) -> Step:
    names = {"by": step.by.name, "name": nomination.person.name, "body": nomination.body.acronym}
    hidden = step.verb in _BETWEEN_OFFICES and not {Role.MEMBER_BODY, Role.SECRETARIAT} & set(roles)
    return Step(str(STEPS[step.verb]) % names, step.at, "" if hidden else step.words)


def bodies_of(person: Person) -> QuerySet[MemberBody]:
    """The member bodies that somebody speaks for."""
    return MemberBody.objects.filter(representatives__person=person)


def under_way(person: Person) -> Nomination | None:
    """The nomination of ``person`` that is not closed."""
    rows = Nomination.objects.filter(person=person, state__in=UNDER_WAY)
    return rows.select_related("group", "body", "person").first()


def turns(person: Person, roles: Collection[Role]) -> list[Turn]:
    """What waits for ``person`` before and around a journey: nominations, pairs, alarms, requests."""
    found = [*_of_the_nominee(person), *pairs.turns_of_the_pair(person)]
    if Role.MEMBER_BODY in roles:
        found += _of_the_body(person)
    if Role.SECRETARIAT in roles:
        found += [*independence.turns(), *_of_the_secretariat(), *pairs.turns_without_mentor()]
    if Role.CONFIDANT in roles:
        found += pairs.turns_in_confidence(person)
    return found


def _of_the_nominee(person: Person) -> list[Turn]:
    rows = Nomination.objects.filter(person=person, state="invited").select_related("body", "group")
    return [
        Turn(
            title=_t(_("Answer your nomination for %(wg)s"), wg=each.group.name),
            words=_t(
                _("%(body)s would like you to learn to convene. Read what is asked, then say yes or no."),
                body=each.body.acronym,
            ),
            url=reverse("nomination", args=[each.pk]),
            button=str(_("Read and answer")),
            since=each.changed_at,
            weight=90,
        )
        for each in rows
    ]


def _of_the_body(person: Person) -> list[Turn]:
    rows = Nomination.objects.filter(state="more-asked", body__representatives__person=person)
    return [
        Turn(
            title=_t(_("Answer the secretariat about %(name)s"), name=each.person.name),
            words=_t(_("It asked before deciding on %(wg)s."), wg=each.group.name),
            url=reverse("nomination", args=[each.pk]),
            button=str(_("Read the question")),
            since=each.changed_at,
            weight=80,
        )
        for each in rows.select_related("person", "group").order_by("changed_at")[:MOST_TURNS]
    ]


def _of_the_secretariat() -> list[Turn]:
    rows = Nomination.objects.filter(state="accepted").select_related("person", "group", "body")
    return [
        Turn(
            title=_t(_("Decide on %(name)s for %(wg)s"), name=each.person.name, wg=each.group.name),
            words=_t(
                _("%(body)s nominated, and the nominee has made every declaration."), body=each.body.acronym
            ),
            url=reverse("nomination", args=[each.pk]),
            button=str(_("Look and decide")),
            since=each.changed_at,
            weight=60,
        )
        for each in rows.order_by("changed_at")[:MOST_TURNS]
    ]


def _t(sentence: Any, **names: object) -> str:
    return str(sentence) % names
