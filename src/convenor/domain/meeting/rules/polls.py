"""The rules of straw polls: one at a time, blind until closed, never a decision."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.call_moves import POLL_TABLE, PollStage, check
from convenor.domain.meeting.rules.whose import with_voice
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.polls import Poll
from convenor.domain.meeting.state.voices import absent_voices, voices

Facts = tuple[ev.Fact, ...]
MOST_OPTIONS = 10


def _open_poll(meeting: Meeting, wish: cmd.OpenPoll, at: datetime) -> Facts:
    if meeting.polls.poll and meeting.polls.poll.open:
        raise Refused("poll-is-open")
    if not wish.question.strip():
        raise Refused("poll-needs-question")
    return (
        ev.PollOpened(
            at=at,
            by=wish.by,
            poll=meeting.polls.polls + 1,
            question=wish.question.strip(),
            options=_options(wish.options),
            several=wish.several,
        ),
    )


def _options(typed: tuple[str, ...]) -> tuple[str, ...]:
    """What can be chosen: every option once, none empty."""
    options = tuple(dict.fromkeys(each.strip() for each in typed if each.strip()))
    if len(options) < 2:
        raise Refused("poll-needs-options")
    if len(options) > MOST_OPTIONS:
        raise Refused("poll-has-too-many-options", most=MOST_OPTIONS)
    return options


def _cast_vote(meeting: Meeting, wish: cmd.CastVote, at: datetime) -> Facts:
    poll = _poll(meeting, wish)
    with_voice(meeting, wish.seat, by=wish.by)
    chosen = tuple(sorted(set(wish.chosen)))
    if any(not 0 <= each < len(poll.options) for each in chosen):
        raise Refused("no-such-choice")
    if len(chosen) > 1 and not poll.several:
        raise Refused("one-choice-only")
    if poll.votes.get(wish.seat, ()) == chosen:
        return ()
    return (ev.VoteCast(at=at, by=wish.by, poll=poll.number, seat=wish.seat, chosen=chosen),)


def _close_poll(meeting: Meeting, wish: cmd.ClosePoll, at: datetime) -> Facts:
    poll, chair = _poll(meeting, wish), meeting.chair.seat
    here = {seat.number for seat in voices(meeting.people, but=chair)} | set(poll.votes)
    away = {seat.number for seat in absent_voices(meeting.people, but=chair)} - here
    return (ev.PollClosed(at=at, by=wish.by, poll=poll.number, present=len(here), absent=len(away)),)


def _put_poll_away(meeting: Meeting, wish: cmd.PutPollAway, at: datetime) -> Facts:
    poll = meeting.polls.poll
    if poll and poll.number == wish.poll and poll.away:
        return ()
    return (ev.PollPutAway(at=at, by=wish.by, poll=_poll(meeting, wish).number),)


def _stage(poll: Poll) -> PollStage:
    if poll.open:
        return PollStage.OPEN
    return PollStage.AWAY if poll.away else PollStage.CLOSED


def _poll(meeting: Meeting, wish: Any) -> Poll:
    """The poll that the wish is about, where the table allows what is wished."""
    poll = meeting.polls.poll
    if poll is None or poll.number != wish.poll:
        raise Refused("no-such-poll")
    check(POLL_TABLE, _stage(poll), wish.name)
    return poll


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.OpenPoll: _open_poll,
    cmd.CastVote: _cast_vote,
    cmd.ClosePoll: _close_poll,
    cmd.PutPollAway: _put_poll_away,
}
