"""An agenda on the clock: on which day and at what time each item begins, and who facilitates then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from convenor.domain.meeting.readings.fitting import Planned

ONE_SITTING = timedelta(hours=16)  # what lasts longer goes over several days
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of a meeting, on the clock of its place."""

    number: int
    begins: datetime
    ends: datetime

    @property
    def minutes(self) -> int:
        """How long it is."""
        return int((self.ends - self.begins).total_seconds() // 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When an item is taken up; ``over``: it goes on after the day has ended."""

    key: int
    day: int
    begins: datetime
    ends: datetime
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Somebody facilitates on a day, all of it or between two times of the clock."""

    person: int
    day: int
    begins: time | None = None
    ends: time | None = None

    def covers(self, moment: datetime, day: int) -> bool:
        """Whether it is this person's shift at ``moment`` of day number ``day``."""
        clock = moment.time()
        return (
            self.day == day
            and (self.begins is None or self.begins <= clock)
            and (self.ends is None or clock < self.ends)
        )


def days_of(
    begins: datetime, ends: datetime, opens: time | None = None, closes: time | None = None
) -> tuple[Day, ...]:
    """The days of a meeting that begins and ends so, on the clock of its place.

    Every day is as long as the first and the last tell, unless ``opens`` and ``closes`` say otherwise.
    """
    if ends - begins <= ONE_SITTING:
        return (Day(number=1, begins=begins, ends=ends),)
    opens, closes = opens or begins.time(), closes or ends.time()
    count = (ends.date() - begins.date()).days + (1 if closes > opens else 0)
    firsts = (datetime.combine(begins.date() + n * DAY, opens, begins.tzinfo) for n in range(count))
    return tuple(
        Day(number=number, begins=first, ends=_closing(first, closes))
        for number, first in enumerate(firsts, start=1)
    )


def timetable(items: Sequence[Planned], days: Sequence[Day]) -> tuple[Slot, ...]:
    """One item after the other; what does not fit before the end of a day begins the next."""
    slots, here, clock = [], 0, days[0].begins
    for item in items:
        length = timedelta(minutes=item.minutes)
        pinned = min(item.day, len(days)) - 1
        full = clock > days[here].begins and clock + length > days[here].ends and here + 1 < len(days)
        if pinned > here or full:
            here = max(pinned, here + 1)
            clock = days[here].begins
        ends = clock + length
        over = ends > days[here].ends
        slots.append(Slot(key=item.key, day=days[here].number, begins=clock, ends=ends, over=over))
        clock = ends
    return tuple(slots)


def facilitator(slot: Slot, shifts: Sequence[Shift]) -> int:
    """Who facilitates when the item begins; 0 where nobody is down for it."""
    return next((each.person for each in shifts if each.covers(slot.begins, slot.day)), 0)


def _closing(opening: datetime, closes: time) -> datetime:
    end = datetime.combine(opening.date(), closes, opening.tzinfo)
    return end if end > opening else end + DAY
