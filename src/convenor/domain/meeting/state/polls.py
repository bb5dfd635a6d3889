"""The straw poll as it stands: its question and who chose what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.state.by_seat import moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A straw poll: the choices of each seat, counted from 0."""

    number: int
    question: str
    options: tuple[str, ...]
    since: datetime
    several: bool = False
    votes: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    open: bool = True
    present: int = 0
    absent: int = 0
    away: bool = False  # its result was put away


@dataclass(frozen=True, slots=True, kw_only=True)
class Polls:
    """The latest poll, and how many there were."""

    poll: Poll | None = None
    polls: int = 0


def _poll_opened(polls: Polls, event: ev.PollOpened) -> Polls:
    poll = Poll(
        number=event.poll,
        question=event.question,
        options=event.options,
        since=event.at,
        several=event.several,
    )
    return Polls(poll=poll, polls=event.poll)


def _on_poll(change: Callable[[Poll, Any], Poll]) -> Callable[[Polls, Any], Polls]:
    """React only where the event is about the latest poll."""

    def _react(polls: Polls, event: Any) -> Polls:
        poll = polls.poll
        return replace(polls, poll=change(poll, event)) if poll and poll.number == event.poll else polls

    return _react


def _vote_cast(poll: Poll, event: ev.VoteCast) -> Poll:
    """Choosing nothing takes the vote back."""
    votes = {seat: chosen for seat, chosen in poll.votes.items() if seat != event.seat}
    return replace(poll, votes=votes | {event.seat: event.chosen} if event.chosen else votes)


def _seat_merged_in_poll(polls: Polls, event: ev.SeatMerged) -> Polls:
    if polls.poll is None:
        return polls
    votes = moved(polls.poll.votes, event.seat, event.into)
    return replace(polls, poll=replace(polls.poll, votes=votes))


REACTIONS: Mapping[type[ev.Fact], Callable[[Polls, Any], Polls]] = {
    ev.PollOpened: _poll_opened,
    ev.VoteCast: _on_poll(_vote_cast),
    ev.PollClosed: _on_poll(
        lambda poll, event: replace(poll, open=False, present=event.present, absent=event.absent)
    ),
    ev.PollPutAway: _on_poll(lambda poll, event: replace(poll, away=True)),
    ev.SeatMerged: _seat_merged_in_poll,
}
