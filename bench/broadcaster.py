"""The limit: a bare asyncio broadcaster. What is posted to it goes to everybody who listens, as it is.

Usage: python -m bench.broadcaster PORT. It answers whoever posts first, then sends, as the product does.
"""

import asyncio
import gc
import sys
from typing import Any, ClassVar

import uvloop

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
FIRST = b"id: 1\nevent: board\ndata: {}\n\n"


def chunk(body: bytes) -> bytes:
    """A body as one piece of an answer that does not end."""
    return b"%x\r\n%b\r\n" % (len(body), body)


class Line(asyncio.Protocol):
    """One connection: whoever gets, listens; whoever posts, speaks to all."""

    listening: ClassVar[set[Any]] = set()

    def connection_made(self, transport: Any) -> None:
        """Somebody connects."""
        self.transport, self.rest = transport, b""

    def connection_lost(self, error: Exception | None) -> None:
        """Somebody hangs up."""
        self.listening.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        """Hear a request; a post is answered before it is passed on."""
        self.rest += data
        head, found, body = self.rest.partition(b"\r\n\r\n")
        if not found:
            return
        if head.startswith(b"GET /mine"):
            self.transport.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")
        elif head.startswith(b"GET"):
            self.listening.add(self.transport)
            self.transport.write(HEAD + chunk(FIRST))
        elif len(body) >= int(head.rpartition(b"Content-Length: ")[2]):
            said = b'{"place":%d}' % int(body[4 : body.index(b"\n")])
            self.transport.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(said), said))
            words = chunk(body)
            for each in self.listening:
                each.write(words)
        else:
            return
        self.rest = b""


async def main(port: int) -> None:
    """Serve until the process ends."""
    await asyncio.get_running_loop().create_server(Line, "127.0.0.1", port, backlog=4096)
    gc.collect()
    gc.freeze()
    gc.disable()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
