"""The objectives of one journey, as mentee, mentor and secretariat see them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from convenor.apps.learning.pairs import opened
from convenor.apps.learning.programmes import programme_of
from convenor.apps.mentoring.models import Journey, ObjectiveStanding
from convenor.apps.mentoring.queries.shown import Shown, all_shown
from convenor.apps.mentoring.queries.spoken import spoken
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import Objective
from convenor.domain.programme.objectives import ObjectiveState, state_of

KINDS = {
    ObjectiveState.OPEN: "",
    ObjectiveState.EVIDENCE_IN: "attend",
    ObjectiveState.SIGNED: "now",
    ObjectiveState.CONFIRMED: "done",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One objective with where it stands."""

    key: str
    title: str
    shown_by: str
    state: ObjectiveState
    tag: str
    kind: str
    standing: ObjectiveStanding | None
    evidence: tuple[Shown, ...]
    verbs: frozenset[str]  # what the reader can do with it now
    own_words: str  # the mentee's, for the pair alone


def tag_of(state: ObjectiveState) -> str:
    """Where an objective stands, in one or two words."""
    return {
        ObjectiveState.OPEN: _("open"),
        ObjectiveState.EVIDENCE_IN: _("evidence in"),
        ObjectiveState.SIGNED: _("signed"),
        ObjectiveState.CONFIRMED: _("confirmed"),
    }[state]


def aims(journey: Journey, roles: Collection[Role]) -> tuple[Aim, ...]:
    """Every objective of the programme, in its order."""
    rows = ObjectiveStanding.objects.filter(journey=journey).prefetch_related("evidence")
    rows = rows.select_related("signed_by", "confirmed_by", "own_key__pairing")
    found = {each.objective: each for each in rows}
    shown = {each.value: each for each in all_shown(journey)}
    over = journey.graduated_at is not None
    return tuple(
        _aim(each, found.get(each.key), shown, roles, over)
        for each in programme_of(journey.enrolment).objectives
    )


def _aim(
    objective: Objective,
    standing: ObjectiveStanding | None,
    shown: dict[str, Shown],
    roles: Collection[Role],
    over: bool,
) -> Aim:
    linked = standing.evidence.all() if standing else ()
    evidence = tuple(
        shown[f"{each.kind}:{each.ref}"] for each in linked if f"{each.kind}:{each.ref}" in shown
    )
    state = ObjectiveState.OPEN
    if standing:
        signed, confirmed = standing.signed_at is not None, standing.confirmed_at is not None
        state = state_of(evidence=evidence, signed=signed, confirmed=confirmed)
    return Aim(
        key=objective.key,
        title=spoken(objective.title),
        shown_by=spoken(objective.shown_by),
        state=state,
        tag=tag_of(state),
        kind=KINDS[state],
        standing=standing,
        evidence=evidence,
        verbs=frozenset() if over else _verbs(state, roles),
        own_words=own_words(standing) if standing and _opens(standing, roles) else "",
    )


def about_own_words(standing: ObjectiveStanding) -> str:
    """What binds the mentee's own words to their row."""
    return f"own-words:{standing.pk}"


def own_words(standing: ObjectiveStanding) -> str:
    """The mentee's own words, opened."""
    key = standing.own_key
    return opened(standing.own_words, key, about_own_words(standing)) if key else ""


def _opens(standing: ObjectiveStanding, roles: Collection[Role]) -> bool:
    """The mentee opens every word; a mentor only what was written within this pair."""
    if standing.own_key is None or Role.MENTEE in roles:
        return Role.MENTEE in roles
    return Role.MENTOR in roles and standing.own_key.pairing.state == "active"


def _verbs(state: ObjectiveState, roles: Collection[Role]) -> frozenset[str]:
    unsigned = state in (ObjectiveState.OPEN, ObjectiveState.EVIDENCE_IN)
    able = {
        "assess": unsigned and Role.MENTEE in roles,
        "sign": unsigned and Role.MENTOR in roles,
        "take-back": state is ObjectiveState.SIGNED and Role.MENTOR in roles,
        "confirm": state is ObjectiveState.SIGNED and Role.SECRETARIAT in roles,
    }
    return frozenset(verb for verb, is_so in able.items() if is_so)


def aim_of(journey: Journey, objective: str, roles: Collection[Role]) -> Aim | None:
    """One objective; None where the programme has none of that name."""
    return next((each for each in aims(journey, roles) if each.key == objective), None)


def choices(journey: Journey) -> Sequence[tuple[str, str]]:
    """Everything that can be linked, for a form."""
    return [(each.value, each.label) for each in all_shown(journey)]
