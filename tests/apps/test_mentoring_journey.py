"""The way is computed from what was done, and each reader sees as much of it as is theirs to see."""

from datetime import timedelta

import pytest
from django.test import Client

from convenor.apps.mentoring.actions import assignments, graduation
from convenor.apps.mentoring.models import Pairing
from convenor.apps.mentoring.queries.journey import steps
from convenor.domain.kernel import Role
from journey_steps import (
    AFTER,
    agreed,
    all_but_objectives,
    begun,
    confirmed,
    done,
    held,
    offered,
    prepared,
    read_again,
    read_everything,
    way,
)
from learners import pair_up
from world import NOW, World

EVERYBODY = ("amina", "bruno", "chen", "dana", "emil", "fatou", "greta", "hugo", "ines", "karin")
PAIR = {"emil": 200, "fatou": 200}
THREE = {**PAIR, "hugo": 200}
LEADS = {"amina": 200, "bruno": 200}


@pytest.fixture
def pairing(world: World) -> Pairing:
    """Emil and Fatou have begun."""
    return begun(world)


def test_a_pair_fulfils_the_first_activity_and_nothing_else(pairing: Pairing) -> None:
    assert done(pairing.journey) == ["selected"]


def test_a_talk_that_one_confirmed_is_no_evidence_yet(pairing: Pairing) -> None:
    agreed(pairing)

    assert done(pairing.journey) == ["selected"]


def test_a_talk_that_both_confirmed_fulfils_its_activity(pairing: Pairing) -> None:
    held(pairing)
    read_everything(pairing.journey)

    assert done(pairing.journey) == ["selected", "first-call", "reading"]


def test_a_pair_that_ended_opens_the_first_activity_again_and_keeps_the_rest(
    world: World, pairing: Pairing
) -> None:
    held(pairing)
    Pairing.objects.filter(pk=pairing.pk).update(state="ended", ended_at=AFTER, ended_by=world.hugo)

    here = way(pairing.journey).current

    assert here is not None
    assert (here.activity.key, here.turn, done(pairing.journey)) == (
        "selected",
        Role.SECRETARIAT,
        ["first-call"],
    )


def test_the_whole_way_leaves_only_graduation(world: World, pairing: Pairing) -> None:
    journey = all_but_objectives(world, pairing)

    assert len(done(journey)) == 12


def test_each_step_says_whose_turn_it_is(world: World, pairing: Pairing) -> None:
    offered(pairing)

    tags = [(each.key, each.tag) for each in steps(way(pairing.journey, NOW), {Role.MENTEE})][1:2]

    assert tags == [("first-call", "waits for Fatou")]


def test_a_member_body_sees_what_is_done_and_no_reasons(world: World, pairing: Pairing) -> None:
    offered(pairing)

    seen = steps(way(pairing.journey, NOW), {Role.MEMBER_BODY})

    assert [(each.notes, each.url) for each in seen] == [((), "")] * 13


def test_the_convenors_see_only_what_concerns_their_meetings(
    world: World, pairing: Pairing, client: Client
) -> None:
    client.force_login(world.amina)

    shown = client.get(f"/journeys/{pairing.journey_id}/").context["page"].steps

    assert [each.key for each in shown] == ["co-convenors", "meeting", "keep-going"]


def test_a_journey_page_asks_a_constant_number_of_questions(
    world: World, pairing: Pairing, client: Client, django_assert_num_queries
) -> None:
    client.force_login(world.emil)
    with django_assert_num_queries(15):
        client.get(f"/journeys/{pairing.journey_id}/")
    all_but_objectives(world, pairing)
    with django_assert_num_queries(15):
        client.get(f"/journeys/{pairing.journey_id}/")


def pages(world: World, pairing: Pairing) -> dict[str, dict[str, int]]:
    """Each page of a journey, and who may open it."""
    here, session = f"/journeys/{pairing.journey_id}/", held(pairing)
    claim = prepared(world, pairing.journey)
    work = assignments.set_assignment(
        pairing, "report", "Draft a report", "One page.", None, by=world.fatou, at=NOW
    )
    return {
        here: {**THREE, **LEADS, "ines": 200},
        f"{here}sessions/": PAIR,
        f"{here}sessions/new/": PAIR,
        f"/sessions/{session.pk}/": PAIR,
        f"/sessions/{session.pk}/move/": PAIR,
        f"/sessions/{session.pk}/talk.ics": PAIR,
        f"{here}attendance/": {**THREE, **LEADS},
        f"/attendance/{claim.pk}/": {**THREE, **LEADS},
        f"{here}assignments/": PAIR,
        f"{here}assignments/new/": {"fatou": 200},
        f"/assignments/{work.pk}/": PAIR,
        f"{here}objectives/": THREE,
        f"{here}objectives/lead/own/": {"emil": 200},
        f"{here}objectives/lead/sign/": {"fatou": 200},
        f"{here}graduation/": THREE,
        f"{here}certificate.pdf": {"emil": 409, "hugo": 409, "ines": 409},
        "/cohort/": {"hugo": 200},
        "/mentees/": {"fatou": 200, "greta": 200},
        "/home/": dict.fromkeys(EVERYBODY, 200),
        "/way/": {"emil": 302},
    }


def test_who_may_open_which_page(world: World, pairing: Pairing, client: Client) -> None:
    every = pages(world, pairing)
    found = {}
    for name in EVERYBODY:
        client.force_login(world.everybody()[name])
        for page in every:
            found[page, name] = client.get(page).status_code

    wanted = {(page, name): who.get(name, 404) for page, who in every.items() for name in EVERYBODY}
    assert {key: code for key, code in found.items() if code != wanted[key]} == {}


def test_every_link_of_a_journey_opens_for_whoever_sees_it(
    world: World, pairing: Pairing, client: Client
) -> None:
    journey, links = all_but_objectives(world, pairing), {}
    for name, role in (("emil", Role.MENTEE), ("hugo", Role.SECRETARIAT), ("ines", Role.MEMBER_BODY)):
        client.force_login(world.everybody()[name])
        urls = [each.url for each in steps(way(journey), {role}) if each.url]
        assert {client.get(url).status_code for url in urls} <= {200}
        links[name] = [each.key for each in steps(way(journey), {role}) if each.url]

    talks = {"first-call", "reading-talk", "prepare-talk", "afterwards-talk"}
    assert [each for each in links["emil"] if each not in talks | {"keep-going"}] == links["hugo"]
    assert links["ines"] == []


def test_nobody_else_can_change_anything(world: World, pairing: Pairing, client: Client) -> None:
    here, session = f"/journeys/{pairing.journey_id}/", agreed(pairing)
    routes = (
        *(f"/sessions/{session.pk}/{each}/" for each in ("accept", "move", "cancel", "confirm", "notes")),
        f"/sessions/{session.pk}/points/",
        f"/sessions/{session.pk}/points/1/remove/",
        f"{here}sessions/new/",
        f"{here}attendance/claim/",
        f"{here}assignments/new/",
        f"{here}objectives/lead/own/",
        f"{here}objectives/lead/sign/",
        f"{here}objectives/lead/take-back/",
        f"{here}objectives/lead/confirm/",
        f"{here}graduation/recommend/",
        f"{here}graduation/confirm/",
        f"{here}become-mentor/",
    )
    answers = {}
    for name in ("greta", "ines", "karin", "chen"):
        client.force_login(world.everybody()[name])
        answers |= {(name, route): client.post(route).status_code for route in routes}

    assert set(answers.values()) == {404}


def test_a_new_mentor_sees_nothing_of_the_talks_before(
    world: World, pairing: Pairing, client: Client
) -> None:
    session = held(pairing)
    Pairing.objects.filter(pk=pairing.pk).update(state="ended", ended_at=AFTER, ended_by=world.hugo)
    pair_up(world, pairing.journey, world.greta)
    answers = {}
    for name in ("emil", "fatou", "greta"):
        client.force_login(world.everybody()[name])
        answers[name] = client.get(f"/sessions/{session.pk}/").status_code

    assert answers == {"emil": 200, "fatou": 404, "greta": 404}


def test_what_was_done_early_counts_when_its_turn_comes(world: World, pairing: Pairing) -> None:
    prepared(world, pairing.journey)

    assert done(pairing.journey, NOW + timedelta(days=1)) == ["selected", "co-convenors"]


def test_a_graduate_has_thirteen_activities_behind(world: World, pairing: Pairing) -> None:
    journey = confirmed(world, pairing)
    graduation.recommend(pairing, by=world.fatou, at=AFTER)
    graduation.confirm(journey, world.fatou, by=world.hugo, at=AFTER)

    assert len(done(read_again(journey))) == 13
