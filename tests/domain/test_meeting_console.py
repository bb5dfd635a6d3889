"""What the consoles show beside the board: door, voice, forecast, who was not heard, which buttons are off."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.board import board
from convenor.domain.meeting.readings.compared import steps_after
from convenor.domain.meeting.readings.door import door, roster_mark
from convenor.domain.meeting.readings.off import why_off
from convenor.domain.meeting.rules import why_not
from convenor.domain.meeting.state import replay
from convenor.domain.meeting.state.meeting import Meeting

NINE = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)
AMINA, BRUNO, CHEN, DANA, INES, HUGO, EMIL = 1, 2, 3, 4, 5, 6, 7
NAMES = {
    AMINA: "Amina Haddad",
    BRUNO: "Bruno Rossi",
    CHEN: "Chen Li",
    DANA: "Dana Weber",
    INES: "Ines Berg",
    HUGO: "Hugo Favre",
    EMIL: "Emil Nordahl",
}


def minute(count: float) -> datetime:
    return NINE + timedelta(minutes=count)


def seat(number: int, part: str = "expert", mode: str = "room", **more: Any) -> list[ev.Fact]:
    return [
        ev.SeatSetUp(at=NINE, seat=number, part=part, mode=mode, **more),
        ev.SeatAdmitted(at=NINE, seat=number, mode=mode),
    ]


TABLE: list[ev.Fact] = [
    *seat(AMINA, "convenor"),
    *seat(BRUNO, "convenor"),
    *seat(CHEN, body="SAC"),
    *seat(DANA, mode="remote", body="DIN"),
    *seat(INES, body="SN", first_time=True),
    *seat(HUGO, "secretary"),
    *seat(EMIL, "mentee"),
]
OPENED: list[ev.Fact] = [
    *TABLE,
    ev.ItemPlanned(at=NINE, item=1, title="Clause 4.1", minutes=10),
    ev.MeetingOpened(at=NINE, by=AMINA),
    ev.ChairTaken(at=NINE, seat=AMINA, by=AMINA),
    ev.ItemOpened(at=NINE, item=1, by=AMINA),
]


def after(*events: ev.Fact) -> Meeting:
    return replay([*OPENED, *events])


def console(*events: ev.Fact, at: datetime = NINE) -> dict[str, Any]:
    return board(after(*events), "convenor", NAMES, at)


def speaks(seat: int, start: float, end: float) -> list[ev.Fact]:
    return [
        ev.FloorGiven(at=minute(start), seat=seat, by=AMINA),
        ev.FloorYielded(at=minute(end), seat=seat, by=AMINA),
    ]


def test_a_claim_waits_at_the_door_until_it_is_admitted() -> None:
    guest = ev.SeatSetUp(at=NINE, seat=8, part="guest", mode="room")
    claim = ev.SeatClaimed(at=minute(1), seat=8, mode="remote")
    names = NAMES | {8: "Kofi Mensah"}

    told = door(after(guest, claim), names)
    later = door(after(guest, claim, ev.SeatAdmitted(at=minute(2), seat=8)), names)

    assert told["claims"] == [[8, "Kofi Mensah", "remote"]]
    assert later["claims"] == []


def test_the_same_name_at_two_seats_may_be_one_person() -> None:
    guest = ev.SeatSetUp(at=NINE, seat=8, part="guest")

    assert door(after(guest), NAMES | {8: "BERG  Inés"})["doubles"] == [[8, INES]]
    assert (
        door(after(guest, ev.SeatMerged(at=NINE, seat=8, into=INES)), NAMES | {8: "Ines Berg"})["doubles"]
        == []
    )


def test_first_timers_who_are_present_are_named() -> None:
    assert door(after(), NAMES)["first"] == [[INES, "Ines Berg"]]


def test_the_roster_is_read_anew_only_when_a_seat_looks_different() -> None:
    before = roster_mark(after(), NAMES)

    assert roster_mark(after(*speaks(CHEN, 1, 2)), NAMES) == before
    assert roster_mark(after(ev.SeatMoved(at=NINE, seat=DANA, mode="room")), NAMES) != before


def test_whoever_leads_serves_or_learns_is_not_called_silent() -> None:
    told = console()["unheard"]

    assert (told["n"], told["of"]) == (4, 4)
    assert [each[0] for each in told["people"]] == [INES, DANA, BRUNO, CHEN]


def test_many_silent_people_are_better_asked_in_a_round() -> None:
    told = console(at=minute(1))["unheard"]

    assert told["advice"] == ["unheard-round", "unheard-first-time"]


def test_a_round_begins_opposite_to_who_has_spoken_most() -> None:
    told = console(*speaks(CHEN, 0, 1), *speaks(DANA, 1, 4), at=minute(4))["unheard"]

    assert told["opposite"] == DANA


def test_a_silent_one_who_waits_is_helped_by_the_order() -> None:
    told = console(ev.HandRaised(at=minute(1), seat=INES, by=INES), at=minute(1))["unheard"]

    assert told["advice"][0] == "unheard-wait"


def test_nobody_silent_needs_no_advice() -> None:
    heard = [*speaks(BRUNO, 0, 1), *speaks(CHEN, 1, 2), *speaks(DANA, 2, 3), *speaks(INES, 3, 4)]

    assert console(*heard, at=minute(4))["unheard"] == {
        "n": 0,
        "of": 4,
        "people": [],
        "advice": [],
        "opposite": BRUNO,
    }


def test_the_queue_says_how_late_the_item_ends() -> None:
    turns = [*speaks(CHEN, 0, 2), *speaks(DANA, 2, 4), *speaks(INES, 4, 6)]
    hands = [ev.HandRaised(at=minute(6), seat=each, by=each) for each in (BRUNO, CHEN, DANA)]

    told = console(*turns, *hands, at=minute(6))["forecast"]

    assert (told["waiting"], told["each"], told["late"]) == (3, 120, 2)


def test_without_a_timebox_nothing_is_foretold() -> None:
    assert console(ev.ItemRetimed(at=NINE, item=1, minutes=0))["forecast"] is None


def test_who_passes_a_third_of_the_talk_is_named() -> None:
    told = console(*speaks(CHEN, 0, 4), *speaks(DANA, 4, 5), at=minute(5))["voice"]

    assert told["heavy"] == [CHEN, "Chen Li", 80]
    assert told["people"][0] == [CHEN, "Chen Li", 80, True]


def test_shares_are_the_convenors_own_until_they_open_them() -> None:
    spoken = speaks(CHEN, 0, 1)
    opened = ev.VoiceShown(at=minute(1), to_all=True, by=AMINA)

    private = board(after(*spoken), "participant", NAMES, minute(1))
    public = board(after(*spoken, opened), "participant", NAMES, minute(1))

    assert "voice" not in private
    assert public["voice"]["people"] == [[CHEN, "Chen Li", 100, False]]


def test_a_button_is_off_exactly_when_its_rule_refuses() -> None:
    meeting = after()

    off = why_off(meeting, AMINA, at=NINE)

    for wish in (cmd.GiveFloor(by=AMINA), cmd.HoldFloor(by=AMINA), cmd.CloseQueue(by=AMINA)):
        told = why_not(meeting, wish, at=NINE)
        assert off.get(wish.name, "") == (told.code if told else "")


def test_a_convenor_without_the_chair_is_told_so() -> None:
    told = console()

    assert told["why_other"]["close-queue"] == "only-chair"
    assert "close-queue" not in told["why"]


def test_opposition_on_a_substantial_issue_turns_consensus_off() -> None:
    call = ev.CallOpened(at=NINE, call=1, text="The body shall plan.", item=1, by=AMINA)
    against = ev.PositionTaken(
        at=NINE, call=1, seat=DANA, position="oppose", reason="Not testable", remedy="Say when", by=DANA
    )
    shown = ev.CallRevealed(at=NINE, call=1, by=AMINA)

    off = console(call, against, shown)["why"]

    assert off["declare-call consensus"] == "sustained-opposition"
    assert "declare-call none" not in off


def test_the_secretary_is_told_what_is_off_for_the_secretary() -> None:
    told = board(after(), "secretary", NAMES, NINE)

    assert told["why"]["open-call"] == "only-chair"
    assert "write-note" not in told["why"]
    assert "voice" not in told


def test_notes_of_all_waiting_hands_reach_the_consoles_alone() -> None:
    hand = ev.HandRaised(at=NINE, seat=CHEN, note="on the note", by=CHEN)

    assert console(hand)["notes"] == {CHEN: "on the note"}
    assert "notes" not in board(after(hand), "participant", NAMES, NINE)


def test_a_private_note_on_conduct_is_in_no_snapshot() -> None:
    note = ev.ConductNoted(at=NINE, text="canary-conduct", seat=CHEN, by=AMINA)

    for audience in ("participant", "convenor", "secretary", "projector"):
        assert "canary-conduct" not in json.dumps(board(after(note), audience, NAMES, NINE))


def test_a_mark_is_compared_with_the_convenors_next_steps() -> None:
    log = [
        *OPENED,
        ev.QueueClosed(at=minute(2), by=AMINA),
        ev.HandRaised(at=minute(2), seat=CHEN, by=CHEN),
        ev.RoundStarted(at=minute(3), round=1, seats=(CHEN, DANA), by=AMINA),
        ev.BreakStarted(at=minute(20), minutes=10, by=AMINA),
    ]

    told = steps_after(log, len(OPENED), "round")

    assert [(each.name, each.by, each.after, each.same) for each in told] == [
        ("queue.closed", AMINA, timedelta(minutes=2), False),
        ("round.started", AMINA, timedelta(minutes=3), True),
    ]


def test_a_mark_beyond_the_log_is_compared_with_nothing() -> None:
    assert steps_after(OPENED, len(OPENED) + 5, "round") == ()
