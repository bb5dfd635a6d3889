"""Does the agenda fit this number of people?"""

import pytest

from convenor.domain.meeting.readings.fitting import (
    Advice,
    Line,
    Planned,
    budget_minutes,
    fitting,
    line,
    longest_talk,
    round_minutes,
)


def test_a_round_of_forty_one_at_a_minute_each_takes_forty_one_minutes() -> None:
    assert round_minutes(41, 60) == 41
    assert round_minutes(41, 30) == 21


def test_a_round_that_does_not_fit_says_what_to_change() -> None:
    item = Planned(key=1, way="round", minutes=30)

    found = line(item, people=41, seconds=60)

    assert found == Line(
        item=item,
        speakers=41,
        seconds=60,
        talk=41,
        needed=41,
        advice=(
            Advice(code="fit-shorter-turns", values=(("seconds", 40), ("minutes", 28))),
            Advice(code="fit-in-groups", values=(("groups", 7), ("minutes", 20))),
            Advice(code="fit-more-minutes", values=(("minutes", 41), ("more", 11))),
        ),
    )
    assert not found.fits


def test_turns_of_less_than_half_a_minute_are_never_proposed() -> None:
    found = line(Planned(key=1, way="round", minutes=10), people=41, seconds=60)

    assert [each.code for each in found.advice] == ["fit-in-groups", "fit-more-minutes"]


def test_a_decision_counts_its_introduction_the_discussion_and_the_call() -> None:
    found = line(Planned(key=1, way="decide", minutes=60), people=25, seconds=120)

    assert (found.speakers, found.talk, found.needed, found.advice) == (9, 18, 33, ())


@pytest.mark.parametrize("way", ["break", "formal"])
def test_a_break_and_a_formality_take_what_they_were_given(way: str) -> None:
    found = line(Planned(key=1, way=way, minutes=15), people=25, seconds=120)

    assert (found.speakers, found.needed, found.fits) == (0, 15, True)


def test_an_agenda_that_is_too_long_says_by_how_much_and_which_limit_would_fit() -> None:
    items = [Planned(key=n, way="round", minutes=50) for n in (1, 2, 3)]

    found = fitting(items, people=25, seconds=120, available=120)

    assert (found.planned, found.needed, found.fits) == (150, 150, False)
    assert found.advice == (
        Advice(code="fit-over", values=(("over", 30),)),
        Advice(code="fit-limit", values=(("seconds", 95), ("people", 25))),
        Advice(code="fit-longer-meeting", values=(("more", 30),)),
    )


def test_an_agenda_that_fits_needs_no_advice() -> None:
    found = fitting(
        [Planned(key=1, way="inform", minutes=20), Planned(key=2, way="discuss", minutes=40)],
        people=25,
        seconds=120,
        available=120,
    )

    assert (found.fits, found.advice) == (True, ())


def test_nobody_expected_takes_no_time() -> None:
    assert line(Planned(key=1, way="round", minutes=0), people=0, seconds=60).needed == 0


def test_the_longest_discussion_is_shared_among_the_delegations() -> None:
    items = [
        Planned(key=1, way="discuss", minutes=45),
        Planned(key=2, way="decide", minutes=90),
        Planned(key=3, way="formal", minutes=200),
    ]

    assert longest_talk(items) == items[1]
    assert budget_minutes(items, 14) == 5
    assert budget_minutes(items, 100) == 1


def test_without_a_discussion_or_delegations_there_is_nothing_to_share() -> None:
    formality = [Planned(key=1, way="formal", minutes=20), Planned(key=2, way="decide", minutes=15)]

    assert (longest_talk(formality), budget_minutes(formality, 14)) == (None, 0)
    assert budget_minutes([Planned(key=1, way="discuss", minutes=45)], 0) == 0
