"""From nomination to confirmation. Ines nominates Emil; Hugo decides."""

import pytest

from convenor.domain.kernel import Refused, Role
from convenor.domain.programme.joining import TABLE, move, open_moves, whose_turn, why_not
from convenor.domain.programme.joining import NominationState as State

EMIL = frozenset({Role.PERSON, Role.NOMINEE})
HUGO = frozenset({Role.PERSON, Role.SECRETARIAT})
INES = frozenset({Role.PERSON, Role.MEMBER_BODY})
GRETA = frozenset({Role.PERSON, Role.CONVENOR})
ALL = frozenset({"nominated", "attend", "read-and-meet"})


def refusal(refused: Refused | None) -> tuple[str, dict[str, object]] | None:
    """Code and values, to compare."""
    return (refused.code, refused.values) if refused else None


def verbs(state: State, roles: frozenset[Role]) -> list[str]:
    """What somebody may do."""
    return [each.verb for each in open_moves(state, roles)]


def test_a_nominee_who_makes_every_declaration_is_confirmed_by_the_secretariat() -> None:
    accepted = move(State.INVITED, "accept", EMIL, declared=ALL, required=ALL)

    assert accepted == State.ACCEPTED
    assert move(accepted, "confirm", HUGO) == State.CONFIRMED


def test_a_nominee_who_leaves_out_a_declaration_is_told_how_many_are_missing() -> None:
    refused = why_not(State.INVITED, "accept", EMIL, declared={"attend"}, required=ALL)

    assert refusal(refused) == ("nomination-declarations-missing", {"missing": 2, "required": 3})


def test_a_nominee_may_decline_without_giving_a_reason() -> None:
    assert move(State.INVITED, "decline", EMIL) == State.DECLINED


def test_the_secretariat_asks_for_more_and_the_member_body_answers() -> None:
    asked = move(State.ACCEPTED, "ask-more", HUGO, reason="Which meetings can Emil attend?")

    assert (asked, whose_turn(asked)) == (State.MORE_ASKED, Role.MEMBER_BODY)
    assert move(asked, "answer", INES, reason="All of them, by video.") == State.ACCEPTED


@pytest.mark.parametrize(
    ("state", "verb", "who"),
    [
        (State.ACCEPTED, "ask-more", HUGO),
        (State.ACCEPTED, "defer", HUGO),
        (State.ACCEPTED, "refuse", HUGO),
        (State.MORE_ASKED, "answer", INES),
    ],
)
def test_what_others_have_to_understand_needs_words(state: State, verb: str, who: frozenset[Role]) -> None:
    assert refusal(why_not(state, verb, who, reason=" \n")) == (f"nomination-{verb}-needs-words", {})


def test_what_was_put_off_can_be_taken_up_again() -> None:
    deferred = move(State.ACCEPTED, "defer", HUGO, reason="The group meets again in spring.")

    assert move(deferred, "take-up", HUGO) == State.ACCEPTED


def test_the_member_body_may_withdraw_until_the_confirmation() -> None:
    open_to_ines = [state for state in State if "withdraw" in verbs(state, INES)]

    assert open_to_ines == [State.INVITED, State.ACCEPTED, State.MORE_ASKED, State.DEFERRED]
    assert refusal(why_not(State.CONFIRMED, "withdraw", INES)) == ("nomination-is-confirmed", {})


def test_a_second_click_changes_nothing_and_says_where_it_stands() -> None:
    assert refusal(why_not(State.CONFIRMED, "confirm", HUGO)) == ("nomination-is-confirmed", {})
    assert refusal(why_not(State.ACCEPTED, "accept", EMIL, declared=ALL, required=ALL)) == (
        "nomination-is-accepted",
        {},
    )


def test_greta_can_do_nothing_in_any_state() -> None:
    assert [verbs(state, GRETA) for state in State] == [[]] * len(State)
    assert refusal(why_not(State.ACCEPTED, "confirm", GRETA)) == ("only-secretariat", {})


def test_a_step_that_does_not_exist_is_refused() -> None:
    assert refusal(why_not(State.ACCEPTED, "eat", HUGO)) == ("unknown-move", {"verb": "eat"})


def test_somebody_acts_next_until_the_matter_is_closed() -> None:
    assert {state: whose_turn(state) for state in State} == {
        State.INVITED: Role.NOMINEE,
        State.ACCEPTED: Role.SECRETARIAT,
        State.DECLINED: None,
        State.CONFIRMED: None,
        State.MORE_ASKED: Role.MEMBER_BODY,
        State.DEFERRED: Role.SECRETARIAT,
        State.REFUSED: None,
        State.WITHDRAWN: None,
    }
    assert [state for state in State if TABLE.is_final(state)] == [
        State.DECLINED,
        State.CONFIRMED,
        State.REFUSED,
        State.WITHDRAWN,
    ]


def test_an_impossible_move_raises_what_the_button_would_say() -> None:
    with pytest.raises(Refused) as caught:
        move(State.DECLINED, "confirm", HUGO)

    assert refusal(caught.value) == ("nomination-is-declined", {})
