"""How long the names stand beside the talk times: until when they may, and what those who came were told."""

from datetime import date, timedelta

from convenor.domain.kernel import Refused

LONGEST = timedelta(days=365)  # after the meeting's last day; the privacy page promises it


def latest_day(ends: date) -> date:
    """The last day on which names may still stand beside the talk times of a meeting."""
    return ends + LONGEST


def check_day(day: date, *, ends: date, told: date | None = None) -> None:
    """Refuse a day before the meeting is over, a later one than is promised, or than people came in by (``told``)."""
    if day < ends:
        raise Refused("keeping-ends-too-early", day=ends)
    if day > latest_day(ends):
        raise Refused("keeping-ends-too-late", day=latest_day(ends))
    if told is not None and day > told:
        raise Refused("keeping-was-told", day=told)
