"""A member body nominates: whom, for which group, and what is said when that cannot be."""

import pytest
from django.test import Client

from convenor.apps.accounts.models import Person
from convenor.apps.mentoring.actions import joining
from convenor.apps.mentoring.models import Nomination
from convenor.domain.kernel import Refused
from joining_steps import DECLARED, letters_to, link_to, nominated, text_to
from world import NOW, World


def form(world: World, **changed: object) -> dict[str, object]:
    """What Ines writes."""
    filled = {
        "body": world.emil.body_id,
        "person": world.emil.pk,
        "name": "",
        "email": "",
        "language": "en",
        "group": world.wg57.pk,
        "statement": "He listens before he speaks.",
    }
    return {**filled, **changed}


def test_a_member_body_nominates_one_of_its_people(world: World, client: Client) -> None:
    client.force_login(world.ines)

    answer = client.post("/nominations/new/", form(world))

    made = Nomination.objects.get()
    assert answer.url == f"/nominations/{made.pk}/"
    assert (made.person, made.group, made.body, made.state) == (
        world.emil,
        world.wg57,
        world.emil.body,
        "invited",
    )
    assert letters_to(world.emil) == ["nomination-invites"]
    assert link_to(world.emil, "nomination-invites").startswith("/welcome/")


def test_a_nominee_who_has_a_password_is_led_straight_to_the_page(world: World) -> None:
    world.emil.set_password("a long enough sentence")
    world.emil.save()

    made = nominated(world)

    assert link_to(world.emil, "nomination-invites") == f"/nominations/{made.pk}/"


def test_a_member_body_nominates_somebody_new_in_their_language(world: World, client: Client) -> None:
    client.force_login(world.ines)

    client.post(
        "/nominations/new/",
        form(world, person="", name="Nils\x00 Aas", email="Nils@Example.org", language="fr"),
    )

    nils = Person.objects.get(email="nils@example.org")
    assert (nils.name, nils.language, nils.body, nils.has_usable_password()) == (
        "Nils Aas",
        "fr",
        world.ines.body,
        False,
    )
    assert "Bonjour Nils" in text_to(nils, "nomination-invites")


def test_an_address_of_another_member_body_cannot_be_used(world: World, client: Client) -> None:
    client.force_login(world.ines)

    answer = client.post(
        "/nominations/new/", form(world, person="", name="Chen Li", email="CHEN@example.org")
    )

    assert answer.status_code == 409
    assert "cannot be used for your member body" in answer.content.decode()
    assert "He listens before he speaks." in answer.content.decode()
    assert Nomination.objects.count() == 0


def test_an_address_that_is_known_here_nominates_the_person_who_has_it(world: World, client: Client) -> None:
    client.force_login(world.ines)

    client.post("/nominations/new/", form(world, person="", name="E. Nordahl", email="Emil@example.org"))

    assert Nomination.objects.get().person == world.emil


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"person": ""}, "Choose somebody above, or write the full name here."),
        ({"name": "Nils Aas"}, "not both."),
        ({"group": ""}, "This field is required."),
        ({"statement": "a" * 100_000}, "please shorten it by 95000 characters."),
    ],
    ids=["nobody", "two people", "no group", "100 000 characters"],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    world: World, client: Client, changed: dict[str, object], words: str
) -> None:
    client.force_login(world.ines)

    answer = client.post("/nominations/new/", form(world, **changed))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert str(form(world, **changed)["statement"]) in answer.content.decode()


def test_a_second_nomination_says_where_the_first_one_stands(world: World, client: Client) -> None:
    first = nominated(world)
    client.force_login(world.ines)

    answer = client.post("/nominations/new/", form(world))

    assert answer.status_code == 409
    assert (
        "Emil Nordahl is nominated already, for WG 57, and has not answered yet." in answer.content.decode()
    )
    assert f'href="/nominations/{first.pk}/"' in answer.content.decode()
    assert letters_to(world.emil) == ["nomination-invites"]


@pytest.mark.parametrize(
    ("verbs", "code"),
    [
        ((), "nomination-under-way-invited"),
        (("accept",), "nomination-under-way-accepted"),
        (("accept", "ask-more"), "nomination-under-way-more-asked"),
        (("accept", "defer"), "nomination-under-way-deferred"),
        (("accept", "confirm"), "nomination-under-way-confirmed"),
    ],
)
def test_nobody_is_nominated_twice_at_once(world: World, verbs: tuple[str, ...], code: str) -> None:
    made = nominated(world)
    for verb in verbs:
        by = world.emil if verb == "accept" else world.hugo
        joining.BY_VERB[verb](made, by=by, at=NOW, words="Please wait.", declared=DECLARED)

    with pytest.raises(Refused) as refused:
        nominated(world)

    assert refused.value.code == code


def test_after_a_no_the_member_body_may_nominate_again(world: World) -> None:
    joining.decline(nominated(world), by=world.emil, at=NOW)

    assert nominated(world).state == "invited"


def test_only_who_speaks_for_the_body_may_nominate_for_it(world: World) -> None:
    with pytest.raises(Refused) as refused:
        joining.nominate(world.emil.body, world.emil, world.wg57, "Why not.", by=world.greta, at=NOW)

    assert refused.value.code == "only-member-body"


def test_nobody_is_nominated_for_a_closed_group(world: World) -> None:
    world.wg57.closed_at = NOW
    world.wg57.save()

    with pytest.raises(Refused) as refused:
        nominated(world)

    assert refused.value.code == "group-is-closed"
