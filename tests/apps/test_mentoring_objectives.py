"""An objective is signed with evidence and words, confirmed after that, and never without."""

import pytest
from django.test import Client

from convenor.apps.mentoring.actions import objectives, pairs
from convenor.apps.mentoring.models import ObjectiveStanding, Pairing, Session
from convenor.apps.mentoring.queries.objectives import aims
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Refused, Role
from journey_steps import AFTER, begun, held, read_again, signed
from world import World


@pytest.fixture
def pairing(world: World) -> Pairing:
    """Emil and Fatou have talked once."""
    pairing = begun(world)
    held(pairing)
    return pairing


def talk(pairing: Pairing) -> str:
    return f"session:{Session.objects.get(pairing=pairing).pk}"


@pytest.mark.parametrize(
    ("words", "evidence", "code"),
    [("He led it well.", [], "objective-needs-evidence"), (" ", ["talk"], "objective-needs-words")],
)
def test_nothing_is_signed_without_evidence_and_words(
    world: World, pairing: Pairing, words: str, evidence: list[str], code: str
) -> None:
    chosen = [talk(pairing) for _ in evidence]
    with pytest.raises(Refused) as refused:
        objectives.sign(pairing, "lead", words, chosen, by=world.fatou, at=AFTER)

    assert (refused.value.code, ObjectiveStanding.objects.filter(signed_at__isnull=False).count()) == (
        code,
        0,
    )


def test_evidence_of_somebody_else_is_no_evidence(world: World, pairing: Pairing) -> None:
    with pytest.raises(Refused) as refused:
        objectives.sign(pairing, "lead", "Well done.", ["session:9999"], by=world.fatou, at=AFTER)

    assert refused.value.code == "objective-needs-evidence"


def test_signing_writes_to_the_mentee_and_the_secretariat(world: World, pairing: Pairing) -> None:
    signed(world, pairing, "lead")

    assert {each.to for each in Letter.objects.filter(template="objective-signed")} == {
        world.emil,
        world.hugo,
    }


def test_signed_twice_is_refused_in_words(world: World, pairing: Pairing) -> None:
    signed(world, pairing, "lead")

    with pytest.raises(Refused) as refused:
        signed(world, pairing, "lead")

    assert refused.value.code == "objective-already-signed"


def test_a_signature_can_be_taken_back_before_it_is_confirmed(world: World, pairing: Pairing) -> None:
    signed(world, pairing, "lead")
    standing = objectives.take_back(pairing, "lead", by=world.fatou, at=AFTER)

    assert (standing.signed_at, standing.words) == (None, "He led the discussion calmly.")


def test_a_confirmed_signature_stays(world: World, pairing: Pairing) -> None:
    signed(world, pairing, "lead")
    objectives.confirm(pairing.journey, "lead", by=world.hugo, at=AFTER)

    with pytest.raises(Refused) as refused:
        objectives.take_back(pairing, "lead", by=world.fatou, at=AFTER)

    assert refused.value.code == "objective-already-confirmed"


def test_what_is_not_signed_cannot_be_confirmed(world: World, pairing: Pairing) -> None:
    with pytest.raises(Refused) as refused:
        objectives.confirm(pairing.journey, "lead", by=world.hugo, at=AFTER)

    assert refused.value.code == "objective-not-signed"


def test_the_mentees_own_words_stay_with_the_pair(world: World, pairing: Pairing) -> None:
    journey = read_again(pairing.journey)
    objectives.assess(journey, "lead", "growing", "I still hurry.", [talk(pairing)], by=world.emil, at=AFTER)

    seen = {role: aims(journey, {role})[2].own_words for role in (Role.MENTEE, Role.MENTOR, Role.SECRETARIAT)}
    assert seen == {Role.MENTEE: "I still hurry.", Role.MENTOR: "I still hurry.", Role.SECRETARIAT: ""}


def test_a_new_mentor_does_not_read_what_an_earlier_one_was_told(world: World, pairing: Pairing) -> None:
    journey = read_again(pairing.journey)
    objectives.assess(journey, "lead", "growing", "I still hurry.", [], by=world.emil, at=AFTER)
    pairs.close(pairing, by=world.hugo, at=AFTER, reason="Fatou has moved on.")

    seen = {role: aims(journey, {role})[2].own_words for role in (Role.MENTEE, Role.MENTOR)}
    assert seen == {Role.MENTEE: "I still hurry.", Role.MENTOR: ""}


def test_without_a_mentor_the_level_can_be_said_and_new_words_wait(world: World, pairing: Pairing) -> None:
    journey = read_again(pairing.journey)
    objectives.assess(journey, "lead", "growing", "I still hurry.", [], by=world.emil, at=AFTER)
    pairs.close(pairing, by=world.hugo, at=AFTER, reason="Fatou has moved on.")

    objectives.assess(journey, "lead", "ready", "I still hurry.", [], by=world.emil, at=AFTER)
    with pytest.raises(Refused) as refused:
        objectives.assess(journey, "lead", "ready", "No longer.", [], by=world.emil, at=AFTER)

    kept = aims(journey, {Role.MENTEE})[2]
    assert kept.standing
    assert (refused.value.code, kept.standing.own_level, kept.own_words) == (
        "no-mentor-yet",
        "ready",
        "I still hurry.",
    )


def test_evidence_that_the_mentee_links_shows_before_the_signature(world: World, pairing: Pairing) -> None:
    journey = read_again(pairing.journey)
    objectives.assess(journey, "lead", "ready", "", [talk(pairing)], by=world.emil, at=AFTER)

    assert [each.state for each in aims(journey, {Role.MENTOR})] == [
        "open",
        "open",
        "evidence-in",
        "open",
        "open",
    ]


def test_the_pages_sign_and_confirm(world: World, pairing: Pairing, client: Client) -> None:
    here = f"/journeys/{pairing.journey_id}/objectives/lead/"
    client.force_login(world.fatou)
    kept = client.post(f"{here}sign/", {"words": "He stayed calm throughout."}).content.decode()
    client.post(f"{here}sign/", {"words": "He stayed calm throughout.", "evidence": [talk(pairing)]})
    client.force_login(world.hugo)
    answers = [client.post(f"{here}confirm/").status_code for _ in range(2)]

    assert ("He stayed calm throughout." in kept, answers) == (True, [302, 409])


def test_an_objective_that_does_not_exist_is_not_found(
    world: World, pairing: Pairing, client: Client
) -> None:
    client.force_login(world.fatou)

    assert client.get(f"/journeys/{pairing.journey_id}/objectives/fly/sign/").status_code == 404
