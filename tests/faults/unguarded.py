"""The product with one of its guards taken away, to show that the runs of faults notice: UNGUARDED says which."""

import os
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from convenor.site.asgi import application  # isort: skip - it sets the product up, and so comes first

from convenor.apps.meetings import log, stream
from convenor.apps.meetings.book import Answer, Ask, Book, _Draft

__all__ = ["application"]
LATE = 0.15  # seconds between the answer and the commit


def _answers_first(
    self: Book, asks: Sequence[Ask], clock: Callable[[], datetime], drafted: Any = None
) -> list[Answer]:
    """Everybody is answered at once; what they wished is committed a little later, one batch behind the other."""
    if self.last is None:
        self.catch_up()
    draft = _Draft(self)
    answers = [self._answered_one(draft, each, clock) for each in asks]
    self._settle(draft)
    with _waiting:
        _later.append((self.id, draft.lines))
    return answers


_later: list[tuple[int, list[log.Line]]] = []
_waiting = threading.Lock()


def _commit_later() -> None:
    while True:
        time.sleep(LATE)
        with _waiting:
            batch, _later[:] = list(_later), []
        for meeting, lines in batch:
            log.append(meeting, lines)


def _waits_for_the_slow(self: stream.Listener, words: stream.Words) -> bool:
    """However much waits to be read, more is put on the line."""
    line: Any = self._line
    if not line.disconnected:
        line.transport.write(words.chunk)
    return True


if os.environ["UNGUARDED"] == "answer after the commit":
    _read = Book.catch_up
    Book.write = _answers_first  # type: ignore[method-assign]
    Book.catch_up = lambda self: [] if self.last else _read(self)  # type: ignore[method-assign]
    threading.Thread(target=_commit_later, daemon=True).start()
elif os.environ["UNGUARDED"] == "drop who does not read":
    stream.Listener.push = _waits_for_the_slow  # type: ignore[method-assign]
