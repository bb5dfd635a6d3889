"""Coming in: by code and name, as a guest, as a member; and what a device is known by."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from convenor.apps.meetings.actions import room as rooms
from convenor.apps.meetings.actions.room import ask, open_room
from convenor.apps.meetings.models import Room, Sitting
from convenor.apps.meetings.queries.rooms import seat_of, state_of
from convenor.domain.meeting import commands as cmd
from world import World

pytestmark = pytest.mark.django_db
ROOM = {"mode": "room"}


@pytest.fixture
def room(world: World) -> Room:
    """WG 57's room, opened by Amina; nobody has come yet."""
    return open_room(world.meeting, by=world.amina, at=timezone.now())


def door(room: Room) -> str:
    return f"/join/{room.code}/"


def standing(room: Room, seat: int) -> str:
    return state_of(room.meeting_id)[0].people.seats[seat].standing


def claim_as(client: Client, room: Room, seat: int) -> int:
    return client.post(door(room), {"seat": seat, "mode": "remote"}).status_code


def guest(client: Client, room: Room, name: str = "Zoë Okafor", **more: str) -> int:
    client.post(door(room), {"name": name, "body": "EA", "mode": "room", **more})
    return Sitting.objects.filter(meeting=room.meeting, name=name).values_list("seat", flat=True).last() or 0


def given(client: Client, path: str) -> dict[str, object]:
    """What a page gives to its script."""
    found = re.search(
        r'<script id="live" type="application/json">(.*?)</script>', client.get(path).content.decode()
    )
    return dict(json.loads(found[1])) if found else {}


def test_a_code_opens_the_list_of_names_however_it_is_typed(room: Room, client: Client) -> None:
    typed = f" {room.code[:3].lower()}-{room.code[3:]} "

    answer = client.post("/join/", {"code": typed})

    assert (answer.status_code, answer.headers["Location"]) == (302, door(room))
    assert "Dana Weber" in client.get(door(room)).content.decode()


def test_a_code_that_opens_nothing_is_told_and_stays_typed(room: Room, client: Client) -> None:
    page = client.post("/join/", {"code": "ZZZZZZ"})

    assert page.status_code == 422
    assert "No meeting has this code." in page.content.decode()
    assert 'value="ZZZZZZ"' in page.content.decode()


def test_a_code_that_is_over_says_so(room: Room, client: Client) -> None:
    Room.objects.update(code_expires_at=timezone.now() - timedelta(minutes=1))

    page = client.get(door(room)).content.decode()

    assert "is over now" in page
    assert "Dana Weber" not in page


def test_whoever_chooses_a_name_waits_at_the_door(world: World, room: Room, client: Client) -> None:
    seat = seat_of(room.meeting, world.dana)

    assert claim_as(client, room, seat) == 302
    assert standing(room, seat) == "claimed"
    assert "You are at the door, Dana Weber" in client.get(f"/join/at/{room.meeting_id}/").content.decode()


def test_nobody_takes_a_seat_that_is_taken(world: World, room: Room, client: Client) -> None:
    seat = seat_of(room.meeting, world.dana)
    claim_as(client, room, seat)
    other = Client()

    page = other.post(door(room), {"seat": seat, "mode": "room"})

    assert page.status_code == 422
    assert "Somebody says already that this seat is theirs." in page.content.decode()
    assert other.get(f"/join/at/{room.meeting_id}/").headers["Location"] == "/join/"


def test_before_being_let_in_nothing_of_the_meeting_is_seen(world: World, room: Room, client: Client) -> None:
    ask(room.meeting, cmd.SetUpSeat(), by=None)
    rooms.arrive(room.meeting, by=world.amina)
    ask(room.meeting, cmd.OpenMeeting(), by=world.amina)
    ask(room.meeting, cmd.ShowText(text="The body shall plan."), by=None)
    claim_as(client, room, seat_of(room.meeting, world.dana))

    page = client.get(f"/join/at/{room.meeting_id}/").content.decode()

    assert "The body shall plan." not in page
    assert given(client, f"/join/at/{room.meeting_id}/")["audience"] == "door"


def test_once_let_in_the_same_device_has_its_board(world: World, room: Room, client: Client) -> None:
    seat = seat_of(room.meeting, world.dana)
    claim_as(client, room, seat)
    ask(room.meeting, cmd.AdmitSeat(seat=seat), by=None)

    told = given(client, f"/join/at/{room.meeting_id}/")

    assert (told["audience"], told["seat"]) == ("participant", seat)
    assert client.get(door(room)).headers["Location"] == f"/join/at/{room.meeting_id}/"


def test_a_code_that_changes_puts_nobody_out(world: World, room: Room, client: Client) -> None:
    seat = seat_of(room.meeting, world.dana)
    claim_as(client, room, seat)
    ask(room.meeting, cmd.AdmitSeat(seat=seat), by=None)
    rooms.end_code(room.meeting, by=world.amina)

    assert client.get(f"/join/at/{room.meeting_id}/").status_code == 200


def test_a_cookie_that_was_changed_opens_nothing(world: World, room: Room, client: Client) -> None:
    seat = seat_of(room.meeting, world.dana)
    claim_as(client, room, seat)
    name = f"seat-{room.meeting_id}"
    client.cookies[name] = client.cookies[name].value[:-2] + "xx"

    assert client.get(f"/join/at/{room.meeting_id}/").headers["Location"] == "/join/"


def test_somebody_who_is_not_on_the_list_adds_a_name(room: Room, client: Client) -> None:
    seat = guest(client, room, first_time="on")
    here = state_of(room.meeting_id)[0].people.seats[seat]

    assert (here.part, here.body, here.first_time, here.standing) == ("guest", "EA", True, "claimed")
    assert (
        "Welcome to your first meeting" in client.get(f"/join/at/{room.meeting_id}/welcome/").content.decode()
    )


def test_a_guest_who_sends_twice_is_one_guest(room: Room, client: Client) -> None:
    guest(client, room)
    guest(client, room)

    assert Sitting.objects.filter(meeting=room.meeting, name="Zoë Okafor").count() == 1


def test_a_guest_without_a_name_is_told_and_keeps_what_was_typed(room: Room, client: Client) -> None:
    page = client.post(door(room), {"name": "", "body": "Accredia", "mode": "room"})

    assert page.status_code == 422
    assert 'value="Accredia"' in page.content.decode()


def test_a_closed_door_takes_only_those_on_the_list(room: Room, client: Client) -> None:
    Room.objects.update(door=False)

    page = client.post(door(room), {"name": "Zoë", "mode": "room"})

    assert "This meeting is for those on the list." in page.content.decode()
    assert not Sitting.objects.filter(name="Zoë").exists()


def test_a_guest_merged_into_a_seat_goes_on_there(world: World, room: Room, client: Client) -> None:
    seat, dana = guest(client, room), seat_of(room.meeting, world.dana)
    ask(room.meeting, cmd.AdmitSeat(seat=dana), by=None)
    ask(room.meeting, cmd.MergeSeats(seat=seat, into=dana), by=None)

    assert given(client, f"/join/at/{room.meeting_id}/")["seat"] == dana


def test_the_purpose_the_deletion_day_and_the_way_out_stand_before_joining(
    room: Room, client: Client
) -> None:
    Room.objects.update(purpose="To call on everybody fairly.", delete_after=timezone.now().date())

    page = client.get(door(room)).content.decode()

    assert page.count("To call on everybody fairly.") == 2  # beside the list and beside the guest's form
    assert "Names are taken off the speaking times on" in page
    assert "Take my name off my speaking time" in page


def test_whoever_opts_out_is_written_down_so(world: World, room: Room, client: Client) -> None:
    seat = seat_of(room.meeting, world.dana)

    client.post(door(room), {"seat": seat, "mode": "room", "opt_out": "on"})

    assert Sitting.objects.get(meeting=room.meeting, seat=seat).history_opt_out is True


def test_a_member_who_is_signed_in_goes_straight_to_the_seat(
    world: World, room: Room, client: Client
) -> None:
    client.force_login(world.chen)

    assert client.get(door(room)).headers["Location"] == f"/meetings/{room.meeting_id}/board/"
    assert (
        "Your seat is ready, Chen Li." in client.get(f"/meetings/{room.meeting_id}/board/").content.decode()
    )

    client.post(f"/meetings/{room.meeting_id}/come-in/", ROOM)

    assert given(client, f"/meetings/{room.meeting_id}/board/")["seat"] == seat_of(room.meeting, world.chen)


def test_a_member_takes_the_seat_back_from_whoever_claimed_it(
    world: World, room: Room, client: Client
) -> None:
    seat, impostor = seat_of(room.meeting, world.chen), Client()
    claim_as(impostor, room, seat)
    client.force_login(world.chen)

    client.post(f"/meetings/{room.meeting_id}/come-in/", ROOM)

    assert standing(room, seat) == "present"
    assert impostor.get(f"/join/at/{room.meeting_id}/").headers["Location"] == "/join/"


def test_greta_finds_neither_board_nor_projector(world: World, room: Room, client: Client) -> None:
    client.force_login(world.greta)

    pages = [
        client.get(f"/meetings/{room.meeting_id}/{page}/").status_code for page in ("board", "projector")
    ]

    assert pages == [404, 404]
