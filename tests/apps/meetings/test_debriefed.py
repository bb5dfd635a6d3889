"""What is known of the meeting is offered beside the answers of the handout about it."""

import pytest
from django.test import Client

import joining_steps
import journey_steps
import report_steps as steps
from convenor.apps.meetings.actions import marks
from convenor.site.debriefs import facts_of_meeting
from world import NOW, World


def test_the_handout_is_offered_what_the_log_knows(world: World) -> None:
    pairing = journey_steps.fresh(joining_steps.paired(world))
    steps.held(world)
    client = Client()
    client.force_login(world.emil)

    page = client.get(f"/learning/{pairing.journey.enrolment_id}/handouts/after/write/").content.decode()

    offered = [
        "Present: 6; in the room: 5, remote: 1. Expected, but not there: 1.",
        "On “4.1”, consensus was declared. Dana Weber objected: “It must not be left to chance.”. "
        "The objection was withdrawn.",
        "Words to be settled for the glossary: impartial.",
        "“Next meeting” was not reached; planned: 5 min.",
    ]
    assert [each for each in offered if each not in page] == []


def test_who_was_heard_is_offered_only_where_the_group_lets_itself_be_shadowed(world: World) -> None:
    joining_steps.paired(world)
    meeting = steps.held(world)
    before = facts_of_meeting(world.wg57, world.emil)["meeting_voices"]
    marks.agree(meeting, world.emil.pk, "Asked in the room, nobody objected.", by=world.amina, at=NOW)

    after = facts_of_meeting(world.wg57, world.emil)["meeting_voices"]
    assert before == ""
    assert "Chen Li spoke most: 100 % of the time." in after


def test_whoever_was_not_at_a_meeting_is_offered_nothing_of_it(world: World) -> None:
    steps.held(world)

    assert facts_of_meeting(world.wg57, world.greta) == {}
    assert facts_of_meeting(world.wg61, world.emil) == {}


def test_nothing_private_is_ever_offered(world: World) -> None:
    steps.held(world)

    told = " ".join(facts_of_meeting(world.wg57, world.emil).values())
    assert "interrupted" not in told


@pytest.mark.parametrize("name", ["emil", "chen"])
def test_a_meeting_that_runs_is_not_looked_back_on(name: str, world: World) -> None:
    assert facts_of_meeting(world.wg57, world.everybody()[name]) == {}
