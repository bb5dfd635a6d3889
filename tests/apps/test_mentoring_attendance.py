"""The mentee says what took place; only the group makes it count."""

from datetime import timedelta

import pytest
from django.test import Client

from convenor.apps.mentoring.actions import attendance
from convenor.apps.mentoring.models import Attendance, Pairing
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Refused
from joining_steps import letters_to, text_to
from journey_steps import attended, begun, done, past_meeting, prepared
from world import NOW, World


@pytest.fixture
def pairing(world: World) -> Pairing:
    """Emil and Fatou have begun."""
    return begun(world)


def test_the_convenors_and_the_secretary_are_asked_by_letter(world: World, pairing: Pairing) -> None:
    attendance.say_prepared(pairing.journey, NOW.date(), "Clause 7.", by=world.emil, at=NOW)

    asked = {each.to for each in Letter.objects.filter(template="attendance-claimed")}
    assert asked == {world.amina, world.bruno, world.wg57.secretary}


def test_the_mentee_hears_by_letter_what_the_group_says(world: World, pairing: Pairing) -> None:
    prepared(world, pairing.journey)
    claim = attendance.say_attended(pairing.journey, past_meeting(world), "", by=world.emil, at=NOW)
    attendance.decline(claim, "You were not on the list.", by=world.bruno, at=NOW)

    assert letters_to(world.emil)[-2:] == ["attendance-confirmed", "attendance-declined"]
    assert "preparation with the co-convenors" in text_to(world.emil, "attendance-confirmed")
    assert "You were not on the list." in text_to(world.emil, "attendance-declined")


def test_saying_it_twice_is_saying_it_once(world: World, pairing: Pairing) -> None:
    for _ in range(2):
        attendance.say_prepared(pairing.journey, NOW.date(), "", by=world.emil, at=NOW)

    assert Attendance.objects.count() == 1


def test_saying_it_again_in_other_words_is_told_and_loses_none(
    world: World, pairing: Pairing, client: Client
) -> None:
    meeting, where = past_meeting(world), f"/journeys/{pairing.journey_id}/attendance/claim/"
    client.force_login(world.emil)
    client.post(where, {"attended-meeting": meeting.pk, "attended-words": "Took notes."})
    attendance.say_prepared(pairing.journey, NOW.date(), "Clause 7.", by=world.emil, at=NOW)

    answer = client.post(
        where, {"prepared-held_on": str(NOW.date()), "prepared-words": "And clause 8, with Bruno alone."}
    )

    assert answer.status_code == 409
    assert "You have said this already" in answer.text
    assert "And clause 8, with Bruno alone." in answer.text


def test_a_meeting_to_come_cannot_be_attended_yet(world: World, pairing: Pairing) -> None:
    with pytest.raises(Refused) as refused:
        attendance.say_attended(pairing.journey, world.meeting, "", by=world.emil, at=NOW)

    assert refused.value.code == "attendance-in-the-future"


def test_a_day_to_come_cannot_be_said(world: World, pairing: Pairing) -> None:
    tomorrow = NOW.date() + timedelta(days=1)
    with pytest.raises(Refused) as refused:
        attendance.say_prepared(pairing.journey, tomorrow, "", by=world.emil, at=NOW)

    assert refused.value.code == "attendance-in-the-future"


def test_what_was_said_counts_only_once_confirmed(world: World, pairing: Pairing) -> None:
    claim = attendance.say_prepared(pairing.journey, NOW.date(), "", by=world.emil, at=NOW)
    before = done(pairing.journey)
    attendance.confirm(claim, by=world.amina, at=NOW)

    assert (before, done(pairing.journey)) == (["selected"], ["selected", "co-convenors"])


def test_what_was_declined_can_be_said_anew(world: World, pairing: Pairing) -> None:
    meeting = past_meeting(world)
    first = attendance.say_attended(pairing.journey, meeting, "", by=world.emil, at=NOW)
    attendance.decline(first, "You were not on the list.", by=world.bruno, at=NOW)
    second = attendance.say_attended(pairing.journey, meeting, "", by=world.emil, at=NOW)

    assert second.pk != first.pk


def test_an_answer_given_twice_is_refused_in_words(world: World, pairing: Pairing) -> None:
    claim = prepared(world, pairing.journey)

    with pytest.raises(Refused) as refused:
        attendance.decline(claim, "No.", by=world.bruno, at=NOW)

    assert refused.value.code == "attendance-is-confirmed"


def test_two_meetings_and_a_talk_keep_one_going(world: World, pairing: Pairing) -> None:
    attended(world, pairing.journey, 1)

    assert done(pairing.journey) == ["selected", "meeting"]


def test_a_convenor_confirms_on_the_page(world: World, pairing: Pairing, client: Client) -> None:
    claim = attendance.say_prepared(pairing.journey, NOW.date(), "", by=world.emil, at=NOW)
    client.force_login(world.amina)
    answers = [client.post(f"/attendance/{claim.pk}/confirm/").status_code for _ in range(2)]
    claim.refresh_from_db()

    assert (answers, claim.confirmed_by) == ([302, 409], world.amina)


def test_the_mentor_and_the_mentee_cannot_confirm(world: World, pairing: Pairing, client: Client) -> None:
    claim = attendance.say_prepared(pairing.journey, NOW.date(), "", by=world.emil, at=NOW)
    answers = []
    for who in (world.emil, world.fatou, world.greta):
        client.force_login(who)
        answers.append(client.post(f"/attendance/{claim.pk}/confirm/").status_code)

    assert answers == [404, 404, 404]


def test_the_mentee_says_it_on_the_page(world: World, pairing: Pairing, client: Client) -> None:
    meeting = past_meeting(world)
    client.force_login(world.emil)
    where = f"/journeys/{pairing.journey_id}/attendance/claim/"
    client.post(where, {"attended-meeting": meeting.pk, "attended-words": "Took notes."})
    future = client.post(where, {"prepared-held_on": "2999-01-01", "prepared-words": "Clause 4"})

    assert (Attendance.objects.get().meeting, future.status_code, "Clause 4" in future.content.decode()) == (
        meeting,
        422,
        True,
    )
