"""The rules of the agenda: one item at a time, its point, its text."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.call_moves import check
from convenor.domain.meeting.rules.ending import item_over
from convenor.domain.meeting.rules.moves import ITEM_TABLE, ItemStanding
from convenor.domain.meeting.rules.whose import known_or_nobody
from convenor.domain.meeting.state.agenda import Item
from convenor.domain.meeting.state.meeting import Meeting

Facts = tuple[ev.Fact, ...]
LONGEST_ITEM = 24 * 60  # minutes
_SAID = ("title", "minutes", "purpose", "expected", "draft", "lead")


def _plan_item(meeting: Meeting, wish: cmd.PlanItem, at: datetime) -> Facts:
    items = meeting.agenda.items
    known = _item(meeting, wish) if wish.item else None
    if wish.before and wish.before not in items:
        raise Refused("no-such-item")
    planned = ev.ItemPlanned(
        at=at,
        by=wish.by,
        item=wish.item or meeting.agenda.last + 1,
        title=_words(wish.title, "item-needs-title"),
        minutes=_minutes(wish.minutes),
        purpose=wish.purpose.strip(),
        expected=wish.expected.strip(),
        draft=wish.draft.strip(),
        lead=known_or_nobody(meeting, wish.lead),
        before=wish.before if wish.before != wish.item and not wish.to_end else 0,
        to_end=wish.to_end and list(items)[-1:] != [wish.item],
    )
    moves = planned.before or planned.to_end
    return () if known and not moves and _is_the_same(known, planned) else (planned,)


def _move_item(meeting: Meeting, wish: cmd.MoveItem, at: datetime) -> Facts:
    """The item as it stands, said again at another place."""
    item = _item(meeting, wish)
    told: dict[str, Any] = {name: getattr(item, name) for name in _SAID}
    place = cmd.PlanItem(by=wish.by, item=item.number, **told, before=wish.before, to_end=not wish.before)
    return _plan_item(meeting, place, at)


def _is_the_same(item: Item, planned: ev.ItemPlanned) -> bool:
    return all(getattr(item, name) == getattr(planned, name) for name in _SAID)


def _drop_item(meeting: Meeting, wish: cmd.DropItem, at: datetime) -> Facts:
    return (ev.ItemDropped(at=at, by=wish.by, item=_item(meeting, wish).number),)


def _open_item(meeting: Meeting, wish: cmd.OpenItem, at: datetime) -> Facts:
    """The item before is closed, and with it the turn of whoever speaks."""
    item = _item(meeting, wish)
    if item.number == meeting.agenda.current:
        return ()
    return (*item_over(meeting, wish, at), ev.ItemOpened(at=at, by=wish.by, item=item.number))


def _close_item(meeting: Meeting, wish: cmd.CloseItem, at: datetime) -> Facts:
    if not meeting.agenda.current:
        raise Refused("no-item-is-open")
    return item_over(meeting, wish, at)


def _retime_item(meeting: Meeting, wish: cmd.RetimeItem, at: datetime) -> Facts:
    item = _item(meeting, wish)
    if _minutes(wish.minutes) == item.minutes:
        return ()
    return (ev.ItemRetimed(at=at, by=wish.by, item=item.number, minutes=wish.minutes),)


def _open_point(meeting: Meeting, wish: cmd.OpenPoint, at: datetime) -> Facts:
    """A point begins with an open queue."""
    point = point_opened(meeting, wish, _words(wish.title, "point-needs-title"), at)
    reopened = () if meeting.floor.open else (ev.QueueOpened(at=at, by=wish.by),)
    return (point, *reopened)


def point_opened(meeting: Meeting, wish: cmd.Wish, title: str, at: datetime) -> ev.PointOpened:
    """The discussion turns to the next point."""
    number, item = meeting.agenda.points + 1, meeting.agenda.current
    return ev.PointOpened(at=at, by=wish.by, point=number, title=title, item=item)


def _park_point(meeting: Meeting, wish: cmd.ParkPoint, at: datetime) -> Facts:
    title = _words(wish.title, "point-needs-title")
    return (ev.PointParked(at=at, by=wish.by, title=title, item=meeting.agenda.current),)


def _show_text(meeting: Meeting, wish: cmd.ShowText, at: datetime) -> Facts:
    """Showing an empty text takes it from the screen."""
    text, clause = wish.text.strip(), wish.clause.strip()
    if (text, clause) == (meeting.agenda.text, meeting.agenda.clause):
        return ()
    return (ev.TextShown(at=at, by=wish.by, text=text, clause=clause),)


def _item(meeting: Meeting, wish: Any) -> Item:
    """The item that the wish is about, where the table allows what is wished."""
    item = meeting.agenda.items.get(wish.item)
    if item is None:
        raise Refused("no-such-item")
    check(ITEM_TABLE, ItemStanding(item.standing), wish.name)
    return item


def _words(typed: str, refusal: str) -> str:
    words = typed.strip()
    if not words:
        raise Refused(refusal)
    return words


def _minutes(minutes: int) -> int:
    if not 0 <= minutes <= LONGEST_ITEM:
        raise Refused("item-minutes-out-of-range", most=LONGEST_ITEM)
    return minutes


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.PlanItem: _plan_item,
    cmd.MoveItem: _move_item,
    cmd.DropItem: _drop_item,
    cmd.OpenItem: _open_item,
    cmd.CloseItem: _close_item,
    cmd.RetimeItem: _retime_item,
    cmd.OpenPoint: _open_point,
    cmd.ParkPoint: _park_point,
    cmd.ShowText: _show_text,
}
