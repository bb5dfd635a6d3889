"""The rules of the floor: hands, turns, the clock, and by which rules the next is called."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.agenda import point_opened
from convenor.domain.meeting.rules.call_moves import check
from convenor.domain.meeting.rules.ending import round_over, turn_over
from convenor.domain.meeting.rules.moves import FLOOR_TABLE, HAND_TABLE, floor_standing, hand_standing
from convenor.domain.meeting.rules.whose import known_seat, speaking_seat, with_voice
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.order import turns
from convenor.domain.speaking import KINDS, ORDERS, Hand

Facts = tuple[ev.Fact, ...]
WAYS = ("device", "typed", "map", "watcher")
LONGEST_LIMIT = 60 * 60  # seconds
LONGEST_BUDGET = 8 * 60 * 60


def _raise_hand(meeting: Meeting, wish: cmd.RaiseHand, at: datetime) -> Facts:
    """One hand a seat: raised again with another kind or note, it keeps its time of waiting."""
    if wish.kind not in KINDS:
        raise Refused("unknown-kind")
    if wish.way not in WAYS:
        raise Refused("unknown-way")
    seat = with_voice(meeting, wish.seat, by=wish.by).number
    _check_hand(meeting, seat, wish)
    note, point = wish.note.strip(), _point(meeting, wish)
    waiting = meeting.floor.hands.get(seat)
    _check_queue(meeting, wish.kind, waiting)
    if waiting is None:
        return (
            ev.HandRaised(at=at, by=wish.by, seat=seat, kind=wish.kind, note=note, way=wish.way, point=point),
        )
    if (waiting.kind, waiting.note, waiting.point) == (wish.kind, note, point):
        return ()
    return (ev.HandChanged(at=at, by=wish.by, seat=seat, kind=wish.kind, note=note, point=point),)


def _point(meeting: Meeting, wish: cmd.RaiseHand) -> int:
    """The point that a reply is bound to."""
    if wish.kind != "reply":
        return 0
    if not meeting.agenda.point:
        raise Refused("no-point-to-reply-to")
    if wish.point not in (0, meeting.agenda.point):
        raise Refused("point-has-moved-on")
    return meeting.agenda.point


def _check_queue(meeting: Meeting, kind: str, waiting: Hand | None) -> None:
    """A closed queue takes points of order alone; a hand that waits may still change."""
    waits = waiting is not None and waiting.kind != "order"
    if not meeting.floor.open and kind != "order" and not waits:
        raise Refused("queue-is-closed")


def _lower_hand(meeting: Meeting, wish: cmd.LowerHand, at: datetime) -> Facts:
    seat = known_seat(meeting, wish.seat).number
    if seat not in meeting.floor.hands:
        return ()
    return (ev.HandLowered(at=at, by=wish.by, seat=seat),)


def _defer_hand(meeting: Meeting, wish: cmd.DeferHand, at: datetime) -> Facts:
    seat = known_seat(meeting, wish.seat).number
    _check_hand(meeting, seat, wish)
    return (ev.HandDeferred(at=at, by=wish.by, seat=seat),)


def _check_hand(meeting: Meeting, seat: int, wish: cmd.Wish) -> None:
    check(HAND_TABLE, hand_standing(meeting, seat), wish.name)


def _give_floor(meeting: Meeting, wish: cmd.GiveFloor, at: datetime) -> Facts:
    """The chair may call anybody; calling against the order is written down as such."""
    first = next((turn.hand for turn in turns(meeting)), None)
    if not wish.seat and first is None:
        raise Refused("nobody-waits")
    seat = wish.seat or (first.seat if first else 0)
    if meeting.floor.speaker and meeting.floor.speaker.seat == seat:
        return ()
    hand = meeting.floor.hands.get(seat) or Hand(seat=seat, at=at)
    out_of_turn = first is not None and first.seat != seat
    return _called(meeting, wish, hand, at, out_of_turn=out_of_turn)


def _called(meeting: Meeting, wish: cmd.Wish, hand: Hand, at: datetime, *, out_of_turn: bool) -> Facts:
    """A new point with a note is the point from now on."""
    opens = hand.kind == "new" and hand.note
    point = (point_opened(meeting, wish, hand.note, at),) if opens else ()
    now = point[0].point if point else hand.point or meeting.agenda.point
    given = ev.FloorGiven(
        at=at,
        by=wish.by,
        seat=hand.seat,
        kind=hand.kind,
        note=hand.note,
        point=now,
        hat=hat(meeting, hand.seat),
        out_of_turn=out_of_turn,
    )
    return (*turn_over(meeting, wish, at), *point, given)


def hat(meeting: Meeting, number: int) -> str:
    """A convenor who speaks without the chair speaks as an expert."""
    return "expert" if speaking_seat(meeting, number).part == "convenor" else ""


def _yield_floor(meeting: Meeting, wish: cmd.YieldFloor, at: datetime) -> Facts:
    """The last of a round ends it."""
    _check(meeting, wish)
    going, speaker = meeting.floor.round, meeting.floor.speaker
    last = going and not going.to_come and speaker and speaker.kind == "round"
    return (*turn_over(meeting, wish, at), *(round_over(meeting, wish, at) if last else ()))


def _hold_floor(meeting: Meeting, wish: cmd.HoldFloor, at: datetime) -> Facts:
    _check(meeting, wish)
    speaker = meeting.floor.speaker
    return () if speaker and speaker.held_since else (ev.FloorHeld(at=at, by=wish.by),)


def _resume_floor(meeting: Meeting, wish: cmd.ResumeFloor, at: datetime) -> Facts:
    _check(meeting, wish)
    speaker = meeting.floor.speaker
    return (ev.FloorResumed(at=at, by=wish.by),) if speaker and speaker.held_since else ()


def _check(meeting: Meeting, wish: cmd.Wish) -> None:
    check(FLOOR_TABLE, floor_standing(meeting), wish.name)


def _close_queue(meeting: Meeting, wish: cmd.CloseQueue, at: datetime) -> Facts:
    return (ev.QueueClosed(at=at, by=wish.by),) if meeting.floor.open else ()


def _open_queue(meeting: Meeting, wish: cmd.OpenQueue, at: datetime) -> Facts:
    return () if meeting.floor.open else (ev.QueueOpened(at=at, by=wish.by),)


def _choose_order(meeting: Meeting, wish: cmd.ChooseOrder, at: datetime) -> Facts:
    if wish.order not in ORDERS:
        raise Refused("unknown-order")
    return () if wish.order == meeting.floor.order else (ev.OrderChosen(at=at, by=wish.by, order=wish.order),)


def _set_limit(meeting: Meeting, wish: cmd.SetLimit, at: datetime) -> Facts:
    if not 0 <= wish.seconds <= LONGEST_LIMIT:
        raise Refused("limit-out-of-range", most=LONGEST_LIMIT // 60)
    if wish.seconds == meeting.floor.limit:
        return ()
    return (ev.LimitSet(at=at, by=wish.by, seconds=wish.seconds),)


def _set_budget(meeting: Meeting, wish: cmd.SetBudget, at: datetime) -> Facts:
    if not 0 <= wish.seconds <= LONGEST_BUDGET:
        raise Refused("budget-out-of-range", most=LONGEST_BUDGET // 60)
    if wish.seconds == meeting.floor.budget:
        return ()
    return (ev.BudgetSet(at=at, by=wish.by, seconds=wish.seconds),)


def _give_last_word(meeting: Meeting, wish: cmd.GiveLastWord, at: datetime) -> Facts:
    """Whoever has raised no hand yet gets a place; whoever speaks already has the last word by going on."""
    seat = speaking_seat(meeting, wish.seat).number
    floor = meeting.floor
    if floor.last_word == seat and not floor.open and set(floor.hands) <= {seat}:
        return ()
    speaks = floor.speaker is not None and floor.speaker.seat == seat
    needs_place = not speaks and seat not in floor.hands
    raised = (ev.HandRaised(at=at, by=wish.by, seat=seat, way="typed"),) if needs_place else ()
    return (*raised, ev.LastWordGiven(at=at, by=wish.by, seat=seat))


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.RaiseHand: _raise_hand,
    cmd.LowerHand: _lower_hand,
    cmd.DeferHand: _defer_hand,
    cmd.GiveFloor: _give_floor,
    cmd.YieldFloor: _yield_floor,
    cmd.HoldFloor: _hold_floor,
    cmd.ResumeFloor: _resume_floor,
    cmd.CloseQueue: _close_queue,
    cmd.OpenQueue: _open_queue,
    cmd.ChooseOrder: _choose_order,
    cmd.SetLimit: _set_limit,
    cmd.SetBudget: _set_budget,
    cmd.GiveLastWord: _give_last_word,
}
