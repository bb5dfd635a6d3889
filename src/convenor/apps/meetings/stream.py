"""What browsers listen to: one snapshot per audience as the same bytes to all, at once and then not too often.

Where the server is uvicorn, the same framed bytes go straight to every listener's transport; any other server's ``send``
is called directly, once. One that does not keep up is dropped, comes back by itself and gets a fresh snapshot
(``docs/adr/0009-one-pen-per-meeting.md``).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from convenor.apps.meetings.room import Room
from convenor.apps.meetings.tickets import Ticket
from convenor.domain.meeting.readings.board import MORE, board, in_common
from convenor.domain.meeting.readings.sheet import sheet
from convenor.domain.meeting.state import Meeting

PAUSE = 0.1  # seconds a snapshot, as soon as a burst lasts, and more where there are many listeners
AT_ONCE = 3  # snapshots that may leave in quick succession first
GAP = 0.015  # seconds between these, and more where there are many listeners
SHARE = 6  # while wishes wait to be written, at most one part in so many of the time goes into showing
BEAT = 3.0
SLICES = 10  # the beats of all listeners are spread over this many moments
Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[Any]]
Snapshot = tuple[str, bytes, int, bytes]  # audience, board, version of the sheet, sheet
NOTHING: tuple[Any, Any, list[str], list[Snapshot]] = (None, None, [], [])
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def event(name: str, told: Any, place: int | None = None) -> bytes:
    """One server-sent event."""
    head = f"id: {place}\n" if place is not None else ""
    return f"{head}event: {name}\ndata: {_written(told)}\n\n".encode()


class Words:
    """What many listeners are told: as a message of the server's protocol, and as it stands on the wire."""

    __slots__ = ("chunk", "message")

    def __init__(self, body: bytes) -> None:
        self.message = {"type": "http.response.body", "body": body, "more_body": True}
        self.chunk = b"%x\r\n%b\r\n" % (len(body), body)


class Listener:
    """One open stream."""

    __slots__ = ("_ended", "_line", "send", "sheet", "slice", "ticket")

    def __init__(self, send: Send, ticket: Ticket, number: int) -> None:
        self.send, self.ticket, self.slice = send, ticket, number % SLICES
        self.sheet = -1
        cycle: Any = getattr(send, "__self__", None)
        self._line = cycle if getattr(cycle, "chunked_encoding", None) is True else None
        self._ended = None if self._line else asyncio.Event()

    async def until_over(self, receive: Receive) -> None:
        """Wait until the browser hangs up, or the listener was dropped; uvicorn says both by itself."""
        if self._ended is None:
            return await _hung_up(receive)
        either = [asyncio.ensure_future(each) for each in (self._ended.wait(), _hung_up(receive))]
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in either:
                each.cancel()
        return None

    def push(self, words: Words) -> bool:
        """Send without waiting; False where the listener is too slow, or gone."""
        line = self._line
        if line is None:
            return self.finish(words.message)
        if line.disconnected or line.flow.write_paused:
            return False
        line.transport.write(words.chunk)
        return True

    def finish(self, message: dict[str, Any]) -> bool:
        """Send through the server, also what ends the answer; False where that would have to wait."""
        coroutine: Any = self.send(message)
        try:
            coroutine.send(None)
        except StopIteration:
            return True
        except Exception:  # whatever the server says of a connection that is gone
            return False
        coroutine.close()
        return False

    def drop(self) -> None:
        """Cut the line without a word; what waits to be sent is thrown away."""
        transport = getattr(getattr(self.send, "__self__", None), "transport", None)
        if transport is not None:
            transport.abort()
        self.over()

    def over(self) -> None:
        """Let the answer end."""
        if self._ended:
            self._ended.set()


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class Hall:
    """Everybody who listens to one meeting."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.listeners: dict[str, set[Listener]] = {}
        self._count = 0
        self._left, self._since = float(AT_ONCE), 0.0
        self._cost = 0.0
        self._unshown = 0.0  # since when something happened that nobody has been shown
        self._timer: asyncio.TimerHandle | None = None
        self._shown: tuple[Any, ...] = ()
        self._ready = NOTHING
        self._people: Any = None
        self._sheet: tuple[int, bytes] = (-1, b"")
        room.heard, room.drafted = self.changed, self.prepare

    def __bool__(self) -> bool:
        return any(self.listeners.values())

    def join(self, send: Send, ticket: Ticket) -> Listener:
        """Somebody listens from now on; what they saw last does not matter, a snapshot is whole."""
        self._count += 1
        listener = Listener(send, ticket, self._count)
        self.listeners.setdefault(ticket.audience, set()).add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """Somebody hung up."""
        self.listeners.get(listener.ticket.audience, set()).discard(listener)

    def first(self, listener: Listener) -> bytes:
        """What a listener gets at the start: the sheet, and the board."""
        at = self._now()
        said = self._board(self.room.meeting, listener.ticket.audience, at)
        listener.sheet, words = self._sheet_for(self.room.meeting, said)
        return words + event("board", said, said["place"])

    def fresh(self, audience: str) -> dict[str, Any]:
        """Board and sheet as they are now."""
        at = self._now()
        meeting = self.room.meeting
        return {"board": self._board(meeting, audience, at), "sheet": self._sheet_of(meeting)}

    def changed(self) -> None:
        """Something may have happened: show it now, or as soon as it is time."""
        shown = (self.room.meeting, self.room.names, self.room.consents)
        if self._shown and all(map(_same, shown, self._shown)):
            return
        now = self.room.loop.time()
        self._unshown = self._unshown or now
        wait = self._wait(now)
        if self._timer:
            if self._timer.when() <= now + wait:
                return
            self._timer.cancel()
        if wait:
            self._timer = self.room.loop.call_later(wait, self._show)
        else:
            self._show()

    def _wait(self, now: float) -> float:
        """How long until the next snapshot: while more is being written, that is waited for, but not for long."""
        if self.room.busy:
            return max(0.0, self._unshown + max(PAUSE, SHARE * self._cost) - now)
        self._left, self._since = self._may(now), now
        if self._left >= AT_ONCE:
            return 0.0
        return min(PAUSE, max(GAP, 2 * self._cost)) if self._left >= 1 else PAUSE * (1 - self._left)

    def _may(self, now: float) -> float:
        """How many snapshots may leave in quick succession now."""
        return min(AT_ONCE, self._left + (now - self._since) / PAUSE)

    def prepare(self, meeting: Meeting) -> None:
        """Make what will be shown of ``meeting`` as soon as it is stored; nobody sees it before."""
        if not self._timer and self._may(self.room.loop.time()) >= AT_ONCE:
            self._ready = (meeting, self.room.names, self._audiences(), list(self._snapshots(meeting)))

    def _show(self) -> None:
        self._timer, self._unshown = None, 0.0
        begun = self.room.loop.time()
        self._left = max(0.0, self._left - 1)
        meeting = self.room.meeting
        self._shown = (meeting, self.room.names, self.room.consents)
        self._see_out()
        *of, made = self._ready
        is_ready = self._is_still_so(*of)
        self._ready = NOTHING
        for audience, words, version, before in made if is_ready else self._snapshots(meeting):
            self._tell(self.listeners[audience], words, version, before)
        self._cost = self.room.loop.time() - begun

    def _is_still_so(self, meeting: Meeting, names: Any, audiences: list[str]) -> bool:
        """Whether what was prepared is what shall be shown: this meeting, with these names, to these faces."""
        return all(map(_same, (meeting, names), self._shown)) and audiences == self._audiences()

    def _snapshots(self, meeting: Meeting) -> Iterator[Snapshot]:
        """Participants first: they are most, and their snapshot is made in no time."""
        at = self._now()
        common = in_common(meeting, self.room.names, at)
        for audience in self._audiences():
            said = self._board(meeting, audience, at, common)
            yield audience, event("board", said, said["place"]), *self._sheet_for(meeting, said)

    def _audiences(self) -> list[str]:
        return sorted((each for each, who in self.listeners.items() if who), key=MORE.__contains__)

    def _tell(self, listeners: set[Listener], words: bytes, version: int = -1, before: bytes = b"") -> None:
        plain, whole, slow = Words(words), Words(before + words), []
        for each in listeners:
            if version in (-1, each.sheet):
                pushed = each.push(plain)
            elif pushed := each.push(whole):
                each.sheet = version
            if not pushed:
                slow.append(each)
        for each in slow:
            listeners.discard(each)
            each.drop()

    def beat(self, number: int) -> None:
        """Say that the line is alive, to one slice of all listeners; see out whose time is over."""
        at = timezone.now()
        words = event("beat", {"now": round(at.timestamp() * 1000)})
        for listeners in self.listeners.values():
            mine = {each for each in listeners if each.slice == number}
            before = set(mine)
            self._tell(mine, words)
            listeners -= before - mine
            self._end([each for each in mine if each.ticket.has_ended(at)])

    def _see_out(self) -> None:
        """Whoever has no seat here any more hears so, once."""
        now = (self.room.meeting.people, self.room.sitters, self.room.consents)
        if self._people and all(map(_same, now, self._people)):
            return
        self._people = now
        everybody = [each for listeners in self.listeners.values() for each in listeners]
        self._end([each for each in everybody if not may_listen(self.room, each.ticket)])

    def _end(self, gone: list[Listener]) -> None:
        message = {"type": "http.response.body", "body": event("gone", {}), "more_body": False}
        for each in gone:
            said = each.finish(message)
            self.leave(each)
            each.over() if said else each.drop()

    def _board(
        self, meeting: Meeting, audience: str, at: datetime, common: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        if audience == "door":
            return _at_the_door(meeting, at)
        return board(meeting, audience, self.room.names, at, common=common)

    def _sheet_of(self, meeting: Meeting) -> dict[str, Any]:
        return sheet(meeting, self.room.names, self.room.title)

    def _sheet_for(self, meeting: Meeting, said: dict[str, Any]) -> tuple[int, bytes]:
        version = said.get("sheet", -1)
        if version != -1 and version != self._sheet[0]:
            self._sheet = (version, event("sheet", self._sheet_of(meeting)))
        return self._sheet if version != -1 else (-1, b"")

    def _now(self) -> datetime:
        now = timezone.now()
        return max(now, self.room.last_at) if self.room.last_at else now


def may_listen(room: Room, ticket: Ticket) -> bool:
    """Whether the seat on a ticket still belongs to whoever holds it; at the door, also before it is granted.

    A mentee looks on as long as the group agrees.
    """
    if not ticket.seat:
        return not ticket.consent or ticket.consent in room.consents
    seat, sitter = room.meeting.people.seats.get(ticket.seat), room.sitters.get(ticket.seat)
    if seat is None or seat.standing == "removed":
        return False
    if not ticket.device:
        return bool(sitter and sitter.person)
    mine = bool(sitter and sitter.device == ticket.device)
    waits = ticket.audience == "door" and seat.standing == "claimed"
    return mine and (waits or seat.standing in ("present", "left"))


def _at_the_door(meeting: Meeting, at: datetime) -> dict[str, Any]:
    """What somebody sees who waits to be admitted: how far the meeting is, and which seats are taken."""
    people = meeting.people.seats.values()
    return {
        "place": meeting.place,
        "now": round(at.timestamp() * 1000),
        "stage": meeting.course.stage,
        "in": [each.number for each in people if each.standing == "present"],
        "waiting": [each.number for each in people if each.standing == "claimed"],
    }


def _same(one: Any, other: Any) -> bool:
    return one is other
