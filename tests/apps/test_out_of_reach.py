"""The database is down or the disk is full: 503 in plain words, nothing half done, and what was typed is shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from convenor.apps.accounts.models import Person
from convenor.apps.learning.models import Asked
from convenor.apps.outbox.models import Letter
from convenor.site.broken import is_out_of_reach
from learners import make_learner
from world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "What do you do when an expert falls silent? " * 40


@pytest.fixture
def world(db: None) -> World:
    """The standing characters, really committed."""
    return make_world()


@pytest.fixture
def browser(world: World) -> Client:
    """Emil is signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(world.emil)
    return client


@pytest.fixture
def down() -> Iterator[None]:
    """The database has moved away."""
    name = connection.settings_dict["NAME"]
    hang_up()
    connection.settings_dict["NAME"] = "/nowhere/at/all"
    yield
    hang_up()
    connection.settings_dict["NAME"] = name


def hang_up() -> None:
    connection.close()
    getattr(connection, "close_pool", lambda: None)()


@pytest.fixture
def full(browser: Client) -> Iterator[None]:
    """Not one page more fits on the disk."""
    with connection.cursor() as cursor:
        (used,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {used}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def test_while_the_database_is_down_every_page_says_so(browser: Client, down: None) -> None:
    answers = [browser.get(path) for path in ("/home/", "/profile/", "/privacy/")]

    assert [(each.status_code, each["Retry-After"]) for each in answers] == [(503, "60")] * 3
    assert all("Back in a moment" in each.text for each in answers)


def test_it_is_said_in_the_language_of_the_browser(browser: Client, down: None) -> None:
    page = browser.get("/home/", headers={"Accept-Language": "fr"})

    assert (page.status_code, "De retour dans un instant" in page.text) == (503, True)


def test_a_page_that_saves_while_one_types_is_told_to_come_back(browser: Client, down: None) -> None:
    answer = browser.post("/profile/", {"name": "Emil"}, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (503, "out-of-reach")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL cannot be told that its disk is full")
def test_on_a_full_disk_nothing_is_half_done_and_what_was_typed_is_shown(
    browser: Client, world: World, full: Any
) -> None:
    ask = make_learner(world).at("reading/my-iso-job/ask/")

    answers = [browser.post(ask, {"words": QUESTION, "once": f"{number}"}) for number in range(60)]

    saved = [each for each in answers if each.status_code == 302]
    assert {each.status_code for each in answers} == {302, 503}
    assert all(QUESTION.strip() in each.text for each in answers if each not in saved)
    assert Asked.objects.count() == Letter.objects.count() == len(saved)


def test_a_mistake_of_the_program_is_none_of_the_database(world: World) -> None:
    with pytest.raises(Exception) as told:
        Person.objects.raw("SELECT nothing FROM nowhere")[0]

    assert (connection.vendor, is_out_of_reach(told.value)) == (connection.vendor, False)
