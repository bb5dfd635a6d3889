"""Where a mentee stands on the way, computed from evidence and never ticked.

Source: handbook, "Mentorship activities"; the activities themselves come from the content pack.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from convenor.domain.kernel import Role
from convenor.domain.programme.definition import Activity, EvidenceKind, EvidenceRule, Programme


class StandingState(StrEnum):
    """Whether an activity is behind, before, or at the mentee."""

    DONE = "done"
    OPEN = "open"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A thing that was done. What ``ref`` names depends on the kind:

    the activity of a session, the reading that was read, the handout that was submitted,
    the objective that was confirmed; for the rest whatever tells two of them apart.
    """

    kind: EvidenceKind
    ref: str = ""
    at: datetime
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A thing under way that will become evidence, and whose turn it is. ``ref`` as in evidence."""

    kind: EvidenceKind
    ref: str = ""
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    turn: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What an activity still lacks: ``have`` of ``need``."""

    kind: EvidenceKind
    ref: str
    have: int
    need: int
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one activity stands, what it lacks, and whose turn it is."""

    activity: Activity
    state: StandingState
    done_at: datetime | None = None
    missing: tuple[Missing, ...] = ()
    turn: Role | None = None
    pending: tuple[Pending, ...] = ()
    waits_for: tuple[str, ...] = ()  # activities that must be done first, while this one is later


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many activities are done, of how many."""

    done: int
    of: int


USUAL_TURN: Mapping[EvidenceKind, Role] = {
    EvidenceKind.PAIRED: Role.SECRETARIAT,
    EvidenceKind.SESSION_HELD: Role.MENTEE,
    EvidenceKind.READINGS_READ: Role.MENTEE,
    EvidenceKind.SELF_TEST_SUBMITTED: Role.MENTEE,
    EvidenceKind.HANDOUT_SUBMITTED: Role.MENTEE,
    EvidenceKind.PREPARED_WITH_CONVENORS: Role.MENTEE,
    EvidenceKind.MEETING_ATTENDED: Role.MENTEE,
    EvidenceKind.OBJECTIVES_CONFIRMED: Role.MENTOR,
    EvidenceKind.GRADUATED: Role.SECRETARIAT,
}
"""Who begins when nothing is under way, unless the activity names other actors."""

ONE_OF_EACH = frozenset({EvidenceKind.READINGS_READ, EvidenceKind.OBJECTIVES_CONFIRMED})
"""Kinds of which the programme says which ones are needed, each once."""


def standings(
    programme: Programme, evidence: Iterable[Evidence], pending: Iterable[Pending] = ()
) -> tuple[Standing, ...]:
    """Where every activity stands, in the order of the programme.

    An activity is done when its evidence exists, even if it came early; open when all that must
    come before is done; later otherwise.
    """
    found = sorted(evidence, key=lambda each: each.at)
    under_way = tuple(pending)
    done_at = {each.key: _done_at(programme, each, found) for each in programme.activities}
    return tuple(
        _standing(programme, activity, done_at, found, under_way) for activity in programme.activities
    )


def progress(standings: Iterable[Standing]) -> Progress:
    """How many of the activities are done."""
    every = tuple(standings)
    return Progress(done=sum(each.state is StandingState.DONE for each in every), of=len(every))


def current(standings: Iterable[Standing]) -> Standing | None:
    """The first activity that is open; None when there is none."""
    return next((each for each in standings if each.state is StandingState.OPEN), None)


def next_for(role: Role, standings: Iterable[Standing]) -> Standing | None:
    """The first open activity in which it is the turn of ``role``; None when others have to act."""
    return next((each for each in standings if role in _turns(each)), None)


def _turns(standing: Standing) -> frozenset[Role | None]:
    """Everybody whose turn it is: several things may be under way for one activity."""
    if standing.state is not StandingState.OPEN:
        return frozenset()
    wanted = {each.kind for each in standing.missing}
    return frozenset({standing.turn, *(each.turn for each in standing.pending if each.kind in wanted)})


def _standing(
    programme: Programme,
    activity: Activity,
    done_at: Mapping[str, datetime | None],
    evidence: list[Evidence],
    pending: tuple[Pending, ...],
) -> Standing:
    mine = tuple(each for each in pending if _concerns(programme, activity, each))
    if done_at[activity.key] is not None:
        done = StandingState.DONE
        return Standing(activity=activity, state=done, done_at=done_at[activity.key], pending=mine)
    waits_for = tuple(key for key in activity.after if done_at[key] is None)
    missing = _missing(programme, activity, evidence)
    return Standing(
        activity=activity,
        state=StandingState.LATER if waits_for else StandingState.OPEN,
        missing=missing,
        turn=None if waits_for else _turn(activity, missing, mine),
        pending=mine,
        waits_for=waits_for,
    )


def _done_at(programme: Programme, activity: Activity, evidence: list[Evidence]) -> datetime | None:
    """When the last thing that the activity needed was there; None while one is missing."""
    moments = []
    for rule in activity.fulfilled_by:
        found = _found(programme, activity, rule, evidence)
        need = _need(programme, rule)
        if len(found) < need:
            return None
        moments += [each.at for each in found[:need]]
    return max(moments, default=None)


def _missing(programme: Programme, activity: Activity, evidence: list[Evidence]) -> tuple[Missing, ...]:
    counted = (
        (rule, len(_found(programme, activity, rule, evidence)), _need(programme, rule))
        for rule in activity.fulfilled_by
    )
    return tuple(
        Missing(kind=rule.kind, ref=rule.ref, have=have, need=need, code=f"missing-{rule.kind}")
        for rule, have, need in counted
        if have < need
    )


def _found(
    programme: Programme, activity: Activity, rule: EvidenceRule, evidence: list[Evidence]
) -> list[Evidence]:
    """The evidence that counts for ``rule``, oldest first; of each reading or objective the first."""
    counting = [each for each in evidence if _counts(programme, activity, rule, each)]
    if rule.kind not in ONE_OF_EACH:
        return counting
    first: dict[str, Evidence] = {}
    for each in counting:
        first.setdefault(each.ref, each)
    return list(first.values())


def _counts(programme: Programme, activity: Activity, rule: EvidenceRule, thing: Evidence | Pending) -> bool:
    if thing.kind is not rule.kind:
        return False
    if rule.kind in ONE_OF_EACH:
        return thing.ref in _needed(programme, rule)
    if rule.kind is EvidenceKind.SESSION_HELD:
        return thing.ref == (rule.ref or activity.key)
    return rule.ref in ("", thing.ref)


def _need(programme: Programme, rule: EvidenceRule) -> int:
    return len(_needed(programme, rule)) if rule.kind in ONE_OF_EACH else rule.count


def _needed(programme: Programme, rule: EvidenceRule) -> frozenset[str]:
    """The readings (of the group that the rule names) or the objectives that must all be there."""
    if rule.kind is EvidenceKind.OBJECTIVES_CONFIRMED:
        return frozenset(programme.graduation.objectives)
    essential = (reading for reading in programme.readings if reading.essential)
    return frozenset(reading.key for reading in essential if rule.ref in ("", reading.group))


def _concerns(programme: Programme, activity: Activity, thing: Pending) -> bool:
    return any(_counts(programme, activity, rule, thing) for rule in activity.fulfilled_by)


def _turn(activity: Activity, missing: tuple[Missing, ...], pending: tuple[Pending, ...]) -> Role | None:
    """What is under way says whose turn it is; else the usual beginner, if the activity names them."""
    wanted = [each.kind for each in missing]
    for thing in pending:
        if thing.kind in wanted:
            return thing.turn
    usual = USUAL_TURN[wanted[0]] if wanted else None
    return usual if usual in activity.actors or not activity.actors else activity.actors[0]
