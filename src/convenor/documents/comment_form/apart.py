"""A file is read in a process of its own, with little memory, little time and no way out: a broken one costs only itself.

The child gets the bytes, not a name; once it has them it can open nothing and connect to nothing, because the
system grants it no further file. It works from any thread of a server, because nothing is forked.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from convenor.documents.comment_form.wire import sheet_from_lines
from convenor.documents.package import LARGEST_FILE, CannotBeRead
from convenor.domain.ballot.relaying import of_column
from convenor.domain.ballot.sheet import SheetFile

SECONDS = 20  # on the clock; a child that is given no processor must end too
SOURCE = Path(__file__).resolve().parents[3]
CHILD = "convenor.documents.comment_form.child"
TOO_HEAVY = 3  # how a child ends that ran out of memory
KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")  # of the environment; nothing secret


def read_apart(name: str, data: bytes) -> SheetFile:
    """All comments of one file, or the reason why not."""
    _check_size(data)
    return sheet_from_lines(_asked({"do": "read", "name": name}, data))


def fill_apart(
    data: bytes, answers: Mapping[tuple[int, int], str], column: str = of_column("observation")
) -> tuple[bytes, tuple[tuple[int, int], ...]]:
    """The file with these observations in it, and the rows that have no place for one."""
    _check_size(data)
    listed = [[table, row, text] for (table, row), text in answers.items()]
    head, _, filled = _asked({"do": "fill", "answers": listed, "column": column}, data).partition(b"\n")
    return filled, tuple((table, row) for table, row in json.loads(head))


def _check_size(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        raise CannotBeRead("file-too-large", megabytes=LARGEST_FILE >> 20)


def _asked(task: Mapping[str, Any], data: bytes) -> bytes:
    environment = {key: os.environ[key] for key in KEPT if key in os.environ}
    child = subprocess.Popen(  # noqa: S603 - ourselves, and nobody's word in the command
        [sys.executable, "-m", CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=environment
        | {"PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
        close_fds=True,
    )
    with child:
        try:
            said, _ = child.communicate(json.dumps(task).encode() + b"\n" + data, timeout=SECONDS)
        except subprocess.TimeoutExpired as late:
            child.kill()
            raise CannotBeRead("file-too-slow") from late
    return _answer(said, child.returncode)


def _answer(said: bytes, ended: int) -> bytes:
    """What the child says: a line with how it went, then the rest."""
    head, _, rest = said.partition(b"\n")
    if ended < 0 or ended == TOO_HEAVY:
        raise CannotBeRead("file-too-heavy")
    if ended or not head:
        raise CannotBeRead("file-damaged")
    told = json.loads(head)
    if "refused" in told:
        raise CannotBeRead(told["refused"], **told["values"])
    return rest
