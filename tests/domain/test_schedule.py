"""Common times through every change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.domain.kernel import Refused
from convenor.domain.programme.schedule import Slot, Weekly, Window, common_slots, stretches, weekly_overlap

HOUR = timedelta(hours=1)
MONDAY, SUNDAY = 0, 6
ALWAYS = Weekly(zone="UTC", windows=tuple(Window(weekday=n, start=time(0), end=time(0)) for n in range(7)))


def weekly(zone: str, weekday: int, start: str, end: str) -> Weekly:
    """One window a week."""
    window = Window(weekday=weekday, start=time.fromisoformat(start), end=time.fromisoformat(end))
    return Weekly(zone=zone, windows=(window,))


def at(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def slot(start: str, end: str) -> Slot:
    """A stretch in UTC."""
    return Slot(start=at(start), end=at(end))


def test_an_hour_in_geneva_moves_in_utc_when_winter_comes() -> None:
    emil = weekly("Europe/Zurich", MONDAY, "15:00", "16:00")

    assert stretches(emil, at("2026-10-19"), 14) == (
        slot("2026-10-19T13:00", "2026-10-19T14:00"),
        slot("2026-10-26T14:00", "2026-10-26T15:00"),
    )


def test_between_the_european_and_the_american_change_the_common_time_shifts_by_an_hour() -> None:
    emil = weekly("Europe/Zurich", MONDAY, "15:00", "18:00")
    dana = weekly("America/New_York", MONDAY, "09:00", "12:00")

    assert weekly_overlap(emil, dana, date(2026, 10, 19)) == 3 * HOUR
    assert weekly_overlap(emil, dana, date(2026, 10, 26)) == 2 * HOUR  # Europe has changed, America not
    assert weekly_overlap(emil, dana, date(2026, 11, 2)) == 3 * HOUR


def test_an_hour_that_the_clocks_repeat_is_there_twice() -> None:
    night = weekly("Europe/Zurich", SUNDAY, "02:00", "03:00")  # 25 October 2026 has it twice

    assert stretches(night, at("2026-10-24"), 3) == (slot("2026-10-25T00:00", "2026-10-25T02:00"),)


def test_half_of_a_repeated_hour_is_two_stretches() -> None:
    half = weekly("America/New_York", SUNDAY, "01:15", "01:45")  # 1 November 2026

    assert stretches(half, at("2026-10-31"), 3) == (
        slot("2026-11-01T05:15", "2026-11-01T05:45"),
        slot("2026-11-01T06:15", "2026-11-01T06:45"),
    )


def test_an_hour_that_the_clocks_skip_is_not_there() -> None:
    skipped = weekly("Europe/Zurich", SUNDAY, "02:15", "02:45")  # 28 March 2027 has none

    assert stretches(skipped, at("2027-03-27"), 3) == ()


def test_a_window_over_the_skipped_hour_is_an_hour_shorter() -> None:
    morning = weekly("Europe/Zurich", SUNDAY, "01:00", "04:00")

    assert stretches(morning, at("2027-03-27"), 3) == (slot("2027-03-28T00:00", "2027-03-28T02:00"),)


def test_a_window_that_begins_in_the_skipped_hour_begins_after_it() -> None:
    morning = weekly("Europe/Zurich", SUNDAY, "02:30", "04:00")

    assert stretches(morning, at("2027-03-27"), 3) == (slot("2027-03-28T01:00", "2027-03-28T02:00"),)


def test_in_the_southern_hemisphere_the_clocks_change_the_other_way() -> None:
    melbourne = weekly("Australia/Melbourne", MONDAY, "18:00", "20:00")
    geneva = weekly("Europe/Zurich", MONDAY, "08:00", "10:00")

    assert weekly_overlap(melbourne, geneva, date(2026, 9, 28)) == 0 * HOUR
    assert weekly_overlap(melbourne, geneva, date(2026, 10, 5)) == 1 * HOUR  # Melbourne went to summer time
    assert weekly_overlap(melbourne, geneva, date(2026, 10, 26)) == 2 * HOUR  # and Geneva to winter time


def test_kathmandu_keeps_its_quarter_of_an_hour() -> None:
    kathmandu = weekly("Asia/Kathmandu", MONDAY, "14:00", "16:00")

    assert stretches(kathmandu, at("2026-11-23"), 1) == (slot("2026-11-23T08:15", "2026-11-23T10:15"),)
    assert common_slots(kathmandu, ALWAYS, at("2026-11-23"), 1, HOUR) == (
        slot("2026-11-23T08:15", "2026-11-23T09:15"),
        slot("2026-11-23T09:15", "2026-11-23T10:15"),
    )


def test_a_window_may_cross_midnight_and_the_week() -> None:
    late = weekly("Europe/Zurich", SUNDAY, "23:00", "01:00")
    early = weekly("Europe/Zurich", MONDAY, "00:00", "02:00")

    assert common_slots(late, early, at("2026-11-22"), 3, HOUR) == (
        slot("2026-11-22T23:00", "2026-11-23T00:00"),
    )


def test_equal_times_are_a_whole_day() -> None:
    assert stretches(ALWAYS, at("2026-11-22T10:00"), 2) == (slot("2026-11-22T10:00", "2026-11-24T10:00"),)


def test_what_is_taken_is_not_offered_again() -> None:
    morning = weekly("UTC", MONDAY, "09:00", "12:00")
    busy = [slot("2026-11-23T09:30", "2026-11-23T10:05")]

    assert common_slots(morning, ALWAYS, at("2026-11-23"), 1, timedelta(minutes=45), busy=busy) == (
        slot("2026-11-23T10:15", "2026-11-23T11:00"),
        slot("2026-11-23T11:00", "2026-11-23T11:45"),
    )


def test_nothing_before_now_is_offered() -> None:
    morning = weekly("UTC", MONDAY, "09:00", "12:00")

    assert common_slots(morning, ALWAYS, at("2026-11-23T10:07"), 1, HOUR) == (
        slot("2026-11-23T10:15", "2026-11-23T11:15"),
    )


def test_a_choice_can_be_spread_over_days() -> None:
    offered = common_slots(ALWAYS, ALWAYS, at("2026-11-23"), 7, HOUR, limit=3, per_day=1)

    assert offered == (
        slot("2026-11-23T00:00", "2026-11-23T01:00"),
        slot("2026-11-24T00:00", "2026-11-24T01:00"),
        slot("2026-11-25T00:00", "2026-11-25T01:00"),
    )


def test_windows_that_overlap_count_once() -> None:
    twice = Weekly(
        zone="UTC",
        windows=(
            Window(weekday=MONDAY, start=time(9), end=time(11)),
            Window(weekday=MONDAY, start=time(10), end=time(12)),
        ),
    )

    assert weekly_overlap(twice, ALWAYS, date(2026, 11, 25)) == 3 * HOUR


def test_a_time_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        stretches(weekly("Europe/Atlantis", MONDAY, "09:00", "10:00"), at("2026-11-23"), 7)

    assert (caught.value.code, caught.value.values) == ("unknown-time-zone", {"zone": "Europe/Atlantis"})


ZONES = (
    "Europe/Zurich",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Santiago",
    "UTC",
)


@given(
    zone=st.sampled_from(ZONES),
    weekday=st.integers(0, 6),
    start=st.times(),
    end=st.times(),
    on=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_inside_a_stretch_the_clock_on_the_wall_shows_a_time_inside_the_window(
    zone: str, weekday: int, start: time, end: time, on: date
) -> None:
    window = Window(weekday=weekday, start=start.replace(microsecond=0), end=end.replace(microsecond=0))

    for found in stretches(Weekly(zone=zone, windows=(window,)), datetime.combine(on, time(), UTC), 7):
        middle = (found.start + (found.end - found.start) / 2).astimezone(ZoneInfo(zone))
        shown = middle.time().replace(fold=0)
        same_day = window.start <= shown and (shown < window.end or window.end <= window.start)
        next_day = window.end <= window.start and shown < window.end
        assert (middle.weekday() == weekday and same_day) or (
            middle.weekday() == (weekday + 1) % 7 and next_day
        )
