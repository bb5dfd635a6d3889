"""The agenda as a document, and as the group reads it: also how the meeting will be led."""

import pytest
from django.test import Client
from django.urls import reverse

from convenor.apps.learning.programmes import current
from convenor.apps.meetings.actions import plan as actions
from convenor.apps.meetings.actions.plan_agreed import agree
from convenor.apps.meetings.models import Plan
from convenor.apps.meetings.planned import Typed
from convenor.apps.meetings.queries.plan import plan_of
from convenor.apps.meetings.queries.plan_outline import agenda_outline
from convenor.documents.outline import Heading, KeyValues
from world import NOW, World

WRITTEN = {
    "order": "budget",
    "limit": "90",
    "budget": "7",
    "calling": "One list.",
    "consensus_by": "call",
    "consensus": "Ten seconds of silence.",
}


@pytest.fixture
def plan(world: World) -> Plan:
    begun = actions.begin(world.meeting, by=world.amina, at=NOW)
    actions.start_with_the_usual(begun, by=world.amina, at=NOW)
    for name, text in WRITTEN.items():
        actions.keep(begun, name, Typed(text, 0), by=world.amina, at=NOW)
    return begun


def manner(world: World) -> dict[str, str]:
    """What stands under "How we work"."""
    found = plan_of(world.meeting)
    assert found is not None
    blocks = agenda_outline(found, "en").blocks
    here = blocks.index(Heading("How we work"))
    told = blocks[here + 1]
    assert isinstance(told, KeyValues)
    return dict(told.pairs)


def test_the_document_says_how_people_are_called_and_nothing_that_is_not_agreed(
    plan: Plan, world: World
) -> None:
    assert manner(world) == {
        "Who speaks next": "last the delegations that have used up their minutes",
        "Each turn": "90 seconds",
        "Each delegation": "7 minutes on an item",
        "How wishes to speak are seen and kept": "One list.",
    }


def test_how_consensus_is_sought_stands_there_with_who_agreed_and_when(
    client: Client, plan: Plan, world: World
) -> None:
    for each in (world.amina, world.bruno):
        agree(plan, "consensus", current().letter("plan-agreed"), by=each, at=NOW)
    client.force_login(world.chen)

    page = client.get(reverse("meeting-agenda", kwargs={"meeting": world.meeting.pk}))

    day = f"{NOW:%-d %B %Y}"
    told, who = manner(world), f"Amina Haddad on {day}; Bruno Rossi on {day}"
    assert (told["And also"], told["Agreed"]) == ("Ten seconds of silence.", who)
    assert told["How consensus is sought"].startswith("a consensus call: everybody says where they stand")
    assert f"Agreed: {who}." in page.text


@pytest.mark.parametrize(("way", "there"), [("day", "by-time"), ("period", "by-period"), ("item", "by-item")])
def test_what_each_way_of_sharing_the_facilitation_asks_for_is_on_the_page(
    client: Client, plan: Plan, world: World, way: str, there: str
) -> None:
    actions.keep(plan, "facilitation", Typed(way, 0), by=world.amina, at=NOW)
    actions.add(plan, "shift", by=world.amina, at=NOW)
    client.force_login(world.amina)

    page = client.get(reverse("meeting-plan-part", kwargs={"meeting": world.meeting.pk, "part": "running"}))

    assert f'class="{there}' in page.text or f" {there}" in page.text
