"""Wishes about straw polls."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoll(Wish):
    """Put a question to all who are present."""

    name: ClassVar[str] = "open-poll"
    question: str
    options: tuple[str, ...]
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CastVote(Wish):
    """Choose; the last choice counts."""

    name: ClassVar[str] = "cast-vote"
    poll: int
    seat: int
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePoll(Wish):
    """End the poll and show its counts."""

    name: ClassVar[str] = "close-poll"
    poll: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PutPollAway(Wish):
    """Take the result of a closed poll off all screens."""

    name: ClassVar[str] = "put-poll-away"
    poll: int
