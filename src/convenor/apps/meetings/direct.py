"""Writing in a meeting from a page, a command or a test: through the room where this process serves it, else at once."""

import asyncio
import threading
from collections import OrderedDict

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from convenor.apps.meetings import log, pen, rooms
from convenor.apps.meetings.book import Answer, Ask, Book
from convenor.apps.meetings.room import CANNOT

KEPT = 4  # meetings that a thread remembers
PATIENCE = 20  # seconds a page waits for the room
_mine = threading.local()


def book_of(meeting: int) -> Book:
    """This thread's own reading of a meeting; it is caught up with, and checked against, the log at each use."""
    books: OrderedDict[int, Book] = _mine.__dict__.setdefault("books", OrderedDict())
    book = books.setdefault(meeting, Book(meeting))
    books.move_to_end(meeting)
    while len(books) > KEPT:
        books.popitem(last=False)
    return book


def ask(meeting: int, wish: Ask) -> Answer:
    """Have a wish decided and stored; answered when it is (or, within a transaction, with it)."""
    serving = rooms.serving()
    if serving and not connection.in_atomic_block:
        asked = asyncio.run_coroutine_threadsafe(serving.ask(meeting, wish), serving.loop)
        try:
            return asked.result(PATIENCE)
        except TimeoutError:
            return CANNOT
    try:
        with pen.as_safe_as_the_log():
            answer = book_of(meeting).write([wish], timezone.now)[0]
    except (DatabaseError, OSError):
        if connection.in_atomic_block:
            raise
        return CANNOT
    transaction.on_commit(lambda: tell(meeting, answer.place))
    return answer


def tell(meeting: int, place: int = 0) -> None:
    """Let the boards know that somebody wrote beside the room, or (without a place) that names have changed."""
    if not place:
        log.tell_others(meeting, "names")
    if serving := rooms.serving():
        serving.nudge(meeting, place, "log" if place else "names")
