"""The live wire: what is sent, what is answered, what is heard, and what nobody without a seat learns."""

import asyncio
import http.client
import json
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from bench.wire import Ear, Told, Voice
from django.core import signing
from django.utils import timezone

import joining_steps
from convenor.apps.accounts.models import Person
from convenor.apps.meetings import live, log, stream, tickets
from convenor.apps.meetings.actions import marks
from convenor.apps.meetings.actions.room import ask
from convenor.apps.meetings.book import Book
from convenor.apps.meetings.models import Sitting
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.state import replay
from room_steps import Wire, opened, run, serving
from world import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seats(world: World) -> dict[str, int]:
    """Everybody in the open room."""
    return opened(world)


@pytest.fixture
def wire(world: World, seats: dict[str, int]) -> Iterator[Wire]:
    """The server on the open room."""
    with serving(world) as served:
        yield served


# sending


def test_a_hand_that_was_acknowledged_is_in_the_log_and_on_every_board(
    wire: Wire, seats: dict[str, int]
) -> None:
    async def story() -> tuple[Told, list[dict[str, Any]]]:
        ears = [
            wire.ear(wire.world.amina, "convenor"),
            wire.ear(wire.world.dana),
            wire.ear(None, "projector"),
        ]
        chen = wire.voice(wire.world.chen)
        told = await chen.do("raise-hand", seat=seats["chen"], note="The scope")
        for each in ears:
            await each.until(lambda ear: ear.place >= told.said["place"])
        boards = [each.last("board") for each in ears]
        for each in (*ears, chen):
            await each.close()
        return told, boards

    told, boards = run(story())

    assert told.status == 200
    assert list(replay(log.read(wire.world.meeting.pk)).floor.hands) == [seats["chen"]]
    assert [[each["seat"] for each in board["queue"]] for board in boards] == [[seats["chen"]]] * 3


def answers(wire: Wire, voice: Voice, *bodies: object) -> list[tuple[int, str]]:
    """What is answered to each body: the status, and the code or the place."""

    async def story() -> list[tuple[int, str]]:
        found = []
        for body in bodies:
            raw = body if isinstance(body, bytes) else json.dumps(body).encode()
            told = await voice.ask("POST", "do", raw)
            found.append((told.status, str(told.said.get("refused", told.said.get("place", "")))))
        await voice.close()
        return found

    return run(story())  # type: ignore[no-any-return]


def test_what_is_not_understood_is_refused_and_says_which_field(wire: Wire, seats: dict[str, int]) -> None:
    key = "a-key-of-some-length"
    wrong = (
        b"",
        b"\xff\xfe",
        b"[" * 5000,
        [],
        {"key": key},
        {"key": key, "do": "nonsense"},
        {"key": key, "do": "raise-hand"},
        {"key": key, "do": "raise-hand", "seat": "three"},
        {"key": "short", "do": "ask-slower"},
        {"do": "ask-slower"},
        {"key": key, "do": "ask-slower", "seen": "now"},
    )

    assert answers(wire, wire.voice(wire.world.chen), *wrong) == [(422, "bad-command")] * len(wrong)


def test_more_than_a_wish_can_be_is_refused(wire: Wire) -> None:
    assert answers(wire, wire.voice(wire.world.chen), b"x" * 70_000) == [(413, "too-much-at-once")]


def test_a_seat_wishes_for_itself_and_nobody_becomes_the_product(wire: Wire, seats: dict[str, int]) -> None:
    chen = wire.voice(wire.world.chen)
    found = answers(
        wire,
        chen,
        {"key": "for-somebody-else", "do": "raise-hand", "seat": seats["dana"]},
        {"key": "as-somebody-else", "do": "close-queue", "by": seats["amina"]},
        {"key": "as-the-product", "do": "close-queue", "by": 0},
    )

    assert found == [(403, "only-own-seat"), (403, "only-chair"), (403, "only-chair")]


def test_a_refusal_is_said_in_the_readers_language(wire: Wire) -> None:
    async def story() -> list[str]:
        said = []
        for language in ("en", "fr-CA, en;q=0.5", "xx"):
            voice = wire.voice(wire.world.chen, language=language)
            said.append((await voice.send({"do": "ask-slower"})).said["words"])
            await voice.close()
        return said

    english, french, other = run(story())

    assert english == "This page sent something that is not understood (key). Reload it and try again."
    assert (
        french == "Cette page a envoyé quelque chose qui n’est pas compris (key). Rechargez-la et réessayez."
    )
    assert other == english


def test_the_slower_of_two_facilitators_is_told_who_was_faster(wire: Wire, seats: dict[str, int]) -> None:
    async def story() -> list[Told]:
        amina, bruno = (wire.voice(each, "convenor") for each in (wire.world.amina, wire.world.bruno))
        seen = (await amina.get("board")).said["board"]["place"]
        told = [
            await each.do("show-text", text=text, seen=seen)
            for each, text in ((amina, "As Amina has it."), (bruno, "As Bruno has it."))
        ]
        for each in (amina, bruno):
            await each.close()
        return told

    first, second = run(story())

    assert (first.status, second.status) == (200, 409)
    assert second.said == {
        "refused": "overtaken",
        "words": "Amina Haddad was faster, so nothing was done. Look at the board, and press again if it is still right.",
        "by": "Amina Haddad",
    }


# tickets


def forged(world: World) -> str:
    return signing.Signer(key="another secret", salt="convenor.meetings.ticket").sign_object(
        [world.meeting.pk, 1, "convenor", 9_999_999_999, ""]
    )


def statuses(wire: Wire, ticket: str) -> list[int]:
    """What each way answers to a ticket."""

    async def story() -> list[int]:
        voice = Voice(port=wire.port, meeting=wire.world.meeting.pk, ticket=ticket)
        found = [(await voice.get(each)).status for each in ("board", "roster", "mine", "stream")]
        found.append((await voice.do("ask-slower")).status)
        await voice.close()
        return found

    return run(story())  # type: ignore[no-any-return]


def test_a_forged_ticket_opens_nothing(wire: Wire) -> None:
    assert statuses(wire, forged(wire.world)) == [403] * 5


def test_a_ticket_of_yesterday_opens_nothing(wire: Wire, seats: dict[str, int]) -> None:
    old = tickets.ticket(
        wire.world.meeting.pk, seats["chen"], "participant", timezone.now() - timedelta(hours=17)
    )

    assert statuses(wire, old) == [403] * 5


def test_a_ticket_of_another_meeting_opens_nothing(wire: Wire, seats: dict[str, int]) -> None:
    other = tickets.ticket(wire.world.meeting.pk + 1, seats["chen"], "convenor", timezone.now())

    assert statuses(wire, other) == [403] * 5


def test_the_roster_is_for_the_convenors_side_alone(wire: Wire) -> None:
    async def story() -> list[int]:
        found = []
        for person, audience in (
            (wire.world.amina, "convenor"),
            (wire.world.hugo, "secretary"),
            (wire.world.chen, "participant"),
        ):
            voice = wire.voice(person, audience)
            found.append((await voice.get("roster")).status)
            await voice.close()
        return found

    assert run(story()) == [200, 200, 403]


def test_a_projector_only_looks(wire: Wire) -> None:
    ticket = wire.slip(None, "projector")
    voice = Voice(port=wire.port, meeting=wire.world.meeting.pk, ticket=ticket)

    assert answers(wire, voice, {"key": "from-the-screen", "do": "ask-slower"}) == [(403, "not-on-this-face")]


def guest(world: World, seat: int, device: str) -> str:
    return tickets.ticket(world.meeting.pk, seat, "participant", timezone.now(), device)


def test_whoever_is_not_admitted_yet_sees_the_door_and_no_more(wire: Wire) -> None:
    world = wire.world
    ask(world.meeting, cmd.SetUpSeat(seat=20, part="guest"), by=None)
    Sitting.objects.create(meeting=world.meeting, seat=20, name="Gustav", device="his-phone")
    ask(world.meeting, cmd.ClaimSeat(seat=20), by=None)
    at_the_door = tickets.ticket(world.meeting.pk, 20, "door", timezone.now(), "his-phone")

    async def story() -> tuple[list[int], list[str], bool, list[int]]:
        ear = Ear(wire.port, world.meeting.pk, at_the_door)
        await ear.until(lambda one: one.place > 0)
        waiting, seen = ear.last("board")["waiting"], sorted(ear.last("board"))
        inside = Ear(wire.port, world.meeting.pk, guest(world, 20, "his-phone"))
        await inside.until(lambda one: one.gone.is_set())
        amina = wire.voice(world.amina, "convenor")
        await amina.do("admit-seat", seat=20)
        await ear.until(lambda one: 20 in one.last("board").get("in", ()))
        now_in = (
            await Voice(port=wire.port, meeting=world.meeting.pk, ticket=guest(world, 20, "his-phone")).get(
                "board"
            )
        ).status
        other = (
            await Voice(
                port=wire.port, meeting=world.meeting.pk, ticket=guest(world, 20, "another-phone")
            ).get("board")
        ).status
        for each in (ear, inside, amina):
            await each.close()
        return waiting, seen, inside.place == 0, [now_in, other]

    waiting, seen, saw_nothing, found = run(story())

    assert (waiting, seen) == ([20], ["in", "now", "place", "stage", "waiting"])
    assert (saw_nothing, found) == (True, [200, 403])


def test_whoever_is_removed_hears_that_it_is_over_and_does_not_come_back(wire: Wire) -> None:
    world = wire.world
    ask(world.meeting, cmd.SetUpSeat(seat=20, part="guest"), by=None)
    Sitting.objects.create(meeting=world.meeting, seat=20, name="Gustav", device="his-phone")
    for wish in (cmd.ClaimSeat(seat=20), cmd.AdmitSeat(seat=20)):
        ask(world.meeting, wish, by=None)

    async def story() -> tuple[str, int]:
        ear = Ear(wire.port, world.meeting.pk, guest(world, 20, "his-phone"))
        await ear.until(lambda one: one.place > 0)
        amina = wire.voice(world.amina, "convenor")
        await amina.do("remove-seat", seat=20)
        await ear.until(lambda one: one.gone.is_set())
        status = (
            await Voice(port=wire.port, meeting=world.meeting.pk, ticket=guest(world, 20, "his-phone")).do(
                "ask-slower"
            )
        ).status
        for each in (ear, amina):
            await each.close()
        return ear.heard[-1].name, status

    assert run(story()) == ("gone", 403)


def test_a_mentee_hears_that_it_is_over_when_the_group_does_not_agree_any_more(wire: Wire) -> None:
    joining_steps.paired(wire.world)
    meeting, emil, amina = wire.world.meeting, wire.world.emil, wire.world.amina
    given = marks.agree(meeting, emil.pk, "asked at the opening", by=amina, at=timezone.now())
    slip = tickets.ticket(meeting.pk, 0, "convenor", timezone.now(), consent=given.pk)

    async def story() -> tuple[str, str]:
        ear = Ear(wire.port, meeting.pk, slip)
        chair = wire.voice(amina, "convenor")
        shown = await chair.do("remind-conduct")  # the board was shown before, and nothing on it will change
        await ear.until(lambda one: one.place == shown.said["place"])
        await asyncio.sleep(0.3)
        await asyncio.to_thread(marks.end_agreement, meeting, emil.pk, by=amina, at=timezone.now())
        await ear.until(lambda one: one.gone.is_set())
        again = Ear(wire.port, meeting.pk, slip)
        await again.until(lambda one: one.gone.is_set())
        for each in (ear, again, chair):
            await each.close()
        return ear.heard[-1].name, again.heard[-1].name

    assert run(story()) == ("gone", "gone")


def test_a_ticket_that_ends_while_somebody_listens_ends_the_stream(
    wire: Wire, seats: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "BEAT", 0.2)
    soon = tickets.ticket(
        wire.world.meeting.pk,
        seats["chen"],
        "participant",
        timezone.now() - tickets.LASTS + timedelta(seconds=2),
    )

    async def story() -> str:
        ear = Ear(wire.port, wire.world.meeting.pk, soon)
        await ear.until(lambda one: one.gone.is_set())
        await ear.close()
        return ear.heard[-1].name

    assert run(story()) == "gone"


# listening


def test_a_burst_becomes_a_few_snapshots_and_the_last_one_is_whole(wire: Wire, seats: dict[str, int]) -> None:
    async def story() -> tuple[int, int, int]:
        ear, chen = wire.ear(wire.world.dana), wire.voice(wire.world.chen)
        await ear.until(lambda one: one.place > 0)
        before = len(ear.heard)
        for number in range(200):
            told = await chen.do("lower-hand" if number % 2 else "raise-hand", seat=seats["chen"])
        await ear.until(lambda one: one.place == told.said["place"])
        boards = [each for each in ear.heard[before:] if each.name == "board"]
        for each in (ear, chen):
            await each.close()
        return len(boards), boards[-1].place or 0, told.said["place"]

    boards, seen, stored = run(story())

    assert seen == stored
    assert boards <= 40


def test_whoever_comes_back_hears_the_newest_board_at_once(wire: Wire, seats: dict[str, int]) -> None:
    async def story() -> tuple[int, list[str]]:
        ear = wire.ear(wire.world.dana)
        await ear.until(lambda one: one.place > 0)
        await ear.close()
        chen = wire.voice(wire.world.chen)
        told = await chen.do("raise-hand", seat=seats["chen"])
        again = wire.ear(wire.world.dana)
        again.place = ear.place
        await again.until(lambda one: one.place >= told.said["place"])
        names = [each.name for each in again.heard[:2]]
        for each in (again, chen):
            await each.close()
        return again.place - told.said["place"], names

    assert run(story()) == (0, ["sheet", "board"])


def test_what_a_page_writes_is_heard_on_the_wire(wire: Wire, seats: dict[str, int]) -> None:
    async def story() -> list[int]:
        ear = wire.ear(wire.world.dana)
        await ear.until(lambda one: one.place > 0)
        await asyncio.to_thread(
            ask, wire.world.meeting, cmd.RaiseHand(seat=seats["chen"]), by=wire.world.chen
        )
        await ear.until(lambda one: bool(one.last("board")["queue"]))
        await ear.close()
        return [each["seat"] for each in ear.last("board")["queue"]]

    assert run(story()) == [seats["chen"]]


def test_what_another_process_writes_is_heard_on_the_wire(wire: Wire, seats: dict[str, int]) -> None:
    from convenor.apps.meetings.book import Ask

    def elsewhere() -> None:
        Book(wire.world.meeting.pk).write(
            [Ask(cmd.RaiseHand(seat=seats["chen"], by=seats["chen"]))], timezone.now
        )

    async def story() -> list[int]:
        ear = wire.ear(wire.world.dana)
        await ear.until(lambda one: one.place > 0)
        await asyncio.to_thread(elsewhere)
        await ear.until(lambda one: bool(one.last("board")["queue"]))
        await ear.close()
        return [each["seat"] for each in ear.last("board")["queue"]]

    assert run(story()) == [seats["chen"]]


WISHES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("chen", "raise-hand", {"note": "Clause 4"}),
    ("dana", "raise-hand", {"kind": "clarification"}),
    ("amina", "give-floor", {}),
    ("hugo", "hold-floor", {}),
    ("hugo", "resume-floor", {}),
    ("amina", "yield-floor", {}),
    ("amina", "choose-order", {"order": "least-heard"}),
    ("amina", "show-text", {"text": "The body shall be impartial.", "clause": "4.2"}),
    ("amina", "open-item", {"item": 1}),
    ("amina", "start-round", {"seconds": 30}),
    ("amina", "call-next", {}),
    ("amina", "end-round", {}),
    ("amina", "open-poll", {"question": "Break now?", "options": ["yes", "no"]}),
    ("chen", "cast-vote", {"poll": 1, "chosen": [0]}),
    ("amina", "close-poll", {"poll": 1}),
    ("amina", "open-call", {"text": "The body shall be impartial.", "clause": "4.2"}),
    ("chen", "take-position", {"call": 1, "position": "support"}),
    (
        "dana",
        "take-position",
        {"call": 1, "position": "oppose", "reason": "Too strict.", "remedy": "Should."},
    ),
    ("amina", "reveal-call", {"call": 1}),
    ("hugo", "write-note", {"text": "Said clearly."}),
    ("chen", "ask-slower", {}),
    ("amina", "offer-chair", {"to": 2}),
    ("bruno", "take-chair", {}),
    ("chen", "lower-hand", {}),
    ("dana", "leave-seat", {}),
)
OWN = {"raise-hand", "lower-hand", "cast-vote", "take-position", "leave-seat"}


@pytest.mark.parametrize("seed", range(3))
def test_a_page_with_what_it_heard_is_a_fresh_page_for_every_audience(
    wire: Wire, seats: dict[str, int], seed: int
) -> None:
    dice = Random(seed)
    ask(wire.world.meeting, cmd.PlanItem(title="Clause 4", minutes=30), by=None)
    faces: dict[str, Person | None] = {
        "participant": wire.world.dana,
        "convenor": wire.world.amina,
        "secretary": wire.world.hugo,
        "projector": None,
    }

    async def story() -> list[tuple[str, bool]]:
        people = {name: wire.voice(getattr(wire.world, name)) for name in seats}
        ears = {audience: wire.ear(person, audience) for audience, person in faces.items()}
        order = [*WISHES, *(dice.choice(WISHES) for _more in range(60))]
        for name, wish, fields in order:
            own = {"seat": seats[name]} if wish in OWN else {}
            await people[name].do(wish, **fields, **own)
        found = []
        for audience, ear in ears.items():
            reader = Voice(
                port=wire.port,
                meeting=wire.world.meeting.pk,
                ticket=wire.slip(faces[audience], audience),
            )
            fresh = (await reader.get("board")).said
            await ear.until(lambda one, fresh=fresh: one.place == fresh["board"]["place"])
            heard = {"board": _still(ear.last("board")), "sheet": ear.last("sheet")}
            found.append((audience, heard == {"board": _still(fresh["board"]), "sheet": fresh["sheet"]}))
            await reader.close()
        for each in (*people.values(), *ears.values()):
            await each.close()
        return found

    assert run(story()) == [(audience, True) for audience in faces]


def _still(board: dict[str, Any]) -> dict[str, Any]:
    """A board without what only the clock changes."""
    return {name: value for name, value in board.items() if name not in ("now", "forecast", "voice", "clock")}


# what the wire itself promises


def test_nothing_of_the_wire_is_cached_sets_a_cookie_or_can_be_framed(wire: Wire) -> None:
    line = http.client.HTTPConnection("127.0.0.1", wire.port)
    line.request(
        "GET", f"/live/{wire.world.meeting.pk}/board", headers={"X-Ticket": wire.slip(wire.world.chen)}
    )
    headers = {name.lower(): value for name, value in line.getresponse().getheaders()}

    assert {
        name: headers.get(name) for name in ("cache-control", "set-cookie", "content-security-policy")
    } == {
        "cache-control": "no-store",
        "set-cookie": None,
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    }
    assert "access-control-allow-origin" not in headers


def test_a_wish_that_comes_a_byte_a_second_is_not_waited_for(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "SLOWEST", 0.3)

    async def story() -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", wire.port)
        head = f"POST /live/{wire.world.meeting.pk}/do HTTP/1.1\r\nHost: x\r\nX-Ticket: {wire.slip(wire.world.chen)}\r\n"
        writer.write(head.encode() + b"Content-Length: 1000\r\n\r\n{")
        status = await reader.readline()
        writer.close()
        return status

    assert b" 413 " in run(story())


def test_a_client_gone_wild_is_slowed_and_the_others_go_on(wire: Wire, seats: dict[str, int]) -> None:
    async def story() -> tuple[set[int], int]:
        wild = [wire.voice(wire.world.chen) for _line in range(20)]
        dana = wire.voice(wire.world.dana)

        async def storm(voice: Voice) -> set[int]:
            found = set()
            for _wish in range(40):
                try:
                    found.add((await voice.do("lower-hand", seat=seats["chen"])).status)
                except (OSError, asyncio.IncompleteReadError):
                    continue
            return found

        found, told = await asyncio.gather(
            asyncio.gather(*map(storm, wild)), dana.insist("raise-hand", seat=seats["dana"])
        )
        for each in (*wild, dana):
            await each.close()
        return set().union(*found), told.status

    assert run(story()) == ({200, 429}, 200)


def test_a_page_that_is_none_is_404_and_a_wrong_method_405(wire: Wire) -> None:
    async def story() -> list[int]:
        voice, meeting = wire.voice(wire.world.chen), wire.world.meeting.pk
        found = [
            (await voice.ask(*each)).status
            for each in (("GET", "do"), ("POST", "stream"), ("GET", "nothing"))
        ]
        elsewhere = Voice(port=wire.port, meeting=meeting, ticket="x" * 5000)
        found.append((await elsewhere.get("board")).status)
        for each in (voice, elsewhere):
            await each.close()
        return found

    assert run(story()) == [405, 405, 404, 403]
