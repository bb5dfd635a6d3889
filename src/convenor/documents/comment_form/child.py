"""The process that reads one file: it takes the bytes, gives up every means to do harm, reads, and ends.

In: a line of JSON that says what to do, then the file. Out: a line of JSON that says how it went, then the answer.
"""

import codecs
import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from convenor.documents.comment_form.reader import read_file
from convenor.documents.comment_form.wire import sheet_as_lines
from convenor.documents.comment_form.writing import fill
from convenor.documents.package import CannotBeRead

TOO_HEAVY = 3
MEMORY = 512 << 20
SECONDS = 10  # of processor
CODINGS = (
    "ascii",
    "cp437",
    "cp1252",
    "latin-1",
    "mac_roman",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
)


def main() -> int:
    """Do what the first line says."""
    task = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    for each in CODINGS:  # now, because later nothing can be loaded
        codecs.lookup(each)
    give_up()
    try:
        for piece in done(task, data):
            sys.stdout.buffer.write(piece)
    except CannotBeRead as refused:
        told = {"refused": refused.code, "values": {key: str(value) for key, value in refused.values.items()}}
        sys.stdout.buffer.write(json.dumps(told).encode())
    except MemoryError:
        return TOO_HEAVY
    sys.stdout.buffer.flush()
    return 0


def done(task: Mapping[str, Any], data: bytes) -> Iterator[bytes]:
    """The answer to a task, piece by piece."""
    if task["do"] == "read":
        sheet = read_file(task["name"], data)
        yield b"{}\n"
        yield from sheet_as_lines(sheet)
        return
    answers = {(table, row): text for table, row, text in task["answers"]}
    filled, lacking = fill(data, answers, task["column"])
    yield b"{}\n" + json.dumps([list(each) for each in lacking]).encode() + b"\n"
    yield filled


def give_up() -> None:
    """Leave this process memory and time for one file, and no means to open, write or connect."""
    try:
        import resource
    except ImportError:  # a system without such limits; the clock of the parent remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


if __name__ == "__main__":
    sys.exit(main())
