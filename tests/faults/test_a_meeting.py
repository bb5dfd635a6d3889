"""A running meeting when things go wrong: what was acknowledged is stored, once, and everybody sees it.

The short form of ``make faults``.
"""

import asyncio
from collections.abc import Iterator
from random import Random

import pytest
from bench import live_faults, live_hosts
from bench.live_kills import Toll, kill_rounds
from bench.live_serving import Stage, stage
from bench.serving import fresh
from tools.with_postgres import server

pytestmark = pytest.mark.once
NOTHING_WRONG: dict[str, object] = {"lost": [], "doubled": [], "strange": [], "disorder": [], "whole": "ok"}


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """A server as safe as in use."""
    with server(fast=False) as address:
        yield address


def wrong(toll: Toll) -> dict[str, object]:
    """What must be nothing."""
    return {name: getattr(toll, name) for name in NOTHING_WRONG}


def served(on: Stage) -> Stage:
    on.process.start()
    return on


def test_killed_under_writers_on_sqlite_loses_and_doubles_nothing() -> None:
    with stage(60) as on:
        toll = asyncio.run(kill_rounds(served(on), 3, 24, 24, Random(57)))

    assert wrong(toll) == NOTHING_WRONG
    assert toll.acknowledged > 500
    assert max(toll.caught_up) <= 10


def without(guard: str, on: Stage) -> Stage:
    """The same server, with one of its guards taken away."""
    on.process.application = "tests.faults.unguarded:application"
    on.environment["UNGUARDED"] = guard
    return served(on)


def test_answered_before_the_commit_the_killed_server_would_have_lost_what_it_acknowledged() -> None:
    with stage(60) as on:
        toll = asyncio.run(kill_rounds(without("answer after the commit", on), 2, 24, 0, Random(57)))

    assert len(toll.lost) > 0


def test_killed_under_writers_on_postgresql_loses_and_doubles_nothing(postgresql: str) -> None:
    with stage(60, fresh(postgresql, "killed")) as on:
        toll = asyncio.run(kill_rounds(served(on), 2, 24, 24, Random(57)))

    assert wrong(toll) == NOTHING_WRONG
    assert toll.acknowledged > 300


def test_a_crash_of_postgresql_is_survived_without_a_restart(postgresql: str) -> None:
    with server(fast=False) as address, stage(60, fresh(address, "crashed")) as on:
        toll = asyncio.run(live_faults.database_crash(served(on), seats=12, rounds=2))

    assert wrong(toll) == NOTHING_WRONG
    assert set(toll.refusals) <= {"503 cannot-store-now"}


@pytest.mark.skipif(not live_hosts.may(), reason="needs the right to make network namespaces")
def test_a_host_that_vanishes_stops_the_others_for_less_than_three_seconds() -> None:
    with live_faults.three_processes(apart=True) as (on, processes, there):
        toll = asyncio.run(live_faults.one_of_three(on, processes, there[1].vanish))
        there[1].return_()

    assert wrong(toll) == NOTHING_WRONG
    assert toll.refusals == {}
    assert toll.stayed <= 3.0


def test_a_killed_process_of_three_stops_nobody_for_three_seconds() -> None:
    with live_faults.three_processes(apart=False) as (on, processes, _there):
        toll = asyncio.run(live_faults.one_of_three(on, processes, processes[1].kill))

    assert wrong(toll) == NOTHING_WRONG
    assert max(toll.back) <= 3.0


def test_a_full_disk_is_said_in_words_and_survived_without_a_restart() -> None:
    found = live_faults.full_disk()
    if found is None:
        pytest.skip("making a small disk needs the right to mount")

    assert (found.before.status, found.full.status, found.after.status) == (200, 503, 200)
    assert found.full.said == {
        "refused": "cannot-store-now",
        "words": "This cannot be stored right now. It is kept here and sent again by itself.",
    }
    assert found.lost == []


def test_five_hundred_listeners_come_back_in_order_and_miss_nothing() -> None:
    with stage(60) as on:
        found = asyncio.run(live_faults.storm(served(on), 500))

    assert (found.disorder, found.short) == (0, 0)
    assert found.back <= 10


def test_listeners_that_do_not_read_are_dropped_and_hold_up_nobody() -> None:
    with stage(12) as on:
        found = asyncio.run(live_faults.slow_readers(served(on), 5))

    assert (found.dropped, found.caught_up) == (5, True)
    assert found.grown < 1.5


def test_if_nobody_were_dropped_listeners_that_do_not_read_would_fill_the_memory() -> None:
    with stage(12) as on:
        found = asyncio.run(live_faults.slow_readers(without("drop who does not read", on), 5, patience=8))

    assert found.dropped == 0
    assert found.grown > 0.2  # MB for each of them, and growing: a guarded line holds 0.06
