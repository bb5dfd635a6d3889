"""Who spoke when, who was heard, whether it ends in time, and how neutral the chair was."""

from datetime import timedelta

import pytest
from at_the_table import AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES, OPENED, Room, after, opposes, says

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.debrief import voice_of_meeting
from convenor.domain.meeting.readings.forecast import forecast, rate, round_forecast
from convenor.domain.meeting.readings.neutrality import Camp, Chairing, neutrality
from convenor.domain.meeting.readings.telling import told
from convenor.domain.meeting.readings.turns import SpokenTurn, turns
from convenor.domain.meeting.readings.voice import heaviest, live

MINUTE = timedelta(minutes=1)


def talk(room: Room, seat: int, begins: float, minutes: float) -> Room:
    """A seat raises its hand, is called, and speaks."""
    room.wish(cmd.RaiseHand(by=seat, seat=seat), begins)
    room.wish(cmd.GiveFloor(by=AMINA, seat=seat), begins)
    room.wish(cmd.YieldFloor(by=seat), begins + minutes)
    return room


def discussion() -> Room:
    """Chen 4 min, Bruno 1 min as an expert, Chen 4 min, Dana 1 min; Ines does not speak."""
    room = Room()
    for seat, begins, minutes in ((CHEN, 1, 4), (BRUNO, 6, 1), (CHEN, 8, 4), (DANA, 13, 1)):
        talk(room, seat, begins, minutes)
    return room


def test_a_turn_says_who_when_on_what_and_in_which_hat() -> None:
    spoken = turns(discussion().log)

    assert [(each.seat, each.began, each.time / MINUTE, each.item, each.hat) for each in spoken] == [
        (CHEN, after(1), 4, 1, ""),
        (BRUNO, after(6), 1, 1, "expert"),
        (CHEN, after(8), 4, 1, ""),
        (DANA, after(13), 1, 1, ""),
    ]
    assert spoken[3] == SpokenTurn(
        place=spoken[3].place,
        seat=DANA,
        began=after(13),
        ended=after(14),
        time=MINUTE,
        item=1,
        body="DIN",
        interest="consumers",
        mode="remote",
        chair=AMINA,
    )


def test_the_clock_may_stand_still_and_a_turn_may_still_last() -> None:
    room = Room()
    room.wish(cmd.RaiseHand(by=CHEN, seat=CHEN), 1)
    room.wish(cmd.GiveFloor(by=AMINA), 1)
    room.wish(cmd.HoldFloor(by=AMINA), 2)
    room.wish(cmd.ResumeFloor(by=AMINA), 5)

    (turn,) = turns(room.log, now=after(6))

    assert (turn.time, turn.ended) == (2 * MINUTE, None)


def test_what_a_double_said_belongs_to_the_seat_that_was_kept() -> None:
    room = talk(talk(Room(), CHEN, 1, 1), DANA, 3, 1)
    room.wish(cmd.MergeSeats(by=HUGO, seat=DANA, into=CHEN), 5)

    assert [each.seat for each in turns(room.log)] == [CHEN, CHEN]


def test_shares_of_voice_are_told_against_who_is_here() -> None:
    room = discussion()
    voice = live(room.meeting, after(14))

    assert [(each.seat, each.percent) for each in voice.persons] == [
        (CHEN, 80),
        (BRUNO, 10),
        (DANA, 10),
    ]
    assert [(each.whose, each.percent, each.percent_of_people) for each in voice.modes] == [
        ("room", 90, 50),
        ("remote", 10, 50),
    ]
    assert voice.silent == (INES,)
    assert voice.facts == (
        told("voice-few", few=1, people=4, percent=80),
        told("voice-silent", silent=1, people=4),
        told("voice-remote", whose="remote", percent=10, of_people=50),
        told("voice-body", whose="SAC", percent=80, of_people=25),
    )


def test_whoever_speaks_now_is_counted_and_a_new_item_begins_anew() -> None:
    room = talk(Room(), CHEN, 1, 4)
    room.wish(cmd.OpenItem(by=AMINA, item=2), 6)
    room.wish(cmd.RaiseHand(by=INES, seat=INES), 7)
    room.wish(cmd.GiveFloor(by=AMINA), 7)

    first = live(room.meeting, after(8), scope="item").persons[0]

    assert (first.seat, first.time) == (INES, MINUTE)
    assert live(room.meeting, after(8)).time == 5 * MINUTE


def test_nothing_is_said_of_voices_before_anybody_spoke() -> None:
    assert live(Room().meeting, after(1)).facts == ()


def test_the_voice_of_a_log_is_the_voice_of_the_meeting_that_made_it() -> None:
    room = discussion()

    assert voice_of_meeting(tuple(room.log)) == live(room.meeting, after(14))


def test_a_seat_counts_as_remote_for_what_it_said_remotely() -> None:
    room = talk(Room(), DANA, 1, 3)
    room.wish(cmd.MoveSeat(by=DANA, seat=DANA, mode="room"), 5)
    talk(room, DANA, 6, 1)

    assert [(each.whose, each.percent) for each in voice_of_meeting(tuple(room.log)).modes] == [
        ("remote", 75),
        ("room", 25),
    ]


def test_passing_a_third_of_the_talk_on_a_point_is_warned_of_once_enough_was_said() -> None:
    assert heaviest(talk(Room(), CHEN, 1, 2).meeting, after(3)) is None
    assert heaviest(discussion().meeting, after(14)) == told("voice-passes-third", seat=CHEN, percent=80)


def test_the_forecast_goes_by_the_measured_rate() -> None:
    room = discussion()
    for seat in (CHEN, DANA, INES):
        room.wish(cmd.RaiseHand(by=seat, seat=seat), 24)

    found = forecast(room.meeting, after(24), ends=after(40))

    assert (found.waiting, found.rate, found.measured) == (3, timedelta(seconds=150), True)
    assert (found.left, found.late, found.more) == (6 * MINUTE, 1.5 * MINUTE, 0)
    assert found.close_at == after(24)
    assert found.meeting_late == 11.5 * MINUTE
    assert found.facts == (
        told("forecast-late", minutes=2, waiting=3),
        told("forecast-close-queue"),
        told("forecast-limit", seconds=120, waiting=3),
        told("forecast-meeting-late", minutes=12),
    )


def test_before_three_turns_a_rate_is_assumed_and_a_limit_bounds_it() -> None:
    room = Room()
    assert rate(room.meeting) == timedelta(seconds=90)

    room.do(cmd.SetLimit(by=AMINA, seconds=60))
    assert rate(room.meeting) == MINUTE
    assert rate(discussion().do(cmd.SetLimit(by=AMINA, seconds=60)).meeting) == MINUTE


def test_the_latest_moment_to_close_the_queue_comes_before_the_timebox_is_used_up() -> None:
    room = Room()
    room.wish(cmd.RaiseHand(by=CHEN, seat=CHEN), 10)

    found = forecast(room.meeting, after(10))

    assert (found.close_at, found.more) == (after(28.5), 12)
    assert found.facts == (told("forecast-early", minutes=18, waiting=1),)


def test_an_item_without_a_timebox_is_neither_late_nor_early() -> None:
    room = Room().do(cmd.CloseItem(by=AMINA))

    assert forecast(room.meeting, after(5)).facts == ()


def test_a_round_is_forecast_before_it_starts() -> None:
    """Everybody with a voice but the chair: Bruno, Chen, Dana, Ines."""
    assert round_forecast(Room().meeting) == (
        told("round-takes", people=4, seconds=60, minutes=4),
        told("round-takes", people=4, seconds=30, minutes=2),
    )


def test_neutrality_tells_what_the_chair_led_and_whom_it_called() -> None:
    room = discussion()
    room.wish(cmd.OpenCall(by=AMINA, text="x"), 15)
    room.do(says(CHEN, "support"), opposes(DANA), cmd.RevealCall(by=AMINA, call=1))

    found = neutrality(room.log)

    assert found.chairings == (
        Chairing(seat=AMINA, time=15 * MINUTE, led=5 * MINUTE, called=4, out_of_turn=0),
    )
    assert [(each.seat, each.time) for each in found.as_expert] == [(BRUNO, MINUTE)]
    assert found.camps == (
        Camp(camp="for", people=1, hands=2, called=2, out_of_turn=0),
        Camp(camp="against", people=1, hands=1, called=1, out_of_turn=0),
        Camp(camp="open", people=0, hands=1, called=1, out_of_turn=0),
    )
    assert found.facts == (
        told("chair-led", seat=AMINA, percent=33),
        told("chair-as-expert", seat=BRUNO, turns=1, seconds=60),
        told("chair-overrides", count=0, turns=4),
        told("chair-camps", pro=2, of_pro=2, con=1, of_con=1),
    )


def test_calling_somebody_before_their_turn_is_counted() -> None:
    room = Room()
    room.wish(cmd.RaiseHand(by=CHEN, seat=CHEN), 1)
    room.wish(cmd.RaiseHand(by=INES, seat=INES), 2)
    room.wish(cmd.GiveFloor(by=AMINA, seat=INES), 3)
    room.wish(cmd.YieldFloor(by=INES), 4)

    found = neutrality(room.log)

    assert [(each.seat, each.out_of_turn) for each in found.overrides] == [(INES, True)]
    assert found.chairings[0].out_of_turn == 1


@pytest.mark.parametrize("seat", [EMIL, HUGO, AMINA])
def test_who_serves_watches_or_leads_is_not_missed_among_the_voices(seat: int) -> None:
    assert seat not in live(Room().meeting, after(1)).silent


def test_a_seat_nobody_knows_does_not_stop_a_reader() -> None:
    log = [*OPENED, ev.FloorGiven(at=after(1), seat=99), ev.FloorYielded(at=after(2), seat=99)]

    assert [(each.seat, each.time) for each in turns(log)] == [(99, MINUTE)]
