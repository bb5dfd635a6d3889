"""A log is carried out, in, and read without a database; a broken one is refused with its line."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

import report_steps as steps
from convenor.apps.meetings import log
from convenor.apps.meetings.carrying import read_lines
from convenor.apps.meetings.models import LoggedEvent, Room, Sitting
from convenor.apps.meetings.queries.exported import as_lines
from convenor.domain.kernel import Refused
from report_steps import COURSE, SEATS, log_of
from world import World

GOOD = as_lines(log_of((*SEATS, *COURSE))).splitlines()


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("meeting", *arguments, stdout=out)
    return out.getvalue()


def written(folder: Path, lines: list[str]) -> str:
    path = folder / "log.jsonl"
    path.write_text("\n".join(lines) + "\n")
    return str(path)


def test_a_log_goes_out_and_comes_in_whole(world: World, tmp_path: Path) -> None:
    meeting = steps.held(world)
    out = run("export", str(meeting.pk))
    facts = log.read(meeting.pk)
    LoggedEvent.objects.all().delete()
    Room.objects.all().delete()
    Sitting.objects.all().delete()

    told = run("import", written(tmp_path, out.splitlines()), "--into", str(meeting.pk))

    assert told == f"WG 57 3rd meeting has a log of {len(facts)} events now.\n"
    assert log.read(meeting.pk) == facts


def test_a_log_brings_no_rights_to_anybody(world: World, tmp_path: Path) -> None:
    run("import", written(tmp_path, GOOD), "--into", str(world.meeting.pk))

    room = Room.objects.get(meeting=world.meeting)
    assert (Sitting.objects.count(), room.door, room.code) == (0, False, "")


def test_a_meeting_that_has_a_log_keeps_it(world: World, tmp_path: Path) -> None:
    meeting = steps.held(world)

    with pytest.raises(CommandError, match="has a log already"):
        run("import", written(tmp_path, GOOD), "--into", str(meeting.pk))


def test_the_log_of_a_running_meeting_is_not_taken_in(world: World, tmp_path: Path) -> None:
    running = as_lines(log_of((*SEATS, *COURSE), close=False)).splitlines()

    with pytest.raises(CommandError, match="before the meeting was closed"):
        run("import", written(tmp_path, running), "--into", str(world.meeting.pk))
    assert LoggedEvent.objects.count() == 0


def spoilt(change: object) -> list[str]:
    told = json.loads(GOOD[4])
    return [*GOOD[:4], json.dumps({**told, **change}) if isinstance(change, dict) else str(change), *GOOD[5:]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("{", "Line 5 is not a line of JSON."),
        ("[1]", "Line 5 is not a line of JSON."),
        ("[" * 50_000, "Line 5 is not a line of JSON."),
        ("x" * 100_001, "Line 5 holds a text that is too long."),
        ({"name": "seat.stolen"}, "Line 5: no event is called “seat.stolen”."),
        ({"name": 7}, "Line 5: no event is called “7”."),
        ({"seat": "one"}, "Line 5: “seat” is missing or is not what it should be."),
        ({"seat": 10**30}, "Line 5: “seat” is missing or is not what it should be."),
        ({"at": "yesterday"}, "Line 5: “at” is missing or is not what it should be."),
        ({"body": "B" * 9_000}, "Line 5 holds a text that is too long."),
        ({"at": "1999-01-01T00:00:00.000000Z"}, "Line 5 happened before the line above it."),
    ],
)
def test_a_broken_log_is_refused_with_its_line(
    change: object, words: str, world: World, tmp_path: Path
) -> None:
    with pytest.raises(CommandError) as refused:
        run("import", written(tmp_path, spoilt(change)), "--into", str(world.meeting.pk))

    assert str(refused.value).startswith(words)
    assert LoggedEvent.objects.count() == 0


def test_empty_lines_and_unknown_fields_do_no_harm() -> None:
    more = json.dumps({**json.loads(GOOD[0]), "colour": "green"})

    assert read_lines(["", more, "  ", *GOOD[1:]]) == read_lines(GOOD)


@pytest.mark.once
def test_a_log_that_is_endless_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_lines(GOOD[0] for _each in range(300_000))

    assert refused.value.code == "log-is-too-long"


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "99"),
        ("export", "x"),
        ("import", "nowhere.jsonl", "--into", "1"),
        ("import", "-"),
        ("read", "no"),
    ],
)
def test_what_is_not_there_is_told_in_words(arguments: tuple[str, ...], world: World) -> None:
    with pytest.raises(CommandError):
        run(*arguments)


def test_a_log_is_read_without_a_database(tmp_path: Path) -> None:
    assert connection.in_atomic_block is False
    told = json.loads(run("read", written(tmp_path, GOOD), "--json"))

    assert [each["outcome"] for each in told["calls"]] == ["consensus"]
    assert told["speaking_time"] == {"4": {"seconds": 120.0, "turns": 1}}
    assert {"turns", "voice", "order", "decisions", "actions", "items", "chair"} <= set(told)
    assert "1. Clause 4.1: impartiality: 1 turns" in run("read", written(tmp_path, GOOD))


HANDS = [number for number, line in enumerate(GOOD) if '"hand.raised"' in line or '"floor.given"' in line]


def impossible() -> list[str]:
    """A log in which a seat speaks that nobody set up."""
    place = HANDS[0]
    return [*GOOD[:place], json.dumps({**json.loads(GOOD[place]), "seat": 77}), *GOOD[place + 1 :]]


def test_a_log_of_what_cannot_have_happened_is_refused_with_line_and_reason(
    world: World, tmp_path: Path
) -> None:
    with pytest.raises(CommandError) as refused:
        run("import", written(tmp_path, impossible()), "--into", str(world.meeting.pk))

    name = json.loads(GOOD[HANDS[0]])["name"]
    assert str(refused.value) == (
        f"Line {HANDS[0] + 1} ({name}) cannot have happened after the lines above it.\n"
        "There is no such seat at this table."
    )
    assert LoggedEvent.objects.count() == 0


def test_a_log_of_what_cannot_have_happened_is_read_with_a_warning(tmp_path: Path) -> None:
    out, warned = StringIO(), StringIO()
    call_command("meeting", "read", written(tmp_path, impossible()), stdout=out, stderr=warned)

    assert f"Line {HANDS[0] + 1} " in warned.getvalue()
    assert f"{len(GOOD)} events" in out.getvalue()


CONVENOR = "import sys; from convenor.site.cli import main; main(); print('django.conf' in sys.modules, file=sys.stderr)"


def by_command(*arguments: str) -> tuple[int, str, str]:
    """The command in a process of its own: how it ended, what it said, and what it warned of."""
    done = subprocess.run(
        [sys.executable, "-c", CONVENOR, "meeting", "read", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_good_log_is_read_without_django_and_says_the_same(tmp_path: Path) -> None:
    good = written(tmp_path, GOOD)

    assert by_command(good) == (0, run("read", good), "False\n")
    assert by_command(good, "--json") == (0, run("read", good, "--json"), "False\n")


def test_a_log_with_something_wrong_is_told_in_words_by_the_command(tmp_path: Path) -> None:
    status, out, warned = by_command(written(tmp_path, impossible()))
    broken = by_command(written(tmp_path, spoilt("{")))

    assert (status, f"{len(GOOD)} events" in out, f"Line {HANDS[0] + 1} " in warned) == (0, True, True)
    assert (broken[0], "Line 5 is not a line of JSON." in broken[2]) == (1, True)
