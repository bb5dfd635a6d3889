"""Whose turn is it to speak, and why. The order is computed from what happened; it is never stored.

Points of order come first, then clarifications, replies and new points. Replies and new points follow the order
that the chair chose. Whoever deferred goes behind all that waited at that moment.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

KINDS = ("order", "clarification", "reply", "new")
MODES = ("room", "remote")
Values = tuple[tuple[str, int | str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A wish to speak that waits: whose, since when, of which kind, and who entered it."""

    seat: int
    at: datetime
    kind: str = "new"
    note: str = ""
    way: str = "device"
    by: int = 0
    point: int = 0
    behind: datetime | None = None  # deferred: it goes behind all that waited at this moment


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in the queue and why it is this one: a code whose words live in the catalogue, and its values.

    The words stand under ``turn-`` and the code.
    """

    hand: Hand
    reason: str
    values: Values = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who waits, as far as fairness asks: where they sit, whom they speak for, how many seconds they had."""

    mode: str = "room"
    body: str = ""
    interest: str = ""
    seconds: int = 0
    seconds_on_item: int | None = None  # None: not yet heard on this item


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the orders go by: the voices of those who wait, and how the groups were heard until now."""

    voices: Mapping[int, Voice] = field(default_factory=dict)
    mode: str = ""  # of whoever spoke last
    bodies: Mapping[str, int] = field(default_factory=dict)  # when each was last heard, in milliseconds
    interests: Mapping[str, int] = field(default_factory=dict)
    spent: Mapping[str, int] = field(default_factory=dict)  # seconds of each body on this item
    budget: int = 0

    def voice(self, hand: Hand) -> Voice:
        """Whose hand it is."""
        return self.voices.get(hand.seat, _NOBODY)


_NOBODY = Voice()
Arranging = Callable[[Sequence[Hand], Heard], list[Turn]]


def speaking_order(hands: Iterable[Hand], *, order: str, heard: Heard, point: int = 0) -> tuple[Turn, ...]:
    """Everybody who waits in the order in which they are called, each with the reason for the place.

    A reply to another point than the current ``point`` waits among the new points.
    """
    ranked: dict[int, list[Hand]] = {}
    for hand in sorted(hands, key=_waits):
        ranked.setdefault(_rank(hand, point), []).append(hand)
    turns: list[Turn] = []
    for rank in sorted(ranked):
        arrange = ORDERS[order] if KINDS[rank] in ("reply", "new") else _by_kind
        arranged = arrange(ranked[rank], heard)
        heard = _after(heard, arranged)
        turns += arranged
    return _with_deferred(turns)


def _waits(hand: Hand) -> tuple[datetime, bool, int]:
    """Since when a hand waits; whoever deferred, since then and behind the others of that moment."""
    return (hand.behind or hand.at, hand.behind is not None, hand.seat)


def _rank(hand: Hand, point: int) -> int:
    late = hand.kind == "reply" and hand.point != point
    return KINDS.index("new" if late else hand.kind)


def _after(heard: Heard, turns: Sequence[Turn]) -> Heard:
    """How the groups will have been heard once these have spoken."""
    bodies, interests = dict(heard.bodies), dict(heard.interests)
    latest = max([*bodies.values(), *interests.values()], default=0)
    for step, turn in enumerate(turns, start=1):
        voice = heard.voice(turn.hand)
        bodies[voice.body] = interests[voice.interest] = latest + step
    mode = heard.voice(turns[-1].hand).mode
    return replace(heard, mode=mode, bodies=bodies, interests=interests)


def _with_deferred(turns: list[Turn]) -> tuple[Turn, ...]:
    """Put everybody who deferred behind all that waited at that moment."""
    for turn in sorted((turn for turn in turns if turn.hand.behind), key=lambda turn: _waits(turn.hand)):
        place = turns.index(turn)
        del turns[place]
        mine = _waits(turn.hand)
        before = [n for n, other in enumerate(turns, start=1) if _waits(other.hand) < mine]
        told = Turn(turn.hand, "deferred") if before else turn
        turns.insert(max([place, *before]), told)
    return tuple(turns)


def milliseconds(moment: datetime) -> int:
    """A moment as milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


def _by_kind(hands: Sequence[Hand], heard: Heard) -> list[Turn]:
    return [Turn(hand, f"{hand.kind}") for hand in hands]


def _first_come(hands: Sequence[Hand], heard: Heard) -> list[Turn]:
    return [Turn(hand, "first-come") for hand in hands]


def _not_yet_heard(hands: Sequence[Hand], heard: Heard) -> list[Turn]:
    fresh = [hand for hand in hands if heard.voice(hand).seconds_on_item is None]
    others = [hand for hand in hands if heard.voice(hand).seconds_on_item is not None]
    return [
        *(Turn(hand, "not-yet-heard") for hand in fresh),
        *(Turn(hand, "heard-already", _seconds(heard.voice(hand).seconds_on_item)) for hand in others),
    ]


def _least_heard(hands: Sequence[Hand], heard: Heard) -> list[Turn]:
    ordered = sorted(hands, key=lambda hand: heard.voice(hand).seconds)
    return [Turn(hand, "least-heard", _seconds(heard.voice(hand).seconds)) for hand in ordered]


def _seconds(seconds: int | None) -> Values:
    return (("seconds", seconds or 0),)


def _room_remote(hands: Sequence[Hand], heard: Heard) -> list[Turn]:
    """Take turns between the room and remote, for as long as both wait."""
    waiting = {mode: deque(hand for hand in hands if heard.voice(hand).mode == mode) for mode in MODES}
    last, turns = heard.mode, []
    while any(waiting.values()):
        mode = _next_mode(waiting, last)
        hand = waiting[mode].popleft()
        turns.append(Turn(hand, _mode_reason(mode, last)))
        last = mode
    return turns


def _next_mode(waiting: Mapping[str, deque[Hand]], last: str) -> str:
    able = [mode for mode in MODES if waiting[mode]]
    others = [mode for mode in able if mode != last]
    return min(others if last and others else able, key=lambda mode: _waits(waiting[mode][0]))


def _mode_reason(mode: str, last: str) -> str:
    if not last:
        return "first-come"
    return f"only-{mode}-waits" if mode == last else f"{mode}-after-{last}"


def _by_body(hands: Sequence[Hand], heard: Heard) -> list[Turn]:
    return _by_group("body", hands, lambda hand: heard.voice(hand).body, heard.bodies)


def _by_interest(hands: Sequence[Hand], heard: Heard) -> list[Turn]:
    return _by_group("interest", hands, lambda hand: heard.voice(hand).interest, heard.interests)


def _by_group(
    name: str, hands: Sequence[Hand], group_of: Callable[[Hand], str], last: Mapping[str, int]
) -> list[Turn]:
    """The group that was heard least recently first; of each group whoever waits longest."""
    groups: dict[str, deque[Hand]] = {}
    for hand in hands:
        groups.setdefault(group_of(hand), deque()).append(hand)
    ahead: dict[str, int] = {}  # groups with a place in this queue already
    turns = []
    while groups:
        group = min(groups, key=lambda g: (ahead.get(g, 0), last.get(g, 0), _waits(groups[g][0])))
        hand = groups[group].popleft()
        turns.append(Turn(hand, _group_reason(name, group, ahead, last), ((name, group or "–"),)))
        ahead[group] = len(turns)
        if not groups[group]:
            del groups[group]
    return turns


def _group_reason(name: str, group: str, ahead: Mapping[str, int], last: Mapping[str, int]) -> str:
    if group in ahead:
        return f"{name}-again"
    return f"{name}-heard-before" if group in last else f"{name}-not-yet-heard"


def _by_budget(hands: Sequence[Hand], heard: Heard) -> list[Turn]:
    """Delegations that have used up their time go last."""
    if not heard.budget:
        return _first_come(hands, heard)
    turns = [_budget_turn(hand, heard) for hand in hands]
    return sorted(turns, key=lambda turn: turn.reason == "over-budget")


def _budget_turn(hand: Hand, heard: Heard) -> Turn:
    body = heard.voice(hand).body
    left = heard.budget - heard.spent.get(body, 0)
    reason = "within-budget" if left > 0 else "over-budget"
    return Turn(hand, reason, (("body", body or "–"), ("seconds", abs(left))))


ORDERS: Mapping[str, Arranging] = {
    "first-come": _first_come,
    "not-yet-heard": _not_yet_heard,
    "least-heard": _least_heard,
    "room-remote": _room_remote,
    "body": _by_body,
    "interest": _by_interest,
    "budget": _by_budget,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place at the table in a round: ``spot`` is counted along the table from 1; 0 has none."""

    seat: int
    mode: str = "room"
    spot: int = 0


def table_round(
    places: Iterable[Place], *, opposite: Place | None = None, clockwise: bool = True
) -> tuple[int, ...]:
    """The seats in the order of a round of the table, remote ones evenly in between.

    It starts across the table from ``opposite``, who comes about half way and has time to think. Without, it
    starts at the head of the table. ``opposite`` may be somebody who takes no part, the chair for one.
    """
    seats = {place.seat: place for place in places}
    circle = {**seats, **({opposite.seat: opposite} if opposite else {})}
    lines = [_line(circle.values(), mode, opposite, clockwise) for mode in MODES]
    return tuple(seat for seat in _interleaved(*lines) if seat in seats)


def _line(places: Iterable[Place], mode: str, opposite: Place | None, clockwise: bool) -> list[int]:
    """One mode's seats in the order of the table, begun across from ``opposite`` where that is one of them."""
    ordered = sorted(
        (each for each in places if each.mode == mode), key=lambda each: (not each.spot, each.spot, each.seat)
    )
    line = [each.seat for each in ordered]
    if not clockwise:
        line = line[:1] + line[:0:-1]
    if opposite is None or opposite.seat not in line:
        return line
    start = line.index(opposite.seat) + len(line) // 2
    return [line[(start + step) % len(line)] for step in range(len(line))]


def _interleaved(room: Sequence[int], remote: Sequence[int]) -> list[int]:
    """Both lines as one, each spread evenly over the whole."""
    spread = [
        ((place + 0.5) / len(line), second, seat)
        for second, line in enumerate((room, remote))
        for place, seat in enumerate(line)
    ]
    return [seat for _, _, seat in sorted(spread)]
