"""The plan of a meeting: two co-convenors write at once, agree, and open the room."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from convenor.apps.audit.models import Entry
from convenor.apps.learning.programmes import current
from convenor.apps.meetings.actions import plan as actions
from convenor.apps.meetings.actions import plan_agreed, plan_opened, plan_table
from convenor.apps.meetings.models import Homework, Plan, Room
from convenor.apps.meetings.planned import Newer, Typed, marked
from convenor.apps.meetings.queries import plan as queries
from convenor.apps.meetings.queries.rooms import state_of
from convenor.domain.kernel import Refused
from world import NOW, World

HOUR = timedelta(hours=1)


@pytest.fixture
def plan(world: World) -> Plan:
    """The co-convenors have begun, with the usual items."""
    begun = actions.begin(world.meeting, by=world.amina, at=NOW)
    return actions.start_with_the_usual(begun, by=world.amina, at=NOW)


def at(name: str, meeting: int, **more: Any) -> str:
    return reverse(name, kwargs={"meeting": meeting, **more})


def agree(plan: Plan, about: str, *people: Any) -> None:
    for each in people:
        plan_agreed.agree(plan, about, current().letter("plan-agreed"), by=each, at=NOW)


def save(client: Client, meeting: int, field: str, text: str, mark: str = "0") -> Any:
    sent = {"field": field, "text": text, "revision": mark}
    return client.post(at("meeting-plan-save", meeting), sent, HTTP_ACCEPT="application/json")


def test_everybody_of_the_group_has_a_place_in_a_plan(plan: Plan, world: World) -> None:
    assert sorted(each.person.short for each in plan.places.all()) == [
        "Amina", "Bruno", "Chen", "Dana", "Hugo",
    ]  # fmt: skip


def test_a_plan_is_begun_once(plan: Plan, world: World) -> None:
    assert actions.begin(world.meeting, by=world.bruno, at=NOW) == plan


def test_what_is_written_is_saved_at_once(client: Client, world: World, plan: Plan) -> None:
    client.force_login(world.amina)

    answer = save(client, world.meeting.pk, "goals", "Agree on the scope.")

    plan.refresh_from_db()
    assert (answer.status_code, plan.goals) == (200, "Agree on the scope.")
    assert answer.json()["revision"] == marked(1, "Agree on the scope.")


def test_two_write_the_same_field_and_the_second_is_told_who_was_first(
    client: Client, world: World, plan: Plan
) -> None:
    client.force_login(world.bruno)
    save(client, world.meeting.pk, "goals", "Bruno's goals.")
    client.force_login(world.amina)

    answer = save(client, world.meeting.pk, "goals", "Amina's goals.")

    told = answer.json()
    assert (answer.status_code, told["text"]) == (409, "Bruno's goals.")
    assert told["words"] == "Bruno Rossi has changed this meanwhile: choose which text stays."
    assert save(client, world.meeting.pk, "goals", "Amina's goals.", told["revision"]).status_code == 200


def test_a_whole_page_does_not_write_over_what_its_writer_never_touched(
    client: Client, world: World, plan: Plan
) -> None:
    actions.keep(plan, "calling", Typed("One list.", 0), by=world.bruno, at=NOW)
    client.force_login(world.amina)
    page = {
        "goals": "New.",
        "revision-goals": marked(0, ""),
        "calling": "",
        "revision-calling": marked(0, ""),
    }

    answer = client.post(at("meeting-plan-keep", world.meeting.pk, part="running"), page)

    plan.refresh_from_db()
    assert (answer.status_code, plan.goals, plan.calling) == (302, "New.", "One list.")


def test_without_a_script_both_texts_are_shown_and_nothing_typed_is_lost(
    client: Client, world: World, plan: Plan
) -> None:
    actions.keep(plan, "goals", Typed("Bruno's goals.", 0), by=world.bruno, at=NOW)
    client.force_login(world.amina)
    page = {"goals": "Amina's goals.", "revision-goals": marked(0, "")}

    answer = client.post(at("meeting-plan-keep", world.meeting.pk, part="running"), page)

    assert answer.status_code == 409
    assert all(
        words in answer.text for words in ("Amina&#x27;s goals.", "Bruno&#x27;s goals.", "Bruno Rossi has")
    )


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("limit", "two minutes", "plan-number"),
        ("limit", "999999", "plan-number"),
        ("day_begins", "half past", "plan-clock"),
        ("order", "by height", "plan-choice"),
        ("watcher", "0", "plan-person"),
        ("meeting", "2", "plan-field"),
        ("item-999999-title", "Lost", "plan-row-gone"),
        ("item-x-title", "Lost", "plan-field"),
        ("home-1-words", "Private", "plan-field"),
        ("goals", "x" * 4_001, "text-too-long"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(
    plan: Plan, world: World, field: str, text: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        actions.keep(plan, field, Typed(text, 0), by=world.amina, at=NOW)

    assert refused.value.code == code


def test_nobody_of_another_group_can_be_named(plan: Plan, world: World) -> None:
    with pytest.raises(Refused) as refused:
        actions.keep(plan, "watcher", Typed(str(world.greta.pk), 0), by=world.amina, at=NOW)

    assert refused.value.code == "plan-person"


def test_items_are_moved_taken_off_and_put_back(plan: Plan, world: World) -> None:
    first, second, *rest = plan.items.values_list("pk", flat=True)

    actions.move(plan, "item", second, -1, by=world.amina, at=NOW)
    actions.drop(plan, "item", first, by=world.amina, at=NOW)
    off = list(plan.items.filter(dropped_at=None).values_list("pk", flat=True))
    actions.put_back(plan, "item", first, by=world.amina, at=NOW)

    assert off == [second, *rest]
    assert list(plan.items.filter(dropped_at=None).values_list("pk", flat=True)) == [second, first, *rest]


def test_words_for_an_item_that_was_taken_off_are_refused_and_kept_on_the_page(
    client: Client, world: World, plan: Plan
) -> None:
    item = plan.items.first()
    actions.drop(plan, "item", item.pk, by=world.bruno, at=NOW)
    client.force_login(world.amina)
    name = f"item-{item.pk}-purpose"
    page = {name: "A long thought.", f"revision-{name}": marked(0, "")}

    answer = client.post(at("meeting-plan-keep", world.meeting.pk, part="agenda"), page)

    assert answer.status_code == 422
    assert "A long thought." in answer.text


def test_both_agree_and_a_change_takes_the_agreement_back(plan: Plan, world: World) -> None:
    actions.keep(plan, "consensus_by", Typed("call", 0), by=world.amina, at=NOW)
    agree(plan, "consensus", world.amina, world.bruno)
    agreed = queries.agreed(queries.plan_of(world.meeting), "consensus")

    actions.keep(plan, "consensus_by", Typed("round", 1), by=world.bruno, at=NOW + HOUR)

    changed = queries.agreed(queries.plan_of(world.meeting), "consensus")
    assert agreed.by_all
    assert (changed.said, {each.short for each in changed.missing}) == ((), {"Amina", "Bruno"})
    assert changed.ended is not None and changed.ended.ended_by == world.bruno


def test_logistics_and_homework_leave_the_agreement_as_it_is(plan: Plan, world: World) -> None:
    agree(plan, "plan", world.amina)
    home = actions.add(plan, "home", by=world.amina, at=NOW)

    actions.keep(plan, "rooms", Typed("Room A", 0), by=world.bruno, at=NOW)
    actions.keep(plan, f"home-{home.pk}-words", Typed("Ask.", 0), private=True, by=world.bruno, at=NOW)

    assert [each.person for each in queries.agreed(queries.plan_of(world.meeting), "plan").said] == [
        world.amina
    ]


def test_nobody_agrees_on_nothing_and_only_convenors_agree(plan: Plan, world: World) -> None:
    with pytest.raises(Refused, match="plan-no-consensus-yet"):
        agree(plan, "consensus", world.amina)
    with pytest.raises(Refused, match="plan-only-convenors-agree"):
        agree(plan, "plan", world.hugo)


def test_the_other_co_convenor_gets_a_letter_once(plan: Plan, world: World) -> None:
    agree(plan, "plan", world.amina, world.amina)

    assert [each.template for each in world.bruno.letters.all()] == ["plan-agreed"]
    assert world.amina.letters.count() == 0


def test_the_room_opens_when_both_agree_with_seats_and_items(plan: Plan, world: World) -> None:
    agree(plan, "plan", world.amina, world.bruno)
    actions.keep(plan, "order", Typed("room-remote", 0), by=world.amina, at=NOW)
    agree(plan, "plan", world.amina, world.bruno)

    plan_opened.open_the_room(plan, anyway=False, by=world.amina, at=NOW)
    plan_opened.open_the_room(plan, anyway=False, by=world.amina, at=NOW)

    meeting, names = state_of(world.meeting.pk)
    assert Room.objects.filter(meeting=world.meeting).count() == 1
    assert sorted(names.values()) == ["Amina Haddad", "Bruno Rossi", "Chen Li", "Dana Weber", "Hugo Favre"]
    assert [each.title for each in meeting.agenda.items.values()] == [
        each.title for each in plan.items.all() if each.way != "break"
    ]
    assert (meeting.floor.order, meeting.floor.limit) == ("room-remote", 120)


def test_without_the_agreement_of_all_the_room_opens_only_when_said_so_and_that_is_recorded(
    plan: Plan, world: World
) -> None:
    agree(plan, "plan", world.amina)
    with pytest.raises(Refused) as refused:
        plan_opened.open_the_room(plan, anyway=False, by=world.amina, at=NOW)

    plan_opened.open_the_room(plan, anyway=True, by=world.amina, at=NOW)

    assert (refused.value.code, refused.value.values) == ("plan-not-agreed", {"who": "Bruno Rossi"})
    assert Entry.objects.filter(action="plan.opened-without-agreement", actor=world.amina.pk).count() == 1


def test_what_is_changed_after_the_room_is_open_follows_into_it(plan: Plan, world: World) -> None:
    plan_opened.open_the_room(plan, anyway=True, by=world.amina, at=NOW)
    first, second, third, *_rest = plan.items.all()

    actions.keep(plan, f"item-{first.pk}-title", Typed("Welcome", 0), by=world.amina, at=NOW)
    actions.drop(plan, "item", second.pk, by=world.amina, at=NOW)
    actions.move(plan, "item", third.pk, -1, by=world.amina, at=NOW)
    new = actions.add(plan, "item", by=world.amina, at=NOW)
    actions.keep(plan, f"item-{new.pk}-title", Typed("At the end", 0), by=world.amina, at=NOW)

    titles = [each.title for each in state_of(world.meeting.pk)[0].agenda.items.values()]
    assert titles[:2] == [third.title, "Welcome"]
    assert (second.title in titles, titles[-1]) == (False, "At the end")


def test_an_item_can_be_moved_to_the_end_of_the_open_room(plan: Plan, world: World) -> None:
    plan_opened.open_the_room(plan, anyway=True, by=world.amina, at=NOW)
    first = plan.items.first()

    before = state_of(world.meeting.pk)[0].place
    actions.move(plan, "item", first.pk, 99, by=world.amina, at=NOW)

    meeting = state_of(world.meeting.pk)[0]
    assert list(meeting.agenda.items.values())[-1].title == first.title
    assert meeting.place == before + 1


def test_the_page_moves_an_item_to_the_end(client: Client, world: World, plan: Plan) -> None:
    client.force_login(world.amina)
    first, *rest = plan.items.values_list("pk", flat=True)

    url = at("meeting-plan-keep", world.meeting.pk, part="agenda")
    answer = client.post(url, {"press": f"end:item:{first}"})

    assert answer.headers["Location"].endswith(f"#item-{first}")
    assert list(plan.items.values_list("pk", flat=True)) == [*rest, first]


def test_two_people_never_sit_on_one_seat(plan: Plan, world: World) -> None:
    one, other, *_rest = plan.places.all()
    actions.keep(plan, f"place-{one.pk}-spot", Typed("3", 0), by=world.amina, at=NOW)

    with pytest.raises(Refused) as refused:
        actions.keep(plan, f"place-{other.pk}-spot", Typed("3", 0), by=world.amina, at=NOW)

    assert (refused.value.code, refused.value.values) == ("plan-spot-taken", {"spot": 3})


def test_everybody_in_the_room_is_seated_by_name(plan: Plan, world: World) -> None:
    actions.keep_all(plan, {"seat_rows": Typed("2", 0), "row_seats": Typed("3", 0)}, by=world.amina, at=NOW)
    dana = plan.places.get(person=world.dana)
    actions.keep(plan, f"place-{dana.pk}-mode", Typed("remote", 0), by=world.amina, at=NOW)

    plan_table.seat_by_name(plan, by=world.amina)

    assert [(each.person.short, each.spot) for each in plan.places.all()] == [
        ("Amina", 1), ("Bruno", 2), ("Chen", 3), ("Dana", 0), ("Hugo", 4),
    ]  # fmt: skip


def test_groups_are_shared_out_and_convenors_stay_free(plan: Plan, world: World) -> None:
    one, two = (actions.add(plan, "group", by=world.amina, at=NOW) for _ in range(2))
    actions.keep(plan, f"group-{one.pk}-chair", Typed(str(world.dana.pk), 0), by=world.amina, at=NOW)

    plan_table.share_out(plan, by=world.amina)

    found = {each.person.short: each.group for each in plan.places.select_related("group", "person")}
    assert found == {"Amina": None, "Bruno": None, "Chen": two, "Dana": one, "Hugo": None}


def test_homework_is_sealed_and_for_the_convenors_alone(client: Client, world: World, plan: Plan) -> None:
    actions.start_with_the_questions(plan, by=world.amina)
    row = Homework.objects.first()
    assert row is not None
    sent = Typed("Clause 8 split the group.", 0)
    actions.keep(plan, f"home-{row.pk}-found", sent, private=True, by=world.amina, at=NOW)
    row.refresh_from_db()
    seen = {}
    for name, person in world.everybody().items():
        client.force_login(person)
        seen[name] = "Clause 8 split" in client.get(at("meeting-plan-homework", world.meeting.pk)).text

    assert b"Clause" not in bytes(row.found)
    assert {name for name, sees in seen.items() if sees} == {"amina", "bruno"}


def test_the_group_reads_the_agenda_and_not_who_else_plans(client: Client, world: World, plan: Plan) -> None:
    client.force_login(world.chen)

    page = client.get(at("meeting-agenda", world.meeting.pk))

    assert (page.status_code, client.get(at("meeting-plan", world.meeting.pk)).status_code) == (200, 404)
    assert "Adoption of the agenda" in page.text


@pytest.mark.parametrize("name", ["greta", "fatou", "karin"])
def test_strangers_to_the_group_find_nothing(client: Client, world: World, plan: Plan, name: str) -> None:
    client.force_login(world.everybody()[name])

    found = {
        route: client.get(at(route, world.meeting.pk)).status_code
        for route in ("meeting", "meeting-agenda", "meeting-plan", "meeting-agenda-pdf", "meeting-plan-tents")
    }

    assert set(found.values()) == {404}


def test_a_conflict_says_nothing_to_whoever_may_not_write(client: Client, world: World, plan: Plan) -> None:
    client.force_login(world.chen)

    assert save(client, world.meeting.pk, "goals", "Mine.").status_code == 404


def test_the_stale_text_is_told_to_the_domain_too(plan: Plan, world: World) -> None:
    actions.keep(plan, "goals", Typed("One.", 0), by=world.bruno, at=NOW)

    with pytest.raises(Newer) as newer:
        actions.keep(plan, "goals", Typed("Two.", 0), by=world.amina, at=NOW)

    assert (newer.value.text, newer.value.revision, newer.value.values) == ("One.", 1, {"who": "Bruno Rossi"})


@pytest.mark.parametrize(
    ("part", "queries"), [("agenda", 18), ("running", 20), ("table", 22), ("logistics", 17), ("room", 17)]
)
def test_the_pages_ask_the_same_for_many_items_and_people(
    client: Client, world: World, plan: Plan, part: str, queries: int, django_assert_num_queries: Any
) -> None:
    for _number in range(20):
        actions.add(plan, "item", by=world.amina, at=NOW)
    client.force_login(world.amina)

    with django_assert_num_queries(queries):
        client.get(at("meeting-plan-part", world.meeting.pk, part=part))
