"""Breakout groups of the plan follow into the open room until they begin to work."""

import pytest
from django.test import Client
from django.urls import reverse

from convenor.apps.meetings import log
from convenor.apps.meetings.actions import plan as actions
from convenor.apps.meetings.actions import plan_opened, plan_table
from convenor.apps.meetings.actions.join import come_in
from convenor.apps.meetings.actions.room import ask
from convenor.apps.meetings.models import Breakout, Plan
from convenor.apps.meetings.planned import Typed
from convenor.apps.meetings.queries.rooms import state_of
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.events import BreakoutDropped
from world import NOW, World

COMES = {"mode": "room", "opt_out": False}


@pytest.fixture
def plan(world: World) -> Plan:
    """The room is open, with a group that Chen leads."""
    begun = actions.begin(world.meeting, by=world.amina, at=NOW)
    actions.start_with_the_usual(begun, by=world.amina, at=NOW)
    group = actions.add(begun, "group", by=world.amina, at=NOW)
    write(begun, world, f"group-{group.pk}-title", "Scope")
    write(begun, world, f"group-{group.pk}-chair", str(world.chen.pk))
    plan_opened.open_the_room(begun, anyway=True, by=world.amina, at=NOW)
    return begun


def write(plan: Plan, world: World, name: str, text: str) -> None:
    stamp = plan.stamps.filter(field=name).first()
    actions.keep(plan, name, Typed(text, stamp.revision if stamp else 0), by=world.amina, at=NOW)


def place_of(plan: Plan, person: object, column: str) -> str:
    return f"place-{plan.places.get(person=person).pk}-{column}"


def in_the_room(plan: Plan) -> list[tuple[str, str, str, str, list[str]]]:
    """Title, task, chair, recorder and people of each group, as the open room has it."""
    meeting, names = state_of(plan.meeting_id)
    return [
        (
            each.title,
            each.task,
            names.get(each.chair, ""),
            names.get(each.recorder, ""),
            [names[seat] for seat in each.seats],
        )
        for each in meeting.breakouts.groups.values()
    ]


def begin_to_work(plan: Plan, world: World) -> None:
    come_in(world.meeting, COMES, by=world.amina)
    ask(plan.meeting, cmd.OpenMeeting(), by=world.amina)
    ask(plan.meeting, cmd.StartBreakouts(minutes=20), by=None)


def test_title_task_chair_and_recorder_follow(plan: Plan, world: World) -> None:
    group = plan.breakouts.get()

    write(plan, world, f"group-{group.pk}-title", "Scope and field")
    write(plan, world, f"group-{group.pk}-task", "One sentence.")
    write(plan, world, f"group-{group.pk}-recorder", str(world.dana.pk))

    assert in_the_room(plan) == [
        ("Scope and field", "One sentence.", "Chen Li", "Dana Weber", ["Chen Li", "Dana Weber"])
    ]


def test_what_the_console_changed_of_a_group_stays_when_the_plan_changes_something_else(
    plan: Plan, world: World
) -> None:
    ask(plan.meeting, cmd.PlanBreakout(group=1, title="Scope", task="From the console."), by=None)

    write(plan, world, f"group-{plan.breakouts.get().pk}-title", "Field")

    assert in_the_room(plan) == [("Field", "From the console.", "", "", [])]


def test_a_group_that_is_added_named_taken_off_and_put_back_follows(plan: Plan, world: World) -> None:
    group = actions.add(plan, "group", by=world.amina, at=NOW)
    unnamed = in_the_room(plan)
    write(plan, world, f"group-{group.pk}-title", "Terms")
    named = [each[0] for each in in_the_room(plan)]
    actions.drop(plan, "group", group.pk, by=world.amina, at=NOW)
    off = [each[0] for each in in_the_room(plan)]
    actions.put_back(plan, "group", group.pk, by=world.amina, at=NOW)

    assert ([each[0] for each in unnamed], named, off) == (["Scope"], ["Scope", "Terms"], ["Scope"])
    assert [each[0] for each in in_the_room(plan)] == ["Scope", "Terms"]
    assert [each for each in log.read(plan.meeting_id) if isinstance(each, BreakoutDropped)] != []


def test_people_follow_from_group_to_group_and_out(plan: Plan, world: World) -> None:
    scope = plan.breakouts.get()
    terms = actions.add(plan, "group", by=world.amina, at=NOW)
    write(plan, world, f"group-{terms.pk}-title", "Terms")

    def people() -> list[list[str]]:
        return [each[4] for each in in_the_room(plan)]

    write(plan, world, place_of(plan, world.dana, "group"), str(scope.pk))
    first = people()
    write(plan, world, place_of(plan, world.dana, "group"), str(terms.pk))
    second = people()
    write(plan, world, place_of(plan, world.dana, "mode"), "absent")

    assert first == [["Chen Li", "Dana Weber"], []]
    assert second == [["Chen Li"], ["Dana Weber"]]
    assert people() == [["Chen Li"], []]


def test_whoever_leads_a_group_stays_in_it_wherever_their_place_is(plan: Plan, world: World) -> None:
    terms = actions.add(plan, "group", by=world.amina, at=NOW)
    write(plan, world, f"group-{terms.pk}-title", "Terms")

    write(plan, world, place_of(plan, world.chen, "group"), str(terms.pk))

    assert [each[2:] for each in in_the_room(plan)] == [("Chen Li", "", ["Chen Li"]), ("", "", [])]


def test_everybody_shared_out_anew_is_shared_out_in_the_room(plan: Plan, world: World) -> None:
    terms = actions.add(plan, "group", by=world.amina, at=NOW)
    write(plan, world, f"group-{terms.pk}-title", "Terms")

    plan_table.share_out(plan, by=world.amina)

    assert [each[4] for each in in_the_room(plan)] == [["Chen Li"], ["Dana Weber"]]


def test_once_the_groups_have_begun_the_plan_changes_nothing_in_the_room_and_the_page_says_so(
    client: Client, plan: Plan, world: World
) -> None:
    begin_to_work(plan, world)
    before, group = in_the_room(plan), plan.breakouts.get()

    write(plan, world, f"group-{group.pk}-title", "Something else")
    write(plan, world, place_of(plan, world.dana, "group"), str(group.pk))
    plan_table.share_out(plan, by=world.amina)
    new = actions.add(plan, "group", by=world.amina, at=NOW)
    write(plan, world, f"group-{new.pk}-title", "Late")
    actions.drop(plan, "group", group.pk, by=world.amina, at=NOW)
    client.force_login(world.amina)
    page = client.get(reverse("meeting-plan-part", kwargs={"meeting": plan.meeting_id, "part": "table"}))

    assert in_the_room(plan) == before
    assert Breakout.objects.get(pk=group.pk).dropped_at is not None
    assert "What you change here stays in the plan; in the room the convenors change a group" in page.text


def test_while_they_have_not_begun_the_page_says_that_changes_follow(
    client: Client, plan: Plan, world: World
) -> None:
    client.force_login(world.amina)

    page = client.get(reverse("meeting-plan-part", kwargs={"meeting": plan.meeting_id, "part": "table"}))

    assert "what you change here is changed there at once, until the groups begin to work" in page.text
