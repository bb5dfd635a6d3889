"""Will it end in time? The forecast of a meeting that runs, from its own measured rate.

Before a meeting the same question is answered by ``fitting``; here everything comes from the meeting as it stands.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from convenor.domain.meeting.readings.fitting import LEAST_SECONDS, round_minutes
from convenor.domain.meeting.readings.telling import MINUTE, SECOND, Told, minutes, told, total
from convenor.domain.meeting.state.agenda import Item
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.voices import voices

ASSUMED = timedelta(seconds=90)  # a turn, while this meeting has not yet shown its own rate
ENOUGH = 3  # turns that make a rate
HALF_A_MINUTE = timedelta(seconds=30)  # less is neither late nor early
ROUNDS = (60, 30)  # seconds each that are worth comparing


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """How the current item ends if everybody who waits speaks at this rate.

    ``late`` is by how much it ends after its timebox (negative: before); ``close_at`` is the latest sensible moment
    to close the queue; ``more`` is how many further hands still fit; all three are None without a timebox.
    ``meeting_late`` is the same for the whole meeting, where its end is known.
    """

    waiting: int
    rate: timedelta
    measured: bool
    left: timedelta | None
    late: timedelta | None
    close_at: datetime | None
    more: int | None
    meeting_late: timedelta | None
    facts: tuple[Told, ...]


def forecast(meeting: Meeting, at: datetime, *, ends: datetime | None = None) -> Forecast:
    """The forecast at a moment; ``ends`` is when the whole meeting is to end."""
    each = rate(meeting)
    waiting = len(meeting.floor.hands)
    needed = _rest_of_turn(meeting, at) + _rest_of_round(meeting) + waiting * each
    left = _left(meeting, at)
    late = None if left is None else needed - left
    after = None if ends is None else _after(meeting, at, needed) - (ends - at)
    return Forecast(
        waiting=waiting,
        rate=each,
        measured=_turns(meeting) >= ENOUGH,
        left=left,
        late=late,
        close_at=None if late is None else max(at, at - late),
        more=None if late is None else max(0, -late // each),
        meeting_late=after,
        facts=_facts(meeting, waiting, late, left, after),
    )


def rate(meeting: Meeting) -> timedelta:
    """How long a turn takes: as measured in this meeting, never longer than the limit."""
    count, limit = _turns(meeting), meeting.floor.limit * SECOND
    if count < ENOUGH:
        return limit or ASSUMED
    measured = total(meeting.floor.spoken.values()) / count
    return max(SECOND, min(measured, limit) if limit else measured)


def round_forecast(meeting: Meeting, seconds: int = 60) -> tuple[Told, ...]:
    """What a round of everybody present would take, with these seconds each and with half a minute."""
    people = len(voices(meeting.people, but=meeting.chair.seat))
    compared = dict.fromkeys((seconds, *(each for each in ROUNDS if each < seconds)))
    return tuple(
        told("round-takes", people=people, seconds=each, minutes=round_minutes(people, each))
        for each in compared
    )


def _turns(meeting: Meeting) -> int:
    """How many turns are over."""
    return sum(meeting.floor.turns.values()) - (meeting.floor.speaker is not None)


def _rest_of_turn(meeting: Meeting, at: datetime) -> timedelta:
    """What whoever speaks may still take."""
    speaker = meeting.floor.speaker
    return max(timedelta(), rate(meeting) - speaker.spoken(at)) if speaker else timedelta()


def _rest_of_round(meeting: Meeting) -> timedelta:
    running = meeting.floor.round
    return len(running.to_come) * running.seconds * SECOND if running else timedelta()


def _left(meeting: Meeting, at: datetime) -> timedelta | None:
    """What the current item still has of its timebox; None where it has none."""
    item = meeting.agenda.items.get(meeting.agenda.current)
    return None if item is None or not item.minutes else item.minutes * MINUTE - _spent(meeting, item, at)


def _spent(meeting: Meeting, item: Item, at: datetime) -> timedelta:
    since = meeting.agenda.since
    running = at - since if since and item.number == meeting.agenda.current else timedelta()
    return item.spent + running


def _after(meeting: Meeting, at: datetime, needed: timedelta) -> timedelta:
    """What everything takes from now on: this item until nobody waits, then the timeboxes of the others.

    An item with nobody waiting keeps the rest of its timebox: somebody will speak.
    """
    left = _left(meeting, at)
    here = max(needed, left) if left is not None else needed
    others = (item for item in meeting.agenda.items.values() if item.standing == "planned")
    return here + sum(item.minutes for item in others) * MINUTE


def _facts(
    meeting: Meeting,
    waiting: int,
    late: timedelta | None,
    left: timedelta | None,
    after: timedelta | None,
) -> tuple[Told, ...]:
    found: list[Told] = []
    if late is not None and left is not None:
        found.append(_item_ends(waiting, late))
        found += _remedies(meeting, waiting, late, left)
    if after is not None and after >= HALF_A_MINUTE:
        found.append(told("forecast-meeting-late", minutes=minutes(after)))
    return tuple(found)


def _item_ends(waiting: int, late: timedelta) -> Told:
    if abs(late) < HALF_A_MINUTE:
        return told("forecast-on-time", waiting=waiting)
    code = "forecast-late" if late > timedelta() else "forecast-early"
    return told(code, minutes=max(1, minutes(abs(late))), waiting=waiting)


def _remedies(meeting: Meeting, waiting: int, late: timedelta, left: timedelta) -> list[Told]:
    """What helps an item that ends late: close the queue, and a limit with which those who wait still fit."""
    if late < HALF_A_MINUTE:
        return []
    found = [told("forecast-close-queue")] if meeting.floor.open and waiting else []
    fits = int(left / SECOND) // waiting // 5 * 5 if waiting and left > timedelta() else 0
    if LEAST_SECONDS <= fits < rate(meeting) / SECOND:
        found.append(told("forecast-limit", seconds=fits, waiting=waiting))
    return found
