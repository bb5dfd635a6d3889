"""The live wire, in front of Django: ``/live/join``, ``/live/<meeting>/stream``, ``do``, ``board``, ``roster``, ``mine``.

No session and no middleware: the page's ticket says who asks, the meeting's rules say what they may. Documented for
strangers in ``docs/reference/live.md``.
"""

import asyncio
import gzip
import json
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone, translation
from django.utils.translation.trans_real import parse_accept_lang_header

from convenor.apps.meetings import rooms, stranger, tickets
from convenor.apps.meetings.book import Ask, fingerprint
from convenor.apps.meetings.own import mine, roster
from convenor.apps.meetings.pace import Pace
from convenor.apps.meetings.room import Room
from convenor.apps.meetings.stream import BEAT, SLICES, Hall, may_listen
from convenor.apps.meetings.tickets import Ticket
from convenor.domain.kernel import Refused
from convenor.domain.meeting.codec import wish_from_json

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Say = Callable[[str, Mapping[str, object]], str]

LONGEST = 64 * 1024  # bytes of one wish
SLOWEST = 10.0  # seconds that a wish may take to arrive
LONGEST_SLIP = 600
ADDRESS = re.compile(r"/live/(\d{1,9})/(stream|do|board|roster|mine)")
KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
METHODS = {"do": "POST"}
_JOINING = {"code-unknown": 404, "code-has-expired": 404, "bad-command": 422, "too-many-tries": 429}
STEERS = ("convenor", "secretary")
HEADERS = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]


class Live:
    """The handler: ``say`` puts the code of a refusal into the reader's words."""

    prefix = "/live/"

    def __init__(self, say: Say) -> None:
        self.say = say
        self.pace = Pace()
        self.halls: dict[int, Hall] = {}
        self._beating: asyncio.Task[None] | None = None

    def start(self) -> None:
        """The server starts: rooms may open."""
        serving = rooms.serve(asyncio.get_running_loop())
        serving.on_open = self._on_open
        serving.on_close = lambda room: self.halls.pop(room.id, None)
        serving.listened_to = lambda meeting: bool(self.halls.get(meeting))
        self._beating = serving.loop.create_task(self._beat())

    def stop(self) -> None:
        """The server stops."""
        if self._beating:
            self._beating.cancel()
        rooms.stop()

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Answer one request."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        if scope["path"] == "/live/join":
            return await self._join(scope, headers, receive, send)
        found = ADDRESS.fullmatch(scope["path"])
        if scope["type"] != "http" or found is None:
            return await _answer(send, 404, {})
        meeting, what = int(found[1]), found[2]
        if scope["method"] != METHODS.get(what, "GET"):
            return await _answer(send, 405, {}, allow=METHODS.get(what, "GET"))
        ticket = _ticket(scope, headers, meeting)
        if ticket is None:
            return await self._refuse(send, 403, "ticket-is-not-valid", headers)
        room = await self._room(meeting)
        if room is None:
            return await self._refuse(send, 503, "cannot-store-now", headers)
        if what == "stream":
            del headers  # it stays open for hours
            return await self._stream(room, ticket, receive, send)
        if not may_listen(room, ticket):
            return await self._refuse(send, 403, "seat-is-not-yours", headers)
        if what == "do":
            return await self._do(room, ticket, headers, receive, send)
        return await self._read(room, ticket, what, headers, send)

    async def _join(self, scope: Any, headers: Mapping[bytes, str], receive: Receive, send: Send) -> None:
        """The one way that needs no ticket, and gives one."""
        told: Any = {"code": _asked(scope, "code")}
        if scope["method"] not in ("GET", "POST"):
            return await _answer(send, 405, {}, allow="GET, POST")
        if scope["method"] == "POST":
            body = await _body(receive)
            told = _told(body or b"")
        if told is None:
            return await self._refuse(send, 422, "bad-command", headers, {"field": "body"}, close=True)
        address = stranger.address_of(scope, headers.get(b"x-forwarded-for", ""))
        try:
            found = await asyncio.to_thread(stranger.come, told, address, timezone.now())
        except Refused as refused:
            return await self._refuse(
                send, _JOINING.get(refused.code, 409), refused.code, headers, refused.values
            )
        except DatabaseError:
            return await self._refuse(send, 503, "cannot-store-now", headers)
        return await _answer(send, 200, found)

    async def _room(self, meeting: int) -> Room | None:
        serving = rooms.serving()
        return await serving.open(meeting) if serving else None

    def _on_open(self, room: Room) -> None:
        self.halls[room.id] = Hall(room)

    async def _read(
        self, room: Room, ticket: Ticket, what: str, headers: Mapping[bytes, str], send: Send
    ) -> None:
        if what == "board":
            return await _answer(send, 200, self.halls[room.id].fresh(ticket.audience))
        if what == "mine" and ticket.seat:
            return await _answer(send, 200, mine(room.meeting, ticket.seat))
        if what == "roster" and ticket.audience in STEERS:
            return await _answer(send, 200, roster(room.meeting, room.sitters), packed=_may_pack(headers))
        return await self._refuse(send, 403, "not-on-this-face", headers)

    async def _stream(self, room: Room, ticket: Ticket, receive: Receive, send: Send) -> None:
        hall = self.halls[room.id]
        await send({"type": "http.response.start", "status": 200, "headers": _streamed()})
        if not may_listen(room, ticket):
            return await send({"type": "http.response.body", "body": b"event: gone\ndata: {}\n\n"})
        listener = hall.join(send, ticket)
        try:
            retry = f"retry: {500 + 37 * listener.slice}\n\n".encode()  # not all in the same moment
            words = retry + hall.first(listener)
            await send({"type": "http.response.body", "body": words, "more_body": True})
            await listener.until_over(receive)
        finally:
            hall.leave(listener)

    async def _do(
        self, room: Room, ticket: Ticket, headers: Mapping[bytes, str], receive: Receive, send: Send
    ) -> None:
        if not ticket.seat or ticket.audience in ("door", "projector"):
            return await self._refuse(send, 403, "not-on-this-face", headers)
        if not self.pace.allows((ticket.meeting, ticket.seat)):
            return await self._refuse(send, 429, "too-fast", headers, close=True)
        body = await _body(receive)
        if body is None:
            return await self._refuse(send, 413, "too-much-at-once", headers, close=True)
        try:
            ask = _ask(body, ticket.seat)
        except Refused as refused:
            return await self._refuse(send, 422, refused.code, headers, refused.values)
        answer = await room.ask(ask)
        if answer.failure:
            broken = answer.failure == "broken"
            return await self._refuse(send, 500 if broken else 503, answer.failure + "-now", headers)
        if answer.refused is None:
            return await _answer(send, 200, {"place": answer.place})
        return await self._told(room, answer.refused, answer.faster, headers, send)

    async def _told(
        self, room: Room, refused: Refused, by: int, headers: Mapping[bytes, str], send: Send
    ) -> None:
        status = 422 if refused.code == "key-was-used" else 403 if _is_not_theirs(refused.code) else 409
        faster = room.names.get(by, f"#{by}") if by else ""
        values = {name: _named(name, value, room) for name, value in refused.values.items()}
        await self._refuse(
            send, status, refused.code, headers, {**values, **({"name": faster} if faster else {})}, faster
        )

    async def _refuse(
        self,
        send: Send,
        status: int,
        code: str,
        headers: Mapping[bytes, str],
        values: Mapping[str, object] = {},
        faster: str = "",
        close: bool = False,
    ) -> None:
        with translation.override(_language(headers.get(b"accept-language", ""))):
            words = self.say(code, values)
        told = {"refused": code, "words": words, **({"by": faster} if faster else {})}
        more = {"connection": "close"} if close else {}
        await _answer(send, status, told, packed=False, **more)

    async def _beat(self) -> None:
        number = 0
        while True:
            await asyncio.sleep(BEAT / SLICES)
            number = (number + 1) % SLICES
            for hall in list(self.halls.values()):
                hall.beat(number)


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None where it is too long, or comes too slowly."""
    body = b""
    try:
        async with asyncio.timeout(SLOWEST):
            while True:
                message = await receive()
                body += bytes(message.get("body", b""))
                if len(body) > LONGEST or message["type"] == "http.disconnect":
                    return None
                if not message.get("more_body"):
                    return body
    except TimeoutError:
        return None


def _told(body: bytes) -> dict[str, Any] | None:
    """The object in a body; None where there is none."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _asked(scope: Any, name: str) -> str:
    """A value of the address's query."""
    return next(iter(parse_qs(scope["query_string"].decode("latin-1")).get(name, ())), "")


def _ask(body: bytes, seat: int) -> Ask:
    """The wish in a body, as the seat's own."""
    told = _told(body)
    if told is None:
        raise Refused("bad-command", field="body")
    key, seen = told.pop("key", None), told.pop("seen", None)
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise Refused("bad-command", field="key")
    if seen is not None and (not isinstance(seen, int) or seen < 0):
        raise Refused("bad-command", field="seen")
    return Ask(wish_from_json(told, by=seat), key, seen, fingerprint(told))


def _ticket(scope: Any, headers: Mapping[bytes, str], meeting: int) -> Ticket | None:
    given = headers.get(b"x-ticket") or _asked(scope, "ticket")
    found = tickets.read(given) if 0 < len(given) <= LONGEST_SLIP else None
    if found is None or found.meeting != meeting or found.has_ended(timezone.now()):
        return None
    return found


def _is_not_theirs(code: str) -> bool:
    """Whether a refusal is about who asks, not about when or what."""
    return code == "not-present" or code.startswith("only-")


def _language(wanted: str) -> str:
    """The first of our languages that a reader accepts."""
    ours = {code for code, _name in settings.LANGUAGES}
    for code, _weight in parse_accept_lang_header(wanted[:200]):
        if (base := code.split("-")[0]) in ours:
            return base
    return settings.LANGUAGE_CODE


def _named(name: str, value: object, room: Room) -> object:
    """Seats in a refusal are said by name."""
    if name in ("seat", "by", "name", "chair", "speaker") and isinstance(value, int):
        return room.names.get(value, f"#{value}")
    return value


def _streamed() -> list[tuple[bytes, bytes]]:
    kind = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]
    return [*HEADERS, *kind]


def _may_pack(headers: Mapping[bytes, str]) -> bool:
    return "gzip" in headers.get(b"accept-encoding", "")


async def _answer(
    send: Send, status: int, told: Mapping[str, Any], *, packed: bool = False, **more: str
) -> None:
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    extra = [(name.encode(), value.encode()) for name, value in more.items()]
    if packed:
        body, extra = gzip.compress(body, 6), [*extra, (b"content-encoding", b"gzip")]
    kind = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*HEADERS, *kind, *extra]})
    await send({"type": "http.response.body", "body": body})
