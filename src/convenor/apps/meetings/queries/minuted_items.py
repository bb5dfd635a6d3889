"""What the minutes tell of one item, in the order in which it happened, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.days import dated
from convenor.apps.meetings.queries.minuted_calls import call, poll
from convenor.documents.outline import Block, Heading, Paragraph, Quote
from convenor.domain.meeting.readings.calls import CallRecord, PollRecord
from convenor.domain.meeting.readings.minutes import BreakoutRecord, ChairChange, Point, Section
from convenor.domain.meeting.readings.written import Action, Decision, Note


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside the log: names by seat, bodies by seat, decisions by number."""

    names: Mapping[int, str]
    bodies: Mapping[int, str]
    decided: Mapping[int, str]


Entry = Point | Note | CallRecord | PollRecord | Decision | Action | ChairChange | BreakoutRecord


def seat_words(seat: int, around: Around) -> str:
    """Who sits there and for whom: "Chen Li (SAC)"; nothing for nobody."""
    if not seat:
        return ""
    name = around.names.get(seat) or _("Seat %(number)s") % {"number": seat}
    return f"{name} ({around.bodies[seat]})" if seat in around.bodies else name


def section(found: Section, around: Around) -> Iterator[Block]:
    """One item of the agenda; one that nobody opened and that was not touched says so."""
    if found.number:
        values = {"number": found.number, "title": found.title}
        yield Heading(_("Item %(number)s: %(title)s") % values)
    else:
        yield Heading(_("Outside the agenda"))
    if found.expected:
        yield Paragraph(_("What was wanted: %(expected)s") % {"expected": found.expected}, soft=True)
    if found.number and found.standing == "planned" and found.is_empty:
        yield Paragraph(_("This item was not taken up."))
    yield from _told(found, around)


def _told(found: Section, around: Around) -> Iterator[Block]:
    """Every entry; a point is a title over what was written down of it, or one of those that were raised only."""
    waiting: Point | None = None
    only_raised: list[str] = []
    for entry in _entries(found):
        if isinstance(entry, Point):
            only_raised += [waiting.title] if waiting else []
            waiting = entry
            continue
        if waiting:
            yield Heading(waiting.title, 2)
            waiting = None
        yield from _blocks(entry, around)
    only_raised += [waiting.title] if waiting else []
    if only_raised:
        points = "; ".join(dict.fromkeys(only_raised))
        yield Paragraph(_("Also raised: %(points)s") % {"points": points})


def _entries(found: Section) -> list[Entry]:
    timed: list[tuple[datetime, Entry]] = [
        (each.at, each)
        for kind in (
            found.points,
            found.chair,
            found.notes,
            found.calls,
            found.polls,
            found.decisions,
            found.actions,
        )
        for each in kind
    ]
    told = [each for _at, each in sorted(timed, key=lambda pair: pair[0])]
    return [*told, *found.breakouts]


def _blocks(entry: Entry, around: Around) -> Iterator[Block]:
    match entry:
        case Note():
            who = seat_words(entry.seat, around)
            yield Paragraph(
                _("%(who)s: %(words)s") % {"who": who, "words": entry.text} if who else entry.text
            )
        case Decision():
            yield Quote(entry.text, by=_("Decision %(number)s") % {"number": entry.label})
        case Action():
            yield Paragraph(_action(entry, around))
        case ChairChange():
            yield Paragraph(_chair(entry, around))
        case CallRecord():
            yield from call(entry, lambda seat: seat_words(seat, around))
        case PollRecord():
            yield from poll(entry)
        case BreakoutRecord():
            yield from _breakout(entry, around)
        case Point():
            return


def _action(entry: Action, around: Around) -> str:
    values = {
        "number": entry.number,
        "words": entry.text,
        "who": seat_words(entry.owner, around),
        "day": entry.due,
    }
    if entry.due:
        try:
            values["day"] = dated(datetime.fromisoformat(entry.due), "j F Y")
        except ValueError:
            values["day"] = entry.due
    if entry.owner and entry.due:
        return _("Action %(number)s, %(who)s by %(day)s: %(words)s") % values
    if entry.owner:
        return _("Action %(number)s, %(who)s: %(words)s") % values
    return _("Action %(number)s: %(words)s") % values


def _chair(entry: ChairChange, around: Around) -> str:
    clock = dated(timezone.localtime(entry.at), "H:i")
    values = {
        "clock": clock,
        "who": seat_words(entry.seat, around),
        "other": seat_words(entry.before, around),
    }
    if entry.before:
        return _("%(clock)s: %(other)s handed the chair to %(who)s.") % values
    return _("%(clock)s: %(who)s took the chair.") % values


def _breakout(entry: BreakoutRecord, around: Around) -> Iterator[Block]:
    size = len(set(entry.seats) | {entry.chair, entry.recorder} - {0})
    values = {"title": entry.title, "chair": seat_words(entry.chair, around), "count": size}
    words = _("A group of %(count)s worked apart on “%(title)s”, chaired by %(chair)s. It brought back:")
    alone = _("A group worked apart on “%(title)s” and brought nothing back.")
    if not entry.text:
        yield Paragraph(alone % values)
        return
    yield Paragraph(
        words % values if entry.chair else _("A group worked apart on “%(title)s”. It brought back:") % values
    )
    yield Quote(entry.text)
