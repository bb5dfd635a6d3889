"""Working days around now: the demo's story always ends today, and nobody meets on a Sunday."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

THURSDAY = 3


@dataclass(frozen=True, slots=True)
class Days:
    """Counts working days from the last one before, or on, the day of ``now``."""

    now: datetime

    def day(self, days: int) -> date:
        """The date that lies ``days`` working days off; before now when negative."""
        today = self.now.astimezone(UTC).date()
        monday = today - timedelta(days=today.weekday())
        weeks, weekday = divmod(min(today.weekday(), 4) + days, 5)
        return monday + timedelta(weeks=weeks, days=weekday)

    def at(self, days: int, clock: str = "10:00", zone: str = "UTC") -> datetime:
        """A moment on that date, on the clocks of ``zone``."""
        return on(self.day(days), clock, zone)

    def thursday(self) -> date:
        """The next Thursday that is at least two days off."""
        first = self.now.astimezone(UTC).date() + timedelta(days=2)
        return first + timedelta(days=(THURSDAY - first.weekday()) % 7)

    def week_for(self, days: int, lasts: int) -> date:
        """The first day of ``lasts`` working days within one week, near the day that lies ``days`` off."""
        first = self.day(days)
        over = first.weekday() + lasts - 5
        if over <= 0:
            return first
        return first - timedelta(days=over) if days < 0 else first + timedelta(days=7 - first.weekday())


def on(day: date, clock: str, zone: str) -> datetime:
    """A clock time in a zone, as the moment that it is."""
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone)).astimezone(UTC)
