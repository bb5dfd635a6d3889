"""Whoever lost key, phone and codes comes in again: the secretariat takes the second step away, and says so."""

import io

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command
from django.test import Client

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.audit.models import Entry
from convenor.apps.outbox.actions import take_second_step
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Refused
from world import NOW, World

PASSWORD = "a boat on the fjord"
WHY = "Emil called me, and I know his voice."


def guarded(person: Person) -> Person:
    """Somebody with a password, an app and codes on paper."""
    person.set_password(PASSWORD)
    person.save()
    TOTP.activate(person, "SECRETSECRETSECRETSECRETSECRETSE")
    RecoveryCodes.activate(person)
    return person


def page_of(person: Person) -> str:
    return f"/people/{person.pk}/second-step/"


def steps_of(person: Person) -> int:
    return Authenticator.objects.filter(user=person).count()


@pytest.fixture
def hugo(client: Client, world: World) -> Client:
    guarded(world.emil)
    client.force_login(world.hugo)
    return client


def test_the_second_step_is_gone_and_the_password_signs_in(hugo: Client, world: World) -> None:
    emil = Client()
    asked = emil.post("/account/login/", {"login": "emil@example.org", "password": PASSWORD})

    answer = hugo.post(page_of(world.emil), {"words": WHY})
    signed_in = Client().post("/account/login/", {"login": "emil@example.org", "password": PASSWORD})

    assert (asked["Location"], answer["Location"]) == (
        "/account/2fa/authenticate/",
        f"/people/{world.emil.pk}/",
    )
    assert (steps_of(world.emil), signed_in["Location"]) == (0, "/home/")


def test_the_person_is_signed_out_everywhere(hugo: Client, world: World) -> None:
    emil = Client()
    emil.force_login(world.emil)
    before = emil.get("/home/").status_code

    hugo.post(page_of(world.emil), {"words": WHY})

    assert (before, emil.get("/home/").status_code, hugo.get("/home/").status_code) == (200, 302, 200)


@pytest.mark.parametrize(("language", "told"), [("en", "taken away by Hugo"), ("fr", "supprimée par Hugo")])
def test_a_letter_says_at_once_who_and_why(hugo: Client, world: World, language: str, told: str) -> None:
    Person.objects.filter(pk=world.emil.pk).update(language=language)

    hugo.post(page_of(world.emil), {"words": WHY})

    letter = read(Letter.objects.get(to=world.emil, template="second-step-taken"))
    assert (told in letter.text, WHY in letter.text) == (True, True)
    assert (letter.link.endswith("/account/2fa/"), "convenor@" in letter.text) == (True, True)


def test_it_is_written_down_without_the_words(hugo: Client, world: World) -> None:
    hugo.post(page_of(world.emil), {"words": WHY})

    lines = Entry.objects.filter(action__startswith="second-step").order_by("pk")
    assert [(each.action, each.actor, each.subject, each.detail) for each in lines] == [
        ("second-step.removed", world.hugo.pk, str(world.emil.pk), {}),
        ("second-step.taken-away", world.hugo.pk, str(world.emil.pk), {}),
    ]


def test_without_a_reason_nothing_changes(hugo: Client, world: World) -> None:
    answer = hugo.post(page_of(world.emil), {"words": "  "})

    assert (answer.status_code, steps_of(world.emil)) == (422, 2)
    with pytest.raises(Refused) as refused:
        take_second_step(world.emil, " ", by=world.hugo, at=NOW)
    assert refused.value.code == "second-step-needs-a-reason"


def test_nobody_does_it_for_oneself(hugo: Client, world: World) -> None:
    guarded(world.hugo)
    hugo.force_login(world.hugo)

    shown = hugo.get(page_of(world.hugo)).text
    answer = hugo.post(page_of(world.hugo), {"words": "I lost it."})

    assert ("<textarea" in shown, answer.status_code, steps_of(world.hugo)) == (False, 409, 2)


def test_another_of_the_secretariat_does_it_for_one_of_them(hugo: Client, world: World) -> None:
    guarded(world.hugo)
    Seat.objects.create(person=world.chen, kind=Seat.Kind.SECRETARIAT)
    chen = Client()
    chen.force_login(world.chen)

    assert (chen.post(page_of(world.hugo), {"words": WHY}).status_code, steps_of(world.hugo)) == (302, 0)


def test_where_there_is_none_it_is_said(hugo: Client, world: World) -> None:
    shown = hugo.get(page_of(world.chen)).text
    answer = hugo.post(page_of(world.chen), {"words": WHY})

    assert ("There is nothing to take away." in shown, answer.status_code) == (True, 409)
    assert not Letter.objects.filter(to=world.chen, template="second-step-taken").exists()


def test_the_page_of_a_person_leads_there_only_where_there_is_one(hugo: Client, world: World) -> None:
    found = [page_of(each) in hugo.get(f"/people/{each.pk}/").text for each in (world.emil, world.chen)]

    assert found == [True, False]


@pytest.mark.parametrize(
    "name", ["amina", "bruno", "chen", "dana", "emil", "fatou", "greta", "ines", "karin"]
)
def test_nobody_else_comes_near(world: World, client: Client, name: str) -> None:
    guarded(world.emil)
    client.force_login(getattr(world, name))

    answers = [client.get(page_of(world.emil)), client.post(page_of(world.emil), {"words": WHY})]

    assert ([each.status_code for each in answers], steps_of(world.emil)) == ([404, 404], 2)


def test_a_stranger_is_asked_to_sign_in(world: World, client: Client) -> None:
    guarded(world.emil)

    answer = client.post(page_of(world.emil), {"words": WHY})

    assert (answer["Location"].startswith("/account/login/"), steps_of(world.emil)) == (True, 2)


def test_whoever_runs_the_server_lets_the_last_of_the_secretariat_in(world: World) -> None:
    guarded(world.hugo)
    out = io.StringIO()

    call_command(
        "remove_second_step", "HUGO@example.org", "--reason", "The phone fell into the lake.", stdout=out
    )

    letter = read(Letter.objects.get(to=world.hugo, template="second-step-taken"))
    line = Entry.objects.get(action="second-step.taken-away")
    assert (steps_of(world.hugo), line.actor) == (0, None)
    assert "taken away by whoever runs this server" in letter.text
    assert out.getvalue().startswith("Hugo Favre has no second step any more")


def test_the_command_says_what_is_wrong(world: World) -> None:
    with pytest.raises(CommandError, match=r"Nobody has the address nobody@example\.org"):
        call_command("remove_second_step", "nobody@example.org", "--reason", "x")
    with pytest.raises(CommandError, match="has no second step"):
        call_command("remove_second_step", "hugo@example.org", "--reason", "x")
