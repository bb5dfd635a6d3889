"""Who stands where and who waits for whom, in a number of queries that does not grow."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import record
from convenor.apps.mentoring.models import Alarm, Journey, Pairing
from convenor.apps.mentoring.queries import whereabouts
from convenor.apps.mentoring.queries.cohort import cohort, mentees
from journey_steps import AFTER, THURSDAY, agreed, begun, held, offered
from learners import make_learner
from world import NOW, World


@pytest.fixture
def pairing(world: World) -> Pairing:
    """Emil and Fatou have begun."""
    return begun(world)


def many(world: World, number: int) -> None:
    """Further mentees without a mentor."""
    for each in range(number):
        person = Person.objects.create_user(f"p{each}@example.org", f"Person {each}", body=world.emil.body)
        make_learner(world, person, mentor=False)


def test_each_line_says_where_and_for_whom(world: World, pairing: Pairing) -> None:
    held(pairing)
    (line,) = cohort("", "", "", AFTER).lines

    assert (line.number, line.waits_for, [each.state for each in line.strip][:4]) == (
        3,
        "Emil",
        ["past", "past", "now", "later"],
    )


def test_what_waits_for_somebody_else_looks_different(world: World, pairing: Pairing) -> None:
    offered(pairing)
    (line,) = cohort("", "", "", NOW).lines

    assert (line.waits_for, line.strip[1].state) == ("Fatou", "waits")


def test_what_does_not_move_for_a_month_is_late(world: World, pairing: Pairing) -> None:
    (line,) = cohort("", "", "", NOW + timedelta(days=31)).lines

    assert (line.late, line.strip[1].state) == (True, "late")


def test_the_list_can_be_narrowed_to_who_is_waited_for(world: World, pairing: Pairing) -> None:
    many(world, 2)
    names = [
        [each.way.journey.mentee.name for each in cohort(waits, "", "", NOW).lines]
        for waits in ("mentee", "secretariat", "mentor")
    ]

    assert names == [["Emil Nordahl"], ["Person 0", "Person 1"], []]


def test_the_list_can_be_narrowed_to_a_group(world: World, pairing: Pairing) -> None:
    shown = [len(cohort("", str(each.pk), "", NOW).lines) for each in (world.wg57, world.wg61)]

    assert shown == [1, 0]


def test_an_alarm_stands_beside_its_pair(world: World, pairing: Pairing) -> None:
    Alarm.objects.create(pairing=pairing, rule="same-wg", group=world.wg57, raised_at=NOW)
    (line,) = cohort("", "", "", NOW).lines

    assert [each.group.name for each in line.alarms] == ["WG 57"]


def test_the_bars_count_everybody_under_way(world: World, pairing: Pairing) -> None:
    many(world, 3)
    bars = cohort("", "", "", NOW).summary.bars

    assert [(each.number, each.count) for each in bars if each.count] == [(1, 3), (2, 1)]


def test_what_was_counted_is_counted_anew_after_any_write(world: World, pairing: Pairing) -> None:
    before = cohort("", "", "", NOW).summary.waiting
    offered(pairing)

    assert (before[0].role, cohort("", "", "", NOW).summary.waiting[0].role) == ("mentee", "mentor")


def test_two_hundred_ask_as_many_questions_as_one(
    world: World, pairing: Pairing, client: Client, django_assert_num_queries
) -> None:
    client.force_login(world.hugo)
    with django_assert_num_queries(29):
        client.get("/cohort/")
    many(world, 199)
    whereabouts.forget()
    with django_assert_num_queries(29):
        answer = client.get("/cohort/")

    assert (Journey.objects.count(), len(answer.context["page"].lines)) == (200, 25)


def test_after_a_write_only_who_moved_is_looked_up(
    world: World, pairing: Pairing, django_assert_num_queries
) -> None:
    record("test", None, None)
    whereabouts.places(NOW)
    offered(pairing)
    with django_assert_num_queries(18):
        after = whereabouts.places(NOW)
    many(world, 199)
    whereabouts.forget()
    whereabouts.places(NOW)
    held(pairing)
    with django_assert_num_queries(18) as asked:
        moved = whereabouts.places(NOW)
    whereabouts.forget()

    assert [each.turn for each in after] == ["mentor"]
    assert moved == whereabouts.places(NOW)
    assert not [each["sql"] for each in asked if each["sql"].count(",") > 150]  # no list of everybody


def test_a_page_number_that_does_not_exist_shows_the_last(world: World, pairing: Pairing) -> None:
    many(world, 30)

    assert len(cohort("", "", "77", NOW).lines) == 6


def test_a_mentor_sees_the_own_mentees_with_the_next_talk(world: World, pairing: Pairing) -> None:
    agreed(pairing)
    many(world, 2)
    (line,) = mentees(world.fatou, NOW)

    assert line.talk is not None
    assert (line.way.journey.mentee, line.talk.theirs, mentees(world.greta, NOW)) == (
        world.emil,
        f"{THURSDAY.astimezone(ZoneInfo('Europe/Oslo')):%H:%M} for Emil",
        (),
    )
