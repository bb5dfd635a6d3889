"""The consoles' pages: who opens them, what they give to their scripts, the typed line, what is written down."""

import gzip
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from convenor.apps.accounts.models import Person
from convenor.apps.meetings.actions.room import arrive, ask, open_room
from convenor.apps.meetings.models import Room
from convenor.apps.meetings.queries.rooms import seat_of, state_of
from convenor.domain.meeting import commands as cmd
from world import World

pytestmark = pytest.mark.django_db
PRIVATE = "canary-conduct: he interrupts"


@pytest.fixture
def room(world: World) -> Room:
    """The meeting runs; Amina has the chair, Bruno, Chen and Hugo are in, and Dana is remote."""
    room = open_room(world.meeting, by=world.amina, at=timezone.now())
    for person in (world.amina, world.bruno, world.chen, world.hugo):
        arrive(room.meeting, by=person)
    arrive(room.meeting, by=world.dana, mode="remote")
    for wish in (
        cmd.PlanItem(title="Clause 4.1", minutes=40, draft="The body shall plan."),
        cmd.OpenMeeting(),
        cmd.OpenItem(item=1),
    ):
        ask(room.meeting, wish, by=world.amina)
    return room


def page_of(client: Client, room: Room, face: str, reader: Person) -> str:
    client.force_login(reader)
    return client.get(f"/meetings/{room.meeting_id}/{face}/").content.decode()


def given(page: str, name: str) -> Any:
    """What the page gives to its scripts under ``name``."""
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def typed(client: Client, room: Room, line: str, key: str = "a-key-of-its-own") -> tuple[int, dict[str, Any]]:
    answer = client.post(
        f"/meetings/{room.meeting_id}/line/",
        {"line": line, "key": key},
        headers={"Accept": "application/json"},
    )
    return answer.status_code, answer.json()


def record(client: Client, room: Room) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/meetings/{room.meeting_id}/record/").json()
    return found


def test_the_console_gives_its_script_the_convenors_board(world: World, room: Room, client: Client) -> None:
    live = given(page_of(client, room, "console", world.amina), "live")

    assert live["audience"] == "convenor"
    assert live["seat"] == seat_of(room.meeting, world.amina)
    assert live["board"]["chair"][1] == "Amina Haddad"
    assert live["board"]["why"]["hold-floor"] == "floor-is-free"


def test_every_reason_for_a_button_that_is_off_has_a_sentence_on_the_page(
    world: World, room: Room, client: Client
) -> None:
    page = page_of(client, room, "console", world.amina)

    board, sentences = given(page, "live")["board"], given(page, "refusals")

    assert {code for off in (board["why"], board["why_other"]) for code in off.values()} - set(
        sentences
    ) == set()


def test_a_convenor_who_is_not_in_comes_in_from_the_console(world: World, client: Client) -> None:
    room = open_room(world.meeting, by=world.amina, at=timezone.now())
    page = page_of(client, room, "console", world.bruno)

    client.post(f"/meetings/{room.meeting_id}/console/", {"mode": "remote"})

    seat = state_of(room.meeting_id)[0].people.seats[seat_of(room.meeting, world.bruno)]
    assert "You are not in the meeting yet" in page
    assert (seat.standing, seat.mode) == ("present", "remote")


def test_a_console_without_a_room_says_so(world: World, client: Client) -> None:
    client.force_login(world.amina)

    answer = client.get(f"/meetings/{world.meeting.pk}/console/")

    assert (answer.status_code, "room" in answer.content.decode()) == (409, True)


def test_an_expert_never_sees_a_console(world: World, room: Room, client: Client) -> None:
    client.force_login(world.chen)

    statuses = [
        client.get(f"/meetings/{room.meeting_id}/{face}/").status_code
        for face in ("console", "secretary", "shadow", "record")
    ]

    assert statuses == [404, 404, 404, 404]


def test_the_secretary_gets_no_share_of_voice(world: World, room: Room, client: Client) -> None:
    live = given(page_of(client, room, "secretary", world.hugo), "live")

    assert (live["audience"], "voice" in live["board"]) == ("secretary", False)


def test_both_consoles_are_below_60_kb(world: World, room: Room, client: Client) -> None:
    for face, reader in (("console", world.amina), ("secretary", world.hugo)):
        assert len(gzip.compress(page_of(client, room, face, reader).encode())) < 60_000


def test_a_typed_line_puts_somebody_in_the_queue(world: World, room: Room, client: Client) -> None:
    client.force_login(world.hugo)

    status, _told = typed(client, room, "q+ dana clarification which note?")

    hand = state_of(room.meeting_id)[0].floor.hands[seat_of(room.meeting, world.dana)]
    assert (status, hand.kind, hand.note, hand.way) == (200, "clarification", "which note?", "typed")
    assert hand.by == seat_of(room.meeting, world.hugo)


def test_a_typed_line_sent_twice_is_one_wish(world: World, room: Room, client: Client) -> None:
    client.force_login(world.amina)

    _, first = typed(client, room, "q+ dana", key="once-and-for-all")
    _, again = typed(client, room, "q+ dana", key="once-and-for-all")

    assert first["place"] == again["place"]


def test_a_typed_name_that_nobody_has_is_told(world: World, room: Room, client: Client) -> None:
    client.force_login(world.amina)

    status, told = typed(client, room, "q+ zebedee")

    assert (status, told["words"]) == (422, "Nobody here is called “zebedee”.")


def test_whoever_types_is_held_to_the_same_rules(world: World, room: Room, client: Client) -> None:
    client.force_login(world.hugo)

    status, told = typed(client, room, "give dana the last word")

    assert (status, told["code"]) == (422, "only-chair")


def test_what_is_written_down_is_read_with_the_draft_decision(
    world: World, room: Room, client: Client
) -> None:
    dana = seat_of(room.meeting, world.dana)
    done = ask(room.meeting, cmd.WriteNote(text="It cannot be tested.", seat=dana), by=world.hugo)
    ask(room.meeting, cmd.RecordAction(text="Draft 4.1", owner=dana, due="2030-01-31"), by=world.hugo)
    client.force_login(world.hugo)

    found = record(client, room)

    assert found["items"] == [{"n": 1, "title": "Clause 4.1", "draft": "The body shall plan."}]
    assert [(each["n"], each["text"], each["name"]) for each in found["notes"]] == [
        (1, "It cannot be tested.", "Dana Weber")
    ]
    assert found["note_at"] == {str(done.place): 1}
    assert [(each["text"], each["name"], each["due"]) for each in found["actions"]] == [
        ("Draft 4.1", "Dana Weber", "2030-01-31")
    ]


def test_private_notes_on_conduct_are_read_by_few(world: World, room: Room, client: Client) -> None:
    ask(room.meeting, cmd.NoteConduct(text=PRIVATE), by=world.amina)

    readers = {}
    for name in ("amina", "bruno", "hugo", "chen", "dana", "emil", "ines", "greta"):
        client.force_login(getattr(world, name))
        readers[name] = PRIVATE in client.get(f"/meetings/{room.meeting_id}/record/").content.decode()

    assert [name for name, reads in readers.items() if reads] == ["amina", "bruno", "hugo"]


def test_a_private_note_on_conduct_stands_on_no_page(world: World, room: Room, client: Client) -> None:
    ask(room.meeting, cmd.NoteConduct(text=PRIVATE), by=world.amina)

    for face, reader in (("console", world.amina), ("secretary", world.hugo), ("board", world.chen)):
        assert PRIVATE not in page_of(client, room, face, reader)
