"""An agenda on the clock: days, items, and who facilitates."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from convenor.domain.meeting.readings.clocks import count_at_night, hours_in, kinder_start
from convenor.domain.meeting.readings.fitting import Planned
from convenor.domain.meeting.readings.timetable import Day, Shift, Slot, days_of, facilitator, timetable

GENEVA = ZoneInfo("Europe/Zurich")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=GENEVA)


def test_a_meeting_of_three_days_has_three_days_of_the_same_length() -> None:
    assert days_of(at(23, 9), at(25, 17)) == (
        Day(number=1, begins=at(23, 9), ends=at(23, 17)),
        Day(number=2, begins=at(24, 9), ends=at(24, 17)),
        Day(number=3, begins=at(25, 9), ends=at(25, 17)),
    )


def test_a_meeting_past_midnight_is_one_day() -> None:
    found = days_of(at(23, 22), at(24, 1))

    assert [(each.number, each.minutes) for each in found] == [(1, 180)]


def test_other_hours_of_the_day_can_be_chosen() -> None:
    found = days_of(at(23, 9), at(24, 17), time(8, 30), time(12, 30))

    assert [(each.begins, each.minutes) for each in found] == [(at(23, 8, 30), 240), (at(24, 8, 30), 240)]


def test_what_does_not_fit_before_the_evening_begins_the_next_day() -> None:
    days = days_of(at(23, 9), at(24, 12))
    items = [
        Planned(key=1, way="inform", minutes=60),
        Planned(key=2, way="decide", minutes=150),
        Planned(key=3, way="inform", minutes=45),
    ]

    assert timetable(items, days) == (
        Slot(key=1, day=1, begins=at(23, 9), ends=at(23, 10)),
        Slot(key=2, day=2, begins=at(24, 9), ends=at(24, 11, 30)),
        Slot(key=3, day=2, begins=at(24, 11, 30), ends=at(24, 12, 15), over=True),
    )


def test_an_item_can_be_kept_for_a_day() -> None:
    days = days_of(at(23, 9), at(25, 17))
    items = [Planned(key=1, way="inform", minutes=30), Planned(key=2, way="decide", minutes=30, day=3)]

    assert [each.begins for each in timetable(items, days)] == [at(23, 9), at(25, 9)]


def test_whose_shift_it_is_facilitates() -> None:
    shifts = [Shift(person=1, day=1, ends=time(12)), Shift(person=2, day=1, begins=time(12))]
    morning, noon, tomorrow = (
        Slot(key=1, day=day, begins=at(22 + day, hour), ends=at(22 + day, hour + 1))
        for day, hour in ((1, 9), (1, 12), (2, 9))
    )

    assert [facilitator(each, shifts) for each in (morning, noon, tomorrow)] == [1, 2, 0]


def test_who_sits_at_night_is_told_by_the_clock_of_the_place() -> None:
    begins, ends = datetime(2026, 11, 23, 12, tzinfo=UTC), datetime(2026, 11, 23, 16, tzinfo=UTC)

    sydney, geneva = (hours_in(each, begins, ends) for each in ("Australia/Sydney", "Europe/Zurich"))

    assert (sydney.begins.hour, sydney.night, sydney.at_night) == (23, 180 + 60, True)
    assert (geneva.begins.hour, geneva.at_night) == (13, False)


def test_kinder_hours_are_found_and_good_ones_are_kept() -> None:
    begins, ends = datetime(2026, 11, 23, 2, tzinfo=UTC), datetime(2026, 11, 23, 4, tzinfo=UTC)
    zones = ["Europe/Zurich", "Europe/Zurich", "Asia/Shanghai"]

    start, still = kinder_start(zones, begins, ends)

    assert count_at_night(zones, begins, ends) == 2
    assert (start, still) == (datetime(2026, 11, 23, 7, tzinfo=UTC), 0)
    assert kinder_start(zones, start, start + (ends - begins)) == (start, 0)
