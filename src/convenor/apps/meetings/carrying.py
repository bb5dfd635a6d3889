"""A log as text: read line by line, each through the codec and the rules; what is wrong is named with its line."""

import json
from collections.abc import Callable, Iterable, Iterator

from convenor.domain.kernel import Refused
from convenor.domain.meeting.codec import from_json
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.rules import lawful
from convenor.domain.meeting.state import Meeting, evolve

MOST_LINES = 200_000
LONGEST_LINE = 100_000


class CannotStand(Refused):
    """A line that can be read, but cannot have happened after the lines above it; ``why`` is the rule's own reason."""

    def __init__(self, line: int, fact: Fact, why: Refused) -> None:
        super().__init__("log-line-cannot-stand", line=line, name=fact.name)
        self.why = why


def refuse(wrong: Refused) -> None:
    """A log that is taken in holds nothing doubtful."""
    raise wrong


def read_lines(lines: Iterable[str], doubtful: Callable[[Refused], None] = refuse) -> list[Fact]:
    """The events of a log of JSON lines. Raises Refused with the number of the line that is broken.

    ``doubtful`` hears of every line that cannot have happened where it stands; left out, the first is refused.
    """
    meeting, found = Meeting(), list[Fact]()
    for number, fact in _read(lines):
        if found and fact.at < found[-1].at:
            doubtful(Refused("log-runs-backwards", line=number))
        try:
            lawful.check(meeting, fact)
        except Refused as why:
            doubtful(CannotStand(number, fact, why))
        meeting = evolve(meeting, fact)
        found.append(fact)
    return found


def _read(lines: Iterable[str]) -> Iterator[tuple[int, Fact]]:
    for number, line in enumerate(lines, start=1):
        if number > MOST_LINES:
            raise Refused("log-is-too-long", most=f"{MOST_LINES:,}")
        if line.strip():
            yield number, _fact(line, number)


def _fact(line: str, number: int) -> Fact:
    if len(line) > LONGEST_LINE:
        raise Refused("log-line-too-long", line=number)
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        raise Refused("log-line-is-no-json", line=number) from None
    if not isinstance(told, dict):
        raise Refused("log-line-is-no-json", line=number)
    try:
        return from_json(told)
    except Refused as refused:
        why = {"unknown-event": "log-line-unknown-event", "text-too-long": "log-line-too-long"}
        code = why.get(refused.code, "log-line-bad-field")
        raise Refused(code, **{"name": "", "field": "", **refused.values}, line=number) from refused
