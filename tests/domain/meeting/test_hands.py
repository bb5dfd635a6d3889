"""Raising, lowering and deferring a hand: one queue, entered in several ways."""

import pytest
from at_the_table import AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES, NINE, Room, after

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.state.order import turns


def raises(seat: int, kind: str = "new", note: str = "", point: int = 0) -> cmd.RaiseHand:
    return cmd.RaiseHand(by=seat, seat=seat, kind=kind, note=note, point=point)


def queue(room: Room) -> list[int]:
    return [turn.hand.seat for turn in turns(room.meeting)]


def test_a_hand_goes_up_with_what_it_is_about() -> None:
    assert Room().wish(raises(CHEN, note=" the scope ")) == (
        ev.HandRaised(at=NINE, by=CHEN, seat=CHEN, note="the scope"),
    )


def test_raising_the_same_hand_twice_changes_nothing() -> None:
    assert Room().do(raises(CHEN)).wish(raises(CHEN)) == ()


def test_a_hand_raised_again_for_something_else_keeps_its_time_of_waiting() -> None:
    room = Room().do(raises(CHEN), raises(DANA))

    assert room.wish(raises(CHEN, note="the scope"), 5) == (
        ev.HandChanged(at=after(5), by=CHEN, seat=CHEN, note="the scope"),
    )
    assert (queue(room), room.meeting.floor.hands[CHEN].at) == ([CHEN, DANA], NINE)


@pytest.mark.parametrize("enterer", [AMINA, BRUNO, HUGO, 0])
def test_the_convenors_side_enters_a_hand_for_somebody_else(enterer: int) -> None:
    seen = cmd.RaiseHand(by=enterer, seat=DANA, way="watcher")

    assert Room().wish(seen) == (ev.HandRaised(at=NINE, by=enterer, seat=DANA, way="watcher"),)


def test_an_expert_enters_nobody_else() -> None:
    assert Room().refusal(cmd.RaiseHand(by=CHEN, seat=DANA)) == "only-own-seat"


def test_the_chair_must_hand_over_first() -> None:
    assert Room().refusal(raises(AMINA)) == "chair-must-hand-over-first"


def test_a_mentee_speaks_when_a_convenor_enters_it_and_not_otherwise() -> None:
    assert Room().refusal(raises(EMIL)) == "part-has-no-voice"
    assert Room().refusal(cmd.RaiseHand(by=HUGO, seat=EMIL)) == "part-has-no-voice"
    assert Room().refusal(cmd.RaiseHand(by=AMINA, seat=EMIL)) is None


def test_only_who_is_present_waits() -> None:
    room = Room().do(raises(CHEN), cmd.LeaveSeat(by=CHEN, seat=CHEN))

    assert (queue(room), room.refusal(raises(CHEN))) == ([], "not-present")
    assert room.refusal(cmd.RaiseHand(by=AMINA, seat=CHEN)) == "seat-is-not-present"
    assert room.refusal(cmd.RaiseHand(by=AMINA, seat=99)) == "no-such-seat"


def test_who_speaks_does_not_wait_as_well() -> None:
    room = Room().do(raises(CHEN), cmd.GiveFloor(by=AMINA))

    assert (queue(room), room.refusal(raises(CHEN))) == ([], "hand-is-speaking")


def test_what_is_not_known_is_refused() -> None:
    assert Room().refusal(raises(CHEN, kind="song")) == "unknown-kind"
    assert Room().refusal(cmd.RaiseHand(by=CHEN, seat=CHEN, way="dove")) == "unknown-way"
    assert Room().refusal(cmd.ChooseOrder(by=AMINA, order="beauty")) == "unknown-order"


def test_a_reply_is_bound_to_the_point_under_discussion() -> None:
    room = Room()
    assert room.refusal(raises(CHEN, "reply")) == "no-point-to-reply-to"

    room.do(cmd.OpenPoint(by=AMINA, title="Risk"), cmd.OpenPoint(by=AMINA, title="Cost"))
    assert room.refusal(raises(CHEN, "reply", point=1)) == "point-has-moved-on"
    assert room.wish(raises(CHEN, "reply", point=2)) == (
        ev.HandRaised(at=NINE, by=CHEN, seat=CHEN, kind="reply", point=2),
    )


def test_a_closed_queue_takes_points_of_order_alone() -> None:
    room = Room().do(raises(CHEN), cmd.CloseQueue(by=AMINA))

    assert room.refusal(raises(DANA)) == "queue-is-closed"
    assert room.refusal(raises(DANA, "order")) is None
    assert room.do(cmd.OpenQueue(by=AMINA)).refusal(raises(DANA)) is None


def test_a_waiting_hand_may_change_in_a_closed_queue_but_a_point_of_order_is_no_way_in() -> None:
    room = Room().do(raises(CHEN), cmd.CloseQueue(by=AMINA), raises(DANA, "order"))

    assert room.refusal(raises(CHEN, note="more")) is None
    assert room.refusal(raises(DANA, note="more")) == "queue-is-closed"


def test_lowering_a_hand_that_is_down_changes_nothing() -> None:
    lower = cmd.LowerHand(by=CHEN, seat=CHEN)

    assert Room().wish(lower) == ()
    assert Room().do(raises(CHEN)).wish(lower) == (ev.HandLowered(at=NINE, by=CHEN, seat=CHEN),)


def test_who_defers_goes_behind_all_that_wait() -> None:
    room = Room().do(raises(CHEN), raises(DANA), raises(INES))
    room.wish(cmd.DeferHand(by=CHEN, seat=CHEN), 1)

    assert queue(room) == [DANA, INES, CHEN]
    assert Room().refusal(cmd.DeferHand(by=CHEN, seat=CHEN)) == "hand-is-down"


def test_the_last_word_leaves_one_in_the_queue_and_closes_it() -> None:
    room = Room().do(raises(CHEN), raises(DANA))

    assert room.wish(cmd.GiveLastWord(by=AMINA, seat=DANA)) == (
        ev.LastWordGiven(at=NINE, by=AMINA, seat=DANA),
    )
    assert [(turn.hand.seat, turn.reason) for turn in turns(room.meeting)] == [(DANA, "last-word")]
    assert (room.meeting.floor.open, room.wish(cmd.GiveLastWord(by=AMINA, seat=DANA))) == (False, ())


def test_the_last_word_may_go_to_somebody_who_has_not_raised_a_hand() -> None:
    room = Room().do(raises(CHEN), cmd.GiveLastWord(by=AMINA, seat=INES))

    assert queue(room) == [INES]


def test_who_speaks_has_the_last_word_by_going_on() -> None:
    room = Room().do(
        raises(CHEN), raises(DANA), cmd.GiveFloor(by=AMINA), cmd.GiveLastWord(by=AMINA, seat=CHEN)
    )

    assert (queue(room), room.meeting.floor.speaker and room.meeting.floor.speaker.seat) == ([], CHEN)


def test_the_chair_gives_the_last_word_to_others() -> None:
    assert Room().refusal(cmd.GiveLastWord(by=AMINA, seat=AMINA)) == "chair-must-hand-over-first"


def test_in_a_break_hands_come_down_but_do_not_go_up() -> None:
    room = Room().do(raises(CHEN), cmd.StartBreak(by=AMINA, minutes=10))

    assert room.refusal(raises(DANA)) == "meeting-is-break"
    assert room.refusal(cmd.LowerHand(by=CHEN, seat=CHEN)) is None


def test_the_order_that_the_chair_chose_finds_the_next() -> None:
    room = Room().do(raises(CHEN), cmd.GiveFloor(by=AMINA))
    room.wish(cmd.YieldFloor(by=CHEN), 2)
    room.do(raises(CHEN), raises(DANA))

    assert queue(room) == [CHEN, DANA]
    assert queue(room.do(cmd.ChooseOrder(by=AMINA, order="not-yet-heard"))) == [DANA, CHEN]
    assert room.wish(cmd.ChooseOrder(by=AMINA, order="not-yet-heard")) == ()
