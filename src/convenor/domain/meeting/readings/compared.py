"""What a convenor did after the moment at which somebody thought «I would now …»: for comparing, never for marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from convenor.domain.meeting import events as ev

WITHIN = timedelta(minutes=5)
SHOWN = 4

# What one would do, and the steps by which a convenor does it.
KINDS: Mapping[str, tuple[type[ev.Fact], ...]] = {
    "next": (ev.FloorGiven,),
    "close-queue": (ev.QueueClosed,),
    "round": (ev.RoundStarted,),
    "last-word": (ev.LastWordGiven,),
    "limit": (ev.LimitSet, ev.OrderChosen, ev.BudgetSet),
    "restate": (ev.GistRestated, ev.ObjectionRestated),
    "text": (ev.TextShown, ev.PointOpened),
    "call": (ev.CallOpened,),
    "poll": (ev.PollOpened,),
    "park": (ev.PointParked, ev.WordParked),
    "break": (ev.BreakStarted, ev.BreakoutsStarted),
    "hand-over": (ev.ChairOffered,),
    "remind": (ev.ConductReminded,),
    "close-item": (ev.ItemClosed, ev.ItemOpened),
    "wait": (),
    "other": (),
}
STEPS: tuple[type[ev.Fact], ...] = tuple(dict.fromkeys(kind for kinds in KINDS.values() for kind in kinds))


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step of somebody who leads: what, whose, how long after the mark, and whether it is the one that was marked."""

    name: str
    by: int
    seat: int
    after: timedelta
    same: bool


def steps_after(events: Sequence[ev.Fact], place: int, kind: str) -> tuple[NextStep, ...]:
    """The next steps of whoever led after ``place``: the first few, and the marked one where it came in time."""
    if not 0 < place <= len(events):
        return ()
    marked, wanted = events[place - 1].at, KINDS.get(kind, ())
    found = [
        _step(event, marked, same=isinstance(event, wanted))
        for event in events[place:]
        if isinstance(event, STEPS) and event.at - marked <= WITHIN
    ]
    first = found[:SHOWN]
    return (*first, *(each for each in found[SHOWN:] if each.same and not any(step.same for step in first)))[
        : SHOWN + 1
    ]


def _step(event: ev.Fact, marked: datetime, *, same: bool) -> NextStep:
    return NextStep(
        name=event.name,
        by=event.by,
        seat=getattr(event, "seat", 0) or getattr(event, "to", 0),
        after=event.at - marked,
        same=same,
    )
