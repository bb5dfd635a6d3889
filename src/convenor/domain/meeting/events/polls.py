"""Straw polls: never called decisions, blind until closed."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PollOpened(Fact):
    """A question was put to all who are present; one option each, or several."""

    name: ClassVar[str] = "poll.opened"
    poll: int
    question: str
    options: tuple[str, ...]
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCast(Fact):
    """A seat chose, counted from 0. The last choice of a seat counts; choosing nothing takes it back."""

    name: ClassVar[str] = "vote.cast"
    poll: int
    seat: int
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PollClosed(Fact):
    """The poll is over and its counts are shown, with how many had a voice and were present or absent."""

    name: ClassVar[str] = "poll.closed"
    poll: int
    present: int = 0
    absent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PollPutAway(Fact):
    """The result of a closed poll left the screens; it stays in the record."""

    name: ClassVar[str] = "poll.put-away"
    poll: int
