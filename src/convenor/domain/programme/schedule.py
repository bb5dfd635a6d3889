"""When two people can meet: weekly habits in local time, through every change of the clocks.

A window means: whenever the clock on that person's wall shows a time inside it. So an hour that the
clocks repeat is there twice, and an hour that they skip is not there at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from convenor.domain.kernel import Refused

DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From ``start`` to ``end`` on one weekday (Monday is 0).

    An end that is not after the start lies on the next day; equal times are a whole day.
    """

    weekday: int
    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """When somebody can usually meet, by the clock of an IANA time zone."""

    zone: str
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Slot:
    """A stretch of time, both ends in UTC."""

    start: datetime
    end: datetime


def common_slots(
    a: Weekly,
    b: Weekly,
    start: datetime,
    days: int,
    length: timedelta,
    busy: Iterable[Slot] = (),
    limit: int | None = None,
    per_day: int | None = None,
) -> tuple[Slot, ...]:
    """Times of ``length`` when both can meet, on the quarter hour, earliest first, none overlapping.

    ``per_day`` limits how many lie on one day of ``a``'s calendar, so that a choice spreads over days.
    """
    if length <= timedelta(0):
        raise Refused("slot-length-missing")
    within = Slot(start=start.astimezone(UTC), end=start.astimezone(UTC) + days * DAY)
    free = _minus(_both(_stretches(a, within), _stretches(b, within)), tuple(busy))
    found: list[Slot] = []
    on_day: dict[date, int] = {}
    for slot in (each for stretch in free for each in _cut(stretch, length)):
        day = slot.start.astimezone(_zone(a.zone)).date()
        if per_day is None or on_day.get(day, 0) < per_day:
            on_day[day] = on_day.get(day, 0) + 1
            found.append(slot)
    return tuple(found[:limit])


def weekly_overlap(a: Weekly, b: Weekly, on: date) -> timedelta:
    """How much time both have in common in the week of ``on``, Monday to Sunday in UTC."""
    monday = datetime.combine(on - on.weekday() * DAY, time(), UTC)
    week = Slot(start=monday, end=monday + 7 * DAY)
    both = _both(_stretches(a, week), _stretches(b, week))
    return sum((each.end - each.start for each in both), timedelta(0))


def stretches(weekly: Weekly, start: datetime, days: int) -> tuple[Slot, ...]:
    """When one person can meet from ``start`` on, in UTC, joined and in order."""
    return _stretches(weekly, Slot(start=start.astimezone(UTC), end=start.astimezone(UTC) + days * DAY))


def _stretches(weekly: Weekly, within: Slot) -> tuple[Slot, ...]:
    zone = _zone(weekly.zone)
    first, last = (within.start - 2 * DAY).date(), (within.end + 2 * DAY).date()
    dates = (first + n * DAY for n in range((last - first).days))
    every = (
        slot
        for day in dates
        for window in weekly.windows
        if window.weekday == day.weekday()
        for slot in _in_utc(window, day, zone)
    )
    return _joined(clipped for slot in every for clipped in _both((slot,), (within,)))


def _in_utc(window: Window, day: date, zone: ZoneInfo) -> Iterator[Slot]:
    """The moments at which the wall clock shows a time inside the window that begins on ``day``."""
    begin = datetime.combine(day, window.start, UTC)
    end = datetime.combine(day if window.end > window.start else day + DAY, window.end, UTC)
    before, after = _offset(begin - DAY, zone), _offset(end + DAY, zone)
    if before == after:
        yield Slot(start=begin - before, end=end - before)
        return
    change = _change(begin - DAY, end + DAY, zone)
    for slot in (
        Slot(start=begin - before, end=min(end - before, change)),
        Slot(start=max(begin - after, change), end=end - after),
    ):
        if slot.start < slot.end:
            yield slot


def _change(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The moment between ``low`` and ``high`` at which the clocks change, to the second."""
    before = _offset(low, zone)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as unknown:
        raise Refused("unknown-time-zone", zone=name) from unknown


def _joined(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The same time without overlaps, in order."""
    joined: list[Slot] = []
    for slot in sorted(slots):
        if joined and slot.start <= joined[-1].end:
            joined[-1] = Slot(start=joined[-1].start, end=max(joined[-1].end, slot.end))
        else:
            joined.append(slot)
    return tuple(joined)


def _both(these: tuple[Slot, ...], those: tuple[Slot, ...]) -> tuple[Slot, ...]:
    shared = (
        Slot(start=max(a.start, b.start), end=min(a.end, b.end))
        for a in these
        for b in those
        if a.start < b.end and b.start < a.end
    )
    return tuple(sorted(shared))


def _minus(free: tuple[Slot, ...], busy: tuple[Slot, ...]) -> tuple[Slot, ...]:
    for taken in _joined(busy):
        free = tuple(
            slot
            for each in free
            for slot in (
                Slot(start=each.start, end=min(each.end, taken.start)),
                Slot(start=max(each.start, taken.end), end=each.end),
            )
            if slot.start < slot.end
        )
    return free


def _cut(stretch: Slot, length: timedelta) -> Iterator[Slot]:
    """Slots of ``length`` one after the other, each beginning on a quarter hour."""
    begin = stretch.start + (-_since_midnight(stretch.start) % QUARTER)
    while begin + length <= stretch.end:
        yield Slot(start=begin, end=begin + length)
        begin += length + (-length % QUARTER)


def _since_midnight(moment: datetime) -> timedelta:
    return moment - moment.replace(hour=0, minute=0, second=0, microsecond=0)
