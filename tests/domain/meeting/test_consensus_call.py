"""A consensus call: Amina calls, Chen supports, Dana opposes, Ines can live with it."""

import pytest
from at_the_table import (
    AMINA,
    BRUNO,
    CHEN,
    DANA,
    EMIL,
    HUGO,
    INES,
    NINE,
    OPEN_CALL,
    REVEAL,
    Room,
    opposes,
    says,
    split,
)

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.calls import Tally, tally
from convenor.domain.meeting.state.consensus import Objection, Option

WHY = cmd.AskObjection(by=AMINA, call=1, seat=DANA, why="A review costs a week")
GIST = cmd.RestateObjection(by=AMINA, call=1, seat=DANA, gist="Yearly reviews are too much for small bodies")
YES = cmd.ConfirmObjection(by=DANA, call=1, seat=DANA)
KEEP = cmd.SustainObjection(by=DANA, call=1, seat=DANA)
WITHDRAW = cmd.WithdrawObjection(by=DANA, call=1, seat=DANA)
THIRD = cmd.ProposeOption(by=INES, call=1, text="The body shall review its risks when they change.")
TEST = cmd.TestOption(by=AMINA, call=1, option=1)
ADOPT = cmd.AdoptOption(by=AMINA, call=1, option=1)


def declare(outcome: str, next_step: str = "") -> cmd.DeclareCall:
    return cmd.DeclareCall(by=AMINA, call=1, outcome=outcome, next_step=next_step)


def objection(room: Room, seat: int = DANA) -> Objection:
    assert room.meeting.consensus.call
    return room.meeting.consensus.call.objections[seat]


def test_a_call_freezes_the_text_with_its_clause_and_item() -> None:
    assert Room().wish(OPEN_CALL) == (
        ev.CallOpened(
            at=NINE, by=AMINA, call=1, text="The body shall review its risks.", clause="4.2", item=1
        ),
    )


def test_there_is_one_call_at_a_time() -> None:
    room = Room().do(OPEN_CALL)

    assert room.refusal(OPEN_CALL) == "call-under-way"
    assert room.refusal(cmd.OpenCall(by=AMINA, text=" ")) == "call-under-way"
    assert Room().refusal(cmd.OpenCall(by=AMINA, text=" ")) == "call-needs-text"


def test_only_the_chair_calls_and_a_co_convenor_answers_as_an_expert() -> None:
    room = Room().do(OPEN_CALL)

    assert Room().refusal(cmd.OpenCall(by=BRUNO, text="x")) == "only-chair"
    assert room.refusal(says(AMINA, "support")) == "chair-must-hand-over-first"
    assert room.refusal(says(BRUNO, "support")) is None


@pytest.mark.parametrize(
    ("position", "code"),
    [
        (cmd.TakePosition(by=DANA, call=1, seat=DANA, position="oppose"), "opposition-needs-reason"),
        (
            cmd.TakePosition(by=DANA, call=1, seat=DANA, position="oppose", reason="Too dear", remedy=" "),
            "opposition-needs-remedy",
        ),
        (says(DANA, "maybe"), "unknown-position"),
        (says(DANA, "support", call=2), "no-such-call"),
        (says(99, "support"), "not-present"),
        (says(EMIL, "support"), "part-has-no-voice"),
        (says(HUGO, "support"), "part-has-no-voice"),
    ],
)
def test_a_position_is_whole_and_comes_from_somebody_with_a_voice(
    position: cmd.TakePosition, code: str
) -> None:
    assert Room().do(OPEN_CALL).refusal(position) == code


def test_a_convenor_may_enter_the_mentees_position_and_hugo_that_of_whoever_has_no_device() -> None:
    room = Room().do(OPEN_CALL)

    assert room.refusal(cmd.TakePosition(by=BRUNO, call=1, seat=EMIL, position="abstain")) is None
    assert room.refusal(cmd.TakePosition(by=HUGO, call=1, seat=CHEN, position="support")) is None
    assert room.refusal(cmd.TakePosition(by=INES, call=1, seat=CHEN, position="support")) == "only-own-seat"


def test_the_last_position_counts_and_the_same_one_again_changes_nothing() -> None:
    room = Room().do(OPEN_CALL, says(CHEN, "clarify"), says(CHEN, "support"))

    assert room.wish(says(CHEN, "support")) == ()
    assert room.meeting.consensus.call
    assert [each.position for each in room.meeting.consensus.call.positions.values()] == ["support"]


def test_positions_are_blind_until_they_are_revealed_by_body_and_interest() -> None:
    blind = Room().do(OPEN_CALL, says(CHEN, "support"), opposes(DANA))
    shown = split()

    assert blind.meeting.consensus.call
    assert tally(blind.meeting.consensus.call, blind.meeting) is None
    assert shown.meeting.consensus.call
    assert tally(shown.meeting.consensus.call, shown.meeting) == Tally(
        counts={"support": 1, "live-with": 1, "oppose": 1},
        by_body={"AFNOR": {"live-with": 1}, "DIN": {"oppose": 1}, "SAC": {"support": 1}},
        by_interest={
            "consumers": {"oppose": 1},
            "government": {"live-with": 1},
            "industry": {"support": 1},
        },
    )


def test_nothing_is_revealed_before_anybody_answered() -> None:
    assert Room().do(OPEN_CALL).refusal(REVEAL) == "nobody-has-answered"


def test_revealing_opens_an_objection_for_each_opposition() -> None:
    room = split()

    assert room.meeting.consensus.call
    assert room.meeting.consensus.call.objections == {DANA: Objection(seat=DANA)}


def test_after_the_reveal_only_an_opposition_may_still_be_voiced() -> None:
    room = split()

    assert room.refusal(says(INES, "support")) == "call-is-revealed"
    room.do(opposes(INES))
    assert objection(room, INES) == Objection(seat=INES)


def test_an_objection_is_kept_only_once_its_gist_is_confirmed() -> None:
    room = split().do(WHY)
    assert room.refusal(YES) == "nothing-restated-yet"
    assert room.refusal(KEEP) == "gist-not-confirmed"

    room.do(GIST, cmd.ConfirmObjection(by=DANA, call=1, seat=DANA, agrees=False))
    assert (objection(room).confirmed, objection(room).refused) == (False, True)
    assert room.refusal(KEEP) == "gist-not-confirmed"

    room.do(GIST, YES, KEEP)
    assert objection(room) == Objection(
        seat=DANA,
        why="A review costs a week",
        gist="Yearly reviews are too much for small bodies",
        confirmed=True,
        standing="sustained",
    )


def test_nobody_but_the_objector_or_the_secretary_speaks_for_an_objection() -> None:
    room = split().do(GIST)

    assert room.refusal(cmd.WithdrawObjection(by=AMINA, call=1, seat=DANA)) == "only-own-word"
    assert room.refusal(cmd.ConfirmObjection(by=BRUNO, call=1, seat=DANA)) == "only-own-word"
    assert room.refusal(cmd.WithdrawObjection(by=HUGO, call=1, seat=DANA)) is None


def test_who_has_not_objected_has_nothing_to_withdraw() -> None:
    assert split().refusal(cmd.WithdrawObjection(by=CHEN, call=1, seat=CHEN)) == "no-such-objection"


@pytest.mark.parametrize("outcome", ["consensus", "reservations"])
def test_nothing_is_declared_over_opposition_to_a_substantial_issue(outcome: str) -> None:
    room = split()
    assert room.refusal(declare(outcome)) == "sustained-opposition"

    room.do(GIST, YES, KEEP)
    assert room.refusal(declare(outcome)) == "sustained-opposition"


def test_without_consensus_the_convenor_says_what_comes_next() -> None:
    room = split()

    assert room.refusal(declare("none")) == "next-step-needed"
    assert room.refusal(declare("none", "later")) == "next-step-needed"
    assert room.wish(declare("none", "drafting-group")) == (
        ev.CallDeclared(at=NINE, by=AMINA, call=1, outcome="none", next_step="drafting-group"),
    )


def test_a_third_option_that_everybody_can_live_with_becomes_the_decision() -> None:
    room = split().do(THIRD)
    assert room.refusal(ADOPT) == "option-not-tested"

    room.do(TEST, ADOPT, WITHDRAW)

    assert room.wish(declare("consensus")) == (
        ev.CallDeclared(at=NINE, by=AMINA, call=1, outcome="consensus", number=1),
        ev.DecisionRecorded(at=NINE, by=AMINA, number=1, text=THIRD.text, item=1, call=1),
    )


def test_whoever_cannot_live_with_the_adopted_option_has_an_objection() -> None:
    room = split().do(WITHDRAW, THIRD, TEST)

    room.do(
        cmd.CannotLive(by=CHEN, call=1, option=1, seat=CHEN, reason="Nobody will do it"),
        cmd.CannotLive(by=DANA, call=1, option=1, seat=DANA),
        ADOPT,
    )

    assert objection(room, CHEN) == Objection(seat=CHEN, why="Nobody will do it")
    assert objection(room, DANA) == Objection(seat=DANA)
    assert room.refusal(declare("consensus")) == "sustained-opposition"


def test_an_option_is_asked_about_before_one_can_say_no_to_it() -> None:
    room = split().do(THIRD)
    no = cmd.CannotLive(by=CHEN, call=1, option=1, seat=CHEN)

    assert room.refusal(no) == "option-is-not-asked"
    assert room.refusal(THIRD) == "option-is-known"
    assert room.refusal(cmd.TestOption(by=AMINA, call=1, option=2)) == "no-such-option"
    room.do(TEST, no)
    assert (room.wish(no), room.wish(TEST)) == (
        (),
        (ev.OptionTested(at=NINE, by=AMINA, call=1, option=1),),
    )
    assert room.meeting.consensus.call
    assert room.meeting.consensus.call.options == {1: Option(number=1, text=THIRD.text, tested=True)}


def test_on_an_editorial_question_a_kept_objection_is_noted() -> None:
    room = Room().do(
        cmd.OpenCall(by=AMINA, text="Use “shall review”.", substantial=False), opposes(DANA), REVEAL
    )
    assert room.refusal(declare("reservations")) == "objections-are-open"

    room.do(GIST, YES, KEEP)

    assert room.refusal(declare("consensus")) == "reservations-to-note"
    assert room.refusal(declare("reservations")) is None


def test_declaring_needs_the_reveal_and_a_call_that_is_over_stays_over() -> None:
    room = Room().do(OPEN_CALL, says(CHEN, "support"))
    assert room.refusal(declare("consensus")) == "call-is-blind"

    room.do(REVEAL, declare("consensus"))

    assert room.refusal(declare("consensus")) == "call-is-declared"
    assert room.refusal(opposes(DANA)) == "call-is-declared"
    assert room.refusal(OPEN_CALL) is None


def test_a_call_whose_text_was_not_ready_is_taken_back_and_stays_blind() -> None:
    room = Room().do(OPEN_CALL, opposes(DANA), cmd.TakeBackCall(by=AMINA, call=1))

    assert room.meeting.consensus.call
    assert tally(room.meeting.consensus.call, room.meeting) is None
    assert room.refusal(REVEAL) == "call-is-taken-back"


def test_two_seats_that_were_one_person_have_one_position_and_one_objection() -> None:
    room = split()
    room.wish(cmd.MergeSeats(by=HUGO, seat=DANA, into=INES))

    assert room.meeting.consensus.call
    assert sorted(room.meeting.consensus.call.positions) == [CHEN, INES]
    assert room.meeting.consensus.call.objections == {INES: Objection(seat=INES)}
