"""The demo's finished meeting: sixty people, made through the same rules, the same for the same seed."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.readings.debrief import voice_of_meeting
from convenor.domain.meeting.readings.minutes import minutes
from convenor.domain.meeting.readings.voice import Voice
from convenor.domain.meeting.state import replay
from convenor.site.demo.hall import Chair
from convenor.site.demo.replayed import played

pytestmark = pytest.mark.once

NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)
CHAIRS = [
    Chair(
        seat=seat,
        part={1: "convenor", 2: "convenor", 3: "secretary"}.get(seat, "expert"),
        body=f"B{seat % 40}",
        interest="industry" if seat % 2 else "government",
        mode="remote" if seat % 3 == 0 else "room",
        spot=seat if seat % 3 else 0,
        eager=9.0 if seat in (7, 11, 20) else 1.0,
    )
    for seat in range(1, 63)
]


@pytest.fixture(scope="module")
def facts() -> list[Fact]:
    return played(NOON, CHAIRS)


def test_the_same_seed_makes_the_same_meeting_in_an_instant(facts: list[Fact]) -> None:
    started = time.process_time()

    assert played(NOON, CHAIRS) == facts
    assert time.process_time() - started < 2


def test_it_is_two_hours_of_more_than_a_thousand_events(facts: list[Fact]) -> None:
    state = replay(facts)

    assert 1_100 < len(facts) < 1_700
    assert timedelta(hours=1, minutes=45) < facts[-1].at - NOON < timedelta(hours=2, minutes=45)
    assert (state.course.stage, len(state.people.seats)) == ("closed", 64)


def test_a_split_ends_in_a_third_option_and_a_reservation_is_noted(facts: list[Fact]) -> None:
    first, second = minutes(facts).calls

    assert [each.ended for each in first.objections] == ["withdrawn"] * 4
    assert [len(each.unlivable) for each in first.options] == [3, 0]
    assert (first.outcome, first.final_text) == ("consensus", first.options[1].text)
    assert (second.outcome, [each.ended for each in second.objections]) == ("reservations", ["sustained"])


def test_everything_that_a_meeting_can_show_is_in_it(facts: list[Fact]) -> None:
    happened = {type(each) for each in facts}

    assert {
        ev.ChairTaken,
        ev.RoundStarted,
        ev.PollClosed,
        ev.BreakoutReported,
        ev.NoteWritten,
        ev.ConductNoted,
        ev.GistConfirmed,
        ev.SeatMerged,
        ev.SeatTurnedAway,
        ev.BreakEnded,
        ev.ActionRecorded,
    } <= happened
    hats = {(each.seat, each.hat) for each in facts if isinstance(each, ev.FloorGiven) and each.hat}
    assert (1, "expert") in hats


def test_a_few_talk_much_and_the_round_reaches_everybody(facts: list[Fact]) -> None:
    heard: Voice = voice_of_meeting(tuple(facts))

    assert heard.persons[0].percent >= 4
    assert heard.silent == ()
    assert len([each for each in heard.persons if each.percent == 0]) > 8
