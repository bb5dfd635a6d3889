"""How long names stand beside talk times: never before the end, never longer than a year, never longer than told."""

from datetime import date, timedelta

import pytest

from convenor.domain.kernel import Refused
from convenor.domain.meeting.keeping import check_day, latest_day

ENDS = date(2025, 3, 4)
A_DAY = timedelta(days=1)


@pytest.mark.parametrize("day", [ENDS, ENDS + 30 * A_DAY, latest_day(ENDS)])
def test_any_day_from_the_end_to_a_year_after_it_may_be_chosen(day: date) -> None:
    assert check_day(day, ends=ENDS) is None


@pytest.mark.parametrize(
    ("day", "told", "code", "named"),
    [
        (ENDS - A_DAY, None, "keeping-ends-too-early", ENDS),
        (latest_day(ENDS) + A_DAY, None, "keeping-ends-too-late", latest_day(ENDS)),
        (ENDS + 31 * A_DAY, ENDS + 30 * A_DAY, "keeping-was-told", ENDS + 30 * A_DAY),
    ],
)
def test_another_day_is_refused_and_the_refusal_names_the_nearest_that_may_be_chosen(
    day: date, told: date | None, code: str, named: date
) -> None:
    with pytest.raises(Refused) as refused:
        check_day(day, ends=ENDS, told=told)

    assert (refused.value.code, refused.value.values) == (code, {"day": named})


def test_an_earlier_day_than_was_told_may_always_be_chosen() -> None:
    assert check_day(ENDS + A_DAY, ends=ENDS, told=latest_day(ENDS)) is None
