"""The log's lines and the wire's wishes as JSON, and back.

A line holds only what differs from the usual, so that fields can be appended with a default. What comes from
outside is not trusted: types are checked, text is cleaned and bounded.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, datetime
from typing import Any, TypeVar, get_type_hints

from convenor.domain.kernel import Refused
from convenor.domain.meeting.commands import COMMANDS, Wish
from convenor.domain.meeting.events import EVENTS, Fact
from convenor.domain.unseen import JOINERS, UNSEEN, seen

LONG = {"text": 8_000, "draft": 8_000}
MIDDLE = {"reason", "why", "gist", "remedy", "purpose", "expected", "task", "question"}
MOST_WORDS, MOST_LETTERS = 1_000, 200
MOST_ENTRIES = 5_000  # of a list: as many as there can be seats
MOST_NUMBER = 10**9

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NEVER_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_UNUSUAL = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{UNSEEN}{JOINERS}]")

Reading = Callable[[Any], Any]  # raises ValueError for what it cannot read
T = TypeVar("T")


def to_json(event: Fact) -> dict[str, Any]:
    """An event as a line of the log: its name, its moment, and whatever is not as usual."""
    told: dict[str, Any] = {"name": event.name, "at": _moment_told(event.at)}
    for field in _FIELDS[type(event)]:
        value = getattr(event, field.name)
        if field.name != "at" and value != field.default:
            told[field.name] = list(value) if isinstance(value, tuple) else value
    return told


def from_json(told: Mapping[str, Any]) -> Fact:
    """The event in a line of the log; fields that are not known are left alone."""
    name = told.get("name")
    known = EVENTS.get(name) if isinstance(name, str) else None
    if known is None:
        raise Refused("unknown-event", name=str(name)[:MOST_LETTERS])
    return known(**_read(known, told, "bad-event"))


def wish_from_json(told: Mapping[str, Any], *, by: int) -> Wish:
    """The wish in what a client sends, as the seat ``by`` wishes it; ``do`` names it."""
    name = told.get("do")
    known = COMMANDS.get(name) if isinstance(name, str) else None
    if known is None:
        raise Refused("bad-command", field="do")
    return known(**_read(known, {**told, "by": by}, "bad-command"))


def wish_to_json(wish: Wish) -> dict[str, Any]:
    """A wish as a client sends it; who wishes it is not in it."""
    told: dict[str, Any] = {"do": wish.name}
    for field in _FIELDS[type(wish)]:
        value = getattr(wish, field.name)
        if field.name != "by" and value != field.default:
            told[field.name] = list(value) if isinstance(value, tuple) else value
    return told


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of an event or a wish: its default, and how it is read."""

    name: str
    default: Any
    read: Reading


def _read(known: type[Fact] | type[Wish], told: Mapping[str, Any], refusal: str) -> dict[str, Any]:
    values = {}
    for field in _FIELDS[known]:
        if field.name in told:
            try:
                values[field.name] = field.read(told[field.name])
            except (ValueError, TypeError, OverflowError):
                raise Refused(refusal, field=field.name) from None
        elif field.default is MISSING:
            raise Refused(refusal, field=field.name)
    return values


def _reading(kind: Any, name: str) -> Reading:
    """How a field of this kind is read; text is as long as its name allows."""
    text = _text(name)
    readings: dict[Any, Reading] = {
        int: _number,
        bool: _truth,
        str: text,
        datetime: _moment,
        tuple[int, ...]: _several(_number),
        tuple[str, ...]: _several(text),
    }
    return readings[kind]


def _number(told: Any) -> int:
    if type(told) is not int or abs(told) > MOST_NUMBER:
        raise ValueError
    return told


def _truth(told: Any) -> bool:
    if not isinstance(told, bool):
        raise ValueError
    return told


def _several(reading: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    def _read_it(told: Any) -> tuple[T, ...]:
        if not isinstance(told, list | tuple) or len(told) > MOST_ENTRIES:
            raise ValueError
        return tuple(reading(each) for each in told)

    return _read_it


def _text(name: str) -> Callable[[Any], str]:
    """Read a text: several lines where it may be long, else one."""
    most = LONG.get(name, MOST_WORDS if name in MIDDLE else MOST_LETTERS)
    clean = cleaned if most > MOST_LETTERS else one_line

    def _read_it(told: Any) -> str:
        if not isinstance(told, str):
            raise ValueError
        text = clean(told) if _UNUSUAL.search(told) else told
        if len(text) > most:
            over = len(text) - most
            raise Refused("text-too-long", length=f"{len(text):,}", most=f"{most:,}", over=f"{over:,}")
        return text

    return _read_it


def cleaned(text: str) -> str:
    """The text without control characters, halves of characters and what is unseen; each line ends with a newline."""
    return seen(_NEVER_TEXT.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " ")))


def one_line(text: str) -> str:
    """The cleaned text on one line."""
    return " ".join(cleaned(text).split())


def _moment(told: Any) -> datetime:
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)


def _moment_told(moment: datetime) -> str:
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _fields(known: type[Fact] | type[Wish]) -> tuple[_Field, ...]:
    hints = get_type_hints(known)
    return tuple(
        _Field(each.name, each.default, _reading(hints[each.name], each.name)) for each in fields(known)
    )


_FIELDS: Mapping[type, tuple[_Field, ...]] = {
    **{known: _fields(known) for known in EVENTS.values()},
    **{known: _fields(known) for known in COMMANDS.values()},
}
