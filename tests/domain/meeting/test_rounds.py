"""A round of the table: everybody is asked once, and may pass without loss of face."""

from datetime import timedelta

from at_the_table import AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES, NINE, Room, after

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev

START = cmd.StartRound(by=AMINA, seconds=60)
NEXT = cmd.CallNext(by=AMINA)


def spotted() -> Room:
    """Bruno and Chen sit at the table, Dana and Ines are remote."""
    return Room().do(
        cmd.MoveSeat(by=HUGO, seat=AMINA, spot=1),
        cmd.MoveSeat(by=HUGO, seat=BRUNO, spot=2),
        cmd.MoveSeat(by=HUGO, seat=CHEN, spot=3),
    )


def to_come(room: Room) -> tuple[int, ...]:
    return room.meeting.floor.round.to_come if room.meeting.floor.round else ()


def test_a_round_asks_all_who_have_a_voice_except_the_chair() -> None:
    assert spotted().wish(START) == (
        ev.RoundStarted(at=NINE, by=AMINA, round=1, seats=(BRUNO, DANA, CHEN, INES), seconds=60),
    )


def test_a_round_starts_opposite_to_whoever_needs_time() -> None:
    room = spotted().do(cmd.StartRound(by=AMINA, opposite=BRUNO))

    assert to_come(room) == (CHEN, DANA, BRUNO, INES)


def test_the_next_of_the_round_is_called_with_a_kind_of_its_own() -> None:
    room = spotted().do(START)

    assert room.wish(NEXT) == (ev.FloorGiven(at=NINE, by=AMINA, seat=BRUNO, kind="round", hat="expert"),)
    assert room.wish(NEXT, 1) == (
        ev.FloorYielded(at=after(1), by=AMINA, seat=BRUNO),
        ev.FloorGiven(at=after(1), by=AMINA, seat=DANA, kind="round"),
    )
    assert room.meeting.floor.spoken == {BRUNO: timedelta(minutes=1)}


def test_one_may_pass_before_the_turn_comes_or_in_it() -> None:
    room = spotted().do(START, cmd.PassRound(by=CHEN, seat=CHEN), NEXT)
    assert (to_come(room), room.wish(cmd.PassRound(by=CHEN, seat=CHEN))) == ((DANA, INES), ())

    assert room.wish(cmd.PassRound(by=BRUNO, seat=BRUNO)) == (
        ev.FloorYielded(at=NINE, by=BRUNO, seat=BRUNO),
        ev.RoundPassed(at=NINE, by=BRUNO, seat=BRUNO),
    )
    assert room.meeting.floor.round and room.meeting.floor.round.passed == (CHEN, BRUNO)


def test_who_was_not_asked_has_no_turn_to_pass() -> None:
    room = spotted().do(START)

    assert room.refusal(cmd.PassRound(by=EMIL, seat=EMIL)) == "no-turn-to-pass"
    assert room.refusal(cmd.PassRound(by=CHEN, seat=DANA)) == "only-own-seat"


def test_the_last_one_ends_the_round_by_being_done() -> None:
    room = spotted().do(START, NEXT, NEXT, NEXT, NEXT)

    assert [each.name for each in room.wish(cmd.YieldFloor(by=INES))] == ["floor.yielded", "round.ended"]
    assert room.meeting.floor.round is None


def test_the_last_one_ends_the_round_by_passing() -> None:
    room = spotted().do(START, *(cmd.PassRound(by=seat, seat=seat) for seat in (BRUNO, DANA, CHEN)))

    assert [each.name for each in room.wish(cmd.PassRound(by=INES, seat=INES))] == [
        "round.passed",
        "round.ended",
    ]


def test_calling_after_the_last_one_ends_the_round() -> None:
    room = spotted().do(START, NEXT, NEXT, NEXT, NEXT)

    assert [each.name for each in room.wish(NEXT)] == ["floor.yielded", "round.ended"]


def test_who_leaves_is_not_asked() -> None:
    room = spotted().do(START, cmd.LeaveSeat(by=DANA, seat=DANA))

    assert to_come(room) == (BRUNO, CHEN, INES)


def test_a_point_of_order_interrupts_a_round_and_it_goes_on() -> None:
    room = spotted().do(START, NEXT, cmd.RaiseHand(by=INES, seat=INES, kind="order"), cmd.GiveFloor(by=AMINA))
    assert to_come(room) == (DANA, CHEN, INES)

    room.do(cmd.YieldFloor(by=INES), NEXT)
    assert room.meeting.floor.speaker and room.meeting.floor.speaker.seat == DANA


def test_there_is_one_round_at_a_time_and_it_can_be_ended() -> None:
    room = spotted().do(START)
    assert room.refusal(START) == "round-is-under-way"

    assert [each.name for each in room.do(NEXT).wish(cmd.EndRound(by=AMINA))] == [
        "floor.yielded",
        "round.ended",
    ]
    assert room.refusal(cmd.EndRound(by=AMINA)) == "no-round-is-under-way"
    assert room.refusal(NEXT) == "no-round-is-under-way"


def test_a_round_needs_seconds_and_somebody_to_ask() -> None:
    assert Room().refusal(cmd.StartRound(by=AMINA, seconds=0)) == "round-needs-seconds"
    alone = Room().do(*(cmd.LeaveSeat(by=AMINA, seat=seat) for seat in (BRUNO, CHEN, DANA, INES)))
    assert alone.refusal(START) == "nobody-to-ask"
    assert Room().refusal(cmd.StartRound(by=AMINA, opposite=99)) == "no-such-seat"


def test_numbers_of_rounds_grow() -> None:
    room = spotted().do(START, cmd.EndRound(by=AMINA), START)

    assert room.meeting.floor.round and room.meeting.floor.round.number == 2
