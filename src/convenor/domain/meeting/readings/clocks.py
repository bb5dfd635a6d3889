"""A virtual meeting on everybody's own clock: who sits there at night, and which hours would be kinder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

NIGHT_FROM, NIGHT_TO = time(22), time(6)
HOUR = timedelta(hours=1)
BY_DAY = range(7, 21)  # hours at which a meeting may begin where it is held


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A meeting's hours on the clock of one zone, and how many of its minutes lie at night there."""

    zone: str
    begins: datetime
    ends: datetime
    night: int

    @property
    def at_night(self) -> bool:
        """Whether somebody there sits at night, between ten in the evening and six in the morning."""
        return self.night > 0


def hours_in(zone: str, begins: datetime, ends: datetime) -> Hours:
    """A meeting from ``begins`` to ``ends`` as the clocks of ``zone`` show it."""
    place = zone_called(zone)
    local = begins.astimezone(place)
    return Hours(zone=zone, begins=local, ends=ends.astimezone(place), night=_night(begins, ends, place))


def kinder_start(zones: Sequence[str], begins: datetime, ends: datetime) -> tuple[datetime, int]:
    """The hour of the place's own day at which fewest people sit at night, and how many they are.

    ``zones`` names one zone for each person. The hour that stands is kept where no other is kinder.
    """
    length = ends - begins
    midnight = begins.replace(hour=0, minute=0, second=0, microsecond=0)
    starts = [begins, *(midnight + hour * HOUR for hour in BY_DAY)]
    counted = [(count_at_night(zones, each, each + length), each) for each in starts]
    fewest = min(number for number, _ in counted)
    return next((each, number) for number, each in counted if number == fewest)


def count_at_night(zones: Iterable[str], begins: datetime, ends: datetime) -> int:
    """How many of the people sit at night in a meeting from ``begins`` to ``ends``."""
    return sum(_night(begins, ends, zone_called(each)) > 0 for each in zones)


def zone_called(name: str) -> ZoneInfo:
    """The zone called ``name``; UTC where it is unknown."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _night(begins: datetime, ends: datetime, zone: ZoneInfo) -> int:
    """Minutes of the meeting that lie in the nights of a zone."""
    local = begins.astimezone(zone).date()
    total = timedelta()
    for day in range(-1, (ends - begins).days + 2):
        evening = datetime.combine(local + timedelta(days=day), NIGHT_FROM, zone).astimezone(UTC)
        morning = datetime.combine(local + timedelta(days=day + 1), NIGHT_TO, zone).astimezone(UTC)
        total += max(timedelta(), min(ends, morning) - max(begins, evening))
    return int(total.total_seconds() // 60)
