"""The first page says to everybody what is next, before anything else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from convenor.apps.mentoring.actions import assignments, attendance, graduation, objectives, sessions
from convenor.apps.mentoring.models import Pairing, Session
from convenor.apps.mentoring.queries.home import _calm_of_the_mentee, greeting, home, own_way
from convenor.domain.kernel import Role
from convenor.site.access import general_roles
from joining_steps import journey_of, nominated
from journey_steps import AFTER, agreed, begun, confirmed, held, offered, read_everything
from world import NOW, World


@pytest.fixture
def pairing(world: World) -> Pairing:
    """Emil and Fatou have begun."""
    return begun(world)


def first(world: World, name: str, at=NOW) -> str:
    """The title of what is next for somebody."""
    person = world.everybody()[name]
    page = home(person, general_roles(person), at)
    return page.first.title if page.first else f"calm: {page.calm.title}"


def test_everybody_is_told_what_is_next_when_a_pair_has_begun(world: World, pairing: Pairing) -> None:
    told = {name: first(world, name) for name in world.everybody()}

    nothing = "calm: Nothing waits for you"
    assert told == {**dict.fromkeys(world.everybody(), nothing), "emil": "First talk with your mentor"}


def test_a_nominee_is_asked_to_answer(world: World) -> None:
    nominated(world)

    assert first(world, "emil") == "Answer your nomination for WG 57"


def test_a_mentee_without_a_mentor_hears_who_looks_for_one(world: World) -> None:
    journey_of(world)

    assert (first(world, "emil"), first(world, "hugo").startswith("Choose a mentor")) == (
        "calm: You are selected and given a mentor",
        True,
    )


def test_the_other_is_asked_to_choose_a_time(world: World, pairing: Pairing) -> None:
    offered(pairing)

    assert first(world, "fatou") == "Choose a time to talk with Emil"


def test_an_agreed_talk_leaves_nothing_to_do_but_its_agenda(world: World, pairing: Pairing) -> None:
    agreed(pairing)
    page = home(world.emil, general_roles(world.emil), NOW)

    assert (page.first, page.calm.button) == (None, "See the agenda")
    assert page.calm.title.startswith("You talk with Fatou on ")


def test_what_waits_for_others_is_told_under_its_own_name(world: World, pairing: Pairing) -> None:
    agreed(pairing)
    with_the_group = replace(own_way(world.emil, NOW).way.current, turn=Role.CONVENOR)
    own = own_way(world.emil, NOW)
    way = replace(own.way, standings=(with_the_group, *own.way.standings[2:]))

    calm = _calm_of_the_mentee(replace(own, way=way), None)

    assert calm.words == (
        "The time is agreed. Add what you would like to talk about."
        f" Meanwhile “{with_the_group.activity.title.in_language('en')}” waits for the convenors of WG 57."
    )


def test_a_mentor_counts_graduates_apart(world: World, pairing: Pairing) -> None:
    before = home(world.fatou, {Role.MENTOR}, NOW).lead
    journey = confirmed(world, pairing)
    graduation.recommend(pairing, by=world.fatou, at=AFTER)
    graduation.confirm(journey, world.fatou, by=world.hugo, at=AFTER)

    after = home(world.fatou, {Role.MENTOR}, AFTER).lead
    assert (before, after) == ("You accompany 1 mentee.", "1 mentee of yours has graduated.")


def test_both_are_asked_whether_they_talked(world: World, pairing: Pairing) -> None:
    agreed(pairing)

    told = [first(world, name, AFTER).split(" on ")[0] for name in ("emil", "fatou")]
    assert told == ["Did you talk with Fatou", "Did you talk with Emil"]


def test_after_the_first_talk_the_reading_is_next(world: World, pairing: Pairing) -> None:
    held(pairing)

    assert first(world, "emil", AFTER) == "Read the essential documents"


def test_after_the_reading_a_talk_is_to_be_planned(world: World, pairing: Pairing) -> None:
    held(pairing)
    read_everything(pairing.journey)

    assert first(world, "emil", AFTER) == "Talk about what you have read"


def test_an_assignment_waits_for_the_mentee(world: World, pairing: Pairing) -> None:
    assignments.set_assignment(pairing, "report", "Draft a report", "One.", None, by=world.fatou, at=NOW)
    page = home(world.emil, general_roles(world.emil), NOW)

    assert [each.title for each in page.others] == ["Draft a report"]


def test_the_group_is_asked_to_confirm(world: World, pairing: Pairing) -> None:
    attendance.say_prepared(pairing.journey, NOW.date(), "", by=world.emil, at=NOW)

    told = {name: first(world, name) for name in ("amina", "bruno", "hugo", "greta", "chen")}
    asked, nothing = "Did Emil Nordahl prepare with the convenors?", "calm: Nothing waits for you"
    assert told == {"amina": asked, "bruno": asked, "hugo": asked, "greta": nothing, "chen": nothing}


def test_the_secretariat_is_asked_to_confirm_what_was_signed(world: World, pairing: Pairing) -> None:
    session = held(pairing)
    objectives.sign(pairing, "lead", "Well led.", [f"session:{session.pk}"], by=world.fatou, at=AFTER)

    assert first(world, "hugo", AFTER) == "Confirm 1 objective of Emil Nordahl"


def test_the_last_step_goes_from_the_mentor_to_the_secretariat(world: World, pairing: Pairing) -> None:
    confirmed(world, pairing)
    before = first(world, "fatou", AFTER)
    graduation.recommend(pairing, by=world.fatou, at=AFTER)

    assert (before, first(world, "hugo", AFTER)) == (
        "Recommend Emil for graduation",
        "Confirm the graduation of Emil Nordahl",
    )


def test_the_secretariat_completes_the_entry_of_a_graduate_who_offered_to_mentor(
    world: World, pairing: Pairing
) -> None:
    journey = confirmed(world, pairing)
    graduation.recommend(pairing, by=world.fatou, at=AFTER)
    journey = graduation.confirm(journey, world.fatou, by=world.hugo, at=AFTER)
    offered = graduation.become_mentor(journey, by=world.emil, at=AFTER)
    before = first(world, "hugo", AFTER)
    offered.capacity = 1
    offered.save()

    assert (before, first(world, "hugo", AFTER)) == (
        "Complete the entry of Emil Nordahl among the mentors",
        "calm: Nothing waits for you",
    )


def test_a_mentee_of_a_pair_that_ended_has_no_talks_to_plan(world: World, pairing: Pairing) -> None:
    Pairing.objects.filter(pk=pairing.pk).update(state="ended", ended_at=AFTER, ended_by=world.hugo)

    assert first(world, "emil", AFTER) == "calm: You are selected and given a mentor"


@pytest.mark.parametrize(
    ("hour", "words"), [(8, "Good morning, Emil"), (13, "Good afternoon, Emil"), (20, "Good evening, Emil")]
)
def test_the_greeting_follows_the_readers_clock(world: World, hour: int, words: str) -> None:
    assert greeting(world.emil, NOW.replace(hour=hour)) == words


@pytest.mark.parametrize(
    ("name", "queries"),
    [("emil", 33), ("fatou", 21), ("hugo", 33), ("ines", 20), ("amina", 13), ("chen", 11), ("karin", 7)],
)
def test_the_first_page_asks_few_questions(
    world: World, pairing: Pairing, client: Client, name: str, queries: int, django_assert_num_queries
) -> None:
    agreed(pairing)
    client.force_login(world.everybody()[name])
    with django_assert_num_queries(queries):
        client.get("/home/")


def test_one_primary_button_stands_on_the_page(world: World, pairing: Pairing, client: Client) -> None:
    found = {}
    for name, person in world.everybody().items():
        client.force_login(person)
        found[name] = client.get("/home/").content.decode().count("button primary")

    assert {name: count for name, count in found.items() if count} == {"emil": 1}


def test_greta_reads_nothing_of_another_group(world: World, pairing: Pairing, client: Client) -> None:
    sessions.add_point(agreed(pairing), "How to open", by=world.emil, at=NOW)
    client.force_login(world.greta)
    page = client.get("/home/").content.decode()

    assert ("Emil" in page, "WG 57" in page, Session.objects.count()) == (False, False, 1)


def test_the_next_talk_is_told_on_both_clocks(world: World, pairing: Pairing) -> None:
    agreed(pairing)
    own = home(world.emil, {Role.MENTEE}, NOW - timedelta(hours=1)).own

    assert own is not None
    assert own.talk is not None
    assert own.talk.theirs == "14:00 for Fatou"
