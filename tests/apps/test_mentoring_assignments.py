"""The mentor asks, the mentee tries and hands in, the mentor answers; only the two read it."""

from datetime import timedelta

import pytest
from django.test import Client

from convenor.apps.learning.typed import Stale, Typed
from convenor.apps.mentoring.actions import assignments
from convenor.apps.mentoring.models import Assignment, Pairing
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Refused
from journey_steps import begun
from world import NOW, World


@pytest.fixture
def pairing(world: World) -> Pairing:
    """Emil and Fatou have begun."""
    return begun(world)


def set_one(pairing: Pairing) -> Assignment:
    due = NOW.date() + timedelta(days=14)
    by = pairing.mentor.person
    return assignments.set_assignment(pairing, "report", "Draft a report", "One page.", due, by=by, at=NOW)


def letters() -> list[tuple[str, str]]:
    return [(each.template, each.to.short) for each in Letter.objects.order_by("pk").select_related("to")]


def test_each_step_writes_to_the_other(world: World, pairing: Pairing) -> None:
    work = set_one(pairing)
    work = assignments.hand_in(work, Typed("The group is on time.", 0), by=world.emil, at=NOW)
    assignments.answer(work, "Clear. Add the risks.", by=world.fatou, at=NOW)

    assert letters() == [
        ("assignment-set", "Emil"),
        ("assignment-handed-in", "Fatou"),
        ("assignment-answered", "Emil"),
    ]


def test_a_double_click_sets_one(pairing: Pairing) -> None:
    assert set_one(pairing) == set_one(pairing)


def test_handed_in_twice_is_handed_in_once(world: World, pairing: Pairing) -> None:
    work = set_one(pairing)
    for _ in range(2):
        assignments.hand_in(work, Typed("The group is on time.", 0), by=world.emil, at=NOW)

    assert [each for each in letters() if each[0] == "assignment-handed-in"] == [
        ("assignment-handed-in", "Fatou")
    ]


def test_nothing_written_is_not_handed_in(world: World, pairing: Pairing) -> None:
    with pytest.raises(Refused) as refused:
        assignments.hand_in(set_one(pairing), Typed("  ", 0), by=world.emil, at=NOW)

    assert refused.value.code == "assignment-is-empty"


def test_what_is_written_is_sealed(world: World, pairing: Pairing) -> None:
    work = assignments.save_work(set_one(pairing), Typed("Bruno talks too much.", 0), by=world.emil, at=NOW)

    assert (b"Bruno" in bytes(work.work), work.work_revision) == (False, 1)


def test_a_second_window_is_told_what_stands_there(world: World, pairing: Pairing) -> None:
    work = set_one(pairing)
    assignments.save_work(work, Typed("One.", 0), by=world.emil, at=NOW)

    with pytest.raises(Stale) as stale:
        assignments.save_work(work, Typed("Two.", 0), by=world.emil, at=NOW)

    assert stale.value.text == "One."


def test_what_is_handed_in_cannot_be_taken_back(world: World, pairing: Pairing) -> None:
    work = assignments.hand_in(set_one(pairing), Typed("Done.", 0), by=world.emil, at=NOW)

    with pytest.raises(Refused) as refused:
        assignments.withdraw(work, by=world.fatou, at=NOW)

    assert refused.value.code == "assignment-is-handed-in"


def test_what_was_taken_back_is_told_to_who_still_writes(world: World, pairing: Pairing) -> None:
    work = set_one(pairing)
    assignments.withdraw(work, by=world.fatou, at=NOW)

    with pytest.raises(Refused) as refused:
        assignments.save_work(work, Typed("Still at it.", 0), by=world.emil, at=NOW)

    assert refused.value.code == "assignment-is-withdrawn"


def test_the_mentor_reads_nothing_before_it_is_handed_in(
    world: World, pairing: Pairing, client: Client
) -> None:
    work = set_one(pairing)
    assignments.save_work(work, Typed("Half a thought.", 0), by=world.emil, at=NOW)
    client.force_login(world.fatou)
    before = "Half a thought" in client.get(f"/assignments/{work.pk}/").content.decode()
    assignments.hand_in(work, Typed("Half a thought.", 1), by=world.emil, at=NOW)
    after = "Half a thought" in client.get(f"/assignments/{work.pk}/").content.decode()

    assert (before, after) == (False, True)


def test_the_pages_take_it_from_the_brief_to_the_answer(
    world: World, pairing: Pairing, client: Client
) -> None:
    client.force_login(world.fatou)
    brief = {"kind": "review", "title": "Review the summary", "brief": "Page 3.", "due_on": ""}
    client.post(f"/journeys/{pairing.journey_id}/assignments/new/", brief)
    work = Assignment.objects.get()
    client.force_login(world.emil)
    client.post(f"/assignments/{work.pk}/save/", {"field": "work", "text": "Fine.", "revision": "0"})
    client.post(f"/assignments/{work.pk}/hand-in/", {"work": "Fine, mostly.", "revision-work": "1"})
    client.force_login(world.fatou)
    client.post(f"/assignments/{work.pk}/answer/", {"words": "Look at the votes again."})
    client.force_login(world.emil)
    page = client.get(f"/assignments/{work.pk}/").content.decode()

    assert ("Look at the votes again." in page, "Fine, mostly." in page) == (True, True)
