"""The share of voice: who was heard, against who is here, in sentences and in numbers.

``live`` reads it from the meeting as it stands, at a cost that does not grow with the log; ``of_turns`` reads it
from turns, for a meeting that is over. Whoever has the chair leads and is not counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate

from convenor.domain.meeting.readings.telling import MINUTE, Told, percent, told, total
from convenor.domain.meeting.readings.turns import SpokenTurn
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.seats import Seat
from convenor.domain.meeting.state.voices import has_voice, voices

SCOPES = ("meeting", "item", "point")
HALF = 50  # percent of the talk: how few people used as much
THIRD = 3
FAIR_BEFORE = 3 * MINUTE  # of talk on a point, before anybody can be said to have too much of it
GAP = 10  # percentage points between share of talk and share of people that are worth a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a seat or a group had of the talk, and how many of the people it is. ``whose`` is seat, body or name."""

    whose: str
    time: timedelta
    percent: int
    people: int
    percent_of_people: int
    seat: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who was heard in one scope: shares from most to least, who was not heard, and what can be said of it.

    ``persons`` are those who spoke; whoever is here and did not is among the ``silent``.
    """

    scope: str
    time: timedelta
    people: int
    persons: tuple[Share, ...]
    bodies: tuple[Share, ...]
    interests: tuple[Share, ...]
    modes: tuple[Share, ...]
    silent: tuple[int, ...]
    facts: tuple[Told, ...]


def live(meeting: Meeting, at: datetime, *, scope: str = "meeting") -> Voice:
    """The share of voice now: in the meeting, on the current item, or on the current point."""
    spoken = spoken_now(meeting, at, scope=scope)
    counted = [each for each in meeting.people.seats.values() if _counts(each, meeting, spoken)]
    return share_of_voice(counted, spoken, scope=scope)


def spoken_now(meeting: Meeting, at: datetime, *, scope: str = "meeting") -> dict[int, timedelta]:
    """How long each seat has spoken until now, whoever speaks included."""
    floor = meeting.floor
    spoken = {"meeting": floor.spoken, "item": floor.spoken_on_item, "point": floor.spoken_on_point}[scope]
    if floor.speaker is None:
        return dict(spoken)
    seat = floor.speaker.seat
    return {**spoken, seat: spoken.get(seat, timedelta()) + floor.speaker.spoken(at)}


def of_turns(turns: Iterable[SpokenTurn], seats: Iterable[Seat], *, scope: str = "meeting") -> Voice:
    """The share of voice in these turns, among these seats and whoever spoke; modes are those of each turn."""
    spoken: dict[int, timedelta] = {}
    modes: dict[str, timedelta] = {}
    for turn in turns:
        spoken[turn.seat] = spoken.get(turn.seat, timedelta()) + turn.time
        modes[turn.mode] = modes.get(turn.mode, timedelta()) + turn.time
    return share_of_voice(list(seats), spoken, scope=scope, modes=modes)


def share_of_voice(
    seats: list[Seat],
    spoken: Mapping[int, timedelta],
    *,
    scope: str = "meeting",
    modes: Mapping[str, timedelta] | None = None,
) -> Voice:
    """Who of these seats had how much of the talk."""
    heard = [each for each in seats if spoken.get(each.number)]
    persons = _persons(heard, spoken, len(seats))
    silent = tuple(each.number for each in seats if not spoken.get(each.number))
    remote = _shares(seats, spoken, lambda seat: seat.mode, modes)
    bodies = _shares([each for each in seats if each.body], spoken, lambda seat: seat.body)
    interests = _shares([each for each in seats if each.interest], spoken, lambda seat: seat.interest)
    return Voice(
        scope=scope,
        time=total(each.time for each in persons),
        people=len(seats),
        persons=persons,
        bodies=bodies,
        interests=interests,
        modes=remote,
        silent=silent,
        facts=_facts(persons, len(silent), bodies, interests, remote),
    )


def heaviest(meeting: Meeting, at: datetime) -> Told | None:
    """The warning that somebody passes a third of the talk on this point; None while nobody does."""
    spoken = spoken_now(meeting, at, scope="point")
    talk = total(spoken.values())
    if talk < FAIR_BEFORE or len(voices(meeting.people)) <= THIRD:
        return None
    seat, time = max(spoken.items(), key=lambda each: (each[1], -each[0]))
    if time * THIRD <= talk:
        return None
    return told("voice-passes-third", seat=seat, percent=percent(time, talk))


def _counts(seat: Seat, meeting: Meeting, spoken: Mapping[int, timedelta]) -> bool:
    """Present with a voice, or heard already; the chair leads."""
    if seat.number in spoken:
        return True
    return seat.standing == "present" and has_voice(seat) and seat.number != meeting.chair.seat


def _persons(heard: list[Seat], spoken: Mapping[int, timedelta], people: int) -> tuple[Share, ...]:
    """The shares of those who spoke, from most to least."""
    talk = total(spoken[each.number] for each in heard)
    ranked = sorted(heard, key=lambda each: (-spoken[each.number], each.number))
    return tuple(
        replace(
            _share(str(each.number), 1, spoken[each.number], talk, people),
            seat=each.number,
        )
        for each in ranked
    )


def _shares(
    seats: list[Seat],
    spoken: Mapping[int, timedelta],
    whose: Callable[[Seat], str],
    times: Mapping[str, timedelta] | None = None,
) -> tuple[Share, ...]:
    """Shares by group, from most to least; ``times`` where they are known otherwise than by seat."""
    people = Counter(whose(seat) for seat in seats)
    if times is None:
        times = _times(seats, spoken, whose)
    talk = total(times.values())
    names = sorted({*people, *times}, key=lambda name: (-times.get(name, timedelta()), name))
    return tuple(_share(name, people[name], times.get(name, timedelta()), talk, len(seats)) for name in names)


def _times(
    seats: list[Seat], spoken: Mapping[int, timedelta], whose: Callable[[Seat], str]
) -> dict[str, timedelta]:
    found: dict[str, timedelta] = {}
    for seat in seats:
        if time := spoken.get(seat.number):
            found[whose(seat)] = found.get(whose(seat), timedelta()) + time
    return found


def _share(name: str, group: int, time: timedelta, talk: timedelta, people: int) -> Share:
    return Share(
        whose=name,
        time=time,
        percent=percent(time, talk),
        people=group,
        percent_of_people=percent(group, people),
    )


def _facts(
    persons: tuple[Share, ...],
    silent: int,
    bodies: tuple[Share, ...],
    interests: tuple[Share, ...],
    modes: tuple[Share, ...],
) -> tuple[Told, ...]:
    """Plain sentences, the most telling first; nothing is said before anybody spoke."""
    if not persons:
        return ()
    people = len(persons) + silent
    return (
        _few(persons, people),
        told("voice-silent", silent=silent, people=people)
        if silent
        else told("voice-all-heard", people=people),
        *(_gap("voice-remote", each) for each in modes if each.whose == "remote" and _is_off(each)),
        *(_gap("voice-body", each) for each in bodies if _is_heavy(each)),
        *(_gap("voice-interest", each) for each in interests if _is_heavy(each)),
    )


def _few(persons: tuple[Share, ...], people: int) -> Told:
    """How few people used at least half of the time."""
    used = tuple(accumulate(each.time for each in persons))
    few = next(number for number, time in enumerate(used, start=1) if percent(time, used[-1]) >= HALF)
    return told("voice-few", few=few, people=people, percent=percent(used[few - 1], used[-1]))


def _gap(code: str, share: Share) -> Told:
    return told(code, whose=share.whose, percent=share.percent, of_people=share.percent_of_people)


def _is_off(share: Share) -> bool:
    return abs(share.percent - share.percent_of_people) >= GAP


def _is_heavy(share: Share) -> bool:
    return share.percent >= 2 * share.percent_of_people and share.percent - share.percent_of_people >= GAP
