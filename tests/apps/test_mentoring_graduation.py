"""The gate says what is missing; two people open it; a certificate and an invitation follow."""

import pytest
from django.test import Client

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.mentoring.actions import graduation
from convenor.apps.mentoring.models import Journey, Mentor, Pairing
from convenor.apps.mentoring.queries.graduation import gaps
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Refused, Role
from journey_steps import AFTER, all_but_objectives, begun, confirmed, fresh, way
from learners import make_learner
from world import World


@pytest.fixture
def pairing(world: World) -> Pairing:
    """Emil and Fatou have begun."""
    return begun(world)


def graduated(world: World, pairing: Pairing) -> Journey:
    journey = confirmed(world, pairing)
    graduation.recommend(pairing, by=world.fatou, at=AFTER)
    return graduation.confirm(journey, world.fatou, by=world.hugo, at=AFTER)


def test_the_gate_lists_everything_that_is_missing(pairing: Pairing) -> None:
    assert [each.code for each in gaps(pairing.journey, AFTER)] == ["gap-activity"] * 11 + [
        "gap-objective-open"
    ] * 5


def test_the_gate_asks_for_the_objectives_when_the_activities_are_done(
    world: World, pairing: Pairing
) -> None:
    journey = all_but_objectives(world, pairing)

    assert [each.code for each in gaps(journey, AFTER)] == ["gap-objective-open"] * 5


def test_nobody_is_recommended_while_something_is_missing(world: World, pairing: Pairing) -> None:
    with pytest.raises(Refused) as refused:
        graduation.recommend(pairing, by=world.fatou, at=AFTER)

    assert (refused.value.code, refused.value.values) == ("graduation-gaps", {"count": 16})


def test_the_secretariat_waits_for_the_mentors_word(world: World, pairing: Pairing) -> None:
    journey = confirmed(world, pairing)

    with pytest.raises(Refused) as refused:
        graduation.confirm(journey, world.fatou, by=world.hugo, at=AFTER)

    assert refused.value.code == "graduation-not-asked"


def test_a_recommendation_is_told_once_to_everybody_in_the_secretariat(
    world: World, pairing: Pairing
) -> None:
    Seat.objects.create(person=world.karin, kind=Seat.Kind.SECRETARIAT)
    confirmed(world, pairing)

    for _ in range(2):
        graduation.recommend(pairing, by=world.fatou, at=AFTER)

    told = Letter.objects.filter(template="graduation-recommended").order_by("to__name")
    assert [each.to for each in told] == [world.hugo, world.karin]


def test_the_certificate_carries_a_number_and_letters_leave(world: World, pairing: Pairing) -> None:
    journey = graduated(world, pairing)

    letters = Letter.objects.filter(template__in=("graduated", "become-mentor")).order_by("pk")
    assert (journey.certificate, [(each.template, each.to) for each in letters]) == (
        f"CASCO-{AFTER.year}-0001",
        [("graduated", world.emil), ("graduated", world.fatou), ("become-mentor", world.emil)],
    )


def test_the_next_certificate_has_the_next_number(world: World, pairing: Pairing) -> None:
    graduated(world, pairing)
    world.emil = Person.objects.create_user("sven@example.org", "Sven Dahl", body=world.emil.body)
    second = make_learner(world).pairing
    assert second is not None

    assert graduated(world, fresh(second)).certificate == f"CASCO-{AFTER.year}-0002"


def test_the_last_step_waits_for_the_mentor_and_then_for_the_secretariat(
    world: World, pairing: Pairing
) -> None:
    confirmed(world, pairing)
    before = way(pairing.journey).current
    graduation.recommend(pairing, by=world.fatou, at=AFTER)
    after = way(pairing.journey).current

    assert before is not None
    assert after is not None
    assert (before.turn, after.turn) == (Role.MENTOR, Role.SECRETARIAT)


def test_a_second_confirmation_is_refused_in_words(world: World, pairing: Pairing) -> None:
    journey = graduated(world, pairing)

    with pytest.raises(Refused) as refused:
        graduation.confirm(journey, world.fatou, by=world.hugo, at=AFTER)

    assert (refused.value.code, Journey.objects.get().certificate) == (
        "already-graduated",
        f"CASCO-{AFTER.year}-0001",
    )


def test_the_certificate_is_a_pdf_for_three(world: World, pairing: Pairing, client: Client) -> None:
    graduated(world, pairing)
    answers = {}
    for name in ("emil", "hugo", "ines", "fatou", "greta"):
        client.force_login(world.everybody()[name])
        answers[name] = client.get(f"/journeys/{pairing.journey_id}/certificate.pdf").content[:5]

    assert [name for name, start in answers.items() if start == b"%PDF-"] == ["emil", "hugo", "ines"]


def test_a_graduate_offers_to_mentor_and_the_secretariat_completes_it(
    world: World, pairing: Pairing, client: Client
) -> None:
    graduated(world, pairing)
    client.force_login(world.emil)
    for _ in range(2):
        client.post(f"/journeys/{pairing.journey_id}/become-mentor/")

    assert [each.capacity for each in Mentor.objects.filter(person=world.emil)] == [0]


def test_the_home_page_of_a_graduate_is_calm(world: World, pairing: Pairing, client: Client) -> None:
    graduated(world, pairing)
    client.force_login(world.emil)

    assert "You have completed the programme" in client.get("/home/").content.decode()
