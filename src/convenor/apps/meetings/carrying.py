"""A log as text: read line by line, each through the codec; what is broken is named with its line."""

import json
from collections.abc import Iterable, Iterator

from convenor.domain.kernel import Refused
from convenor.domain.meeting.codec import from_json
from convenor.domain.meeting.events import Fact

MOST_LINES = 200_000
LONGEST_LINE = 100_000


def read_lines(lines: Iterable[str]) -> list[Fact]:
    """The events of a log of JSON lines. Raises Refused with the number of the line that is broken."""
    return list(_read(lines))


def _read(lines: Iterable[str]) -> Iterator[Fact]:
    before: Fact | None = None
    for number, line in enumerate(lines, start=1):
        if number > MOST_LINES:
            raise Refused("log-is-too-long", most=f"{MOST_LINES:,}")
        if not line.strip():
            continue
        fact = _fact(line, number)
        if before is not None and fact.at < before.at:
            raise Refused("log-runs-backwards", line=number)
        before = fact
        yield fact


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
