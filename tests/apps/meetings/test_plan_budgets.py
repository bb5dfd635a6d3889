"""Time budgets per delegation: given in the plan, reckoned where nothing is given, carried into the room."""

import pytest
from django.test import Client
from django.urls import reverse

from convenor.apps.meetings.actions import plan as actions
from convenor.apps.meetings.actions import plan_opened
from convenor.apps.meetings.budgets import Budget, budget_of
from convenor.apps.meetings.models import Plan
from convenor.apps.meetings.planned import Typed
from convenor.apps.meetings.queries.rooms import state_of
from convenor.domain.kernel import Refused
from world import NOW, World


@pytest.fixture
def plan(world: World) -> Plan:
    """The usual agenda: its longest discussion has 90 minutes, and four bodies come."""
    begun = actions.begin(world.meeting, by=world.amina, at=NOW)
    return actions.start_with_the_usual(begun, by=world.amina, at=NOW)


def write(plan: Plan, world: World, **texts: str) -> None:
    for name, text in texts.items():
        actions.keep(plan, name, Typed(text, 0), by=world.amina, at=NOW)
    plan.refresh_from_db()


def in_the_room(plan: Plan, world: World) -> tuple[str, int]:
    plan_opened.open_the_room(plan, anyway=True, by=world.amina, at=NOW)
    floor = state_of(plan.meeting_id)[0].floor
    return floor.order, floor.budget


def test_the_budget_is_reckoned_from_the_longest_discussion_and_the_bodies_that_come(
    plan: Plan, world: World
) -> None:
    bodies = {each.person.body_id for each in plan.places.all() if each.person.body_id}

    assert budget_of(plan) == Budget(
        minutes=75 // len(bodies),
        reckoned=75 // len(bodies),
        delegations=len(bodies),
        title=f"The text of {world.meeting.group.document}",
        talk=75,
    )


def test_the_room_opens_with_the_order_and_the_minutes_of_the_plan(plan: Plan, world: World) -> None:
    write(plan, world, order="budget", budget="7")

    assert in_the_room(plan, world) == ("budget", 7 * 60)


def test_without_minutes_of_its_own_the_room_opens_with_what_is_reckoned(plan: Plan, world: World) -> None:
    write(plan, world, order="budget")

    assert in_the_room(plan, world) == ("budget", budget_of(plan).reckoned * 60)


def test_another_order_brings_no_budget_that_nobody_gave(plan: Plan, world: World) -> None:
    write(plan, world, order="body")

    assert in_the_room(plan, world) == ("body", 0)


@pytest.mark.parametrize(
    ("text", "code", "most"),
    [
        ("ten", "plan-number", 480),
        ("481", "plan-number", 480),
        ("-1", "plan-number", 480),
        ("76", "plan-budget-too-long", 75),
    ],
)
def test_minutes_that_are_none_or_more_than_the_discussion_has_are_refused(
    plan: Plan, world: World, text: str, code: str, most: int
) -> None:
    with pytest.raises(Refused) as refused:
        write(plan, world, budget=text)

    assert (refused.value.code, refused.value.values) == (code, {"most": most})


def test_the_plan_says_how_it_was_reckoned_and_the_agenda_what_each_has(
    client: Client, plan: Plan, world: World
) -> None:
    write(plan, world, order="budget", budget="7")
    client.force_login(world.amina)

    running = client.get(reverse("meeting-plan-part", kwargs={"meeting": plan.meeting_id, "part": "running"}))
    agenda = client.get(reverse("meeting-agenda", kwargs={"meeting": plan.meeting_id}))

    assert "has 75 minutes for talking, shared among" in running.text
    assert "Each delegation has 7 minutes on an item." in agenda.text


def test_the_console_offers_the_order_with_its_price(client: Client, plan: Plan, world: World) -> None:
    in_the_room(plan, world)
    client.force_login(world.amina)

    page = client.get(reverse("meeting-console", kwargs={"meeting": plan.meeting_id})).text

    assert 'name="order" value="budget"' in page
    assert 'data-wish="set-budget"' in page
