"""Signing in: every try is counted, also those that come at once; letters leave by the outbox."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import connections
from django.test import Client, RequestFactory

from convenor.apps.accounts.limits import LIMITS
from convenor.apps.accounts.models import Person
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.site.access import ROWS
from convenor.site.errors import too_often_for_sign_in
from world import World, make_world

PASSWORD = "a boat on the fjord"


def with_password(person: Person) -> Person:
    person.set_password(PASSWORD)
    person.save()
    return person


def test_the_right_password_signs_in(client: Client, world: World) -> None:
    with_password(world.emil)

    answer = client.post("/account/login/", {"login": "Emil@Example.org", "password": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (302, "/home/")


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(client: Client, world: World) -> None:
    with_password(world.emil)
    tries = (("emil@example.org", "wrong"), ("nobody@example.org", "wrong"))

    words = [
        client.post("/account/login/", {"login": login, "password": password}).context["form"].errors
        for login, password in tries
    ]

    assert words[0] == words[1]


@pytest.mark.django_db(transaction=True)
def test_fifty_wrong_passwords_at_once_pass_at_most_the_limit() -> None:
    make_world()

    def try_once(number: int) -> int:
        try:
            return (
                Client().post("/account/login/", {"login": "emil@example.org", "password": "x"}).status_code
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=10) as pool:
        answers = list(pool.map(try_once, range(50)))

    assert set(answers) == {200, 429}
    assert answers.count(200) <= LIMITS["sign-in"][0]


def test_one_account_is_guarded_wherever_the_tries_come_from(world: World) -> None:
    with_password(world.emil)
    most, _seconds = LIMITS["account"]
    for number in range(most):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(
            "/account/login/", {"login": "emil@example.org", "password": "wrong"}
        )

    answer = Client(REMOTE_ADDR="198.51.100.1").post(
        "/account/login/", {"login": "emil@example.org", "password": PASSWORD}
    )

    assert answer.status_code == 200
    assert "Too many wrong tries at this account." in answer.text


def test_every_path_that_takes_a_secret_has_a_limit() -> None:
    secret = ("account_login", "mfa_authenticate", "mfa_login_webauthn", "account_reauthenticate",
              "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_reset_password",
              "account_reset_password_from_key", "account_change_password", "welcome")  # fmt: skip

    without = [row.route for row in ROWS if row.route in secret and row.method == "POST" and not row.limit]

    assert without == []


def test_a_lost_password_is_answered_by_a_letter_of_the_outbox(client: Client, world: World) -> None:
    client.post("/account/password/reset/", {"email": "fatou@example.org"})

    letter = Letter.objects.get()
    words = read(letter)

    assert (letter.to, letter.template) == (world.fatou, "password-reset")
    assert words.link.startswith("/account/password/reset/key/")


def test_the_link_of_that_letter_leads_to_a_new_password(client: Client, world: World) -> None:
    client.post("/account/password/reset/", {"email": "emil@example.org"})
    opened = client.get(read(Letter.objects.get()).link, follow=True)

    answer = client.post(
        opened.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD}, follow=True
    )

    assert answer.status_code == 200
    assert Person.objects.get(pk=world.emil.pk).check_password(PASSWORD)


def test_an_unknown_address_gets_no_letter_and_the_same_page(client: Client, world: World) -> None:
    known = client.post("/account/password/reset/", {"email": "emil@example.org"})
    unknown = client.post("/account/password/reset/", {"email": "nobody@example.org"})

    assert known["Location"] == unknown["Location"]
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    "path", ["/account/signup/", "/account/email/", "/account/confirm-email/", "/account/login/code/confirm/"]
)
def test_addresses_of_allauth_that_are_not_wanted_do_not_exist(
    client: Client, world: World, path: str
) -> None:
    client.force_login(world.emil)

    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/account/2fa/", "/account/2fa/totp/activate/", "/account/2fa/keys/", "/account/2fa/keys/add/",
     "/account/password/change/"],
)  # fmt: skip
def test_the_pages_of_an_account_open(client: Client, world: World, path: str) -> None:
    with_password(world.emil)
    client.post("/account/login/", {"login": "emil@example.org", "password": PASSWORD})

    opened = client.get(path, follow=True)  # a change of the second step asks for the password once more

    assert opened.status_code == 200


OURS = {
    "/account/password/change/": ("Change your password", "Changer de mot de passe"),
    "/account/2fa/totp/deactivate/": ("Stop asking for codes?", "Ne plus demander de codes ?"),
    "/account/2fa/codes/": (
        "Codes for when the phone is lost",
        "Des codes pour le jour où le téléphone est perdu",
    ),
    "/account/2fa/codes/generate/": ("Make new codes?", "Créer de nouveaux codes ?"),
    "/account/2fa/keys/add/": ("Add a passkey or security key", "Ajouter une clé d’accès ou de sécurité"),
    "/account/2fa/reauthenticate/": ("Is it you?", "Est-ce bien vous ?"),
    "/account/logout/": ("Sign out?", "Se déconnecter ?"),
}


def heading(client: Client, path: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", client.get(path, follow=True).text)
    return unescape(found.group(1)).replace("\N{NO-BREAK SPACE}", " ") if found else ""


@pytest.mark.parametrize("language", [0, 1], ids=["en", "fr"])
def test_what_guards_an_account_speaks_our_words(client: Client, world: World, language: int) -> None:
    Person.objects.filter(pk=with_password(world.emil).pk).update(language=("en", "fr")[language])
    client.post("/account/login/", {"login": "emil@example.org", "password": PASSWORD})
    TOTP.activate(world.emil, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(world.emil)
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    assert {path: heading(client, path) for path in OURS} == {
        path: each[language] for path, each in OURS.items()
    }


def test_a_sign_in_needs_no_message_and_a_changed_password_is_told(client: Client, world: World) -> None:
    with_password(world.emil)
    home = client.post("/account/login/", {"login": "emil@example.org", "password": PASSWORD}, follow=True)
    new = {"oldpassword": PASSWORD, "password1": "a harbour in the fog", "password2": "a harbour in the fog"}
    changed = client.post("/account/password/change/", new, follow=True)

    said = [[str(each) for each in page.context["messages"]] for page in (home, changed)]
    assert said == [[], ["Your new password is saved."]]


def test_two_passwords_that_differ_are_told_beside_the_second(client: Client, world: World) -> None:
    client.force_login(with_password(world.emil))
    new = {"oldpassword": PASSWORD, "password1": "a harbour in the fog", "password2": "a harbour in the frog"}

    page = client.post("/account/password/change/", new)

    assert page.context["form"].errors == {"password2": ["The two are not the same."]}


def test_too_many_tries_with_a_key_are_told_in_words_too(client: Client, world: World) -> None:
    answers = [client.post("/account/2fa/keys/login/", {}) for _ in range(31)]

    assert {each.status_code for each in answers} == {302, 429}
    assert "you can try again" in answers[-1].text


def test_what_counts_by_itself_says_how_long_to_wait() -> None:
    answer = too_often_for_sign_in(RequestFactory().post("/account/2fa/keys/login/"))

    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
