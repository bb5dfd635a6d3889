"""One writer per meeting: wishes wait in a queue, up to 64 become one transaction, and are answered after its commit."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from django.db import DatabaseError, IntegrityError
from django.utils import timezone

from convenor.apps.meetings import pen
from convenor.apps.meetings.book import Answer, Ask, Book
from convenor.apps.meetings.sitters import Sitter, consents_of, names_of, sitters, title_of
from convenor.domain.kernel import Refused
from convenor.domain.meeting.state import Meeting

BATCH = 64
MOST_WAITING = 10_000
TRIES = 3
IDLE = 60.0  # seconds without anybody, after which a room leaves the memory
logger = logging.getLogger(__name__)
CANNOT = Answer(failure="cannot-store")
Waiting = tuple[Ask, "asyncio.Future[Answer]"]


class Room:
    """A meeting that runs in this process: its book, its queue, its writer's thread, and whoever listens."""

    def __init__(self, meeting: int, loop: asyncio.AbstractEventLoop) -> None:
        self.id, self.loop = meeting, loop
        self.meeting = Meeting()
        self.sitters: dict[int, Sitter] = {}
        self.names: dict[int, str] = {}
        self.title = ""
        self.consents: frozenset[int] = frozenset()
        self.heard: Callable[[], None] = lambda: None
        self.drafted: Callable[[Meeting], object] = lambda meeting: None
        self.used = loop.time()
        self.last_at: datetime | None = None
        self._book = Book(meeting)
        self._queue: asyncio.Queue[Waiting | None] = asyncio.Queue()
        self._thread = ThreadPoolExecutor(1, f"meeting-{meeting}", initializer=pen.take)
        self._kept: Waiting | None = None
        self._wanted: set[str] = set()
        self._asked = 0
        self._task = loop.create_task(self._run())
        self.opened = asyncio.Event()
        self.nudge(what="names")

    @property
    def busy(self) -> bool:
        """Whether anybody waits for an answer."""
        return self._asked > 0

    async def ask(self, ask: Ask) -> Answer:
        """Have a wish decided and stored; the answer comes after the commit."""
        self.used = self.loop.time()
        if self._queue.qsize() >= MOST_WAITING:
            return CANNOT
        answered: asyncio.Future[Answer] = self.loop.create_future()
        self._queue.put_nowait((ask, answered))
        self._asked += 1
        try:
            return await answered
        finally:
            self._asked -= 1

    def nudge(self, place: int = 0, what: str = "log") -> None:
        """Look whether others wrote: up to ``place`` if it is known, or other names."""
        if place and place <= self.meeting.place:
            return
        self._wanted.add(what)
        self._queue.put_nowait(None)

    def close(self) -> None:
        """End the writer; what waits is not stored."""
        self._task.cancel()
        self._thread.submit(pen.drop)
        self._thread.shutdown(wait=False)

    async def _run(self) -> None:
        while True:
            batch = await self._gathered()
            answers = await self._in_thread(self._stored, [ask for ask, _ in batch]) if batch else []
            self._show()  # first: whoever is answered must find it here
            for (_ask, answered), answer in zip(batch, answers, strict=True):
                if not answered.done():
                    answered.set_result(answer)
            self.loop.call_soon(self.heard)  # after those who wait for their answer
            if self._wanted:
                await self._looked_up()

    async def _gathered(self) -> list[Waiting]:
        """Whatever waits, at most one batch; a wish that writes other rows too goes alone."""
        first, self._kept = self._kept or await self._queue.get(), None
        batch = [first] if first else []
        while len(batch) < BATCH and not self._queue.empty() and not (batch and batch[-1][0].beside):
            each = self._queue.get_nowait()
            if each and each[0].beside and batch:
                self._kept = each
                break
            batch += [each] if each else []
        return batch

    async def _looked_up(self) -> None:
        wanted, self._wanted = set(self._wanted), set()
        try:
            await self._in_thread(self._caught_up, wanted)
        except Exception as failure:  # a log that cannot be read must not end the writer
            logger.warning("meeting %s cannot be read: %s", self.id, failure)
            self._wanted |= wanted
            await self._in_thread(pen.drop)
            self.loop.call_later(0.2, self._queue.put_nowait, None)
        else:
            self._show()
            self.opened.set()
            self.heard()

    def _in_thread(self, what: Callable[..., Any], *given: Any) -> "asyncio.Future[Any]":
        return self.loop.run_in_executor(self._thread, what, *given)

    def _caught_up(self, wanted: set[str]) -> None:
        """In the writer's thread: read what others wrote."""
        before = self._book.meeting.people
        self._book.catch_up()
        if "names" in wanted or self._book.meeting.people is not before:
            self._name()

    def _stored(self, asks: Sequence[Ask]) -> list[Answer]:
        """In the writer's thread: one transaction, tried again where somebody was faster or slow to let go."""
        before = self._book.meeting.people
        for attempt in range(TRIES):
            try:
                answers = self._book.write(asks, timezone.now, self._drafted)
                break
            except Refused as refused:
                return [Answer(refused=refused)] * len(asks)
            except (DatabaseError, OSError) as failure:
                logger.warning("meeting %s could not be written: %s", self.id, failure)
                pen.drop()
                if attempt + 1 == TRIES or not _passing(failure):
                    return [CANNOT] * len(asks)
            except Exception:  # ours: told to those who asked, and the writer goes on
                logger.exception("meeting %s could not be written", self.id)
                pen.drop()
                return [Answer(failure="broken")] * len(asks)
        if self._book.meeting.people is not before:
            self._name()
        return answers

    def _drafted(self, meeting: Meeting) -> None:
        """In the writer's thread: what will be shown can be made while the disk writes, unless more follows at once."""
        if meeting is not self._book.meeting and self._queue.empty():
            self.loop.call_soon_threadsafe(self.drafted, meeting)

    def _name(self) -> None:
        try:
            found = sitters(self.id)
            if found != self.sitters:
                self.sitters, self.names = found, names_of(found)
            if (agreed := consents_of(self.id)) != self.consents:
                self.consents = agreed
            self.title = title_of(self.id)
        except DatabaseError:
            self._wanted.add("names")

    def _show(self) -> None:
        self.meeting = self._book.meeting
        self.last_at = self._book.last.fact.at if self._book.last else None


def _passing(failure: Exception) -> bool:
    """Whether it may work at once on a second try: another wrote the same place, or held the pen, or the line was cut."""
    if isinstance(failure, IntegrityError):
        return True
    text = str(failure)
    return any(each in text for each in ("lock timeout", "connection", "terminat", "server closed"))
