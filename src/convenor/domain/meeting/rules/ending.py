"""What ends when something else begins: a turn, a round, the item under discussion."""

from datetime import datetime

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.state.meeting import Meeting

Facts = tuple[ev.Fact, ...]


def turn_over(meeting: Meeting, wish: cmd.Wish, at: datetime) -> Facts:
    """Whoever speaks is done."""
    speaker = meeting.floor.speaker
    return (ev.FloorYielded(at=at, by=wish.by, seat=speaker.seat),) if speaker else ()


def turn_of(seat: int, meeting: Meeting, wish: cmd.Wish, at: datetime) -> Facts:
    """``seat`` is done, where it is the one that speaks."""
    speaker = meeting.floor.speaker
    return turn_over(meeting, wish, at) if speaker and speaker.seat == seat else ()


def round_over(meeting: Meeting, wish: cmd.Wish, at: datetime) -> Facts:
    """The round of the table is over."""
    return (ev.RoundEnded(at=at, by=wish.by),) if meeting.floor.round else ()


def item_over(meeting: Meeting, wish: cmd.Wish, at: datetime) -> Facts:
    """Turn, round and item are over."""
    current = meeting.agenda.current
    closed = (ev.ItemClosed(at=at, by=wish.by, item=current),) if current else ()
    return (*turn_over(meeting, wish, at), *round_over(meeting, wish, at), *closed)
