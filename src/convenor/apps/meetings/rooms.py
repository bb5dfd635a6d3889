"""All meetings that run in this process, and word from the processes beside it."""

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import suppress

from django.db import connections

from convenor.apps.meetings import pen
from convenor.apps.meetings.book import Answer, Ask
from convenor.apps.meetings.log import CHANNEL
from convenor.apps.meetings.room import CANNOT, IDLE, Room

LOOK = 3.0  # seconds between two looks whether others wrote without telling us
NAMES = 5  # looks between two readings of the names
OPENING = 8.0  # seconds that a room may take to open
logger = logging.getLogger(__name__)


class Rooms:
    """The rooms by meeting; each opens when somebody comes and closes when nobody is left."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.rooms: dict[int, Room] = {}
        self.listened_to: Callable[[int], bool] = lambda meeting: False
        self.on_open: Callable[[Room], object] = lambda room: None
        self.on_close: Callable[[Room], object] = lambda room: None
        self._stop = threading.Event()
        self._task = loop.create_task(self._look_after())
        self._ear = self._start_listening()

    async def open(self, meeting: int) -> Room | None:
        """The room of a meeting, its log read; None where it cannot be read now."""
        room = self.rooms.get(meeting)
        if room is None:
            room = self.rooms[meeting] = Room(meeting, self.loop)
            self.on_open(room)
        room.used = self.loop.time()
        if not room.opened.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(room.opened.wait(), OPENING)
        return room if room.opened.is_set() else None

    async def ask(self, meeting: int, ask: Ask) -> Answer:
        """Have a wish decided and stored by the meeting's writer."""
        room = await self.open(meeting)
        return await room.ask(ask) if room else CANNOT

    def nudge(self, meeting: int, place: int = 0, what: str = "log") -> None:
        """From any thread: somebody else wrote in a meeting."""
        self.loop.call_soon_threadsafe(self._nudge, meeting, place, what)

    def close(self) -> None:
        """The process ends."""
        self._stop.set()
        self._task.cancel()
        for room in self.rooms.values():
            room.close()

    def _nudge(self, meeting: int, place: int, what: str) -> None:
        for room in self.rooms.values() if not meeting else filter(None, [self.rooms.get(meeting)]):
            room.nudge(place, what)

    async def _look_after(self) -> None:
        turn = 0
        while True:
            await asyncio.sleep(LOOK)
            turn += 1
            for room in list(self.rooms.values()):
                if self.listened_to(room.id):
                    room.used = self.loop.time()
                elif self.loop.time() - room.used > IDLE:
                    self.rooms.pop(room.id).close()
                    self.on_close(room)
                    continue
                room.nudge(what="log" if turn % NAMES else "names")

    def _start_listening(self) -> threading.Thread | None:
        if "postgresql" not in connections.settings["default"]["ENGINE"]:
            return None
        ear = threading.Thread(target=self._listen, name="meetings-ear", daemon=True)
        ear.start()
        return ear

    def _listen(self) -> None:
        """In a thread of its own: PostgreSQL says «meeting at place N», the room reads the log."""
        while not self._stop.is_set():
            try:
                self._hear()
            except Exception as cut:  # whatever the driver says: the line is cut, it is tried again
                logger.info("not listening: %s", cut)
                self._stop.wait(0.3)

    def _hear(self) -> None:
        import psycopg

        known = connections.settings["default"]
        names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
        where = {name: known[key] for name, key in names.items() if known.get(key)}
        with psycopg.connect(**where, **pen.line_options(), autocommit=True) as line:
            line.execute(f"LISTEN {CHANNEL}")
            self.nudge(0)
            while not self._stop.is_set():
                for told in line.notifies(timeout=1.0):
                    meeting, _, place = told.payload.partition(":")
                    self.nudge(int(meeting), int(place) if place.isdecimal() else 0, _what(place))
                line.execute("SELECT 1")


def _what(place: str) -> str:
    return "log" if place.isdecimal() else "names"


_serving: list[Rooms] = []


def serve(loop: asyncio.AbstractEventLoop) -> Rooms:
    """From now on this process holds the rooms of meetings."""
    _serving[:] = [Rooms(loop)]
    return _serving[0]


def serving() -> Rooms | None:
    """The rooms of this process, where it serves."""
    return _serving[0] if _serving else None


def stop() -> None:
    """The process ends."""
    for each in _serving:
        each.close()
    _serving.clear()
