"""The meeting once more: its boards at any place, its log to take away; who sees what of it."""

import csv
import json
from io import StringIO

import pytest
from django.test import Client

import joining_steps
import report_steps as steps
from convenor.apps.meetings import log
from convenor.apps.meetings.carrying import read_lines
from convenor.apps.meetings.queries.exported import as_lines, discreet, json_lines
from convenor.apps.meetings.queries.replayed import boards, course
from convenor.apps.meetings.queries.rooms import names
from convenor.apps.meetings.queries.told import WORDS, told
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.board import board
from convenor.domain.meeting.readings.minutes import minutes
from convenor.domain.meeting.readings.replaying import steps as walk
from convenor.domain.meeting.readings.sheet import sheet
from convenor.domain.meeting.state import replay
from report_steps import CHEN
from world import World


def as_(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


def test_every_board_is_the_one_that_was_shown_on_the_day(world: World) -> None:
    meeting = steps.held(world)
    facts, known = log.read(meeting.pk), names(meeting.pk)

    shown: dict[str, object] = {}
    text: dict[str, object] = {}
    for place, each in enumerate(boards(meeting, 1, private=False), start=1):
        kept = {key: value for key, value in shown.items() if key not in each.get("gone", ())}
        shown, text = kept | each["set"], each.get("sheet", text)
        state = replay(facts[:place])
        assert shown == board(state, "participant", known, facts[place - 1].at)
        assert text == sheet(state, known)


def test_the_boards_can_be_fetched_from_any_place(world: World) -> None:
    meeting = steps.held(world)
    last = course(meeting).last

    found = boards(meeting, last - 1, private=False)

    assert [each["n"] for each in found] == [last - 1, last]
    assert (found[0]["set"]["place"], "sheet" in found[0]) == (last - 1, True)
    assert boards(meeting, last + 1, private=False) == []


def test_the_chapters_are_the_items_and_the_turns_of_the_meeting(world: World) -> None:
    found = course(steps.held(world))

    assert [(each.kind, each.title) for each in found.chapters] == [
        ("part", "The meeting is opened"),
        ("item", "1. Clause 4.1: impartiality"),
        ("part", "Straw poll"),
        ("part", "The chair changes hands"),
        ("part", "Consensus call, 4.1"),
    ]
    assert len(found.times) == found.last - 1


def test_an_expert_sees_the_replay_without_its_private_parts(world: World) -> None:
    meeting = steps.held(world)

    private, public = (str(boards(meeting, 1, private=each)) for each in (True, False))

    assert ("voice" in private, "A private note on conduct" in private) == (True, True)
    assert ("'voice'" in public, "A private note" in public) == (False, False)
    assert "interrupted" not in private + public


@pytest.mark.parametrize(
    ("name", "status"),
    [("amina", 200), ("hugo", 200), ("chen", 200), ("emil", 200), ("ines", 404), ("greta", 404)],
)
def test_who_may_watch_the_replay(name: str, status: int, world: World) -> None:
    joining_steps.paired(world)
    meeting = steps.held(world)
    client = as_(world.everybody()[name])

    assert client.get(f"/meetings/{meeting.pk}/replay/").status_code == status
    assert client.get(f"/meetings/{meeting.pk}/replay/boards/?from=1").status_code == status


@pytest.mark.parametrize("given", ["", "0", "x", "-1", "999999999999"])
def test_an_odd_place_is_no_error(given: str, world: World) -> None:
    meeting = steps.held(world)

    assert as_(world.chen).get(f"/meetings/{meeting.pk}/replay/boards/?from={given}").status_code == 200


def test_every_event_is_told_in_words() -> None:
    assert set(ev.EVENTS.values()) - set(WORDS) == {ev.CallDeclared}


def test_a_sentence_names_the_seat_where_nobody_is_known_any_more(world: World) -> None:
    [raised] = [each for each in log.read(steps.held(world).pk) if isinstance(each, ev.HandRaised)]

    assert told(raised, {CHEN: "Chen Li"}, private=False) == "Chen Li raises a hand: new point."
    assert told(raised, {}, private=False) == f"Seat {CHEN} raises a hand: new point."


# the log to take away


@pytest.mark.parametrize(
    ("name", "status"), [("amina", 200), ("hugo", 200), ("chen", 404), ("emil", 404), ("greta", 404)]
)
def test_only_convenors_and_secretary_take_the_log_away(name: str, status: int, world: World) -> None:
    joining_steps.paired(world)
    meeting = steps.held(world)
    client = as_(world.everybody()[name])

    assert client.get(f"/meetings/{meeting.pk}/log/csv/").status_code == status
    assert client.get(f"/meetings/{meeting.pk}/log/jsonl/").status_code == status


def test_nobody_learns_from_the_log_who_voted_what(world: World) -> None:
    meeting = steps.held(world)
    whole, shown = log.read(meeting.pk), read_lines(json_lines(meeting).decode().splitlines())

    votes = {each.seat: each.chosen for each in shown if isinstance(each, ev.VoteCast)}
    assert votes == {4: (0,), 5: (1,)}  # as sorted as the seats: it says nothing of anybody
    assert minutes(shown) == minutes(whole)


def test_a_position_in_a_call_that_was_taken_back_unseen_is_nobodys_business(world: World) -> None:
    at = log.read(steps.held(world).pk)[0].at
    taken = ev.PositionTaken(at=at, call=7, seat=4, position="oppose", reason="Because.", remedy="Stop.")

    [shown] = discreet([taken])

    assert shown == ev.PositionTaken(at=at, call=7, seat=4, position="abstain")


def test_the_log_of_the_table_is_words_and_text(world: World) -> None:
    meeting = steps.held(world)
    data = as_(world.amina).get(f"/meetings/{meeting.pk}/log/csv/").content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(data, newline="")))

    assert rows[0][:4] == ["No.", "Day and time (UTC)", "What happened", "Done by"]
    assert len(rows) == 1 + len(log.read(meeting.pk))
    assert [row[3:5] for row in rows if row[5] == "vote.cast"] == [["", ""], ["", ""]]
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")] == []


def test_the_lines_are_those_of_the_codec(world: World) -> None:
    facts = log.read(steps.held(world).pk)

    assert read_lines(as_lines(facts).splitlines()) == facts
    assert json.loads(as_lines(facts).splitlines()[0])["name"] == "seat.set-up"
    assert [step.after.place for step in walk(facts)][-1] == len(facts)
