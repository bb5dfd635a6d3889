"""Evidence first, then Fatou's word, then Hugo's, then graduation."""

from small_programme import SMALL, day, objective

from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import EvidenceKind
from convenor.domain.programme.journey import Evidence, standings
from convenor.domain.programme.objectives import (
    ObjectiveState,
    graduation_gate,
    state_of,
    why_not_confirm,
    why_not_sign,
)

LEAD = objective("lead")
CONVENED = Evidence(kind=EvidenceKind.MEETING_ATTENDED, ref="m1", at=day(5), label="Convened clause 7")


def code(refused: Refused | None) -> str | None:
    """The code of a refusal."""
    return refused.code if refused else None


def test_an_objective_cannot_be_signed_without_evidence() -> None:
    assert code(why_not_sign(LEAD, [], "Emil led well.")) == "objective-needs-evidence"


def test_an_objective_cannot_be_signed_without_words() -> None:
    assert code(why_not_sign(LEAD, [CONVENED], "  ")) == "objective-needs-words"


def test_with_evidence_and_words_the_mentor_may_sign() -> None:
    assert why_not_sign(LEAD, [CONVENED], "Emil led clause 7 to consensus.") is None


def test_a_signature_is_given_once() -> None:
    refused = why_not_sign(LEAD, [CONVENED], "Again.", state=ObjectiveState.SIGNED)

    assert code(refused) == "objective-already-signed"


def test_only_what_is_signed_can_be_confirmed_and_once() -> None:
    assert [code(why_not_confirm(LEAD, state)) for state in ObjectiveState] == [
        "objective-not-signed",
        "objective-not-signed",
        None,
        "objective-already-confirmed",
    ]


def test_the_state_of_an_objective_follows_from_what_is_there() -> None:
    assert [
        state_of(evidence=[], signed=False, confirmed=False),
        state_of(evidence=[CONVENED], signed=False, confirmed=False),
        state_of(evidence=[CONVENED], signed=True, confirmed=False),
        state_of(evidence=[CONVENED], signed=True, confirmed=True),
    ] == list(ObjectiveState)


def test_the_gate_names_everything_that_is_missing_but_graduation_itself() -> None:
    stand = standings(SMALL, [Evidence(kind=EvidenceKind.PAIRED, at=day(1))])

    gaps = graduation_gate(SMALL, stand, {"understand": ObjectiveState.SIGNED})

    assert [(gap.code, gap.values["key"]) for gap in gaps] == [
        ("gap-activity", "read"),
        ("gap-activity", "talk"),
        ("gap-activity", "meet"),
        ("gap-objective-signed", "understand"),
        ("gap-objective-open", "lead"),
    ]


def test_with_everything_done_and_confirmed_the_gate_is_open() -> None:
    evidence = [
        Evidence(kind=EvidenceKind.PAIRED, at=day(1)),
        Evidence(kind=EvidenceKind.READINGS_READ, ref="one", at=day(2)),
        Evidence(kind=EvidenceKind.READINGS_READ, ref="two", at=day(2)),
        Evidence(kind=EvidenceKind.SESSION_HELD, ref="talk", at=day(3)),
        Evidence(kind=EvidenceKind.MEETING_ATTENDED, ref="m1", at=day(4)),
        Evidence(kind=EvidenceKind.MEETING_ATTENDED, ref="m2", at=day(5)),
    ]
    confirmed = dict.fromkeys(("understand", "lead"), ObjectiveState.CONFIRMED)

    assert graduation_gate(SMALL, standings(SMALL, evidence), confirmed) == ()
