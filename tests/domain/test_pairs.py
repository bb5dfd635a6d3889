"""A pair: Emil and Fatou both say yes; Karin, outside the pair, may end it."""

from convenor.domain.kernel import Refused, Role
from convenor.domain.programme.pairs import PairingState as State
from convenor.domain.programme.pairs import move, open_moves, waits_for, why_not

EMIL = frozenset({Role.MENTEE})
FATOU = frozenset({Role.MENTOR})
KARIN = frozenset({Role.CONFIDANT})


def code(refused: Refused | None) -> str | None:
    """The code of a refusal."""
    return refused.code if refused else None


def test_a_pair_begins_with_the_second_yes_in_either_order() -> None:
    assert move(State.PROPOSED, "accept", EMIL) == State.PROPOSED
    assert move(State.PROPOSED, "accept", FATOU, accepted=EMIL) == State.ACTIVE
    assert move(State.PROPOSED, "accept", FATOU) == State.PROPOSED
    assert move(State.PROPOSED, "accept", EMIL, accepted=FATOU) == State.ACTIVE


def test_nobody_can_say_yes_twice_for_the_other() -> None:
    assert code(why_not(State.PROPOSED, "accept", FATOU, accepted=FATOU)) == "pairing-accept-already"
    assert code(why_not(State.ACTIVE, "accept", FATOU, accepted=FATOU | EMIL)) == "pairing-is-active"


def test_it_waits_for_whoever_has_not_answered() -> None:
    assert waits_for(State.PROPOSED) == (Role.MENTEE, Role.MENTOR)
    assert waits_for(State.PROPOSED, FATOU) == (Role.MENTEE,)
    assert waits_for(State.ACTIVE) == ()


def test_who_has_accepted_may_still_decline_until_the_other_answers() -> None:
    assert [each.verb for each in open_moves(State.PROPOSED, FATOU, FATOU)] == ["decline"]
    assert move(State.PROPOSED, "decline", FATOU, accepted=FATOU) == State.DECLINED


def test_a_pair_is_ended_by_a_third_person_with_words_for_both() -> None:
    assert code(why_not(State.ACTIVE, "end", FATOU, reason="x")) == "only-secretariat-or-confidant"
    assert code(why_not(State.ACTIVE, "end", KARIN)) == "pairing-end-needs-words"
    assert move(State.ACTIVE, "end", KARIN, reason="You will each get a new start.") == State.ENDED
    assert code(why_not(State.ENDED, "end", KARIN, reason="again")) == "pairing-is-ended"
