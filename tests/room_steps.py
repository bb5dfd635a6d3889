"""A meeting's room for tests: opened, with everybody in it, and served by a real server in this process."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import uvicorn
from bench.wire import Ear, Voice
from django.db import connections
from django.utils import timezone
from tools.with_postgres import free_port

from convenor.apps.accounts.models import Person
from convenor.apps.meetings import rooms, tickets
from convenor.apps.meetings.actions.room import arrive, ask, open_room
from convenor.apps.meetings.live import Live
from convenor.apps.meetings.models import Sitting
from convenor.apps.meetings.queries.rooms import seat_of
from convenor.domain.meeting import commands as cmd
from convenor.site.refusals import say
from world import NOW, World


def opened(world: World) -> dict[str, int]:
    """Everybody of the group is present and Amina has opened the meeting; the seats by first name."""
    open_room(world.meeting, by=world.amina, at=NOW)
    people = {name: getattr(world, name) for name in ("amina", "bruno", "chen", "dana", "hugo")}
    for person in people.values():
        arrive(world.meeting, by=person)
    ask(world.meeting, cmd.OpenMeeting(), by=world.amina)
    return {name: seat_of(world.meeting, person) for name, person in people.items()}


@dataclass(frozen=True, slots=True)
class Wire:
    """A server that runs, and the meeting that it serves."""

    port: int
    world: World
    seats: dict[int, int]

    def slip(self, person: Person | None, audience: str = "participant") -> str:
        """What a page of ``person`` shows to the wire."""
        seat = self.seats[person.pk] if person else 0
        return tickets.ticket(self.world.meeting.pk, seat, audience, timezone.now())

    def voice(self, person: Person | None, audience: str = "participant", language: str = "en") -> Voice:
        """Somebody who wishes."""
        ticket = self.slip(person, audience)
        return Voice(port=self.port, meeting=self.world.meeting.pk, ticket=ticket, language=language)

    def ear(self, person: Person | None, audience: str = "participant") -> Ear:
        """Somebody who listens."""
        return Ear(self.port, self.world.meeting.pk, self.slip(person, audience))


@contextmanager
def serving(world: World) -> Iterator[Wire]:
    """The live wire alone, on a port of this machine, on the tests' own database."""
    live, port = Live(say), free_port()
    seats = dict(Sitting.objects.filter(meeting=world.meeting).values_list("person", "seat"))

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await live(scope, receive, send)
            return
        await receive()
        live.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        live.stop()
        await send({"type": "lifespan.shutdown.complete"})

    config = uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1, lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    ear = rooms.serving()._ear  # type: ignore[union-attr]
    try:
        yield Wire(port, world, seats)
    finally:
        server.should_exit = True
        thread.join(10)
        if ear:
            ear.join(5)
        _hang_up()


def _hang_up() -> None:
    """Wait until the writers' threads have let go of the database."""
    until = time.monotonic() + 5
    while time.monotonic() < until and any(
        each.name.startswith("meeting-") for each in threading.enumerate()
    ):
        time.sleep(0.01)
    with suppress(Exception):
        connections["default"].close_if_unusable_or_obsolete()


def run(story: Any) -> Any:
    """Run a coroutine to its end, within half a minute."""
    return asyncio.run(asyncio.wait_for(story, 30))
