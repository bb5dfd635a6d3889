"""The room in the plan: who comes in, what talk time is kept for, and until when."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from convenor.apps.meetings.actions import join, plan_opened, room
from convenor.apps.meetings.actions import plan as actions
from convenor.apps.meetings.models import Plan, Room, Sitting
from convenor.apps.meetings.planned import Typed, marked
from convenor.apps.meetings.terms import terms_of
from convenor.domain.kernel import Refused
from world import NOW, World

GUEST = {"name": "Guest", "say_as": "", "body": "", "mode": "room", "first_time": False, "opt_out": False}


@pytest.fixture
def plan(world: World) -> Plan:
    begun = actions.begin(world.meeting, by=world.amina, at=NOW)
    return actions.start_with_the_usual(begun, by=world.amina, at=NOW)


def write(plan: Plan, world: World, **texts: str) -> None:
    """Keep each field, from what stands there now."""
    for name, text in texts.items():
        stamp = plan.stamps.filter(field=name).first()
        actions.keep(plan, name, Typed(text, stamp.revision if stamp else 0), by=world.amina, at=NOW)
    plan.refresh_from_db()


def opened(plan: Plan, world: World) -> Room:
    return plan_opened.open_the_room(plan, anyway=True, by=world.amina, at=NOW)


def refusal(plan: Plan, world: World, **texts: str) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refused) as refused:
        write(plan, world, **texts)
    return refused.value.code, dict(refused.value.values)


def last_day(world: World) -> date:
    return world.meeting.ends_at.date()


def chen_comes(world: World) -> None:
    join.come_in(world.meeting, {"mode": "room", "opt_out": False}, by=world.chen)


def test_unless_something_else_is_chosen_guests_may_come_and_names_stay_a_year(
    plan: Plan, world: World
) -> None:
    found = opened(plan, world)

    year = last_day(world) + timedelta(days=365)
    assert (found.door, found.purpose, found.delete_after, len(found.code)) == (True, "", year, 6)


def test_what_is_chosen_in_the_plan_holds_in_the_room(plan: Plan, world: World) -> None:
    day = last_day(world) + timedelta(days=60)
    write(plan, world, door="listed", purpose="So that all are heard.", delete_after=day.isoformat())

    found = opened(plan, world)

    assert (found.door, found.purpose, found.delete_after) == (False, "So that all are heard.", day)
    with pytest.raises(Refused, match="door-is-closed"):
        join.add_guest(found, GUEST, "secret", by=None)


def test_a_room_for_members_has_no_code_and_gets_none(plan: Plan, world: World) -> None:
    write(plan, world, door="members")

    found = opened(plan, world)

    assert (found.code, found.code_expires_at, found.door) == ("", None, False)
    with pytest.raises(Refused, match="door-has-no-code"):
        room.change_code(world.meeting, by=world.amina, at=NOW)


def test_the_door_can_be_opened_and_closed_while_the_room_is_open(plan: Plan, world: World) -> None:
    before = opened(plan, world).code

    write(plan, world, door="members")
    shut = Room.objects.get(meeting=world.meeting)
    write(plan, world, door="guests")
    wide = Room.objects.get(meeting=world.meeting)

    assert (shut.code, shut.door) == ("", False)
    assert (len(wide.code), wide.door, wide.code == before) == (6, True, False)


def test_a_purpose_does_not_bring_back_a_code_that_was_ended(plan: Plan, world: World) -> None:
    opened(plan, world)
    room.end_code(world.meeting, by=world.amina)

    write(plan, world, purpose="So that all are heard.")

    assert Room.objects.get(meeting=world.meeting).code == ""


def test_the_day_is_within_the_meeting_and_what_is_promised(plan: Plan, world: World) -> None:
    ends = last_day(world)
    a_day, year = timedelta(days=1), timedelta(days=365)

    assert refusal(plan, world, delete_after="soon") == ("plan-day", {})
    assert refusal(plan, world, delete_after=(ends - a_day).isoformat()) == (
        "keeping-ends-too-early",
        {"day": ends},
    )
    assert refusal(plan, world, delete_after=(ends + year + a_day).isoformat()) == (
        "keeping-ends-too-late",
        {"day": ends + year},
    )


def test_once_people_have_come_in_the_day_only_gets_earlier_and_the_purpose_stays(
    plan: Plan, world: World
) -> None:
    day = last_day(world) + timedelta(days=60)
    write(plan, world, delete_after=day.isoformat())
    opened(plan, world)
    chen_comes(world)

    later = refusal(plan, world, delete_after="")
    other = refusal(plan, world, purpose="For a study.")
    write(plan, world, delete_after=(day - timedelta(days=1)).isoformat())

    assert later == ("keeping-was-told", {"day": day})
    assert other == ("keeping-purpose-was-told", {})
    assert Room.objects.get(meeting=world.meeting).delete_after == day - timedelta(days=1)


def test_convenors_who_come_first_can_still_change_what_will_be_told(plan: Plan, world: World) -> None:
    opened(plan, world)
    join.come_in(world.meeting, {"mode": "room", "opt_out": False}, by=world.amina)

    write(plan, world, purpose="So that all are heard.")

    assert (terms_of(plan).told, Sitting.objects.count()) == (False, 5)
    assert Room.objects.get(meeting=world.meeting).purpose == "So that all are heard."


def test_a_meeting_that_moved_behind_the_day_says_so_when_its_room_opens(plan: Plan, world: World) -> None:
    write(plan, world, delete_after=last_day(world).isoformat())
    world.meeting.ends_at += timedelta(days=7)
    world.meeting.save()
    plan.refresh_from_db()

    with pytest.raises(Refused, match="keeping-ends-too-early"):
        opened(plan, world)


def test_a_plan_begun_after_its_room_has_the_terms_of_the_room(world: World) -> None:
    made = room.open_room(
        world.meeting, by=world.amina, at=NOW, facts={"purpose": "Fairness.", "door": False}
    )

    begun = actions.begin(world.meeting, by=world.amina, at=NOW)

    assert (begun.purpose, begun.door, begun.delete_after) == ("Fairness.", "listed", made.delete_after)


@pytest.mark.parametrize("name", ["amina", "bruno", "hugo"])
def test_convenors_and_secretary_write_it_on_the_plans_page_and_read_what_others_will_read(
    client: Client, world: World, plan: Plan, name: str
) -> None:
    client.force_login(world.everybody()[name])
    url = {"meeting": world.meeting.pk, "part": "room"}
    sent = {"purpose": "So that all are heard.", "revision-purpose": marked(0, "")}

    kept = client.post(reverse("meeting-plan-keep", kwargs=url), sent)
    page = client.get(reverse("meeting-plan-part", kwargs=url))

    assert (kept.status_code, page.status_code) == (302, 200)
    assert "So that all are heard. Names are taken off the speaking times on" in page.text


def test_a_day_that_is_refused_says_which_may_be_chosen_and_stays_in_its_box(
    client: Client, world: World, plan: Plan
) -> None:
    client.force_login(world.amina)
    url = reverse("meeting-plan-keep", kwargs={"meeting": world.meeting.pk, "part": "room"})
    sent = {"delete_after": "2001-02-03", "revision-delete_after": marked(0, "")}

    answer = client.post(url, sent)

    assert answer.status_code == 422
    assert 'value="2001-02-03"' in answer.text
    assert "Choose that day, or a later one." in answer.text


def test_the_code_is_changed_and_ended_from_the_page(client: Client, world: World, plan: Plan) -> None:
    first = opened(plan, world).code
    client.force_login(world.amina)
    url = reverse("meeting-plan-keep", kwargs={"meeting": world.meeting.pk, "part": "room"})

    client.post(url, {"press": "new-code"})
    second = Room.objects.get(meeting=world.meeting).code
    client.post(url, {"press": "end-code"})

    assert (first != second, Room.objects.get(meeting=world.meeting).code) == (True, "")


def test_nobody_else_finds_the_page(client: Client, world: World, plan: Plan) -> None:
    url = reverse("meeting-plan-part", kwargs={"meeting": world.meeting.pk, "part": "room"})

    found = {}
    for name in ("chen", "dana", "greta"):
        client.force_login(world.everybody()[name])
        found[name] = client.get(url).status_code

    assert found == {"chen": 404, "dana": 404, "greta": 404}
