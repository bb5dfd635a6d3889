"""A small HTTP client: one connection that stays open, as a browser's, and costs little beside the server."""

import asyncio
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

CSRF = "b" * 32


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took."""

    status: int
    body: bytes
    seconds: float


@dataclass(kw_only=True)
class Client:
    """Somebody signed in, with one open connection."""

    port: int
    session: str
    patient: bool = True  # like a browser: opens a connection anew that was closed while nobody used it
    _reader: asyncio.StreamReader | None = field(default=None, repr=False)
    _writer: asyncio.StreamWriter | None = field(default=None, repr=False)

    async def get(self, path: str) -> Answer:
        """Read a page."""
        return await self._ask("GET", path, b"")

    async def post(self, path: str, **fields: object) -> Answer:
        """Send a form as the page's script does."""
        return await self._ask("POST", path, urlencode(fields).encode())

    async def close(self) -> None:
        """Hang up."""
        if self._writer:
            self._writer.close()
        self._reader = self._writer = None

    async def _ask(self, method: str, path: str, body: bytes) -> Answer:
        begun = time.perf_counter()
        used_before = self._writer is not None
        try:
            status, text = await self._once(method, path, body)
        except (asyncio.IncompleteReadError, ConnectionResetError) as closed:
            if not (self.patient and used_before) or getattr(closed, "partial", b""):
                raise
            status, text = await self._once(method, path, body)
        return Answer(status, text, time.perf_counter() - begun)

    async def _once(self, method: str, path: str, body: bytes) -> tuple[int, bytes]:
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        assert self._reader
        try:
            self._writer.write(self._head(method, path, body) + body)
            return await _answer(self._reader)
        except BaseException:
            await self.close()
            raise

    def _head(self, method: str, path: str, body: bytes) -> bytes:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Cookie: convenor={self.session}; csrf={CSRF}",
            "Accept: text/html, application/json" if method == "GET" else "Accept: application/json",
        ]
        if method == "POST":
            lines += [
                f"X-CSRFToken: {CSRF}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        return "\r\n".join((*lines, "", "")).encode()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(head.split(" ", 2)[1])
    fields = {
        name.lower(): value.strip()
        for name, _, value in (line.partition(":") for line in head.split("\r\n")[1:])
    }
    if "content-length" in fields:
        return status, await reader.readexactly(int(fields["content-length"]))
    if fields.get("transfer-encoding", "") != "chunked":
        return status, b""
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readline()
    return status, b"".join(parts)
