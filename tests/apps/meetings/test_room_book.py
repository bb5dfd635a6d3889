"""Writing in a meeting: once, in order, whole or not at all; and who is told when somebody else was faster."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from convenor.apps.audit.models import Entry
from convenor.apps.meetings import book, direct, log, overtaken, pen
from convenor.apps.meetings.actions.room import arrive, ask, open_room
from convenor.apps.meetings.book import Answer, Ask, Book
from convenor.apps.meetings.models import LoggedEvent, Sitting
from convenor.apps.meetings.queries.rooms import seat_of, stage_of, state_of
from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from room_steps import opened
from world import NOW, World

pytestmark = pytest.mark.django_db(transaction=True)


def write(world: World, *wishes: cmd.Wish, key: str = "", seen: int | None = None) -> list[Answer]:
    """Wishes in one transaction, by a book of their own."""
    asks = [Ask(each, key or uuid4().hex, seen, "mark") for each in wishes]
    return Book(world.meeting.pk).write(asks, timezone.now)


def logged(world: World, kind: type[ev.Fact]) -> list[ev.Fact]:
    return [each for each in log.read(world.meeting.pk) if isinstance(each, kind)]


# what opening a room does


def test_opening_the_room_sets_up_a_seat_for_everybody_of_the_group(world: World) -> None:
    room = open_room(world.meeting, by=world.amina, at=NOW)

    meeting, names = state_of(world.meeting.pk)
    seats = {names[number]: (seat.part, seat.body) for number, seat in meeting.people.seats.items()}
    assert seats == {
        "Amina Haddad": ("convenor", "ASN"),
        "Bruno Rossi": ("convenor", "UNI"),
        "Chen Li": ("expert", "SAC"),
        "Dana Weber": ("expert", "DIN"),
        "Hugo Favre": ("secretary", "SNV"),
    }
    assert (len(room.code), stage_of(world.meeting.pk)) == (6, "planned")


def test_opening_the_room_again_adds_nobody_twice(world: World) -> None:
    first = open_room(world.meeting, by=world.amina, at=NOW)
    again = open_room(world.meeting, by=world.bruno, at=NOW)

    assert (first.pk, first.code, Sitting.objects.count()) == (again.pk, again.code, 5)


def test_an_agenda_that_comes_with_the_room_stands_in_it(world: World) -> None:
    open_room(world.meeting, by=world.amina, at=NOW, wishes=[cmd.PlanItem(title="Clause 4", minutes=40)])

    meeting, _names = state_of(world.meeting.pk)
    assert [(each.title, each.minutes) for each in meeting.agenda.items.values()] == [("Clause 4", 40)]


def test_a_member_comes_in_without_being_admitted_and_coming_again_changes_nothing(world: World) -> None:
    open_room(world.meeting, by=world.amina, at=NOW)

    place = arrive(world.meeting, by=world.chen).place
    again = arrive(world.meeting, by=world.chen)

    assert (again.place, again.events) == (place, ())
    assert (
        state_of(world.meeting.pk)[0].people.seats[seat_of(world.meeting, world.chen)].standing == "present"
    )


def test_greta_has_no_seat_and_can_wish_nothing(world: World) -> None:
    opened(world)

    with pytest.raises(Refused, match="no-seat-here"):
        ask(world.meeting, cmd.AskRestate(), by=world.greta)


# once, in order, whole or not at all


def test_what_is_asked_from_a_page_leaves_an_audit_line_with_it(world: World) -> None:
    seats = opened(world)

    ask(world.meeting, cmd.RaiseHand(seat=seats["chen"]), by=world.chen)

    line = Entry.objects.latest("pk")
    assert (line.action, line.actor, line.subject) == (
        "meeting.raise-hand",
        world.chen.pk,
        str(world.meeting.pk),
    )


def test_rows_beside_a_wish_are_stored_with_it_or_neither_is(world: World) -> None:
    seats = opened(world)
    before = LoggedEvent.objects.count(), Entry.objects.count()

    def breaks(_events: object) -> None:
        Sitting.objects.create(meeting=world.meeting, seat=seats["amina"], name="Twice")

    with pytest.raises(Refused, match="cannot-store-now"):
        ask(world.meeting, cmd.RaiseHand(seat=seats["chen"]), by=world.chen, beside=breaks)

    assert (LoggedEvent.objects.count(), Entry.objects.count()) == before
    assert state_of(world.meeting.pk)[0].floor.hands == {}


def test_the_same_key_again_gets_the_same_answer_and_nothing_happens_twice(world: World) -> None:
    opened(world)

    first = ask(world.meeting, cmd.WriteNote(text="Once."), by=world.hugo, key="one-and-the-same")
    again = ask(world.meeting, cmd.WriteNote(text="Once."), by=world.hugo, key="one-and-the-same")

    assert (first.place, len(logged(world, ev.NoteWritten))) == (again.place, 1)


def test_the_same_key_with_other_words_is_refused(world: World) -> None:
    opened(world)
    ask(world.meeting, cmd.WriteNote(text="Once."), by=world.hugo, key="one-and-the-same")

    with pytest.raises(Refused, match="key-was-used"):
        ask(world.meeting, cmd.WriteNote(text="Other words."), by=world.hugo, key="one-and-the-same")


def test_a_wish_that_changes_nothing_is_granted_and_stays_granted(world: World) -> None:
    seats = opened(world)
    writer = Book(world.meeting.pk)
    down = Ask(cmd.LowerHand(seat=seats["chen"], by=seats["chen"]), "nothing-to-lower", None, "mark")

    first = writer.write([down], timezone.now)[0]
    writer.write([Ask(cmd.RaiseHand(seat=seats["chen"], by=seats["chen"]))], timezone.now)
    again = writer.write([down], timezone.now)[0]

    assert (first.refused, first.events, again.place) == (None, (), first.place)
    assert list(state_of(world.meeting.pk)[0].floor.hands) == [seats["chen"]]


def test_a_failed_commit_leaves_the_memory_as_it_was(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seats = opened(world)
    writer = Book(world.meeting.pk)
    writer.catch_up()
    before = writer.meeting

    def no_room(*_: object) -> None:
        raise DatabaseError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(log, "append", no_room)
        with pytest.raises(DatabaseError):
            writer.write([Ask(cmd.RaiseHand(seat=seats["chen"], by=seats["chen"]))], timezone.now)

    assert writer.meeting == before
    assert writer.write([Ask(cmd.RaiseHand(seat=seats["chen"], by=seats["chen"]))], timezone.now)[
        0
    ].place == (before.place + 1)


def test_what_was_rolled_back_is_forgotten_by_whoever_read_it(world: World) -> None:
    seats = opened(world)

    with transaction.atomic():
        ask(world.meeting, cmd.RaiseHand(seat=seats["chen"]), by=world.chen)
        within = list(state_of(world.meeting.pk)[0].floor.hands)
        transaction.set_rollback(True)

    assert (within, list(state_of(world.meeting.pk)[0].floor.hands)) == ([seats["chen"]], [])


def test_one_refusal_does_not_hinder_the_others_of_its_batch(world: World) -> None:
    seats = opened(world)

    answers = write(
        world,
        cmd.RaiseHand(seat=seats["chen"], by=seats["chen"]),
        cmd.CloseQueue(by=seats["dana"]),
        cmd.RaiseHand(seat=seats["dana"], by=seats["dana"]),
    )

    assert [each.refused and each.refused.code for each in answers] == [None, "only-chair", None]
    assert list(state_of(world.meeting.pk)[0].floor.hands) == [seats["chen"], seats["dana"]]


def test_time_never_goes_back_in_a_log(world: World) -> None:
    seats = opened(world)
    writer = Book(world.meeting.pk)
    later = timezone.now() + timedelta(hours=1)
    writer.write([Ask(cmd.RaiseHand(seat=seats["chen"], by=seats["chen"]))], lambda: later)
    writer.write([Ask(cmd.RaiseHand(seat=seats["dana"], by=seats["dana"]))], timezone.now)

    assert [each.at for each in logged(world, ev.HandRaised)] == [later, later]


def test_who_asked_to_go_slower_stands_nowhere(world: World) -> None:
    seats = opened(world)
    asked = [cmd.AskSlower(by=seats["chen"]), cmd.AskRestate(by=seats["dana"])]
    marks = [book.fingerprint({"do": each.name}) for each in asked]

    Book(world.meeting.pk).write(
        [Ask(each, uuid4().hex, None, mark) for each, mark in zip(asked, marks, strict=True)], timezone.now
    )

    rows = LoggedEvent.objects.filter(name__in=("slower.asked", "restate.asked"))
    assert [(each.fingerprint, '"by"' in each.data) for each in rows] == [(mark, False) for mark in marks]


# races: each holds, and is seen to break when its guard is taken away


def at_once(world: World, count: int, one: Callable[[int], Any]) -> list[Any]:
    """``count`` threads begin in the same moment, each with a connection and a book of its own."""
    ready = Barrier(count)

    def begin(number: int) -> Any:
        try:
            pen.take()
            connections["default"].ensure_connection()
            ready.wait(20)
            return one(number)
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(begin, range(count)))


def fifty_times(world: World) -> tuple[set[int], int]:
    """The same wish sent fifty times at once: the answers, and how many notes there are."""
    hugo = seat_of(world.meeting, world.hugo)
    wish = cmd.WriteNote(text="Once.", by=hugo)
    answers = at_once(world, 50, lambda _number: direct.ask(world.meeting.pk, Ask(wish, "one-and-the-same")))
    return {each.place for each in answers}, len(logged(world, ev.NoteWritten))


def test_fifty_at_once_with_one_key_are_one_wish(world: World) -> None:
    opened(world)

    places, notes = fifty_times(world)

    assert (len(places), notes) == (1, 1)


def test_without_their_key_fifty_at_once_would_be_fifty(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(world)
    append = log.append
    monkeypatch.setattr(Book, "known", lambda self, key: None)
    monkeypatch.setattr(
        log,
        "append",
        lambda meeting, lines: append(meeting, [replace(each, key=uuid4().hex) for each in lines]),
    )

    _places, notes = fifty_times(world)

    assert notes == 50


def two_texts(world: World) -> list[Answer]:
    """Amina and Bruno change the text that everybody sees, both from the same board."""
    seats = {name: seat_of(world.meeting, getattr(world, name)) for name in ("amina", "bruno")}
    seen = state_of(world.meeting.pk)[0].place
    who = list(seats.values())
    return at_once(
        world,
        2,
        lambda number: direct.ask(
            world.meeting.pk, Ask(cmd.ShowText(text=f"As {number} has it.", by=who[number]), seen=seen)
        ),
    )


def test_of_two_facilitators_at_once_one_wins_and_the_other_is_told_by_whom(world: World) -> None:
    seats = opened(world)

    answers = two_texts(world)

    won, lost = sorted(answers, key=lambda each: each.refused is not None)
    winner = won.events[0].by
    assert (won.refused, lost.refused and lost.refused.code, lost.faster) == (None, "overtaken", winner)
    assert winner in (seats["amina"], seats["bruno"])
    assert len(logged(world, ev.TextShown)) == 1


def test_without_looking_who_was_faster_the_second_text_would_hide_the_first(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(world)
    monkeypatch.setattr(overtaken, "overtaken_by", lambda *_: 0)

    two_texts(world)

    assert len(logged(world, ev.TextShown)) == 2


def test_next_pressed_twice_on_one_board_passes_over_nobody(world: World) -> None:
    seats = opened(world)
    for name in ("chen", "dana"):
        ask(world.meeting, cmd.RaiseHand(seat=seats[name]), by=getattr(world, name))
    seen = state_of(world.meeting.pk)[0].place

    first, second = (write(world, cmd.GiveFloor(by=seats["amina"]), seen=seen)[0] for _press in range(2))

    assert (first.refused, second.refused and second.refused.code) == (None, "pressed-twice")
    assert state_of(world.meeting.pk)[0].floor.speaker.seat == seats["chen"]  # type: ignore[union-attr]


def votes_and_close(world: World) -> tuple[int, int, list[str]]:
    """Everybody votes while Amina closes the poll: votes granted, votes counted, and events after the close."""
    seats = opened(world)
    ask(world.meeting, cmd.OpenPoll(question="Break now?", options=("yes", "no")), by=world.amina)
    voters = [seats["chen"], seats["dana"]] * 5

    books = [Book(world.meeting.pk) for _number in range(11)]
    for each in books:
        each.catch_up()

    def one(number: int) -> Answer:
        wish: cmd.Wish = cmd.ClosePoll(poll=1, by=seats["amina"])
        if number < 10:
            wish = cmd.CastVote(poll=1, seat=voters[number], chosen=(number % 2,), by=voters[number])
        return books[number].write([Ask(wish)], timezone.now)[0]

    answers = at_once(world, 11, one)
    granted = sum(bool(each.events) for each in answers[:10])
    names = [each.name for each in log.read(world.meeting.pk)]
    after = names[names.index("poll.closed") + 1 :] if "poll.closed" in names else []
    return granted, names.count("vote.cast"), after


def test_every_vote_that_was_granted_is_counted_and_none_comes_after_the_close(world: World) -> None:
    granted, counted, after = votes_and_close(world)

    assert (granted, after) == (counted, [])


def test_without_catching_up_first_a_vote_would_come_after_the_close(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_the_place(self: Book) -> list[ev.Fact]:
        """Whoever writes learns where the log ends, but not what is in it."""
        if self.last is None:
            return catch_up(self)
        found = log.lines(self.id)
        self.last, self.meeting = found[-1], replace(self.meeting, place=found[-1].place)
        return []

    catch_up = Book.catch_up
    monkeypatch.setattr(Book, "catch_up", only_the_place)
    seats = opened(world)
    ask(world.meeting, cmd.OpenPoll(question="Break now?", options=("yes", "no")), by=world.amina)
    monkeypatch.setattr(Book, "catch_up", catch_up)
    late, early = Book(world.meeting.pk), Book(world.meeting.pk)
    for each in (late, early):
        each.catch_up()
    early.write([Ask(cmd.ClosePoll(poll=1, by=seats["amina"]))], timezone.now)
    monkeypatch.setattr(Book, "catch_up", only_the_place)
    late.write([Ask(cmd.CastVote(poll=1, seat=seats["chen"], chosen=(0,), by=seats["chen"]))], timezone.now)
    names = [each.name for each in log.read(world.meeting.pk)]
    assert names.index("vote.cast") > names.index("poll.closed")
