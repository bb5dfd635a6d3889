"""Races of a running meeting, on the real database: each holds, and is seen to break when its guard is taken away."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier, Event
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from convenor.apps.meetings import book, direct, log, overtaken, pen
from convenor.apps.meetings.actions import join
from convenor.apps.meetings.actions.room import ask, open_room
from convenor.apps.meetings.book import Answer, Ask, Book
from convenor.apps.meetings.models import LoggedEvent, Sitting
from convenor.apps.meetings.queries.boards import digest
from convenor.apps.meetings.queries.rooms import seat_of, state_of
from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from room_steps import opened
from world import NOW, World

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 20  # a race that needs luck to go wrong is run at most so often

read_up = Book.catch_up


def knows_only_the_place(self: Book) -> list[ev.Fact]:
    """Whoever writes learns where the log ends, but not what is in it."""
    if self.last is None:
        return read_up(self)
    found = log.lines(self.id)
    self.last, self.meeting = found[-1], replace(self.meeting, place=found[-1].place)
    return []


def knows_nothing(self: Book) -> list[ev.Fact]:
    """Whoever writes believes that nothing happened since the log was read last."""
    return read_up(self) if self.last is None else []


def caught_up(world: World) -> Book:
    found = Book(world.meeting.pk)
    found.catch_up()
    return found


def write(writer: Book, wish: cmd.Wish, **more: Any) -> Answer:
    return writer.write([Ask(wish, **more)], timezone.now)[0]


def at_once(count: int, one: Callable[[int], Any], before: Callable[[], Any] = lambda: None) -> list[Any]:
    """``count`` threads begin in the same moment, each with a connection of its own; what each got, or how it failed."""
    ready = Barrier(count)

    def begin(number: int) -> Any:
        try:
            pen.take()
            connections["default"].ensure_connection()
            before()
            ready.wait(20)
            return one(number)
        except (DatabaseError, Refused, Sitting.MultipleObjectsReturned) as failure:
            return failure
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(begin, range(count)))


# many write at once: the pen


def many_notes(world: World) -> tuple[list[int], list[Exception]]:
    """Twelve books write in the same moment: the places they were given, and what failed."""
    hugo = seat_of(world.meeting, world.hugo)
    before = state_of(world.meeting.pk)[0].place
    books = [caught_up(world) for _number in range(12)]
    found = at_once(12, lambda number: write(books[number], cmd.WriteNote(text=f"{number}", by=hugo)))
    failed = [each for each in found if isinstance(each, Exception)]
    return sorted(each.place - before for each in found if isinstance(each, Answer)), failed


def test_twelve_who_write_at_once_are_all_stored_one_behind_the_other(world: World) -> None:
    opened(world)

    assert many_notes(world) == (list(range(1, 13)), [])


@pytest.fixture
def penless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody holds the pen: PostgreSQL's lock is not taken, and SQLite's not before the first row is written."""
    changed = pen._changed

    def deferred(known: dict[str, Any]) -> dict[str, Any]:
        told = changed(known)
        return {**told, "OPTIONS": {**told["OPTIONS"], "transaction_mode": "DEFERRED", "timeout": 0.2}}

    monkeypatch.setattr(log, "hold", lambda meeting: None)
    if connection.vendor == "sqlite":
        monkeypatch.setattr(pen, "_changed", deferred)


def test_without_the_pen_some_of_the_twelve_would_be_turned_away(world: World, penless: None) -> None:
    opened(world)

    assert any(many_notes(world)[1] for _round in range(ROUNDS))


# a writer whose memory is old: the constraints of the database


@pytest.fixture
def unconstrained(world: World) -> Iterator[Callable[[str], None]]:
    """Takes a constraint of the log away, and brings it back when the test is over."""
    known = LoggedEvent._meta.constraints
    taken = []

    def take(name: str) -> None:
        found = next(each for each in known if each.name == name)
        LoggedEvent._meta.constraints = [each for each in known if each is not found]
        with connection.schema_editor() as editor:
            editor.remove_constraint(LoggedEvent, found)
        taken.append(found)

    yield take
    LoggedEvent.objects.all().delete()
    LoggedEvent._meta.constraints = known
    for each in taken:
        with connection.schema_editor() as editor:
            editor.add_constraint(LoggedEvent, each)


def over_another(world: World, monkeypatch: pytest.MonkeyPatch) -> int:
    """A book that does not catch up writes after another did; how many events stand at the place of both."""
    hugo = seat_of(world.meeting, world.hugo)
    late, early = caught_up(world), caught_up(world)
    place = write(early, cmd.WriteNote(text="First.", by=hugo)).place
    with monkeypatch.context() as blind, suppress(DatabaseError):
        blind.setattr(Book, "catch_up", knows_nothing)
        write(late, cmd.WriteNote(text="Over it.", by=hugo))
    return LoggedEvent.objects.filter(meeting=world.meeting, place=place).count()


def test_nobody_writes_over_what_another_wrote(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(world)

    assert over_another(world, monkeypatch) == 1


def test_without_the_unique_place_two_events_would_stand_at_one(
    world: World, monkeypatch: pytest.MonkeyPatch, unconstrained: Callable[[str], None]
) -> None:
    opened(world)
    unconstrained("one_event_per_place")

    assert over_another(world, monkeypatch) == 2


def with_one_key(world: World, monkeypatch: pytest.MonkeyPatch) -> int:
    """A wish is sent twice with one key to books that forget keys; how often it is done."""
    hugo = seat_of(world.meeting, world.hugo)
    monkeypatch.setattr(Book, "known", lambda self, key: None)
    for _time in range(2):
        with suppress(DatabaseError):
            write(caught_up(world), cmd.WriteNote(text="Once.", by=hugo), key="one-and-the-same")
    return LoggedEvent.objects.filter(meeting=world.meeting, name="note.written").count()


def test_a_key_that_memory_lost_is_found_by_the_database(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(world)

    assert with_one_key(world, monkeypatch) == 1


def test_without_the_unique_key_a_wish_that_memory_lost_would_be_done_twice(
    world: World, monkeypatch: pytest.MonkeyPatch, unconstrained: Callable[[str], None]
) -> None:
    opened(world)
    unconstrained("one_effect_per_wish")

    assert with_one_key(world, monkeypatch) == 2


# a process dies with the pen in its hand: the other takes over

on_postgresql = pytest.mark.skipif(
    "not __import__('os').environ.get('CONVENOR_DATABASE')", reason="SQLite's lock dies with its process"
)


def taken_over(world: World) -> float:
    """One process takes the pen and says no more; how long another waits until it can write."""
    hugo, held, over = seat_of(world.meeting, world.hugo), Event(), Event()

    def vanishes() -> None:
        pen.take()
        try:
            with suppress(DatabaseError), transaction.atomic():
                log.hold(world.meeting.pk)
                held.set()
                over.wait(20)
        finally:
            pen.drop()

    def goes_on() -> float:
        pen.take()
        begun = time.monotonic()
        try:
            held.wait(10)
            write(Book(world.meeting.pk), cmd.WriteNote(text="On we go.", by=hugo))
        except DatabaseError:
            return 99.0
        finally:
            over.set()
            pen.drop()
        return time.monotonic() - begun

    with ThreadPoolExecutor(2) as threads:
        threads.submit(vanishes)
        return threads.submit(goes_on).result()


@on_postgresql
def test_the_pen_of_a_process_that_vanished_is_taken_within_three_seconds(world: World) -> None:
    opened(world)

    assert taken_over(world) < 3.0


@on_postgresql
def test_without_its_alarm_the_pen_of_a_process_that_vanished_would_be_held_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(world)
    monkeypatch.delitem(pen._PROMISES, "idle_in_transaction_session_timeout")

    assert taken_over(world) == 99.0


# a seat, and who is quicker


def two_devices(world: World) -> list[str]:
    """Two telephones say at once that Chen's seat is theirs; what each is told."""
    room = open_room(world.meeting, by=world.amina, at=NOW)
    seat = seat_of(world.meeting, world.chen)
    told = {"seat": seat, "mode": "room", "opt_out": False}
    found = at_once(
        2,
        lambda number: join.claim(room, told, f"phone {number}", by=None),
        before=lambda: direct.book_of(world.meeting.pk).catch_up(),
    )
    return sorted(each.code if isinstance(each, Refused) else "yours" for each in found)


def test_of_two_devices_that_claim_a_seat_at_once_one_gets_it(world: World) -> None:
    assert two_devices(world) == ["seat-is-claimed", "yours"]


def test_without_catching_up_first_both_devices_would_be_given_the_seat(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Book, "catch_up", knows_only_the_place)

    assert two_devices(world) == ["yours", "yours"]


def one_guest(world: World, telephone: str) -> tuple[int, list[Exception]]:
    """A guest's telephone sends the form of the door six times at once: how many guests come of it, and what failed."""
    room = open_room(world.meeting, by=world.amina, at=NOW)
    told = {"name": "Gustav", "say_as": "", "body": "SIS"}
    told |= {"mode": "room", "first_time": False, "opt_out": False}
    found = at_once(6, lambda _number: join.add_guest(room, told, telephone, by=None))
    guests = Sitting.objects.filter(meeting=world.meeting, device=digest(telephone)).count()
    return guests, [each for each in found if isinstance(each, Exception)]


def test_a_guest_who_presses_six_times_at_once_is_one_guest(world: World) -> None:
    assert one_guest(world, "his phone") == (1, [])


def test_without_the_pen_a_guest_who_presses_six_times_would_be_several_or_an_error(
    world: World, penless: None
) -> None:
    found = (one_guest(world, f"phone {number}") for number in range(ROUNDS))

    assert any(each != (1, []) for each in found)


# two who steer at once


def next_twice(world: World) -> list[int]:
    """Both convenors press «next» on the same board; who was given the floor, in order."""
    seats = opened(world)
    for name in ("chen", "dana"):
        ask(world.meeting, cmd.RaiseHand(seat=seats[name]), by=getattr(world, name))
    seen = state_of(world.meeting.pk)[0].place
    books = [caught_up(world) for _press in range(2)]
    at_once(2, lambda number: write(books[number], cmd.GiveFloor(by=seats["amina"]), seen=seen))
    given = [each for each in log.read(world.meeting.pk) if isinstance(each, ev.FloorGiven)]
    return [list(seats).index(name) for each in given for name in seats if seats[name] == each.seat]


CHEN, DANA = 2, 3


def test_next_pressed_by_two_at_once_calls_one(world: World) -> None:
    assert next_twice(world) == [CHEN]


def test_without_looking_at_the_board_it_was_pressed_on_next_would_pass_over_somebody(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overtaken, "overtaken_by", lambda *_: 0)

    assert next_twice(world) == [CHEN, DANA]


# sent again after the line was cut


def lowered_again(world: World) -> list[int]:
    """A hand that was not up is lowered; it goes up; the first wish comes again. Whose hands are up?"""
    seats = opened(world)
    writer, mine = Book(world.meeting.pk), seats["chen"]
    for wish, key in (
        (cmd.LowerHand(seat=mine, by=mine), "nothing-to-lower"),
        (cmd.RaiseHand(seat=mine, by=mine), uuid4().hex),
        (cmd.LowerHand(seat=mine, by=mine), "nothing-to-lower"),
    ):
        write(writer, wish, key=key)
    return [list(seats.values()).index(each) for each in state_of(world.meeting.pk)[0].floor.hands]


def test_a_wish_that_changed_nothing_changes_nothing_when_it_comes_again(world: World) -> None:
    assert lowered_again(world) == [CHEN]


def test_without_the_memory_of_such_wishes_a_late_one_would_undo_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "REMEMBERED", 0)

    assert lowered_again(world) == []


# what was not stored after all


def believed(world: World, writer: Book) -> tuple[bool, bool]:
    """A wish whose commit fails, for good and all: whether memory holds it, and whether the log does."""
    mine = seat_of(world.meeting, world.chen)

    def fails_at_the_commit(_events: object) -> None:
        Sitting.objects.create(meeting_id=999_999, seat=1, name="Nowhere")

    with pytest.raises(DatabaseError):
        write(writer, cmd.RaiseHand(seat=mine, by=mine), beside=fails_at_the_commit)
    return mine in writer.meeting.floor.hands, mine in state_of(world.meeting.pk)[0].floor.hands


def test_what_could_not_be_committed_is_in_nobodys_memory(world: World) -> None:
    opened(world)

    assert believed(world, caught_up(world)) == (False, False)


def test_if_memory_moved_on_before_the_commit_it_would_hold_what_is_stored_nowhere(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(world)
    one = Book._answered_one

    def settles_early(self: Book, draft: Any, wish: Ask, clock: Any) -> Answer:
        answer = one(self, draft, wish, clock)
        self._settle(draft)
        return answer

    monkeypatch.setattr(Book, "_answered_one", settles_early)

    assert believed(world, caught_up(world)) == (True, False)


def after_a_rollback(world: World) -> bool:
    """Chen's hand is read by a book and then rolled back, and Dana's stands at its place: what the book believes."""
    seats, reader = opened(world), Book(world.meeting.pk)
    with transaction.atomic():
        ask(world.meeting, cmd.RaiseHand(seat=seats["chen"]), by=world.chen)
        reader.catch_up()
        transaction.set_rollback(True)
    ask(world.meeting, cmd.RaiseHand(seat=seats["dana"]), by=world.dana)
    reader.catch_up()
    return seats["chen"] in reader.meeting.floor.hands


def test_a_place_that_another_event_took_after_a_rollback_is_read_anew(world: World) -> None:
    assert after_a_rollback(world) is False


def test_without_comparing_the_last_line_a_rolled_back_hand_would_stay_in_memory(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trusts_its_memory(self: Book) -> list[ev.Fact]:
        found = log.lines(self.id, self.last.place + 1 if self.last else 1)
        self._take_in(found)
        return [each.fact for each in found]

    monkeypatch.setattr(Book, "catch_up", trusts_its_memory)

    assert after_a_rollback(world) is True
