"""Interests are read in words, in the reader's language; the log keeps their codes."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from convenor.apps.meetings import words
from convenor.apps.meetings.actions import plan as plans
from convenor.apps.meetings.actions import plan_opened
from convenor.apps.meetings.actions.join import come_in
from convenor.apps.meetings.actions.room import ask
from convenor.apps.meetings.models import Place
from convenor.apps.meetings.planned import Typed
from convenor.apps.meetings.queries.rooms import seat_of, state_of
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.readings.telling import told
from convenor.site import debriefs
from world import NOW, World

WORDS = {"en": "conformity assessment bodies", "fr": "de la conformité"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_reason_for_a_place_names_the_interest_in_words(language: str) -> None:
    with translation.override(language):
        said = words.reason("interest-heard-before", {"interest": "conformity-assessment"})

    assert WORDS[language] in said


def test_an_interest_that_another_product_named_in_its_own_words_stays_as_it_is() -> None:
    assert words.interest("trade unions") == "trade unions"


@pytest.mark.parametrize("face", [words.PARTICIPANT, words.PROJECTOR, words.CODED])
def test_every_face_has_the_words_of_every_interest(face: words.Said) -> None:
    assert {f"interest-{code}" for code in Place.Interest.values} <= face.keys()


def test_the_facts_for_a_handout_name_the_interest_in_words() -> None:
    fact = told("voice-interest", whose="conformity-assessment", percent=60, of_people=20)

    said = debriefs._said(fact, found=None)  # type: ignore[arg-type]  # no seat is named in it

    assert said == "conformity assessment bodies: 60 % of the time, 20 % of the people."


def test_the_log_keeps_the_code_and_the_page_without_scripts_says_the_words(
    client: Client, world: World
) -> None:
    plan = plans.start_with_the_usual(
        plans.begin(world.meeting, by=world.amina, at=NOW), by=world.amina, at=NOW
    )
    place = plan.places.get(person=world.chen)
    sent = Typed("conformity-assessment", 0)
    plans.keep(plan, f"place-{place.pk}-interest", sent, by=world.amina, at=NOW)
    plans.keep(plan, "order", Typed("interest", 0), by=world.amina, at=NOW)
    plan_opened.open_the_room(plan, anyway=True, by=world.amina, at=NOW)
    for each in (world.amina, world.chen):
        come_in(world.meeting, {"mode": "room", "opt_out": False}, by=each)
    seat = seat_of(world.meeting, world.chen)
    ask(world.meeting, cmd.OpenMeeting(), by=world.amina)
    ask(world.meeting, cmd.RaiseHand(seat=seat), by=world.chen)
    client.force_login(world.chen)

    page = client.get(reverse("meeting-board", kwargs={"meeting": world.meeting.pk})).text

    assert state_of(world.meeting.pk)[0].people.seats[seat].interest == "conformity-assessment"
    assert "Your interest (conformity assessment bodies) was not heard yet" in page
