"""Seats: set up, claimed at the door, admitted, moved, merged, removed."""

from datetime import timedelta

from at_the_table import AMINA, BRUNO, CHEN, DANA, HUGO, INES, NINE, Room

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.state.order import turns

GUEST = 8
ADD_GUEST = cmd.SetUpSeat(part="guest", mode="remote")


def standing(room: Room, seat: int) -> str:
    return room.meeting.people.seats[seat].standing


def with_guest() -> Room:
    return Room().do(
        ADD_GUEST, cmd.ClaimSeat(by=GUEST, seat=GUEST, mode="remote"), cmd.AdmitSeat(by=HUGO, seat=GUEST)
    )


def test_a_new_seat_gets_the_next_number() -> None:
    assert Room().wish(ADD_GUEST) == (ev.SeatSetUp(at=NINE, seat=GUEST, part="guest", mode="remote"),)


def test_a_seat_set_up_again_keeps_its_standing() -> None:
    again = cmd.SetUpSeat(by=HUGO, seat=CHEN, part="expert", body="SAC", interest="trade", first_time=True)
    room = Room().do(again)

    assert (standing(room, CHEN), room.meeting.people.seats[CHEN].interest) == ("present", "trade")
    assert room.wish(again) == ()


def test_a_guest_claims_a_seat_and_is_let_in() -> None:
    room = Room().do(ADD_GUEST)
    room.do(cmd.ClaimSeat(by=GUEST, seat=GUEST, mode="room"))
    assert standing(room, GUEST) == "claimed"

    assert room.wish(cmd.AdmitSeat(by=HUGO, seat=GUEST)) == (
        ev.SeatAdmitted(at=NINE, by=HUGO, seat=GUEST, mode="room"),
    )


def test_nobody_can_take_a_seat_that_is_taken() -> None:
    room = Room().do(ADD_GUEST)

    assert room.refusal(cmd.ClaimSeat(by=GUEST, seat=CHEN)) == "seat-is-taken"
    room.do(cmd.ClaimSeat(by=GUEST, seat=GUEST))
    assert room.refusal(cmd.ClaimSeat(by=9, seat=GUEST)) == "seat-is-claimed"


def test_who_waits_at_the_door_can_do_nothing_yet() -> None:
    room = Room().do(ADD_GUEST, cmd.ClaimSeat(by=GUEST, seat=GUEST))

    assert room.refusal(cmd.RaiseHand(by=GUEST, seat=GUEST)) == "not-present"
    assert room.refusal(cmd.AdmitSeat(by=GUEST, seat=GUEST)) == "not-present"
    assert room.refusal(cmd.AdmitSeat(by=CHEN, seat=GUEST)) == "only-enterers"


def test_a_claim_that_is_turned_away_frees_the_seat() -> None:
    room = Room().do(ADD_GUEST, cmd.ClaimSeat(by=GUEST, seat=GUEST), cmd.TurnAway(by=BRUNO, seat=GUEST))

    assert standing(room, GUEST) == "expected"
    assert room.refusal(cmd.TurnAway(by=BRUNO, seat=GUEST)) == "nobody-claims-this-seat"
    assert room.refusal(cmd.ClaimSeat(by=GUEST, seat=GUEST)) is None


def test_who_came_without_a_device_is_let_in_by_the_convenors_side() -> None:
    room = Room().do(ADD_GUEST)

    assert room.wish(cmd.AdmitSeat(by=AMINA, seat=GUEST)) == (
        ev.SeatAdmitted(at=NINE, by=AMINA, seat=GUEST, mode="remote"),
    )
    assert room.wish(cmd.AdmitSeat(by=AMINA, seat=GUEST)) == ()


def test_who_left_can_come_back() -> None:
    room = Room().do(cmd.LeaveSeat(by=CHEN, seat=CHEN))

    assert room.refusal(cmd.LeaveSeat(by=CHEN, seat=CHEN)) == "not-present"
    assert (
        room.do(cmd.ClaimSeat(by=CHEN, seat=CHEN), cmd.AdmitSeat(seat=CHEN)).refusal(
            cmd.RaiseHand(by=CHEN, seat=CHEN)
        )
        is None
    )


def test_a_seat_moves_between_room_and_remote_and_on_the_map() -> None:
    room = Room()

    assert room.wish(cmd.MoveSeat(by=CHEN, seat=CHEN, mode="remote")) == (
        ev.SeatMoved(at=NINE, by=CHEN, seat=CHEN, mode="remote", spot=0),
    )
    room.do(cmd.MoveSeat(by=HUGO, seat=INES, spot=4))
    assert room.refusal(cmd.MoveSeat(by=HUGO, seat=CHEN, spot=4)) == "spot-is-taken"
    assert room.refusal(cmd.MoveSeat(by=HUGO, seat=CHEN, mode="orbit")) == "unknown-mode"
    assert room.wish(cmd.MoveSeat(by=HUGO, seat=INES)) == ()


def test_a_double_is_merged_and_what_it_had_is_kept() -> None:
    room = with_guest().do(cmd.RaiseHand(by=GUEST, seat=GUEST), cmd.GiveFloor(by=AMINA))
    room.wish(cmd.YieldFloor(by=GUEST), 2)
    room.do(
        cmd.RaiseHand(by=GUEST, seat=GUEST, note="the scope"), cmd.MergeSeats(by=AMINA, seat=GUEST, into=CHEN)
    )

    assert [(turn.hand.seat, turn.hand.note) for turn in turns(room.meeting)] == [(CHEN, "the scope")]
    assert room.meeting.floor.spoken == {CHEN: timedelta(minutes=2)}
    assert standing(room, GUEST) == "removed"
    assert room.refusal(cmd.ClaimSeat(by=GUEST, seat=GUEST)) == "no-such-seat"


def test_merging_brings_somebody_expected_in() -> None:
    room = Room().do(cmd.LeaveSeat(by=CHEN, seat=CHEN), ADD_GUEST, cmd.AdmitSeat(by=HUGO, seat=GUEST))
    room.do(cmd.MergeSeats(by=HUGO, seat=GUEST, into=CHEN))

    assert (standing(room, CHEN), room.meeting.people.seats[CHEN].mode) == ("present", "remote")


def test_who_is_merged_while_speaking_speaks_on_and_does_not_wait() -> None:
    room = with_guest().do(cmd.RaiseHand(by=GUEST, seat=GUEST), cmd.GiveFloor(by=AMINA))
    room.do(cmd.RaiseHand(by=CHEN, seat=CHEN), cmd.MergeSeats(by=AMINA, seat=GUEST, into=CHEN))

    assert (
        room.meeting.floor.speaker and room.meeting.floor.speaker.seat,
        dict(room.meeting.floor.hands),
    ) == (CHEN, {})


def test_merged_into_the_chair_nobody_speaks() -> None:
    room = with_guest().do(cmd.RaiseHand(by=GUEST, seat=GUEST), cmd.GiveFloor(by=AMINA))

    merge = cmd.MergeSeats(by=HUGO, seat=GUEST, into=AMINA)
    assert [each.name for each in room.wish(merge)] == [
        "floor.yielded",
        "seat.merged",
        "chair.taken",
    ]


def test_a_convenor_merged_with_the_chair_waits_no_more() -> None:
    room = Room().do(cmd.RaiseHand(by=BRUNO, seat=BRUNO), cmd.MergeSeats(by=HUGO, seat=AMINA, into=BRUNO))

    assert (room.meeting.chair.seat, dict(room.meeting.floor.hands)) == (BRUNO, {})


def test_an_offer_of_the_chair_does_not_pass_to_an_expert() -> None:
    room = Room().do(cmd.OfferChair(by=AMINA, to=BRUNO), cmd.MergeSeats(by=HUGO, seat=BRUNO, into=CHEN))

    assert room.meeting.chair.offered_to == 0


def test_a_seat_is_not_merged_with_itself_nor_the_chair_with_an_expert() -> None:
    assert Room().refusal(cmd.MergeSeats(by=AMINA, seat=CHEN, into=CHEN)) == "seats-are-the-same"
    assert Room().refusal(cmd.MergeSeats(by=AMINA, seat=AMINA, into=CHEN)) == "only-convenors-may-chair"
    assert Room().refusal(cmd.SetUpSeat(by=HUGO, seat=AMINA, part="expert")) == "only-convenors-may-chair"


def test_a_guest_is_removed_and_a_member_is_not() -> None:
    room = with_guest().do(cmd.RaiseHand(by=GUEST, seat=GUEST))

    assert room.refusal(cmd.RemoveSeat(by=AMINA, seat=DANA)) == "only-guests-are-removed"
    room.do(cmd.RemoveSeat(by=AMINA, seat=GUEST))
    assert (standing(room, GUEST), dict(room.meeting.floor.hands)) == ("removed", {})
    assert room.refusal(cmd.RaiseHand(by=GUEST, seat=GUEST)) == "not-present"


def test_what_is_not_known_is_refused() -> None:
    assert Room().refusal(cmd.SetUpSeat(part="king")) == "unknown-part"
    assert Room().refusal(cmd.SetUpSeat(seat=-1)) == "no-such-seat"
    assert Room().refusal(cmd.SetUpSeat(spot=-1)) == "no-such-spot"
    assert Room().refusal(cmd.ClaimSeat(by=99, seat=99)) == "no-such-seat"
