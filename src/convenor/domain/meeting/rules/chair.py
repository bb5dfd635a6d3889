"""The rules of the chair's baton: only a convenor has it, and it changes hands when it is accepted."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.call_moves import check
from convenor.domain.meeting.rules.ending import turn_of
from convenor.domain.meeting.rules.moves import CHAIR_TABLE, chair_standing
from convenor.domain.meeting.rules.whose import present_seat
from convenor.domain.meeting.state.meeting import Meeting

Facts = tuple[ev.Fact, ...]


def _offer_chair(meeting: Meeting, wish: cmd.OfferChair, at: datetime) -> Facts:
    _check(meeting, wish)
    seat = present_seat(meeting, wish.to)
    if seat.part != "convenor":
        raise Refused("only-convenors-may-chair")
    if seat.number == meeting.chair.seat:
        raise Refused("has-the-chair-already")
    if seat.number == meeting.chair.offered_to:
        return ()
    return (ev.ChairOffered(at=at, by=wish.by, to=seat.number),)


def _end_offer(meeting: Meeting, wish: cmd.EndOffer, at: datetime) -> Facts:
    _check(meeting, wish)
    if wish.by not in (0, meeting.chair.seat, meeting.chair.offered_to):
        raise Refused("chair-offered-to-another")
    return (ev.ChairOfferEnded(at=at, by=wish.by),)


def _take_chair(meeting: Meeting, wish: cmd.TakeChair, at: datetime) -> Facts:
    """Accept what was offered, or sit down where nobody present has the chair."""
    if wish.by == meeting.chair.seat:
        return ()
    if wish.by == 0:
        raise Refused("only-convenors-may-chair")
    _check(meeting, wish)
    if meeting.chair.seat and wish.by != meeting.chair.offered_to:
        raise Refused("chair-offered-to-another")
    return (*turn_of(wish.by, meeting, wish, at), ev.ChairTaken(at=at, by=wish.by, seat=wish.by))


def _check(meeting: Meeting, wish: cmd.Wish) -> None:
    check(CHAIR_TABLE, chair_standing(meeting), wish.name)


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.OfferChair: _offer_chair,
    cmd.EndOffer: _end_offer,
    cmd.TakeChair: _take_chair,
}
