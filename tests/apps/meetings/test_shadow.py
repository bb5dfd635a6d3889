"""The mentee's seat: the group's consent, the console to look at, marks that the pair alone can read."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

import joining_steps
import journey_steps
from convenor.apps.meetings.actions.room import arrive, ask, open_room
from convenor.apps.meetings.models import Room, ShadowConsent, ShadowMark
from convenor.apps.meetings.queries import shadow
from convenor.domain.meeting import commands as cmd
from world import World

pytestmark = pytest.mark.django_db
WHY = "canary-mark: Chen is never asked"


@pytest.fixture
def room(world: World) -> Room:
    """Emil learns in WG 57 with Fatou; the meeting runs."""
    journey_steps.fresh(joining_steps.paired(world))
    room = open_room(world.meeting, by=world.amina, at=timezone.now())
    for person in (world.amina, world.bruno, world.chen):
        arrive(room.meeting, by=person)
    for wish in (cmd.PlanItem(title="Clause 4.1", minutes=40), cmd.OpenMeeting(), cmd.OpenItem(item=1)):
        ask(room.meeting, wish, by=world.amina)
    return room


def consent(client: Client, room: Room, world: World, **more: str) -> int:
    client.force_login(world.amina)
    fields = {"mentee": str(world.emil.pk), "how": "asked at the opening", **more}
    return client.post(f"/meetings/{room.meeting_id}/consent/", fields).status_code


def mark(client: Client, room: Room, world: World, **fields: object) -> tuple[int, dict[str, Any]]:
    client.force_login(world.emil)
    told = {"kind": "close-queue", "words": WHY, "once": "first-press", **fields}
    answer = client.post(
        f"/meetings/{room.meeting_id}/shadow/mark/",
        {name: str(each) for name, each in told.items()},
        headers={"Accept": "application/json"},
    )
    return answer.status_code, answer.json()


def seen_by(client: Client, room: Room, reader: Any, path: str = "shadow/compare/") -> tuple[int, str]:
    client.force_login(reader)
    answer = client.get(f"/meetings/{room.meeting_id}/{path}")
    return answer.status_code, answer.content.decode()


def test_without_consent_the_page_says_how_to_ask(world: World, room: Room, client: Client) -> None:
    status, page = seen_by(client, room, world.emil, "shadow/")

    assert (status, "How to ask" in page, "ticket" in page) == (200, True, False)


def test_consent_is_written_down_with_who_when_and_how(world: World, room: Room, client: Client) -> None:
    assert consent(client, room, world) == 302

    given = ShadowConsent.objects.get()
    assert (given.mentee, given.given_by, given.how, given.ended_at) == (
        world.emil,
        world.amina,
        "asked at the opening",
        None,
    )


def test_consent_needs_to_say_how_the_group_was_asked(world: World, room: Room, client: Client) -> None:
    assert consent(client, room, world, how=" ") == 409
    assert ShadowConsent.objects.count() == 0


def test_only_a_mentee_of_the_group_can_be_let_look_on(world: World, room: Room, client: Client) -> None:
    assert consent(client, room, world, mentee=str(world.greta.pk)) == 409


def test_with_consent_the_mentee_looks_on_from_a_seat_that_can_do_nothing(
    world: World, room: Room, client: Client
) -> None:
    consent(client, room, world)

    _, page = seen_by(client, room, world.emil, "shadow/")
    live = json.loads(page.split('<script id="live" type="application/json">')[1].split("</script>")[0])

    assert (live["audience"], live["seat"], live["read_only"]) == ("convenor", 0, True)
    assert ("data-do=" in page, "<dialog" in page) == (False, False)


def test_consent_that_ended_closes_the_console(world: World, room: Room, client: Client) -> None:
    consent(client, room, world)
    consent(client, room, world, end="1")

    _, page = seen_by(client, room, world.emil, "shadow/")

    assert "How to ask" in page
    assert mark(client, room, world)[1]["code"] == "shadow-needs-consent"


def test_the_record_is_open_to_a_mentee_with_consent_and_holds_no_conduct(
    world: World, room: Room, client: Client
) -> None:
    assert seen_by(client, room, world.emil, "record/")[0] == 409
    consent(client, room, world)

    status, told = seen_by(client, room, world.emil, "record/")

    assert (status, "conduct" in json.loads(told)) == (200, False)


def test_a_mark_is_read_by_the_pair_and_by_nobody_else(world: World, room: Room, client: Client) -> None:
    consent(client, room, world)
    mark(client, room, world)

    readers = {
        name: WHY in seen_by(client, room, getattr(world, name))[1]
        for name in ("emil", "fatou", "amina", "bruno", "chen", "hugo", "ines", "greta", "karin")
    }

    assert [name for name, reads in readers.items() if reads] == ["emil", "fatou"]


def test_a_mark_lies_sealed_in_the_database(world: World, room: Room, client: Client) -> None:
    consent(client, room, world)
    mark(client, room, world)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM meetings_shadowmark")
        dump = repr(cursor.fetchall())

    assert ("canary-mark" in dump, "close-queue" in dump) == (False, False)


def test_a_mentor_reads_nothing_that_was_marked_with_another(
    world: World, room: Room, client: Client
) -> None:
    consent(client, room, world)
    mark(client, room, world)
    ShadowMark.objects.update(key=None)

    assert shadow.compared(room.meeting, world.emil, world.fatou) == []


def test_the_same_press_is_one_mark(world: World, room: Room, client: Client) -> None:
    consent(client, room, world)

    mark(client, room, world)
    status, told = mark(client, room, world)

    assert (status, told) == (200, {"count": 1})


def test_something_else_needs_words(world: World, room: Room, client: Client) -> None:
    consent(client, room, world)

    status, told = mark(client, room, world, kind="other", words=" ")

    assert (status, told["code"]) == (422, "mark-needs-words")


def test_a_mark_stands_beside_what_the_convenor_did_next(world: World, room: Room, client: Client) -> None:
    consent(client, room, world)
    mark(client, room, world, place=10_000)
    ask(room.meeting, cmd.ChooseOrder(order="least-heard"), by=world.amina)
    ask(room.meeting, cmd.CloseQueue(), by=world.amina)

    (found,) = shadow.compared(room.meeting, world.emil, world.emil)

    assert [(each.words, each.same) for each in found.steps] == [
        ("Amina Haddad chose another order", False),
        ("Amina Haddad closed the queue", True),
    ]
    assert (found.kind, found.words) == ("close the queue", WHY)
