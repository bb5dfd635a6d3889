"""The participant's page and the projector, as they stand without a script."""

import gzip
import re

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone, translation

from convenor.apps.meetings import words
from convenor.apps.meetings.actions.room import arrive, ask, open_room
from convenor.apps.meetings.models import Room
from convenor.apps.meetings.qr import picture
from convenor.apps.meetings.queries.rooms import seat_of, state_of
from convenor.apps.meetings.views.boards import told
from convenor.domain.meeting import commands as cmd
from convenor.domain.speaking import ORDERS
from world import World

pytestmark = pytest.mark.django_db
TEXT = "The body shall identify risks to its impartiality."


@pytest.fixture
def room(world: World) -> Room:
    """The meeting runs: Amina has the chair, Chen and Dana are in, one item is open and its text is shown."""
    room = open_room(world.meeting, by=world.amina, at=timezone.now())
    for person in (world.amina, world.bruno, world.chen):
        arrive(room.meeting, by=person)
    arrive(room.meeting, by=world.dana, mode="remote")
    for wish in (
        cmd.PlanItem(title="Clause 4.1", minutes=40),
        cmd.OpenMeeting(),
        cmd.OpenItem(item=1),
        cmd.ShowText(text=TEXT, clause="4.1"),
        cmd.OpenPoint(title="How often"),
    ):
        ask(room.meeting, wish, by=world.amina)
    return room


def board(client: Client, room: Room) -> str:
    return client.get(f"/meetings/{room.meeting_id}/board/").content.decode()


def press(client: Client, room: Room, **fields: object) -> int:
    answer = client.post(
        f"/meetings/{room.meeting_id}/press/", {name: str(each) for name, each in fields.items()}
    )
    return answer.status_code


def test_the_page_tells_who_speaks_what_is_discussed_and_ones_place(
    world: World, room: Room, client: Client
) -> None:
    for person in (world.dana, world.chen):
        seat = seat_of(room.meeting, person)
        ask(room.meeting, cmd.RaiseHand(seat=seat), by=person)
    ask(room.meeting, cmd.GiveFloor(), by=world.amina)
    client.force_login(world.chen)

    page = board(client, room)

    assert "Dana Weber has the floor" in page
    assert TEXT in page
    assert "You are next." in page
    assert "Hands are called in the order in which they went up." in page


def test_a_hand_goes_up_and_down_without_a_script(world: World, room: Room, client: Client) -> None:
    client.force_login(world.chen)
    seat = seat_of(room.meeting, world.chen)

    assert press(client, room, do="raise-hand", seat=seat, kind="reply", point=1, note="Once a year") == 302
    hand = state_of(room.meeting_id)[0].floor.hands[seat]
    assert (hand.kind, hand.note) == ("reply", "Once a year")

    press(client, room, do="lower-hand", seat=seat)
    assert seat not in state_of(room.meeting_id)[0].floor.hands


def test_without_a_script_only_a_reply_names_the_point_that_it_answers() -> None:
    new, reply = (told(QueryDict(f"do=raise-hand&seat=3&point=4&kind={kind}")) for kind in ("new", "reply"))

    assert new == {"do": "raise-hand", "seat": 3, "kind": "new"}
    assert reply == {"do": "raise-hand", "seat": 3, "kind": "reply", "point": 4}


def test_nobody_raises_the_hand_of_another(world: World, room: Room, client: Client) -> None:
    client.force_login(world.chen)
    dana = seat_of(room.meeting, world.dana)

    page = client.post(f"/meetings/{room.meeting_id}/press/", {"do": "raise-hand", "seat": str(dana)})

    assert page.status_code == 409
    assert dana not in state_of(room.meeting_id)[0].floor.hands


def test_an_answer_to_a_call_is_blind_and_ones_own_is_told(world: World, room: Room, client: Client) -> None:
    ask(room.meeting, cmd.OpenCall(text=TEXT, clause="4.1"), by=world.amina)
    client.force_login(world.dana)
    seat = seat_of(room.meeting, world.dana)
    told = {"reason": "Cannot be tested by anybody", "remedy": "Say when"}
    press(client, room, do="take-position", call=1, seat=seat, position="oppose", **told)
    other = Client()
    other.force_login(world.chen)

    assert "You answered: I oppose it." in board(client, room)
    assert "Cannot be tested" in board(client, room)
    assert "Cannot be tested" not in board(other, room)


def hidden(page: str, slot: str) -> bool:
    """Whether a part of the page stands there unseen."""
    tag = re.search(rf'<[a-z]+ [^>]*data-slot="{slot}"[^>]*>', page)
    assert tag, slot
    return " hidden" in tag[0]


def test_a_vote_is_cast_without_a_script_and_the_result_is_read(
    world: World, room: Room, client: Client
) -> None:
    ask(room.meeting, cmd.OpenPoll(question="Which title?", options=("A", "B")), by=world.amina)
    client.force_login(world.chen)
    seat = seat_of(room.meeting, world.chen)

    assert not hidden(board(client, room), "poll")
    press(client, room, do="cast-vote", poll=1, seat=seat, chosen=1)
    assert "Your answer is in." in board(client, room)

    ask(room.meeting, cmd.ClosePoll(poll=1), by=world.amina)
    page = board(client, room)
    assert (hidden(page, "poll"), hidden(page, "result")) == (True, False)
    assert '<b class="num">1</b><span>B</span>' in page


def test_an_objection_is_confirmed_and_kept_without_a_script(
    world: World, room: Room, client: Client
) -> None:
    client.force_login(world.dana)
    seat = seat_of(room.meeting, world.dana)
    own = {"call": 1, "seat": seat}
    ask(room.meeting, cmd.OpenCall(text=TEXT, clause="4.1"), by=world.amina)
    press(
        client,
        room,
        do="take-position",
        position="oppose",
        reason="Nobody can test it",
        remedy="Say when",
        **own,
    )
    ask(room.meeting, cmd.RevealCall(call=1), by=world.amina)
    ask(room.meeting, cmd.RestateObjection(gist="It needs a measure", **own), by=world.amina)

    assert not hidden(board(client, room), "objection-gist")
    press(client, room, do="confirm-objection", agrees="yes", **own)
    press(client, room, do="sustain-objection", **own)

    page = board(client, room)
    assert hidden(page, "objection-gist")
    assert "You keep it, and it stands in the record." in page


def test_a_text_that_one_cannot_live_with_is_refused_without_a_script(
    world: World, room: Room, client: Client
) -> None:
    client.force_login(world.chen)
    seat = seat_of(room.meeting, world.chen)
    ask(room.meeting, cmd.OpenCall(text=TEXT), by=world.amina)
    press(client, room, do="take-position", call=1, seat=seat, position="live-with")
    for wish in (
        cmd.RevealCall(call=1),
        cmd.ProposeOption(call=1, text="Once a year"),
        cmd.TestOption(call=1, option=1),
    ):
        ask(room.meeting, wish, by=world.amina)

    assert not hidden(board(client, room), "cannot")
    press(client, room, do="cannot-live", call=1, option=1, seat=seat, reason="Too seldom")
    page = board(client, room)
    assert (hidden(page, "cannot"), hidden(page, "cannot-said")) == (True, False)


def test_a_page_without_scripts_loads_itself_anew_unless_something_is_asked(
    world: World, room: Room, client: Client
) -> None:
    client.force_login(world.chen)

    assert 'http-equiv="refresh"' in board(client, room)
    ask(room.meeting, cmd.OpenCall(text=TEXT), by=world.amina)
    assert 'http-equiv="refresh"' not in board(client, room)


def test_the_projector_shows_the_code_as_letters_and_square(world: World, room: Room, client: Client) -> None:
    client.force_login(world.amina)

    page = client.get(f"/meetings/{room.meeting_id}/projector/").content.decode()

    assert room.code in page
    assert str(picture(f"http://testserver/join/{room.code}/")) in page


def test_the_participants_page_is_small(world: World, room: Room, client: Client) -> None:
    client.force_login(world.chen)

    assert len(gzip.compress(board(client, room).encode())) < 14_000


def test_every_reason_has_words_for_others_and_for_oneself() -> None:
    codes = set(words.REASONS)

    assert set(words.MINE) == codes
    assert {f"{each}" for each in ("order", "clarification", "first-come", "last-word", "deferred")} <= codes
    assert set(words.ORDERS) == set(ORDERS)


def test_a_count_chooses_its_sentence_as_the_language_counts() -> None:
    with translation.override("en"):
        assert (words.say("who-waits", n=1), words.say("who-waits", n=3)) == (
            "One waits to speak",
            "3 wait to speak",
        )


def test_a_script_gets_its_values_in_braces() -> None:
    with translation.override("en"):
        assert words.for_scripts({"then": words.NOW_SENTENCES["then"]}) == {"then": "Then {names}"}


@pytest.mark.parametrize(("count", "told"), [(0, "0 sur 24"), (1, "Une personne sur 24"), (2, "2 sur 24")])
def test_nobody_is_not_counted_as_one_in_french(count: int, told: str) -> None:
    with translation.override("fr"):
        assert words.say("answered", n=count, of=24).startswith(told)
