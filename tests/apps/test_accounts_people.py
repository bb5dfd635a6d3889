"""The secretariat writes down people and member bodies, and invites by letter."""

import pytest
from django.test import Client

from convenor.apps.accounts.models import MemberBody, Person, Representative
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.site.demo.cast import person
from world import World


@pytest.fixture
def hugo(client: Client, world: World) -> Client:
    client.force_login(world.hugo)
    return client


def test_somebody_new_is_written_down_with_what_they_speak_for(hugo: Client, world: World) -> None:
    body = world.ines.body
    assert body is not None

    answer = hugo.post(
        "/people/new/",
        {"name": "Olga Petrova", "email": "Olga@example.org", "body": body.pk, "speaks_for": [body.pk]},
    )

    olga = Person.objects.get(email="olga@example.org")
    assert answer["Location"] == f"/people/{olga.pk}/"
    assert (olga.name, olga.body, olga.has_usable_password()) == ("Olga Petrova", body, False)
    assert list(Representative.objects.filter(person=olga).values_list("body", flat=True)) == [body.pk]


def test_a_person_written_down_twice_is_named_with_the_way_to_a_fresh_letter(
    hugo: Client, world: World
) -> None:
    answer = hugo.post("/people/new/", {"name": "Emil N.", "email": "EMIL@example.org"})

    assert answer.status_code == 422
    assert "This person is here already" in answer.text
    assert f'href="/people/{world.emil.pk}/"' in answer.text
    assert Person.objects.filter(email__iexact="emil@example.org").count() == 1


def test_the_invitation_leaves_as_a_letter_whose_link_opens_the_account(hugo: Client, world: World) -> None:
    hugo.post(f"/people/{world.emil.pk}/invite/")

    letter = Letter.objects.get()
    assert (letter.to, letter.template) == (world.emil, "invitation")
    assert Client().get(read(letter).link).status_code == 200


def test_a_fresh_letter_ends_the_link_of_the_first(hugo: Client, world: World) -> None:
    hugo.post(f"/people/{world.emil.pk}/invite/")
    first = read(Letter.objects.get()).link
    Letter.objects.all().delete()

    hugo.post(f"/people/{world.emil.pk}/invite/")

    links = (first, read(Letter.objects.get()).link)
    assert [Client().get(link).status_code for link in links] == [410, 200]


def test_whoever_has_an_account_is_not_invited_again(hugo: Client, world: World) -> None:
    world.emil.set_password("a boat on the fjord")
    world.emil.save()

    answer = hugo.post(f"/people/{world.emil.pk}/invite/")

    assert answer.status_code == 409
    assert "This account is open already" in answer.text
    assert Letter.objects.count() == 0


def test_a_correction_replaces_what_somebody_speaks_for(hugo: Client, world: World) -> None:
    other = world.greta.body
    assert other is not None

    hugo.post(
        f"/people/{world.ines.pk}/",
        {
            "name": "Ines Berg-Moe",
            "email": "ines@example.org",
            "body": world.ines.body_id,
            "speaks_for": [other.pk],
        },
    )

    assert Person.objects.get(pk=world.ines.pk).name == "Ines Berg-Moe"
    assert list(Representative.objects.values_list("body", flat=True)) == [other.pk]


def test_a_member_body_is_added_once(hugo: Client, world: World) -> None:
    new = {"acronym": "afnor", "name": "Association française de normalisation", "country": "fr"}

    answers = [hugo.post("/member-bodies/", new), hugo.post("/member-bodies/", new | {"acronym": "AFNOR"})]

    assert [each.status_code for each in answers] == [302, 422]
    assert MemberBody.objects.get(acronym="afnor").country == "FR"


def test_the_search_finds_by_name_address_and_member_body(hugo: Client, world: World) -> None:
    found = {
        sought: [each.name for each, _standing in hugo.get("/people/", {"q": sought}).context["people"]]
        for sought in ("nordahl", "CHEN@", "uni", "nobody")
    }

    assert found == {"nordahl": ["Emil Nordahl"], "CHEN@": ["Chen Li"], "uni": ["Bruno Rossi"], "nobody": []}


@pytest.mark.parametrize("path", ["/people/", "/people/new/", "/member-bodies/"])
def test_greta_finds_no_such_pages(client: Client, world: World, path: str) -> None:
    client.force_login(world.greta)

    assert client.get(path).status_code == 404


def test_the_list_takes_the_same_queries_for_two_hundred_people(
    hugo: Client, world: World, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for number in range(200):
        person(f"Somebody{number} Else", MemberBody.objects.first(), "UTC")  # type: ignore[arg-type]

    with django_assert_num_queries(8):  # session, reader, roles, names, people, seats, mandates, invitations
        answer = hugo.get("/people/?q=Somebody")

    assert len(answer.context["people"]) == 50
    assert 'href="?q=Somebody&amp;page=2"' in answer.text


def test_the_member_bodies_take_six_queries(hugo: Client, world: World, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(6):  # session, reader, roles, bodies, mandates, people
        hugo.get("/member-bodies/")
