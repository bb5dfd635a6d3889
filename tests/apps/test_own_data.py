"""Everything about me, in one press: all that is mine to open, nothing that others wrote for themselves."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from docx import Document

import joining_steps
import journey_steps
from convenor.apps.accounts.actions import hand_over_own_data
from convenor.apps.audit.models import Entry
from convenor.apps.learning.actions import handouts, reading
from convenor.apps.learning.models import Handout
from convenor.apps.learning.pairs import Pair, pair_of
from convenor.apps.learning.programmes import current
from convenor.apps.learning.typed import Typed
from convenor.apps.mentoring.access.journey import load_journey
from convenor.apps.mentoring.actions import assignments, attendance, objectives, pairs, sessions
from convenor.domain.kernel import Refused
from world import NOW, World

WHOSE = {
    "Amina interrupts people.": {"emil"},  # a candid answer
    "Try to count to three.": {"emil", "fatou"},  # the mentor's comment on it
    "Not before the summer.": {"emil"},  # a draft that nobody was given
    "Clause 8 is heavy going.": {"emil"},  # notes for oneself
    "Who writes the agenda?": {"emil"},
    "The convenor and the secretary.": {"emil", "fatou"},
    "The order of the day.": {"emil"},  # a point on the agenda
    "We agreed to meet in May.": {"emil", "fatou"},  # shared notes
    "He is more nervous than he says.": {"fatou"},  # the mentor's private notes
    "My report, at last.": {"emil"},
    "Shorter sentences next time.": {"emil", "fatou"},
    "I can do this half asleep.": {"emil"},  # the own view of an objective
    "He led the discussion calmly.": {"emil", "fatou"},  # the signature
    "With both of them.": {"emil"},  # preparation
    "I would rather not say.": {"emil"},  # in confidence to Karin
    "He listens before he speaks.": {"emil", "ines"},  # the statement
}


@pytest.fixture
def story(world: World) -> World:
    """Everything that somebody can write has been written once."""
    pairing = journey_steps.fresh(joining_steps.paired(world))
    journey = pairing.journey
    mine, his = pair_as(world.emil, journey.pk), pair_as(world.fatou, journey.pk)
    form = current().handout("preparing")
    write_a_handout(world, mine, his)
    for question, text in (("q2", "Not before the summer."),):
        handouts.keep_answer(
            journey.enrolment, mine.needs_key(), form, question, Typed(text, 0), by=world.emil, at=NOW
        )
    notes = Typed("Clause 8 is heavy going.", 0)
    reading.keep_notes(journey.enrolment, "my-iso-job", notes, by=world.emil, at=NOW)
    asked = reading.ask(mine, "my-iso-job", "Who writes the agenda?", "one", by=world.emil, at=NOW)
    reading.answer(his, asked.pk, "The convenor and the secretary.", by=world.fatou, at=NOW)
    talk = journey_steps.held(pairing)
    sessions.save_notes(talk, "shared", Typed("We agreed to meet in May.", 0), by=world.emil, at=NOW)
    sessions.save_notes(talk, "private", Typed("He is more nervous than he says.", 0), by=world.fatou, at=NOW)
    coming = journey_steps.agreed(pairing, "reading-talk")
    sessions.add_point(coming, "The order of the day.", by=world.emil, at=NOW)
    work = assignments.set_assignment(pairing, "report", "Report", "Draft.", None, by=world.fatou, at=NOW)
    assignments.hand_in(work, Typed("My report, at last.", 0), by=world.emil, at=NOW)
    assignments.answer(work, "Shorter sentences next time.", by=world.fatou, at=NOW)
    objectives.assess(journey, "lead", "ready", "I can do this half asleep.", [], by=world.emil, at=NOW)
    journey_steps.signed(world, pairing, "lead")
    attendance.say_prepared(journey, NOW.date(), "With both of them.", by=world.emil, at=NOW)
    pairs.ask_to_end(pairing, "I would rather not say.", world.karin, by=world.emil, at=NOW)
    return world


def pair_as(person: Any, journey: int) -> Pair:
    found = load_journey(person, {"journey": journey})
    assert found is not None
    return pair_of(found)


def write_a_handout(world: World, mine: Pair, his: Pair) -> None:
    form = current().handout("preparing")
    words = Typed("Amina interrupts people.", 0)
    handouts.keep_answer(mine.enrolment, mine.needs_key(), form, "q1", words, by=world.emil, at=NOW)
    handouts.submit(mine, form, anyway=True, by=world.emil, at=NOW)
    handouts.comment(his, form, "q1", "Try to count to three.", "one", by=world.fatou, at=NOW)


def taken(client: Client, person: Any, kind: str) -> str:
    """What ``person`` takes away, as text."""
    client.force_login(person)
    file = client.post("/privacy/mine/", {"as": kind})
    assert (file.status_code, file["Content-Disposition"].startswith("attachment")) == (200, True)
    if kind == "json":
        return json.dumps(json.loads(file.content), ensure_ascii=False)
    return "\n".join(each.text for each in Document(BytesIO(file.content)).element.body.iter() if each.text)


@pytest.mark.parametrize("kind", ["json", "word"])
def test_everybody_takes_the_own_words_and_nobody_anothers(story: World, client: Client, kind: str) -> None:
    files = {name: taken(client, each, kind) for name, each in story.everybody().items()}

    found = {words: {name for name, file in files.items() if words in file} for words in WHOSE}
    assert found == WHOSE


def test_no_link_that_signs_in_is_handed_over(story: World, client: Client) -> None:
    file = taken(client, story.emil, "json")

    assert ("Letters to you" in taken(client, story.emil, "word"), "/welcome/" in file) == (True, False)


def test_taking_a_copy_is_written_down(story: World, client: Client) -> None:
    taken(client, story.emil, "word")

    line = Entry.objects.filter(action="person.took-own-data").get()
    assert (line.actor, line.subject) == (story.emil.pk, str(story.emil.pk))


def test_nobody_takes_anothers_and_a_stranger_none(story: World, client: Client) -> None:
    with pytest.raises(Refused) as refused:
        hand_over_own_data(story.emil, by=story.hugo)

    assert refused.value.code == "data-of-oneself-only"
    assert client.post("/privacy/mine/", {"as": "json"})["Location"].startswith("/account/login/")
    assert client.get("/privacy/mine/").status_code == 405


def test_whoever_has_done_nothing_gets_the_account_alone(world: World, client: Client) -> None:
    client.force_login(world.chen)
    kept = json.loads(client.post("/privacy/mine/", {"as": "json"}).content)["kept"]

    assert {key for key, records in kept.items() if records} == {"account", "groups", "log"}
    assert kept["account"][0]["email"] == "chen@example.org"
    assert Handout.objects.count() == 0


def test_the_privacy_page_offers_it_to_whoever_is_signed_in(world: World, client: Client) -> None:
    before = client.get("/privacy/").text
    client.force_login(world.chen)

    assert ["Everything about me" in each for each in (before, client.get("/privacy/").text)] == [False, True]
