"""The objectives: evidence first, then the mentor's word, then the secretariat's, then graduation.

Source: handbook, "Background and objectives", what the mentee shall demonstrate on completion.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import EvidenceKind, Objective, Programme
from convenor.domain.programme.journey import Standing, StandingState


class ObjectiveState(StrEnum):
    """Where one objective stands."""

    OPEN = "open"  # nothing shows it yet
    EVIDENCE_IN = "evidence-in"  # something shows it; the mentor has not signed
    SIGNED = "signed"  # the mentor signed; the secretariat has not confirmed
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that stands between the mentee and graduation."""

    code: str
    values: Mapping[str, object]


def state_of(*, evidence: Collection[object], signed: bool, confirmed: bool) -> ObjectiveState:
    """Where an objective stands, from what is there."""
    if confirmed:
        return ObjectiveState.CONFIRMED
    if signed:
        return ObjectiveState.SIGNED
    return ObjectiveState.EVIDENCE_IN if evidence else ObjectiveState.OPEN


def why_not_sign(
    objective: Objective,
    evidence: Collection[object],
    words: str,
    *,
    state: ObjectiveState = ObjectiveState.OPEN,
) -> Refused | None:
    """The reason why the mentor may not sign: signed before, no evidence linked, or no words."""
    if state in (ObjectiveState.SIGNED, ObjectiveState.CONFIRMED):
        return Refused("objective-already-signed", objective=objective.title)
    if not evidence:
        return Refused("objective-needs-evidence", objective=objective.title)
    if not words.strip():
        return Refused("objective-needs-words", objective=objective.title)
    return None


def why_not_confirm(objective: Objective, state: ObjectiveState) -> Refused | None:
    """The reason why the secretariat may not confirm: not signed yet, or confirmed before."""
    if state is ObjectiveState.CONFIRMED:
        return Refused("objective-already-confirmed", objective=objective.title)
    if state is not ObjectiveState.SIGNED:
        return Refused("objective-not-signed", objective=objective.title)
    return None


def graduation_gate(
    programme: Programme,
    standings: Collection[Standing],
    objective_states: Mapping[str, ObjectiveState],
) -> tuple[Gap, ...]:
    """Everything that is still missing before graduation; empty when the mentee may graduate.

    The activity that graduation itself fulfils is not asked for.
    """
    done = {each.activity.key for each in standings if each.state is StandingState.DONE}
    activities = (programme.activity(key) for key in programme.graduation.activities if key not in done)
    objectives = (programme.objective(key) for key in programme.graduation.objectives)
    return (
        *(
            Gap(code="gap-activity", values={"activity": each.title, "key": each.key})
            for each in activities
            if all(rule.kind is not EvidenceKind.GRADUATED for rule in each.fulfilled_by)
        ),
        *(gap for each in objectives for gap in _gap(each, objective_states)),
    )


def _gap(objective: Objective, states: Mapping[str, ObjectiveState]) -> tuple[Gap, ...]:
    state = states.get(objective.key, ObjectiveState.OPEN)
    if state is ObjectiveState.CONFIRMED:
        return ()
    values = {"objective": objective.title, "key": objective.key}
    return (Gap(code=f"gap-objective-{state}", values=values),)
