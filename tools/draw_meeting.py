"""The tables of a meeting's log and commands, drawn from the classes themselves, and the schema of a line of a log."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Any, get_type_hints

from convenor.domain.meeting.codec import LONG, MIDDLE, MOST_LETTERS, MOST_WORDS
from convenor.domain.meeting.commands import COMMANDS, Wish
from convenor.domain.meeting.events import EVENTS, Fact
from convenor.domain.meeting.rules import when
from convenor.domain.meeting.rules.may import WHO, Who
from convenor.domain.meeting.rules.moves import MEETING_TABLE, Stage

WORDS = {
    int: "number",
    bool: "true or false",
    str: "text",
    tuple[int, ...]: "numbers",
    tuple[str, ...]: "texts",
}
SIDE = "convenors, secretary, staff"
WHOSE: Mapping[Who, str] = {
    Who.ANY: "anybody, also at the door",
    Who.PRESENT: "everybody present",
    Who.VOICES: "everybody present but observers and mentees",
    Who.OWN_SEAT: f"one's own seat; for others: {SIDE}",
    Who.OWN_WORD: "one's own seat; for others: secretary, staff",
    Who.SPEAKER: f"whoever speaks; {SIDE}",
    Who.ENTERERS: SIDE,
    Who.RECORD: SIDE,
    Who.CONVENORS: "convenors",
    Who.CHAIR: "the chair",
}
MOMENTS: Mapping[frozenset[Stage], str] = {
    when.ALWAYS: "always",
    when.UNTIL_CLOSED: "until it is closed",
    when.ONCE_OPENED: "once it was opened",
    when.RUNNING: "while it is open, or in a break",
    when.OPEN: "while it is open",
}
JSON_TYPES: Mapping[Any, dict[str, Any]] = {
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    str: {"type": "string"},
    datetime: {"type": "string", "format": "date-time"},
    tuple[int, ...]: {"type": "array", "items": {"type": "integer"}},
    tuple[str, ...]: {"type": "array", "items": {"type": "string"}},
}
USUAL = ("at", "by")  # told once for all


def table(heads: str, rows: Iterable[Iterable[str]]) -> str:
    """A table of Markdown; ``heads`` are parted by bars."""
    lines = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    columns = heads.count("|") + 1
    return "\n".join(f"| {line} |" for line in (heads, " | ".join(["---"] * columns), *lines))


def meeting_events() -> str:
    """Every event: its name in the log, what it says, its own fields."""
    return "\n\n".join(
        f"### {title}\n\n"
        + table(
            "Event | What happened | Fields", ((f"`{each.name}`", _says(each), _told(each)) for each in some)
        )
        for title, some in _by_module(EVENTS.values())
    )


def meeting_commands() -> str:
    """Every command: its name on the wire, what it wishes, its fields, whose wish it may be, and when."""
    heads = "Command | Wish | Fields | Whose | When"
    return "\n\n".join(
        f"### {title}\n\n"
        + table(
            heads,
            ((f"`{each.name}`", _says(each), _told(each), WHOSE[WHO[each]], _when(each)) for each in some),
        )
        for title, some in _by_module(COMMANDS.values())
    )


def text_lengths() -> str:
    """How long a text may be, by the name of its field."""
    long = ", ".join(f"`{name}` {most:,}" for name, most in LONG.items())
    middle = ", ".join(f"`{name}`" for name in sorted(MIDDLE))
    return f"At most so many characters: {long}; {middle} {MOST_WORDS:,}; every other text {MOST_LETTERS}, on one line."


def schema() -> str:
    """The JSON Schema of one line of a log."""
    told = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of the log of a meeting",
        "oneOf": [_line(each) for each in EVENTS.values()],
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _by_module(some: Iterable[type[Any]]) -> list[tuple[str, list[type[Any]]]]:
    """The classes under the name of the module that they stand in."""
    found: dict[str, list[type[Any]]] = {}
    for each in some:
        found.setdefault(each.__module__.rpartition(".")[2], []).append(each)
    return [(name.capitalize(), classes) for name, classes in found.items()]


def _says(known: type[Fact] | type[Wish]) -> str:
    return " ".join((known.__doc__ or "").split()).replace("``", "`").replace('""', "empty")


def _told(known: type[Fact] | type[Wish]) -> str:
    hints = get_type_hints(known)
    own = [each for each in fields(known) if each.name not in USUAL]
    return ", ".join(f"`{each.name}` {WORDS[hints[each.name]]}{_else(each.default)}" for each in own) or "–"


def _else(default: Any) -> str:
    """What a field is where it is left out; nothing where it must be told."""
    if default is MISSING:
        return ""
    return " (empty)" if default in ("", ()) else f" ({json.dumps(default)})"


def _when(known: type[Wish]) -> str:
    """At which stages; the table of the meeting's own course says it for those that change the stage."""
    course = [move.before for move in MEETING_TABLE.moves if move.verb == known.name]
    if course:
        return "its stage is " + " or ".join(f"`{stage}`" for stage in course)
    return MOMENTS[when.STAGES[known]]


def _line(known: type[Fact]) -> dict[str, Any]:
    hints = get_type_hints(known)
    properties: dict[str, Any] = {"name": {"const": known.name}}
    for each in fields(known):
        default = {} if each.default is MISSING else {"default": each.default}
        properties[each.name] = {**JSON_TYPES[hints[each.name]], **default}
    needed = [each.name for each in fields(known) if each.default is MISSING]
    return {
        "title": known.name,
        "description": _says(known),
        "type": "object",
        "properties": properties,
        "required": ["name", *needed],
    }
