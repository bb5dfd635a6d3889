"""How neutral the chair was: in numbers that a convenor and a mentor can talk about, never as a mark.

The chair has no clock of its own: while nobody has the floor, the chair leads. That time is told for what it is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.replaying import Step, people_by_seat, steps
from convenor.domain.meeting.readings.telling import Told, percent, told, total
from convenor.domain.meeting.readings.turns import SpokenTurn, turns_of
from convenor.domain.meeting.state.consensus import Call

FOR, AGAINST, OPEN = "for", "against", "open"
CAMPS: Mapping[str, str] = {"support": FOR, "live-with": FOR, "oppose": AGAINST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chairing:
    """One seat's time in the chair: how long, how much of it nobody else spoke, how often somebody was called."""

    seat: int
    time: timedelta = timedelta()
    led: timedelta = timedelta()
    called: int = 0
    out_of_turn: int = 0

    @property
    def percent_led(self) -> int:
        """The chair's share of the time in the chair."""
        return percent(self.led, self.time)


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """Those who stood on one side of the last revealed call: people, hands they raised, turns they were given."""

    camp: str
    people: int
    hands: int
    called: int
    out_of_turn: int

    @property
    def percent_called(self) -> int:
        """Turns given for a hundred hands raised."""
        return percent(self.called, self.hands)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutrality:
    """All indicators. ``as_expert`` are the turns of convenors without the baton."""

    chairings: tuple[Chairing, ...]
    as_expert: tuple[SpokenTurn, ...]
    overrides: tuple[SpokenTurn, ...]
    camps: tuple[Camp, ...]
    facts: tuple[Told, ...]


def neutrality(events: Iterable[ev.Fact], *, now: datetime | None = None) -> Neutrality:
    """The indicators of a whole log, or of a meeting that runs."""
    log = tuple(events)
    walked, into = tuple(steps(log)), people_by_seat(log)
    spoken = turns_of(walked, into, now=now)
    chairings = _chairings(walked, spoken)
    as_expert = tuple(turn for turn in spoken if turn.hat == "expert" and turn.part == "convenor")
    overrides = tuple(turn for turn in spoken if turn.out_of_turn)
    camps = _camps(walked, into, spoken)
    return Neutrality(
        chairings=chairings,
        as_expert=as_expert,
        overrides=overrides,
        camps=camps,
        facts=_facts(chairings, as_expert, overrides, camps),
    )


def _chairings(walked: tuple[Step, ...], spoken: tuple[SpokenTurn, ...]) -> tuple[Chairing, ...]:
    """One row for each seat that had the chair, in the order in which they had it first."""
    had: dict[int, timedelta] = {}
    led: dict[int, timedelta] = {}
    for earlier, later in pairwise(walked):
        meeting, time = earlier.after, later.event.at - earlier.event.at
        if not meeting.chair.seat or meeting.course.stage != "open" or meeting.breakouts.until:
            continue
        seat = meeting.chair.seat
        had[seat] = had.get(seat, timedelta()) + time
        led[seat] = led.get(seat, timedelta()) + (time if meeting.floor.speaker is None else timedelta())
    return tuple(
        Chairing(
            seat=seat,
            time=had[seat],
            led=led[seat],
            called=sum(turn.chair == seat for turn in spoken),
            out_of_turn=sum(turn.chair == seat and turn.out_of_turn for turn in spoken),
        )
        for seat in had
    )


def _camps(
    walked: tuple[Step, ...], into: Mapping[int, int], spoken: tuple[SpokenTurn, ...]
) -> tuple[Camp, ...]:
    """Calls per hand on each side, where a call was revealed that had two sides."""
    sides = _sides(walked)
    if not {FOR, AGAINST} <= set(sides.values()):
        return ()
    raised = (step.event.seat for step in walked if isinstance(step.event, ev.HandRaised))
    hands = Counter(sides.get(into.get(seat, seat), OPEN) for seat in raised)
    called = Counter(sides.get(turn.seat, OPEN) for turn in spoken if not turn.round)
    against_order = Counter(sides.get(turn.seat, OPEN) for turn in spoken if turn.out_of_turn)
    return tuple(
        Camp(
            camp=camp,
            people=sum(side == camp for side in sides.values()),
            hands=hands[camp],
            called=called[camp],
            out_of_turn=against_order[camp],
        )
        for camp in (FOR, AGAINST, OPEN)
    )


def _sides(walked: tuple[Step, ...]) -> dict[int, str]:
    """On which side each seat stood in the last call that was revealed."""
    for step in reversed(walked):
        call = step.after.consensus.call
        if call and call.stage in ("revealed", "declared"):
            return _sides_of(call)
    return {}


def _sides_of(call: Call) -> dict[int, str]:
    return {seat: CAMPS.get(taken.position, OPEN) for seat, taken in call.positions.items()}


def _facts(
    chairings: tuple[Chairing, ...],
    as_expert: tuple[SpokenTurn, ...],
    overrides: tuple[SpokenTurn, ...],
    camps: tuple[Camp, ...],
) -> tuple[Told, ...]:
    found = [told("chair-led", seat=each.seat, percent=each.percent_led) for each in chairings]
    for seat in dict.fromkeys(turn.seat for turn in as_expert):
        mine = [turn for turn in as_expert if turn.seat == seat]
        seconds = int(total(turn.time for turn in mine).total_seconds())
        found.append(told("chair-as-expert", seat=seat, turns=len(mine), seconds=seconds))
    called = sum(each.called for each in chairings)
    found.append(told("chair-overrides", count=len(overrides), turns=called))
    if camps:
        for_it, against, _ = camps
        found.append(
            told(
                "chair-camps",
                pro=for_it.called,
                of_pro=for_it.hands,
                con=against.called,
                of_con=against.hands,
            )
        )
    return tuple(found)
