"""Does an agenda fit this number of people? The arithmetic of talk, before anybody has said a word.

Rules of thumb, each stated where it is shown: a round lets everybody speak once, a discussion about a third of the
people, an information one in eight; introducing an item takes five minutes and a consensus call ten. A formality takes what it was given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

FORMAL, INFORM, DISCUSS, ROUND, DECIDE, BREAK = "formal", "inform", "discuss", "round", "decide", "break"
SILENT = (FORMAL, BREAK)  # nobody is expected to speak at length
ONE_IN = {INFORM: 8, DISCUSS: 3, ROUND: 1, DECIDE: 3}
INTRODUCING, CALLING = 5, 10  # minutes
LEAST_SECONDS = 30  # below that nobody says anything
A_GROUP, REPORTING = 6, 2  # people in a breakout group, minutes for bringing its text back


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One line of an agenda: how it is to be treated, and the minutes it was given."""

    key: int
    way: str
    minutes: int
    day: int = 0  # the day of the meeting on which it begins at the earliest; 0: after the one before


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to change: a code whose words live in the catalogue, and its values."""

    code: str
    values: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Whether one item fits: how many speak, what that takes, and what could be changed."""

    item: Planned
    speakers: int
    seconds: int  # each
    talk: int  # minutes of talk alone
    needed: int  # minutes, with introduction and call
    advice: tuple[Advice, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the timebox is long enough."""
        return self.needed <= self.item.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Whether the whole agenda fits."""

    people: int
    seconds: int
    available: int  # minutes that the meeting has
    planned: int  # minutes given to items and breaks
    needed: int  # minutes that this number of people will take
    lines: tuple[Line, ...]
    advice: tuple[Advice, ...]

    @property
    def fits(self) -> bool:
        """Whether the timeboxes fit the meeting, and the talk fits the timeboxes."""
        return self.planned <= self.available and all(each.fits for each in self.lines)


def round_minutes(people: int, seconds: int) -> int:
    """Minutes that a round of the table takes: 41 people at 60 seconds are 41 minutes."""
    return ceil(people * seconds / 60)


def longest_talk(items: Sequence[Planned]) -> Planned | None:
    """The item with the most minutes for the people's own talk; none where nothing is discussed."""
    found = [each for each in items if each.way in ONE_IN and each.minutes > aside(each.way)]
    return max(found, key=lambda each: each.minutes - aside(each.way), default=None)


def budget_minutes(items: Sequence[Planned], delegations: int) -> int:
    """What each delegation may use on an item: the longest talk shared among them, a minute at least; 0: nothing to share."""
    item = longest_talk(items)
    if item is None or not delegations:
        return 0
    return max(1, (item.minutes - aside(item.way)) // delegations)


def speakers(way: str, people: int) -> int:
    """How many will speak on an item that is treated this way."""
    return ceil(people / ONE_IN[way]) if way in ONE_IN else 0


def aside(way: str) -> int:
    """Minutes of an item that are not the people's own talk."""
    if way in (*SILENT, ROUND):
        return 0
    return INTRODUCING + (CALLING if way == DECIDE else 0)


def line(item: Planned, *, people: int, seconds: int) -> Line:
    """How one item fits this number of people."""
    if item.way in SILENT:
        return Line(item=item, speakers=0, seconds=0, talk=0, needed=item.minutes)
    who = speakers(item.way, people)
    talk = round_minutes(who, seconds)
    needed = talk + aside(item.way)
    advice = () if needed <= item.minutes else tuple(_advice(item, who, needed, seconds))
    return Line(item=item, speakers=who, seconds=seconds, talk=talk, needed=needed, advice=advice)


def fitting(items: Sequence[Planned], *, people: int, seconds: int, available: int) -> Fit:
    """Whether the agenda fits this number of people at so many seconds each, in the minutes that there are."""
    lines = tuple(line(each, people=people, seconds=seconds) for each in items)
    planned = sum(each.minutes for each in items)
    needed = sum(each.needed for each in lines)
    return Fit(
        people=people,
        seconds=seconds,
        available=available,
        planned=planned,
        needed=needed,
        lines=lines,
        advice=tuple(_advice_for_all(lines, planned, needed, available, people)),
    )


def _advice(item: Planned, who: int, needed: int, seconds: int) -> list[Advice]:
    """Shorter turns, smaller groups, or more minutes: what helps an item that does not fit."""
    found = []
    shorter = _seconds_for(item.minutes - aside(item.way), who)
    if LEAST_SECONDS <= shorter < seconds:
        takes = round_minutes(who, shorter) + aside(item.way)
        found.append(Advice(code="fit-shorter-turns", values=(("seconds", shorter), ("minutes", takes))))
    groups = ceil(who / A_GROUP)
    apart = aside(item.way) + round_minutes(min(who, A_GROUP), seconds) + groups * REPORTING
    if groups > 1 and apart < needed:
        found.append(Advice(code="fit-in-groups", values=(("groups", groups), ("minutes", apart))))
    found.append(
        Advice(code="fit-more-minutes", values=(("minutes", needed), ("more", needed - item.minutes)))
    )
    return found


def _advice_for_all(
    lines: Sequence[Line], planned: int, needed: int, available: int, people: int
) -> list[Advice]:
    found = []
    if planned > available:
        found.append(Advice(code="fit-over", values=(("over", planned - available),)))
    if needed > available:
        talk = sum(each.speakers for each in lines)
        rest = available - sum(each.needed - each.talk for each in lines)
        shorter = _seconds_for(rest, talk)
        if shorter >= LEAST_SECONDS:
            found.append(Advice(code="fit-limit", values=(("seconds", shorter), ("people", people))))
        found.append(Advice(code="fit-longer-meeting", values=(("more", needed - available),)))
    return found


def _seconds_for(minutes: int, who: int) -> int:
    """How long each of so many may speak in so many minutes, down to the five seconds."""
    return max(0, minutes * 60 // who // 5 * 5) if who else 0
