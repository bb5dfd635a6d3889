"""A client of the live wire that knows nothing but ``docs/reference/live.md``: it listens, and it sends wishes."""

import asyncio
import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

GONE = (OSError, asyncio.IncompleteReadError, EOFError)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: its status, and what it says."""

    status: int
    said: dict[str, Any]


@dataclass(kw_only=True)
class Voice:
    """One seat that sends wishes over one connection that stays open."""

    port: int
    meeting: int
    ticket: str
    host: str = "127.0.0.1"
    language: str = "en"
    _ways: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None, repr=False)

    async def do(self, wish: str, key: str = "", **fields: Any) -> Told:
        """Wish something; ``key`` makes it the same wish when it is sent again."""
        return await self.send({"key": key or str(uuid.uuid4()), "do": wish, **fields})

    async def insist(self, wish: str, patience: float = 30.0, **fields: Any) -> Told:
        """Wish something until it is answered, as a browser's outbox does: the key stays the same."""
        key, until = str(uuid.uuid4()), time.monotonic() + patience
        while True:
            try:
                told = await self.do(wish, key, **fields)
            except GONE:
                told = Told(503, {})
            if told.status < 500 or time.monotonic() > until:
                return told
            await asyncio.sleep(0.05)

    async def send(self, body: Any) -> Told:
        """Send a body as it is."""
        return await self.ask("POST", "do", json.dumps(body).encode())

    async def get(self, what: str) -> Told:
        """Read board, roster or mine."""
        return await self.ask("GET", what)

    async def ask(self, method: str, what: str, body: bytes = b"") -> Told:
        """One request and its answer."""
        if self._ways is None:
            self._ways = await asyncio.open_connection(self.host, self.port)
        reader, writer = self._ways
        head = (
            f"{method} /live/{self.meeting}/{what} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n"
            f"X-Ticket: {self.ticket}\r\nAccept-Language: {self.language}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        try:
            writer.write(head.encode() + body)
            return await _answer(reader)
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Hang up."""
        if self._ways:
            self._ways[1].close()
        self._ways = None


async def _answer(reader: asyncio.StreamReader) -> Told:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    length = int(head.partition("content-length: ")[2].partition("\r\n")[0] or 0)
    return Told(status, json.loads(await reader.readexactly(length) or b"{}"))


@dataclass(slots=True)
class Heard:
    """One event of the stream, and when it came."""

    name: str
    place: int | None
    data: dict[str, Any]
    at: float


class Ear:
    """One open stream: what was heard, in order. It comes back by itself when it is cut, unless it is told to be gone."""

    def __init__(self, port: int, meeting: int, ticket: str, *, host: str = "127.0.0.1") -> None:
        self.ports, self.host = [port], host
        self.path = f"/live/{meeting}/stream?ticket={ticket}"
        self.heard: list[Heard] = []
        self.place = 0
        self.cuts = 0
        self.gone = asyncio.Event()
        self.news = asyncio.Condition()
        self.on_board: Callable[[Heard], None] = lambda heard: None
        self.task = asyncio.create_task(self._listen())

    async def until(self, sees: Callable[["Ear"], bool], patience: float = 10.0) -> None:
        """Wait until what was heard is enough."""
        async with asyncio.timeout(patience), self.news:
            await self.news.wait_for(lambda: sees(self))

    def last(self, name: str) -> dict[str, Any]:
        """The newest event of a kind."""
        return next((each.data for each in reversed(self.heard) if each.name == name), {})

    async def close(self) -> None:
        """Hang up."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def _listen(self) -> None:
        turn = 0
        while not self.gone.is_set():
            try:
                await self._once(self.ports[turn % len(self.ports)])
            except (*GONE, ValueError):
                pass
            turn += 1
            self.cuts += 1
            if not self.gone.is_set():
                await asyncio.sleep(0.1)

    async def _once(self, port: int) -> None:
        reader, writer = await asyncio.open_connection(self.host, port)
        try:
            seen = f"Last-Event-ID: {self.place}\r\n" if self.place else ""
            writer.write(f"GET {self.path} HTTP/1.1\r\nHost: {self.host}:{port}\r\n{seen}\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in head.split(b"\r\n", 1)[0]:
                if b" 403 " in head:
                    self.gone.set()
                return
            text = b""
            while size := int(await reader.readline(), 16):
                text += await reader.readexactly(size)
                await reader.readexactly(2)
                *whole, text = text.split(b"\n\n")
                for each in whole:
                    await self._take(each.decode())
        finally:
            writer.close()

    async def _take(self, lines: str) -> None:
        fields = dict(line.split(": ", 1) for line in lines.splitlines())
        if "event" not in fields:
            return
        place = int(fields["id"]) if "id" in fields else None
        found = Heard(fields["event"], place, json.loads(fields["data"]), time.perf_counter())
        self.place = place or self.place
        async with self.news:
            self.heard.append(found)
            if found.name == "gone":
                self.gone.set()
            if found.name == "board":
                self.on_board(found)
            self.news.notify_all()
