"""The chair's baton as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from convenor.domain.meeting import events as ev


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Who has the chair (0: nobody), since when, and to whom it is offered."""

    seat: int = 0
    since: datetime | None = None
    offered_to: int = 0


def _gone(chair: Chair, seat: int) -> Chair:
    """Nobody who is away has the chair, or is offered it."""
    if chair.seat == seat:
        return Chair()
    return replace(chair, offered_to=0) if chair.offered_to == seat else chair


def _merged(chair: Chair, event: ev.SeatMerged) -> Chair:
    def _now(seat: int) -> int:
        return event.into if seat == event.seat else seat

    return replace(chair, seat=_now(chair.seat), offered_to=_now(chair.offered_to))


REACTIONS: Mapping[type[ev.Fact], Callable[[Chair, Any], Chair]] = {
    ev.ChairOffered: lambda chair, event: replace(chair, offered_to=event.to),
    ev.ChairOfferEnded: lambda chair, _: replace(chair, offered_to=0),
    ev.ChairTaken: lambda _, event: Chair(seat=event.seat, since=event.at),
    ev.SeatLeft: lambda chair, event: _gone(chair, event.seat),
    ev.SeatRemoved: lambda chair, event: _gone(chair, event.seat),
    ev.SeatMerged: _merged,
    ev.MeetingClosed: lambda chair, _: replace(chair, offered_to=0),
}
