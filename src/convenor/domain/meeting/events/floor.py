"""Who wishes to speak, who speaks, and by which rules the next is called."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class HandRaised(Fact):
    """A seat wishes to speak. ``kind``: order, clarification, reply, new. ``way``: device, typed, map, watcher.

    ``point`` is the point that a reply is bound to. ``note`` is what it is about.
    """

    name: ClassVar[str] = "hand.raised"
    seat: int
    kind: str = "new"
    note: str = ""
    way: str = "device"
    point: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HandChanged(Fact):
    """A waiting hand got another kind or note; its time of waiting stays."""

    name: ClassVar[str] = "hand.changed"
    seat: int
    kind: str = "new"
    note: str = ""
    point: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HandLowered(Fact):
    """A hand came down without speaking."""

    name: ClassVar[str] = "hand.lowered"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandDeferred(Fact):
    """A hand lets everybody who waits now go first."""

    name: ClassVar[str] = "hand.deferred"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorGiven(Fact):
    """A seat speaks. ``kind`` is the hand's, or round where a round of the table asked it.

    ``hat`` is expert for a convenor without the chair, "" for everybody else; ``out_of_turn``: the chair chose
    against the order.
    """

    name: ClassVar[str] = "floor.given"
    seat: int
    kind: str = "new"
    note: str = ""
    point: int = 0
    hat: str = ""
    out_of_turn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorYielded(Fact):
    """Whoever spoke is done."""

    name: ClassVar[str] = "floor.yielded"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorHeld(Fact):
    """The speaking clock stands still."""

    name: ClassVar[str] = "floor.held"


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorResumed(Fact):
    """The speaking clock runs again."""

    name: ClassVar[str] = "floor.resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueClosed(Fact):
    """No further hands on this point, points of order excepted."""

    name: ClassVar[str] = "queue.closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueOpened(Fact):
    """Hands may be raised again."""

    name: ClassVar[str] = "queue.opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChosen(Fact):
    """The chair chose how the next is found: first-come, not-yet-heard, least-heard, room-remote, body, interest, budget."""

    name: ClassVar[str] = "order.chosen"
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitSet(Fact):
    """Everybody has so many seconds; 0 is no limit."""

    name: ClassVar[str] = "limit.set"
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetSet(Fact):
    """Each delegation has so many seconds on this item; 0 is no budget."""

    name: ClassVar[str] = "budget.set"
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWordGiven(Fact):
    """One seat has the last word: it stays in the queue alone, and the queue is closed."""

    name: ClassVar[str] = "last-word.given"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStarted(Fact):
    """A round of the table: these ``seats`` in this order, so many ``seconds`` each. ``opposite`` is whom it began opposite to."""

    name: ClassVar[str] = "round.started"
    round: int
    seats: tuple[int, ...]
    seconds: int = 60
    opposite: int = 0
    clockwise: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPassed(Fact):
    """A seat let its turn in the round pass; nobody need say why."""

    name: ClassVar[str] = "round.passed"
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundEnded(Fact):
    """The round is over."""

    name: ClassVar[str] = "round.ended"
