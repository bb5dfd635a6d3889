"""Rows and loaders of the joining: nominations, mentors, pairs, alarms, and what is asked in confidence."""

from collections.abc import Mapping
from typing import Any

from convenor.apps.accounts.models import Person, Representative, Seat
from convenor.apps.accounts.table import Loader, Row, Subject, row
from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.apps.mentoring.models import Alarm, EndRequest, Journey, Mentor, Nomination, Pairing
from convenor.domain.kernel import Role
from convenor.domain.programme import joining, pairs

Kwargs = Mapping[str, Any]

NOBODY: frozenset[Role] = frozenset()
_OFFICE = (Role.SECRETARIAT,)
_OF_A_NOMINATION = (Role.NOMINEE, Role.MEMBER_BODY, Role.SECRETARIAT)
_PAIR = (Role.MENTEE, Role.MENTOR)
_OWN_ROSTER = (Role.SELF, Role.SECRETARIAT)


def _moves_of_nominations() -> tuple[Row, ...]:
    """One address for each move of the table, open to those and in those states that the table says."""
    return tuple(
        each
        for move in joining.MOVES
        for each in row(f"nomination-{move.verb}", "POST", *move.by, on="nomination", states=(move.before,))
    )


def _moves_of_pairs() -> tuple[Row, ...]:
    """Accepting and declining, as the table says. Ending has pages of its own."""
    return tuple(
        each
        for move in pairs.MOVES
        if move.verb in ("accept", "decline")
        for each in row(f"pairing-{move.verb}", "POST", *move.by, on="pairing", states=(move.before,))
    )


ROWS: tuple[Row, ...] = (
    *row("nominations", "GET", *_OF_A_NOMINATION, on="nominations"),
    *row("nomination-new", "GET POST", Role.MEMBER_BODY),
    *row("nomination", "GET", *_OF_A_NOMINATION, on="nomination"),
    *_moves_of_nominations(),
    *row("mentors", "GET", *_OFFICE),
    *row("mentor-new", "GET POST", *_OFFICE),
    *row("mentor-me", "GET", Role.SELF, on="mentor"),
    *row("mentor", "GET POST", *_OWN_ROSTER, on="mentor"),
    *row("mentor-experience", "POST", *_OWN_ROSTER, on="mentor"),
    *row("mentor-experience-drop", "POST", *_OWN_ROSTER, on="mentor"),
    *row("mentor-conflict", "POST", *_OWN_ROSTER, on="mentor"),
    *row("mentor-conflict-drop", "POST", *_OWN_ROSTER, on="mentor"),
    *row("mentor-leave", "POST", *_OFFICE, on="mentor"),
    *row("pairing-choose", "GET", *_OFFICE, on="journey-pairing"),
    *row("pairing-choose", "POST", *_OFFICE, on="journey-pairing", states=("looking",)),
    *row("pairing", "GET", *_PAIR, Role.SECRETARIAT, on="pairing"),
    *_moves_of_pairs(),
    *row("pairing-close", "POST", *_OFFICE, on="pairing", states=("proposed", "active")),
    *row("pairing-end", "GET POST", *_PAIR, on="pairing", states=("active",)),
    *row("confidential", "GET", Role.CONFIDANT),
    *row("confidential-answer", "POST", Role.CONFIDANT, on="confidential", states=("open",)),
    *row("person-deactivate", "POST", *_OFFICE, on="person"),
    *row("alarms", "GET", *_OFFICE),
    *row("alarm-settle", "POST", *_OFFICE, on="alarm", states=("open",)),
    *row("group-edit", "GET POST", *_OFFICE, on="group"),
    *row("member-add", "POST", *_OFFICE, on="group-to-join", states=("open",)),
    *row("member-end", "POST", *_OFFICE, on="membership", states=("current",)),
)


def load_nominations(person: Person, kwargs: Kwargs) -> Subject:
    """The list has no thing; who speaks for a body or was nominated may open it."""
    held = {
        Role.MEMBER_BODY: Representative.objects.filter(person=person).exists(),
        Role.NOMINEE: Nomination.objects.filter(person=person).exists(),
    }
    return Subject(None, frozenset(role for role, is_so in held.items() if is_so))


def roles_on_nomination(person: Person, nomination: Nomination) -> frozenset[Role]:
    """What ``person`` is to a nomination, wherever it is asked: at the gate and in the action."""
    held = {
        Role.NOMINEE: nomination.person_id == person.pk,
        Role.MEMBER_BODY: Representative.objects.filter(person=person, body=nomination.body_id).exists(),
        Role.SECRETARIAT: Seat.objects.filter(person=person, kind=Seat.Kind.SECRETARIAT).exists(),
    }
    return frozenset(role for role, is_so in held.items() if is_so)


def load_nomination(person: Person, kwargs: Kwargs) -> Subject | None:
    """``pk`` is the nomination's id."""
    rows = Nomination.objects.select_related("person__body", "body", "group", "nominated_by", "journey")
    nomination = rows.filter(pk=kwargs["pk"]).first()
    if nomination is None:
        return None
    closed = {"refusal": f"nomination-is-{nomination.state}"}
    return Subject(nomination, roles_on_nomination(person, nomination), nomination.state, closed)


def load_mentor(person: Person, kwargs: Kwargs) -> Subject | None:
    """``pk`` is the mentor's id; without it, the reader's own place on the roster."""
    wanted = {"pk": kwargs["pk"]} if "pk" in kwargs else {"person": person}
    mentor = Mentor.objects.select_related("person__body").filter(left_at=None, **wanted).first()
    if mentor is None:
        return None
    return Subject(mentor, frozenset({Role.SELF}) if mentor.person_id == person.pk else NOBODY)


def load_journey_pairing(person: Person, kwargs: Kwargs) -> Subject | None:
    """``journey`` is the journey's id; the state says whether a mentor is looked for."""
    rows = Journey.objects.select_related("mentee__body", "group", "nomination__body", "enrolment")
    journey = rows.filter(pk=kwargs["journey"]).first()
    if journey is None:
        return None
    open_pair = Pairing.objects.filter(journey=journey, state__in=("proposed", "active"))
    pairing = open_pair.select_related("mentor__person").first()
    state = "graduated" if journey.graduated_at else pairing.state if pairing else "looking"
    return Subject(journey, NOBODY, state, {"pairing": pairing, "refusal": f"pairing-choice-{state}"})


def roles_on_pairing(person: Person, pairing: Pairing) -> frozenset[Role]:
    """What ``person`` is to a pair, whatever its state."""
    held = {
        Role.MENTEE: pairing.journey.mentee_id == person.pk,
        Role.MENTOR: pairing.mentor.person_id == person.pk,
    }
    return frozenset(role for role, is_so in held.items() if is_so)


def load_pairing(person: Person, kwargs: Kwargs) -> Subject | None:
    """``pk`` is the pairing's id."""
    rows = Pairing.objects.select_related(
        "mentor__person__body",
        "journey__mentee__body",
        "journey__group",
        "journey__nomination__body",
        "journey__enrolment",
        "ended_by",
    )
    pairing = rows.filter(pk=kwargs["pk"]).first()
    if pairing is None:
        return None
    closed = {"refusal": f"pairing-is-{pairing.state}"}
    return Subject(pairing, roles_on_pairing(person, pairing), pairing.state, closed)


def load_confidential(person: Person, kwargs: Kwargs) -> Subject | None:
    """``pk`` is the request's id; it exists only for the confidant of whom it was asked."""
    rows = EndRequest.objects.select_related(
        "asked_by", "pairing__mentor__person", "pairing__journey__mentee", "pairing__journey__group"
    )
    asked = rows.filter(pk=kwargs["pk"], asked_of=person).first()
    if asked is None:
        return None
    state = "answered" if asked.answered_at else "open"
    return Subject(asked, frozenset({Role.CONFIDANT}), state, {"refusal": "end-request-answered"})


def load_alarm(person: Person, kwargs: Kwargs) -> Subject | None:
    """``pk`` is the alarm's id."""
    alarm = Alarm.objects.select_related("pairing").filter(pk=kwargs["pk"]).first()
    if alarm is None:
        return None
    return Subject(alarm, NOBODY, "settled" if alarm.settled_at else "open", {"refusal": "alarm-is-settled"})


def load_group_to_join(person: Person, kwargs: Kwargs) -> Subject | None:
    """``group`` is the working group's id."""
    group = WorkingGroup.objects.filter(pk=kwargs["group"]).first()
    if group is None:
        return None
    return Subject(group, NOBODY, "closed" if group.closed_at else "open")


def load_membership(person: Person, kwargs: Kwargs) -> Subject | None:
    """``pk`` is the membership's id."""
    membership = Membership.objects.select_related("group", "person").filter(pk=kwargs["pk"]).first()
    if membership is None:
        return None
    state = "ended" if membership.until else "current"
    return Subject(membership, NOBODY, state, {"refusal": "membership-has-ended"})


LOADERS: dict[str, Loader] = {
    "nominations": load_nominations,
    "nomination": load_nomination,
    "mentor": load_mentor,
    "journey-pairing": load_journey_pairing,
    "pairing": load_pairing,
    "confidential": load_confidential,
    "alarm": load_alarm,
    "group-to-join": load_group_to_join,
    "membership": load_membership,
}
