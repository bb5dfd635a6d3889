"""Every page of learning opens for those whom it is for, and for nobody else."""

import pytest
from django.test import Client

from convenor.apps.learning.access import ROWS
from convenor.apps.learning.actions import handouts, self_test
from convenor.apps.learning.typed import Typed
from learners import Learner, make_learner
from world import NOW, World

READING = "my-iso-job"
PAIR = {"emil": 200, "fatou": 200}
OFFICE = {**PAIR, "hugo": 200}
MENTEE = {"emil": 200}
EVERYBODY = ("amina", "bruno", "chen", "dana", "emil", "fatou", "greta", "hugo", "ines", "karin")


@pytest.fixture
def learner(world: World) -> Learner:
    """Emil has handed in a self-test and a handout, and has begun another of each."""
    learner = make_learner(world)
    pair = learner.pair(world.emil)
    attempt = self_test.begin(pair.enrolment, by=world.emil, at=NOW)
    self_test.tick(attempt, "iso-activity", ["c"], by=world.emil, at=NOW)
    self_test.hand_in(attempt, by=world.emil, at=NOW)
    form = learner.form("preparing")
    key = pair.needs_key()
    handouts.keep_answer(pair.enrolment, key, form, "q3", Typed("A revision.", 0), by=world.emil, at=NOW)
    handouts.submit(pair, form, anyway=True, by=world.emil, at=NOW)
    return learner


def pages(learner: Learner) -> dict[str, dict[str, int]]:
    """Each page, and who may open it."""
    attempt = learner.enrolment.attempts.get()
    return {
        learner.at("reading/"): OFFICE,
        learner.at(f"reading/{READING}/"): PAIR,
        learner.at("self-test/"): OFFICE,
        f"/learning/attempts/{attempt.pk}/": PAIR,
        learner.at("handouts/preparing/"): OFFICE,
        learner.at("handouts/preparing/write/"): MENTEE,
        learner.at("handouts/preparing/submit/"): MENTEE,
        learner.at("handouts/preparing/versions/"): PAIR,
        learner.at("handouts/preparing/versions/1/"): PAIR,
        learner.at("handouts/preparing/handout.docx"): OFFICE,
        learner.at("handouts/preparing/handout.pdf"): OFFICE,
        "/programme/errata/": {"hugo": 200, "fatou": 200, "greta": 200},
    }


def test_who_may_open_which_page(world: World, learner: Learner, client: Client) -> None:
    found = {}
    for name in EVERYBODY:
        client.force_login(world.everybody()[name])
        for page in pages(learner):
            found[page, name] = client.get(page).status_code

    wanted = {(page, name): who.get(name, 404) for page, who in pages(learner).items() for name in EVERYBODY}
    assert found == wanted


def test_only_those_who_may_write_can_send_anything(world: World, learner: Learner, client: Client) -> None:
    attempt = self_test.begin(learner.enrolment, by=world.emil, at=NOW)
    mentee_only = [
        learner.at(f"reading/{READING}/mark/"),
        learner.at(f"reading/{READING}/notes/"),
        learner.at(f"reading/{READING}/ask/"),
        learner.at("self-test/begin/"),
        f"/learning/attempts/{attempt.pk}/1/answer/",
        f"/learning/attempts/{attempt.pk}/save/",
        f"/learning/attempts/{attempt.pk}/hand-in/",
        learner.at("handouts/preparing/keep/"),
        learner.at("handouts/preparing/save/"),
        learner.at("handouts/preparing/submit/"),
    ]
    pair_only = [learner.at("handouts/preparing/comment/"), learner.at("handouts/preparing/discussed/")]
    strangers = ("amina", "bruno", "chen", "dana", "greta", "hugo", "ines", "karin")

    found = set()
    for name in strangers:
        client.force_login(world.everybody()[name])
        found |= {client.post(each).status_code for each in (*mentee_only, *pair_only)}
        found.add(client.post(learner.at(f"reading/{READING}/answer/")).status_code)
    client.force_login(world.fatou)
    found |= {client.post(each).status_code for each in mentee_only}
    client.force_login(world.emil)
    found.add(client.post(learner.at(f"reading/{READING}/answer/")).status_code)

    assert found == {404}


def test_a_form_or_reading_that_the_programme_does_not_have_is_not_found(
    world: World, learner: Learner, client: Client
) -> None:
    client.force_login(world.emil)

    assert client.get(learner.at("handouts/unheard-of/")).status_code == 404
    assert client.get(learner.at("reading/unheard-of/")).status_code == 404


def test_the_mentor_of_an_ended_pair_sees_nothing_more(
    world: World, learner: Learner, client: Client
) -> None:
    learner.journey.pairings.update(state="ended", ended_at=NOW)
    client.force_login(world.fatou)

    assert client.get(learner.at("handouts/preparing/")).status_code == 404


def test_every_address_of_learning_has_its_row() -> None:
    from convenor.apps.learning.urls import urlpatterns

    assert {each.name for each in urlpatterns} == {row.route for row in ROWS}
