"""Thousands of clients of the live wire in one process: open streams, and connections that stay open for wishes.

Nothing but sockets and epoll, so that as little as possible of what is measured is the measuring.
"""

import json
import select
import socket
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

AT_ONCE = 100  # streams that are opened before the first of them is heard
END = b"\n\n\r\n"  # a whole event at the end of a chunk
ID = b"\nid: "


class Ear:
    """One open stream: the newest place that it has seen whole, when, and the words themselves."""

    __slots__ = ("at", "heard", "line", "place", "rest")

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self.rest, self.heard, self.place, self.at = b"", b"", 0, 0.0

    def take(self, data: bytes, now: float) -> None:
        """Hear more. A snapshot counts once its last byte is there."""
        if self.rest or not data.endswith(END):
            data = self.rest + data
            if not data.endswith(END):
                self.rest = data
                return
            self.rest = b""
        begins = data.rfind(ID)
        if begins >= 0:
            place = int(data[begins + 5 : data.index(b"\n", begins + 5)])
            if place > self.place:
                self.place, self.at, self.heard = place, now, data[begins + 1 : -2]


class Mouth:
    """One connection on which a seat wishes: the last answer, and when it came."""

    __slots__ = ("at", "base", "line", "place", "rest", "status", "ticket")

    def __init__(self, base: str, ticket: str) -> None:
        self.base, self.ticket = base, ticket
        self.line: socket.socket | None = None
        self.rest, self.status, self.place, self.at = b"", 0, 0, 0.0

    def request(self, what: str, body: bytes = b"") -> bytes:
        """A request, ready to be sent; with a body it is a wish."""
        method = "POST" if body else "GET"
        head = f"{method} {self.base}{what} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Ticket: {self.ticket}\r\n"
        return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def take(self, data: bytes, now: float) -> None:
        """Hear the answer."""
        self.rest += data
        head, found, body = self.rest.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]) if found else 0
        if not found or len(body) < length:
            return
        self.status, self.at, self.rest = int(head[9:12]), now, b""
        self.place = json.loads(body).get("place", 0) if self.status == 200 else 0


@dataclass(frozen=True, slots=True)
class Burst:
    """Wishes that were sent at once: seconds from the first byte."""

    durable: float  # until the last was answered
    seen: float  # until the last listener has seen the last place, and all are durable
    broadcast: float  # from the last answer until the last of those who hear the same has seen it
    statuses: dict[int, int]


class Crowd:
    """Everybody in this process who listens to, or speaks to, one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.ears: list[Ear] = []
        self.alike: list[Ear] = []  # those to whom the same bytes go
        self._lines: dict[int, Ear | Mouth] = {}
        self._epoll = select.epoll()

    def listen(self, paths: Sequence[str], *, alike: bool = True, patience: float = 60.0) -> None:
        """Open streams, and wait until each has seen the board; whether all of them hear the same."""
        for start in range(0, len(paths), AT_ONCE):
            fresh = []
            for path in paths[start : start + AT_ONCE]:
                line = self._line()
                line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
                fresh.append(self._added(Ear(line)))
            self.ears += fresh
            self.alike += fresh if alike else []
            until = time.perf_counter() + patience
            while not all(each.place for each in fresh):
                self._turn(0.5)
                if time.perf_counter() > until:
                    raise TimeoutError("streams that show nothing")

    def open(self, mouths: Sequence[Mouth]) -> None:
        """Connect those who are not (servers hang up on whoever is silent), and let each ask something small."""
        self._turn(0)
        while closed := [each for each in mouths if each.line is None]:
            fresh = closed[:AT_ONCE]
            for each in fresh:
                each.line, each.status = self._line(), 0
                self._added(each)
                each.line.sendall(each.request("mine"))
            self._until_none(set(fresh), lambda each: each.status, time.perf_counter() + 60)

    def burst(self, asks: Sequence[tuple[Mouth, bytes]], patience: float = 60.0) -> Burst:
        """Send everything at once; until all is answered, and seen by everybody."""
        mouths = [mouth for mouth, _body in asks]
        self.open(mouths)
        ready: list[tuple[Any, bytes]] = [(mouth.line, mouth.request("do", body)) for mouth, body in asks]
        for each in mouths:
            each.status = 0
        begun = time.perf_counter()
        for line, request in ready:
            line.send(request)
        waiting: set[Any] = set(mouths)
        self._until_none(waiting, lambda each: each.status, begun + patience)
        place, answered = max(each.place for each in mouths), max(each.at for each in mouths)
        behind = {each for each in self.ears if each.place < place}
        self._until_none(behind, lambda each: each.place >= place, begun + patience)
        seen = max(each.at for each in self.ears)
        statuses = [each.status for each in mouths]
        return Burst(
            durable=answered - begun,
            seen=max(answered, seen) - begun,
            broadcast=max(each.at for each in self.alike) - answered,
            statuses={each: statuses.count(each) for each in set(statuses)},
        )

    def rest(self, seconds: float) -> None:
        """Go on listening for a while."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._turn(left)

    def close(self) -> None:
        """Hang up."""
        for each in self._lines.values():
            if each.line:
                each.line.close()
        self._lines.clear()
        self._epoll.close()

    def _until_none(self, waiting: set[Any], done: Any, until: float) -> None:
        """Listen until nobody is left in ``waiting``; whoever is done leaves it."""
        waiting -= {each for each in waiting if done(each)}
        while waiting:
            for each in self._turn(0.5):
                if each in waiting and done(each):
                    waiting.discard(each)
            if time.perf_counter() > until:
                raise TimeoutError(f"{len(waiting)} wait in vain")

    def _turn(self, patience: float) -> list[Ear | Mouth]:
        """Read from whoever has something; those who had."""
        heard, lines, clock = [], self._lines, time.perf_counter
        for number, _events in self._epoll.poll(patience):
            each = lines[number]
            line: Any = each.line
            if data := line.recv(65_536):
                each.take(data, clock())
                heard.append(each)
            else:
                self._hung_up(each)
        return heard

    def _hung_up(self, each: Ear | Mouth) -> None:
        if isinstance(each, Ear) or not each.status or each.line is None:
            raise ConnectionError("the server hung up")
        del self._lines[each.line.fileno()]
        each.line.close()
        each.line = None

    def _line(self) -> socket.socket:
        line = socket.create_connection(("127.0.0.1", self.port))
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return line

    def _added(self, each: Any) -> Any:
        self._lines[each.line.fileno()] = each
        self._epoll.register(each.line.fileno(), select.EPOLLIN)
        return each


def wish(do: str, **fields: Any) -> bytes:
    """A wish with a key of its own, as a browser sends it."""
    return json.dumps({"key": str(uuid.uuid4()), "do": do, **fields}).encode()
