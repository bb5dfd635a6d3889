"""Killed without a word while people write: what they were told is stored, once. `make faults` does it for longer."""

import pytest
from bench.faults import run
from bench.serving import product


@pytest.mark.once
def test_three_deaths_under_twelve_writers_lose_and_double_nothing() -> None:
    with product() as served:
        toll = run(served, rounds=3)

    assert (toll.rounds, toll.cut > 0, dict(toll.broken)) == (3, True, {})
    assert {**toll.found, "saves": None} == {
        "saves": None,
        "lost": [],
        "doubled": [],
        "letters": "",
        "whole": "ok",
    }
    assert toll.found["saves"] > 50
