"""Races between those who write and those who listen: each holds, and is seen to break without its guard."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

import pytest
from bench.wire import Ear
from django.db import DatabaseError, connection
from django.utils import timezone

from convenor.apps.meetings import log, rooms
from convenor.apps.meetings.book import Answer, Ask, Book
from convenor.apps.meetings.models import Sitting
from convenor.apps.meetings.queries.rooms import state_of
from convenor.apps.meetings.rooms import Rooms
from convenor.apps.meetings.stream import Hall, Listener
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.state import Meeting
from room_steps import Wire, opened, run, serving
from world import World

pytestmark = pytest.mark.django_db(transaction=True)
LONG = 1.0  # seconds after which somebody who heard nothing will not hear it


@pytest.fixture
def seats(world: World) -> dict[str, int]:
    return opened(world)


@pytest.fixture
def wire(world: World, seats: dict[str, int]) -> Iterator[Wire]:
    with serving(world) as served:
        yield served


async def hears(ear: Ear, sees: Callable[[Ear], bool], patience: float = LONG) -> bool:
    """Whether somebody hears of it in time."""
    try:
        await ear.until(sees, patience)
    except TimeoutError:
        return False
    return True


def fails_at_the_commit(_events: object) -> None:
    """What the database finds wrong only when all is to be committed."""
    Sitting.objects.create(meeting_id=999_999, seat=1, name="Nowhere")


async def asked(wire: Wire, wish: cmd.Wish, **more: Any) -> Answer:
    """A wish by the meeting's own writer, as the server serves it."""
    serves = rooms.serving()
    assert serves is not None
    asking = asyncio.run_coroutine_threadsafe(
        serves.ask(wire.world.meeting.pk, Ask(wish, **more)), serves.loop
    )
    return await asyncio.wrap_future(asking)


def elsewhere(wire: Wire, wish: cmd.Wish) -> None:
    """A wish that another process writes."""
    Book(wire.world.meeting.pk).write([Ask(wish)], timezone.now)


# answered only after the commit


def told_and_stored(wire: Wire, seat: int) -> tuple[str, bool]:
    """A hand whose commit fails: what whoever raised it is told, and whether it is up."""
    wish = cmd.RaiseHand(seat=seat, by=seat)
    told = run(asked(wire, wish, beside=fails_at_the_commit))
    return told.failure or "recorded", seat in state_of(wire.world.meeting.pk)[0].floor.hands


def test_what_is_not_committed_is_not_acknowledged(wire: Wire, seats: dict[str, int]) -> None:
    assert told_and_stored(wire, seats["chen"]) == ("cannot-store", False)


def test_answered_before_the_commit_a_hand_would_be_acknowledged_and_lost(
    wire: Wire, seats: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Book.write

    def answers_first(
        self: Book, asks: Sequence[Ask], clock: Callable[[], datetime], drafted: Any = None
    ) -> list[Answer]:
        told: list[Answer] = []
        one = Book._answered_one

        def answered(draft: Any, ask: Ask, clock: Callable[[], datetime]) -> Answer:
            told.append(one(self, draft, ask, clock))
            return told[-1]

        self._answered_one = answered  # type: ignore[method-assign]
        try:
            return write(self, asks, clock)
        except DatabaseError:  # it fails when they have been answered
            return told

    monkeypatch.setattr(Book, "write", answers_first)

    assert told_and_stored(wire, seats["chen"]) == ("recorded", False)


# a board that was made while the disk wrote


def shown_after_a_failure(wire: Wire, seats: dict[str, int]) -> list[list[int]]:
    """Chen's hand is drafted and not stored, Dana's is stored by another process: the queues that are shown."""
    chen, dana = (cmd.RaiseHand(seat=seats[each], by=seats[each]) for each in ("chen", "dana"))

    async def story() -> list[list[int]]:
        ear = wire.ear(wire.world.amina)
        await ear.until(lambda one: one.place > 0)
        await asyncio.sleep(0.5)  # nothing is held back from a hall that was quiet
        assert (await asked(wire, chen, beside=fails_at_the_commit)).failure == "cannot-store"
        await asyncio.to_thread(elsewhere, wire, dana)
        place = (await asyncio.to_thread(state_of, wire.world.meeting.pk))[0].place
        rooms.serving().nudge(wire.world.meeting.pk, place)  # type: ignore[union-attr]
        await ear.until(lambda one: bool(one.last("board")["queue"]))
        await ear.close()
        return [
            [hand["seat"] for hand in each.data["queue"]]
            for each in ear.heard
            if each.name == "board" and each.data["queue"]
        ]

    return run(story())  # type: ignore[no-any-return]


def test_a_hand_that_could_not_be_stored_is_shown_to_nobody(wire: Wire, seats: dict[str, int]) -> None:
    assert shown_after_a_failure(wire, seats) == [[seats["dana"]]]


def test_without_comparing_it_with_what_was_stored_the_lost_hand_would_be_shown(
    wire: Wire, seats: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def trusts_it(self: Hall, meeting: Meeting | None, *_: object) -> bool:
        return meeting is not None

    monkeypatch.setattr(Hall, "_is_still_so", trusts_it)

    assert shown_after_a_failure(wire, seats) == [[seats["chen"]]]


# coming back while somebody writes


def knows_after_coming_back(wire: Wire, seats: dict[str, int]) -> bool:
    """Dana's line is cut, Chen raises a hand, Dana comes back: whether she hears of it."""

    async def story() -> bool:
        ear, chen = wire.ear(wire.world.dana), wire.voice(wire.world.chen)
        await ear.until(lambda one: one.place > 0)
        await ear.close()
        place = (await chen.do("raise-hand", seat=seats["chen"])).said["place"]
        await asyncio.sleep(0.3)  # whoever listened has been shown it
        again = wire.ear(wire.world.dana)
        again.place = ear.place  # sent as Last-Event-ID
        heard = await hears(again, lambda one: one.place >= place)
        for each in (again, chen):
            await each.close()
        return heard

    return run(story())  # type: ignore[no-any-return]


def test_whoever_comes_back_hears_what_was_missed(wire: Wire, seats: dict[str, int]) -> None:
    assert knows_after_coming_back(wire, seats) is True


def test_without_the_board_at_the_start_whoever_comes_back_would_not_know(
    wire: Wire, seats: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, came = Hall.first, []

    def only_the_first_time(self: Hall, listener: Listener) -> bytes:
        came.append(listener)
        return first(self, listener) if len(came) == 1 else b": welcome back\n\n"

    monkeypatch.setattr(Hall, "first", only_the_first_time)

    assert knows_after_coming_back(wire, seats) is False


def hears_what_is_written_meanwhile(wire: Wire, seats: dict[str, int]) -> bool:
    """Chen raises a hand in the moment in which Dana has her first board: whether she hears of it."""

    async def story() -> bool:
        chen, ear = wire.voice(wire.world.chen), wire.ear(wire.world.dana)
        await chen.get("board")
        await ear.until(lambda one: one.place > 0)
        place = (await chen.do("raise-hand", seat=seats["chen"])).said["place"]
        heard = await hears(ear, lambda one: one.place >= place)
        for each in (ear, chen):
            await each.close()
        return heard

    return run(story())  # type: ignore[no-any-return]


def test_what_is_written_while_somebody_comes_in_is_heard(wire: Wire, seats: dict[str, int]) -> None:
    assert hears_what_is_written_meanwhile(wire, seats) is True


def test_joining_after_the_first_board_instead_of_before_would_miss_what_is_written_between(
    wire: Wire, seats: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    join = Hall.join

    def joins_later(self: Hall, send: Any, ticket: Any) -> Listener:
        listener = join(self, send, ticket)
        self.leave(listener)
        self.room.loop.call_later(LONG / 2, self.listeners[ticket.audience].add, listener)
        return listener

    monkeypatch.setattr(Hall, "join", joins_later)

    assert hears_what_is_written_meanwhile(wire, seats) is False


# what another process writes


def hears_of_another_process(world: World, seats: dict[str, int]) -> bool:
    """Another process raises Chen's hand: whether Dana's board, served here, shows it."""
    wish = cmd.RaiseHand(seat=seats["chen"], by=seats["chen"])

    async def story(wire: Wire) -> bool:
        ear = wire.ear(wire.world.dana)
        await ear.until(lambda one: one.place > 0)
        await asyncio.sleep(0.3)  # the ear for the other processes listens
        await asyncio.to_thread(elsewhere, wire, wish)
        heard = await hears(ear, lambda one: bool(one.last("board")["queue"]))
        await ear.close()
        return heard

    with serving(world) as wire:
        return run(story(wire))  # type: ignore[no-any-return]


@pytest.fixture
def unlooking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks by the clock whether others wrote."""
    monkeypatch.setattr(rooms, "LOOK", 3_600.0)


def test_what_another_process_wrote_is_found_by_looking(
    world: World, seats: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "LOOK", 0.2)
    monkeypatch.setattr(Rooms, "_start_listening", lambda self: None)

    assert hears_of_another_process(world, seats) is True


@pytest.mark.skipif(
    "not __import__('os').environ.get('CONVENOR_DATABASE')", reason="SQLite tells nobody that it was written"
)
def test_what_another_process_wrote_is_told_by_the_database(
    world: World, seats: dict[str, int], unlooking: None
) -> None:
    assert hears_of_another_process(world, seats) is True


def test_without_looking_and_without_being_told_nobody_here_would_know(
    world: World, seats: dict[str, int], unlooking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "postgresql":
        monkeypatch.setattr(log, "tell_others", lambda meeting, what: None)

    assert hears_of_another_process(world, seats) is False
