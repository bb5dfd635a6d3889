"""What the phones and the projector show of a meeting."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.board import board, in_full
from convenor.domain.meeting.readings.sheet import sheet
from convenor.domain.meeting.state import replay

NINE = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)
AMINA, BRUNO, CHEN, DANA, INES = 1, 2, 3, 4, 5
NAMES = {
    AMINA: "Amina Diallo",
    BRUNO: "Bruno Rossi",
    CHEN: "Chen Li",
    DANA: "Dana Weber",
    INES: "Inès Lefèvre",
}
MS = 1000
NINE_MS = 1741078800 * MS


def minute(count: float) -> datetime:
    return NINE + timedelta(minutes=count)


def seat(
    number: int, part: str = "expert", body: str = "", interest: str = "", mode: str = "room"
) -> list[ev.Fact]:
    return [
        ev.SeatSetUp(at=NINE, seat=number, part=part, body=body, interest=interest, mode=mode),
        ev.SeatAdmitted(at=NINE, seat=number, mode=mode),
    ]


TABLE: list[ev.Fact] = [
    *seat(AMINA, "convenor"),
    *seat(BRUNO, "convenor"),
    *seat(CHEN, body="SAC", interest="industry"),
    *seat(DANA, body="DIN", interest="assessors", mode="remote"),
    *seat(INES, body="AFNOR", interest="regulators"),
]
OPENED: list[ev.Fact] = [
    *TABLE,
    ev.ItemPlanned(at=NINE, item=1, title="Clause 4.1", minutes=40),
    ev.MeetingOpened(at=NINE, by=AMINA),
    ev.ChairTaken(at=NINE, seat=AMINA, by=AMINA),
    ev.ItemOpened(at=minute(1), item=1, by=AMINA),
]


def shown(*events: ev.Fact, audience: str = "participant", at: datetime = NINE) -> dict[str, Any]:
    return board(replay([*OPENED, *events]), audience, NAMES, at)


def slow(*events: ev.Fact) -> dict[str, Any]:
    return sheet(replay([*OPENED, *events]), NAMES, "3rd meeting")


def hand(seat: int, after: float = 2, **more: Any) -> ev.HandRaised:
    return ev.HandRaised(at=minute(after), seat=seat, **({"by": seat} | more))


CALL = ev.CallOpened(at=minute(5), call=1, text="The body shall plan.", clause="4.1", item=1, by=AMINA)
OPPOSED = ev.PositionTaken(
    at=minute(6), call=1, seat=DANA, position="oppose", reason="Cannot be tested", remedy="Say when", by=DANA
)
FOR_IT = ev.PositionTaken(at=minute(6), call=1, seat=CHEN, position="support", by=CHEN)
REVEALED = ev.CallRevealed(at=minute(7), call=1, by=AMINA)
POLL = ev.PollOpened(at=minute(5), poll=1, question="Which title?", options=("A", "B"), by=AMINA)


def test_a_board_names_the_chair_who_is_present_and_the_item() -> None:
    told = shown(at=minute(2))

    assert {name: told[name] for name in ("stage", "present", "chair", "item", "now", "opened")} == {
        "stage": "open",
        "present": [4, 1],
        "chair": [AMINA, "Amina Diallo"],
        "item": {"n": 1, "since": NINE_MS + 60 * MS, "spent": 0, "minutes": 40},
        "now": NINE_MS + 120 * MS,
        "opened": NINE_MS,
    }


def test_whoever_speaks_is_shown_with_a_clock_that_knows_when_it_stood_still() -> None:
    told = shown(
        ev.FloorGiven(at=minute(3), seat=DANA, kind="reply", note="delete the note", point=2, by=AMINA),
        ev.FloorHeld(at=minute(4), by=AMINA),
        ev.FloorResumed(at=minute(4.5), by=AMINA),
    )["speaker"]

    assert told == {
        "seat": DANA,
        "name": "Dana Weber",
        "kind": "reply",
        "mode": "remote",
        "body": "DIN",
        "hat": "",
        "since": NINE_MS + 180 * MS,
        "held": 30 * MS,
        "held_since": None,
        "point": 2,
        "note": "delete the note",
    }


def test_a_waiting_hand_leaves_out_what_is_usual() -> None:
    first, second = shown(hand(CHEN), hand(DANA, 3, kind="clarification", by=BRUNO, way="watcher"))["queue"]

    assert first == {
        "seat": DANA,
        "name": "Dana Weber",
        "reason": "clarification",
        "kind": "clarification",
        "mode": "remote",
        "body": "DIN",
    }
    assert set(second) == {"seat", "name", "reason", "body"}


def test_a_console_sees_how_a_hand_came_and_since_when() -> None:
    meeting = replay([*OPENED, hand(DANA, 3, by=BRUNO, way="watcher", note="the note")])

    (told,) = in_full(meeting, NAMES)

    assert {name: told[name] for name in ("since", "way", "by", "note")} == {
        "since": NINE_MS + 180 * MS,
        "way": "watcher",
        "by": BRUNO,
        "note": "the note",
    }


def test_a_snapshot_with_twelve_waiting_stays_below_two_thousand_bytes() -> None:
    seats = range(10, 25)
    names = NAMES | {each: f"Anne-Sophie Lefèvre-Weiß {each}" for each in seats}
    events = [
        *OPENED,
        *(event for each in seats for event in seat(each, body="DIN", mode="remote")),
        *(hand(each, 2 + each / 60, kind="reply", note="x" * 200, by=BRUNO, way="typed") for each in seats),
        ev.PointOpened(at=minute(3), point=1, title="Delete the note", item=1, by=AMINA),
        ev.FloorGiven(at=minute(3), seat=DANA, by=AMINA),
    ]

    told = board(replay(events), "participant", names, minute(4))

    assert (len(told["queue"]), len(told["waiting"])) == (12, 3)
    assert len(json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()) < 2048


def test_nobody_sees_a_position_before_the_reveal() -> None:
    told, texts = shown(CALL, OPPOSED, FOR_IT), slow(CALL, OPPOSED, FOR_IT)

    assert told["call"] == {
        "n": 1,
        "stage": "blind",
        "clause": "4.1",
        "substantial": True,
        "answered": 2,
        "present": 4,
    }
    assert (texts["call_text"], texts["call"]) == ("The body shall plan.", None)
    assert "oppose" not in json.dumps([told, texts])


def test_a_reveal_tells_positions_by_interest_and_body_and_each_objection() -> None:
    told, texts = (
        shown(CALL, OPPOSED, FOR_IT, REVEALED)["call"],
        slow(CALL, OPPOSED, FOR_IT, REVEALED)["call"],
    )

    assert (told["counts"], told["objections"]) == ({"oppose": 1, "support": 1}, [[DANA, "open", False]])
    assert texts["by_body"] == {"DIN": {"oppose": 1}, "SAC": {"support": 1}}
    assert texts["by_interest"] == {"assessors": {"oppose": 1}, "industry": {"support": 1}}
    assert texts["objections"] == [
        {
            "seat": DANA,
            "name": "Dana Weber",
            "body": "DIN",
            "reason": "Cannot be tested",
            "clause": "",
            "remedy": "Say when",
            "why": "",
            "gist": "",
            "confirmed": False,
            "refused": False,
            "standing": "open",
        }
    ]


def test_a_poll_is_blind_until_it_is_closed() -> None:
    votes = [ev.VoteCast(at=minute(6), poll=1, seat=CHEN, chosen=(1,), by=CHEN)]

    open_, closed = (
        shown(POLL, *votes),
        shown(POLL, *votes, ev.PollClosed(at=minute(7), poll=1, present=4, absent=1)),
    )

    assert open_["poll"] == {"n": 1, "open": True, "voted": 1, "present": 4}
    assert closed["poll"] == {"n": 1, "open": False, "voted": 1, "present": 4, "absent": 1, "counts": [0, 1]}


def test_a_poll_of_an_earlier_item_is_no_longer_shown() -> None:
    told = shown(
        POLL,
        ev.PollClosed(at=minute(7), poll=1, present=4),
        ev.ItemPlanned(at=minute(8), item=2, title="Annex B"),
        ev.ItemOpened(at=minute(9), item=2),
    )

    assert "poll" not in told


def test_a_poll_that_was_open_in_a_break_shows_its_result_after_it() -> None:
    told = shown(
        POLL,
        ev.BreakStarted(at=minute(6), minutes=15),
        ev.BreakEnded(at=minute(7)),
        ev.PollClosed(at=minute(8), poll=1, present=4),
    )

    assert told["poll"]["counts"] == [0, 0]


def test_a_result_that_was_put_away_is_on_no_screen() -> None:
    closed = ev.PollClosed(at=minute(7), poll=1, present=4)
    away = ev.PollPutAway(at=minute(8), poll=1, by=AMINA)

    assert all("poll" not in shown(POLL, closed, away, audience=each) for each in ("projector", "convenor"))


def test_of_a_declared_call_and_a_closed_poll_the_later_one_is_shown() -> None:
    declared = ev.CallDeclared(at=minute(8), call=1, outcome="none", next_step="parked", by=AMINA)
    poll = ev.PollOpened(at=minute(9), poll=1, question="Which title?", options=("A", "B"), by=AMINA)
    closed = ev.PollClosed(at=minute(10), poll=1, present=4)

    assert shown(CALL, FOR_IT, REVEALED, declared)["call"]["outcome"] == "none"
    assert {"call", "poll"} & set(shown(CALL, FOR_IT, REVEALED, declared, poll, closed)) == {"poll"}


def test_a_private_note_on_conduct_is_in_nothing_that_is_shown() -> None:
    noted = ev.ConductNoted(at=minute(4), text="Raised his voice", seat=CHEN, by=AMINA)

    everything = [shown(noted, audience=each) for each in ("participant", "projector")] + [slow(noted)]

    assert "Raised" not in json.dumps(everything)


def test_a_reminder_is_shown_for_two_minutes() -> None:
    reminded = ev.ConductReminded(at=minute(4), text="One at a time, please", by=AMINA)

    assert shown(reminded, at=minute(5))["reminder"] == [NINE_MS + 240 * MS, "One at a time, please"]
    assert "reminder" not in shown(reminded, at=minute(7))


def test_a_round_tells_who_is_next_and_who_is_still_to_come() -> None:
    told = shown(
        ev.RoundStarted(at=minute(3), round=1, seats=(INES, DANA, CHEN, BRUNO), seconds=30, by=AMINA)
    )

    assert told["round"] == {
        "n": 1,
        "seconds": 30,
        "next": [[INES, "Inès Lefèvre"], [DANA, "Dana Weber"], [CHEN, "Chen Li"]],
        "to_come": [INES, DANA, CHEN, BRUNO],
        "left": 4,
        "spoke": 0,
        "passed": 0,
    }


def test_a_restated_gist_waits_for_its_speaker_and_nobody_learns_who_asked() -> None:
    events = (
        ev.RestateAsked(at=minute(3)),
        ev.GistRestated(at=minute(4), gist=1, seat=DANA, text="You want a date.", by=AMINA),
    )

    assert shown(*events)["gist"] == {"n": 1, "seat": DANA, "standing": "waiting"}
    assert shown(*events)["restate"] == NINE_MS + 180 * MS
    assert slow(*events)["gist"] == {"n": 1, "seat": DANA, "name": "Dana Weber", "text": "You want a date."}


def test_groups_apart_show_their_time_their_task_and_who_is_back() -> None:
    events = (
        ev.BreakoutPlanned(
            at=minute(3),
            group=1,
            title="Remote audit",
            task="Draft 6.2",
            chair=CHEN,
            recorder=INES,
            seats=(CHEN, INES),
        ),
        ev.BreakoutsStarted(at=minute(4), minutes=20),
        ev.BreakoutReported(at=minute(20), group=1, text="6.2 The body may …"),
    )

    assert shown(*events)["breakouts"] == {"until": NINE_MS + 24 * 60 * MS, "back": [1]}
    assert slow(*events)["groups"] == [
        {
            "n": 1,
            "title": "Remote audit",
            "task": "Draft 6.2",
            "chair": [CHEN, "Chen Li"],
            "recorder": [INES, "Inès Lefèvre"],
            "seats": [CHEN, INES],
            "names": ["Chen Li", "Inès Lefèvre"],
            "text": "6.2 The body may …",
        }
    ]


def test_the_sheet_has_another_version_exactly_when_it_reads_otherwise() -> None:
    before, same = slow(), slow(hand(CHEN))
    after = slow(ev.TextShown(at=minute(3), text="4.1 The body shall …", clause="4.1"))

    assert before == same
    assert before["version"] != after["version"]
    assert shown()["sheet"] == before["version"]


def test_the_pace_is_what_a_turn_lasted_on_average() -> None:
    turns = (
        ev.FloorGiven(at=minute(2), seat=CHEN, by=AMINA),
        ev.FloorYielded(at=minute(3), seat=CHEN, by=CHEN),
        ev.FloorGiven(at=minute(3), seat=DANA, by=AMINA),
        ev.FloorYielded(at=minute(5), seat=DANA, by=DANA),
    )

    assert (shown().get("pace"), shown(*turns)["pace"]) == (None, 90 * MS)


def test_what_was_decided_stays_in_sight() -> None:
    decided = ev.DecisionRecorded(at=minute(9), number=1, text="Accept 4.1", item=1, call=1)

    assert (shown(decided)["decided"], slow(decided)["decisions"]) == (1, [[1, "Accept 4.1", 1]])
