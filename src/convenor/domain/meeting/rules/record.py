"""The rules of the record: notes, numbered decisions, actions with owner and day."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.whose import known_or_nobody
from convenor.domain.meeting.state.meeting import Meeting

Facts = tuple[ev.Fact, ...]


def _write_note(meeting: Meeting, wish: cmd.WriteNote, at: datetime) -> Facts:
    """A note written again replaces the one before, and stays with its item unless another one is named."""
    text, number = wish.text.strip(), wish.note or meeting.record.notes + 1
    if not 0 < number <= meeting.record.notes + (not wish.note):
        raise Refused("no-such-note")
    if not text and not wish.note:
        return ()
    seat = known_or_nobody(meeting, wish.seat)
    item, moved = _item(meeting, wish), wish.item >= 0 and bool(wish.note)
    return (ev.NoteWritten(at=at, by=wish.by, note=number, text=text, item=item, seat=seat, moved=moved),)


def _record_decision(meeting: Meeting, wish: cmd.RecordDecision, at: datetime) -> Facts:
    if not wish.text.strip():
        raise Refused("decision-needs-text")
    number, item = meeting.record.decisions + 1, _item(meeting, wish)
    return (ev.DecisionRecorded(at=at, by=wish.by, number=number, text=wish.text.strip(), item=item),)


def _record_action(meeting: Meeting, wish: cmd.RecordAction, at: datetime) -> Facts:
    """An action written again replaces the one before; empty, it removes it."""
    text, number = wish.text.strip(), wish.action or meeting.record.actions + 1
    if not 0 < number <= meeting.record.actions + (not wish.action):
        raise Refused("no-such-action")
    if not text and not wish.action:
        raise Refused("action-needs-text")
    return (
        ev.ActionRecorded(
            at=at,
            by=wish.by,
            action=number,
            text=text,
            owner=known_or_nobody(meeting, wish.owner),
            due=_day(wish.due),
            item=_item(meeting, wish),
            moved=wish.item >= 0 and bool(wish.action),
        ),
    )


def _item(meeting: Meeting, wish: Any) -> int:
    """The item that something is written to: the one that is named, or else the open one."""
    if wish.item < 0:
        return meeting.agenda.current
    if wish.item and wish.item not in meeting.agenda.items:
        raise Refused("no-such-item")
    return int(wish.item)


def _day(typed: str) -> str:
    """A day as the record keeps it: year, month and day; empty is no day."""
    typed = typed.strip()
    if not typed:
        return ""
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError as wrong:
        raise Refused("not-a-day") from wrong


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.WriteNote: _write_note,
    cmd.RecordDecision: _record_decision,
    cmd.RecordAction: _record_action,
}
