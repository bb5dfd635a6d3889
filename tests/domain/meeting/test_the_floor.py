"""Who speaks: one at a time, on a clock that can stand still."""

from datetime import timedelta

import pytest
from at_the_table import AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES, NINE, Room, after

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev

NEXT = cmd.GiveFloor(by=AMINA)
DONE = cmd.YieldFloor(by=AMINA)


def raises(seat: int, kind: str = "new", note: str = "") -> cmd.RaiseHand:
    return cmd.RaiseHand(by=seat, seat=seat, kind=kind, note=note)


def waiting(*seats: int) -> Room:
    return Room().do(*(raises(seat) for seat in seats))


def speaks(room: Room) -> int:
    return room.meeting.floor.speaker.seat if room.meeting.floor.speaker else 0


def test_giving_the_floor_calls_whoever_is_next() -> None:
    room = waiting(CHEN, DANA)

    assert room.wish(NEXT) == (ev.FloorGiven(at=NINE, by=AMINA, seat=CHEN),)
    assert list(room.meeting.floor.hands) == [DANA]


def test_giving_the_floor_ends_the_turn_of_whoever_has_it() -> None:
    room = waiting(CHEN, DANA).do(NEXT)

    assert room.wish(NEXT, 2) == (
        ev.FloorYielded(at=after(2), by=AMINA, seat=CHEN),
        ev.FloorGiven(at=after(2), by=AMINA, seat=DANA),
    )
    assert room.meeting.floor.spoken == {CHEN: timedelta(minutes=2)}


def test_calling_somebody_who_is_not_next_is_written_down_as_such() -> None:
    room = waiting(CHEN, DANA)

    assert room.wish(cmd.GiveFloor(by=AMINA, seat=DANA)) == (
        ev.FloorGiven(at=NINE, by=AMINA, seat=DANA, out_of_turn=True),
    )


def test_who_raised_no_hand_can_be_called() -> None:
    assert Room().wish(cmd.GiveFloor(by=AMINA, seat=INES)) == (ev.FloorGiven(at=NINE, by=AMINA, seat=INES),)
    assert waiting(CHEN).wish(cmd.GiveFloor(by=AMINA, seat=EMIL)) == (
        ev.FloorGiven(at=NINE, by=AMINA, seat=EMIL, out_of_turn=True),
    )


def test_calling_whoever_speaks_changes_nothing() -> None:
    assert waiting(CHEN).do(NEXT).wish(cmd.GiveFloor(by=AMINA, seat=CHEN)) == ()


def test_nobody_can_be_called_where_nobody_waits() -> None:
    assert Room().refusal(NEXT) == "nobody-waits"
    assert Room().refusal(cmd.GiveFloor(by=AMINA, seat=99)) == "no-such-seat"


def test_only_the_chair_calls() -> None:
    room = waiting(CHEN)

    assert [room.refusal(cmd.GiveFloor(by=seat)) for seat in (BRUNO, CHEN, HUGO, EMIL)] == ["only-chair"] * 4


def test_the_chair_is_not_called() -> None:
    assert Room().refusal(cmd.GiveFloor(by=AMINA, seat=AMINA)) == "chair-must-hand-over-first"


def test_a_convenor_without_the_chair_speaks_as_an_expert() -> None:
    assert waiting(BRUNO).wish(NEXT) == (ev.FloorGiven(at=NINE, by=AMINA, seat=BRUNO, hat="expert"),)


def test_calling_a_new_point_makes_it_the_point_under_discussion() -> None:
    room = Room().do(raises(CHEN, note="Risk"))

    assert room.wish(NEXT) == (
        ev.PointOpened(at=NINE, by=AMINA, point=1, title="Risk", item=1),
        ev.FloorGiven(at=NINE, by=AMINA, seat=CHEN, note="Risk", point=1),
    )


def test_the_time_of_the_one_before_counts_for_the_point_before() -> None:
    room = waiting(CHEN).do(NEXT)
    room.now = after(3)
    room.do(raises(DANA, note="Risk"), NEXT)

    assert (room.meeting.floor.spoken_on_item, room.meeting.floor.spoken_on_point) == (
        {CHEN: timedelta(minutes=3)},
        {},
    )


def test_the_clock_leaves_out_the_time_in_which_it_stood_still() -> None:
    room = waiting(CHEN).do(NEXT)
    room.wish(cmd.HoldFloor(by=HUGO), 2)
    room.wish(cmd.ResumeFloor(by=HUGO), 5)
    room.wish(cmd.HoldFloor(by=HUGO), 6)
    room.wish(DONE, 9)

    assert room.meeting.floor.spoken == {CHEN: timedelta(minutes=3)}


def test_holding_twice_and_resuming_twice_change_nothing() -> None:
    room = waiting(CHEN).do(NEXT)
    assert room.wish(cmd.ResumeFloor(by=AMINA)) == ()

    room.do(cmd.HoldFloor(by=AMINA))
    assert room.wish(cmd.HoldFloor(by=AMINA)) == ()


@pytest.mark.parametrize("wish", [DONE, cmd.HoldFloor(by=AMINA), cmd.ResumeFloor(by=AMINA)])
def test_a_turn_that_nobody_has_cannot_end_or_stand_still(wish: cmd.Wish) -> None:
    assert Room().refusal(wish) == "floor-is-free"


def test_speakers_end_their_own_turns_and_no_others() -> None:
    room = waiting(CHEN).do(NEXT)

    assert room.refusal(cmd.YieldFloor(by=DANA)) == "only-speaker"
    assert room.wish(cmd.YieldFloor(by=CHEN)) == (ev.FloorYielded(at=NINE, by=CHEN, seat=CHEN),)


def test_a_break_yields_the_floor() -> None:
    room = waiting(CHEN).do(NEXT)

    assert room.wish(cmd.StartBreak(by=AMINA, minutes=15), 1) == (
        ev.FloorYielded(at=after(1), by=AMINA, seat=CHEN),
        ev.BreakStarted(at=after(1), by=AMINA, minutes=15),
    )
    assert room.meeting.course.until == after(16)


def test_closing_the_meeting_ends_turn_round_and_item() -> None:
    room = Room().do(cmd.StartRound(by=AMINA), cmd.CallNext(by=AMINA))

    assert [each.name for each in room.wish(cmd.CloseMeeting(by=AMINA))] == [
        "floor.yielded",
        "round.ended",
        "item.closed",
        "meeting.closed",
    ]
    assert room.refusal(raises(CHEN)) == "meeting-is-closed"


def test_who_leaves_while_speaking_is_done() -> None:
    room = waiting(CHEN).do(NEXT)

    assert room.wish(cmd.LeaveSeat(by=CHEN, seat=CHEN)) == (
        ev.FloorYielded(at=NINE, by=CHEN, seat=CHEN),
        ev.SeatLeft(at=NINE, by=CHEN, seat=CHEN),
    )


def test_limits_and_budgets_are_set_once_and_within_reason() -> None:
    room = Room()

    assert room.wish(cmd.SetLimit(by=AMINA, seconds=90)) == (ev.LimitSet(at=NINE, by=AMINA, seconds=90),)
    assert room.wish(cmd.SetLimit(by=AMINA, seconds=90)) == ()
    assert room.refusal(cmd.SetLimit(by=AMINA, seconds=-1)) == "limit-out-of-range"
    assert room.wish(cmd.SetBudget(by=AMINA, seconds=600)) == (ev.BudgetSet(at=NINE, by=AMINA, seconds=600),)
    assert room.wish(cmd.SetBudget(by=AMINA, seconds=600)) == ()
    assert room.refusal(cmd.SetBudget(by=AMINA, seconds=10**6)) == "budget-out-of-range"


def test_a_clock_that_runs_backwards_counts_nothing() -> None:
    room = waiting(CHEN).do(NEXT)
    room.now = after(-5)
    room.do(DONE)

    assert room.meeting.floor.spoken == {CHEN: timedelta()}
