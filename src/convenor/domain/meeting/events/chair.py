"""The chair's baton: offered, declined, taken back, taken."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairOffered(Fact):
    """Whoever has the chair offers it to a co-convenor."""

    name: ClassVar[str] = "chair.offered"
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairOfferEnded(Fact):
    """The offer was declined or taken back."""

    name: ClassVar[str] = "chair.offer-ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairTaken(Fact):
    """A convenor has the chair now; whoever had it may speak as an expert."""

    name: ClassVar[str] = "chair.taken"
    seat: int
