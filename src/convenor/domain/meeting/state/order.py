"""In which order the waiting hands of a meeting speak."""

from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.speaking import Hand, Turn

KINDS = ("order", "clarification", "reply", "new")


def turns(meeting: Meeting) -> tuple[Turn, ...]:
    """Everybody who waits, in order: kinds first, then who came first; whoever let others go waits behind them."""
    ordered = sorted(meeting.floor.hands.values(), key=_place)
    return tuple(Turn(hand, "kind-first" if hand.kind == "order" else "first-come") for hand in ordered)


def _place(hand: Hand) -> tuple[object, ...]:
    return (KINDS.index(hand.kind), hand.behind or hand.at, hand.seat)
