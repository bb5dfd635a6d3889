"""``convenor meeting read``: what the readers say of a log. It needs neither a database nor anything of Django."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from convenor.apps.meetings.carrying import read_lines
from convenor.domain.kernel import Refused
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.readings.minutes import minutes
from convenor.domain.meeting.readings.summary import summary


def said(facts: Sequence[Fact], *, as_json: bool) -> Iterator[str]:
    """Line by line: in a few words, or everything as one object of JSON with a line for each of its names."""
    if as_json:
        told = summary(facts)
        lines = (f"{json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}" for name, each in told.items())
        yield "{" + ",\n".join(lines) + "}"
        return
    found = minutes(facts)
    yield f"{len(facts)} events; opened {found.opened}, closed {found.closed}"
    yield (
        f"{len(found.attendance.people)} people, {len(found.decisions)} decisions, {len(found.actions)} actions"
    )
    for part in found.sections:
        yield f"{part.number}. {part.title}: {len(part.turns)} turns, {part.spent}"


def at_once(arguments: Sequence[str]) -> bool:
    """Read the file that is named and say so; False, before a word is said, where anything is not as usual.

    Then the command itself is asked, which starts Django and has the words for what is wrong.
    """
    files = [each for each in arguments if each != "--json"]
    if len(files) != 1 or files[0].startswith("-"):
        return False
    try:
        with Path(files[0]).open(encoding="utf-8") as file:
            facts = read_lines(file)
    except (OSError, UnicodeDecodeError, Refused):
        return False
    for line in said(facts, as_json="--json" in arguments):
        sys.stdout.write(f"{line}\n")
    return True
