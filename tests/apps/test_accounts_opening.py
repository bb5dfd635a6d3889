"""An account is opened once, by the link in a letter."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from convenor.apps.accounts import actions
from convenor.apps.accounts.models import Invitation, Person
from convenor.apps.audit.models import Entry
from convenor.domain.kernel import Refused
from world import World

PASSWORD = "a boat on the fjord"


def invited(world: World, **wish: str) -> str:
    return actions.invite(world.emil, by=world.ines, at=timezone.now(), **wish)


def test_looking_at_the_link_names_who_invites_and_does_not_use_it_up(client: Client, world: World) -> None:
    path = invited(world)

    pages = [client.get(path), client.get(path)]

    assert [page.status_code for page in pages] == [200, 200]
    assert "Ines Berg (SN) invites you to take part." in pages[1].text
    assert Invitation.objects.get().used_at is None


def test_a_first_password_opens_the_account_signs_in_and_leads_on(client: Client, world: World) -> None:
    path = invited(world, leads_to="/profile/")

    answer = client.post(path, {"password": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (302, "/profile/")
    assert client.get("/profile/").status_code == 200
    assert Person.objects.get(pk=world.emil.pk).check_password(PASSWORD)
    assert Entry.objects.filter(action="invitation.used", actor=world.emil.pk).count() == 1


def test_a_link_used_twice_says_so_and_changes_nothing(client: Client, world: World) -> None:
    path = invited(world)
    client.post(path, {"password": PASSWORD})

    answer = Client().post(path, {"password": "another long password"})

    assert answer.status_code == 410
    assert "This link has done its work" in answer.text
    assert Person.objects.get(pk=world.emil.pk).check_password(PASSWORD)


def test_an_expired_link_says_how_to_get_a_fresh_letter(client: Client, world: World) -> None:
    path = invited(world)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    answer = client.get(path)

    assert answer.status_code == 410
    assert "This link is too old" in answer.text
    assert "/account/password/reset/" in answer.text


def test_an_unknown_link_says_so(client: Client, world: World) -> None:
    answer = client.get("/welcome/nothing-of-ours/")

    assert answer.status_code == 410
    assert "This link is not one of ours" in answer.text


def test_a_fresh_invitation_ends_the_one_before(client: Client, world: World) -> None:
    first, second = invited(world), invited(world)

    assert [client.get(first).status_code, client.get(second).status_code] == [410, 200]


def test_somebody_with_an_account_is_led_to_the_sign_in_not_past_it(client: Client, world: World) -> None:
    path = invited(world, leads_to="/nominations/1/")
    world.emil.set_password(PASSWORD)
    world.emil.save()

    answer = client.post(path, {"password": "another long password"})

    assert answer.status_code == 410
    assert "Your account is open already" in answer.text
    assert "/account/login/?next=/nominations/1/" in answer.text
    assert Person.objects.get(pk=world.emil.pk).check_password(PASSWORD)


@pytest.mark.parametrize("weak", ["short", "Emil Nordahl", "emil@example", "password1234"])
def test_a_weak_password_is_refused_and_the_link_stays(client: Client, world: World, weak: str) -> None:
    path = invited(world)

    answer = client.post(path, {"password": weak})

    assert answer.status_code == 422
    assert Invitation.objects.get().used_at is None


def test_of_two_at_once_one_opens_the_account(world: World) -> None:
    token = invited(world).split("/")[2]
    actions.open_account(token, PASSWORD, at=timezone.now())

    with pytest.raises(Refused) as refusal:
        actions.open_account(token, PASSWORD, at=timezone.now())

    assert refusal.value.code == "link-used"


def test_signing_out_takes_a_post(client: Client, world: World) -> None:
    client.force_login(world.emil)

    looked, pressed = client.get("/sign-out/"), client.post("/sign-out/")

    assert [looked.status_code, pressed.status_code] == [405, 302]
    assert "_auth_user_id" not in client.session
