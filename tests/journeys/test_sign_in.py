"""Ways in: by password, by a letter, with figures from an app, with a passkey; and what stands at a closed door."""

import base64
import hmac
import re
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import Product, Reader

Opens = Callable[..., Reader]
SIGNE, PASSWORD = "signe.aas@example.org", "seven quiet herons at dawn"
NEWER = "a small boat waits under the bridge"
WRONG = "not the right one at all"


@pytest.fixture(autouse=True)
def _some_minutes_go_by(product: Product) -> None:
    """Tries are counted for the whole machine: each story begins with none."""
    with sqlite3.connect(Path(product.environment["CONVENOR_DATA"]) / "convenor.sqlite3") as database:
        database.execute("DELETE FROM accounts_tries")


@pytest.fixture(scope="module")
def opened(browser: object, product: Product) -> None:
    """Signe's account, opened by the link in her letter."""
    context = browser.new_context(locale="en")  # type: ignore[attr-defined]
    signe = Reader(context.new_page(), product)
    signe.letter("Signe Aas", "has put your name forward").press("Read and answer")
    signe.write("Choose a password", PASSWORD).press("Open my account")
    context.close()


def signs_in(somebody: Reader, password: str, email: str = SIGNE) -> Reader:
    """By address and password, from the front page."""
    somebody.open("/").press("Sign in", exact=True)
    somebody.write("E-mail address", email).write("Password", password)
    somebody.page.get_by_role("button", name="Sign in", exact=True).click()
    return somebody.settle().look()


def signs_out(somebody: Reader) -> Reader:
    """By the button in the menu of one's own name."""
    somebody.page.locator(".person-button").click()
    return somebody.press("Sign out").told("You are signed out.")


def passwords(somebody: Reader, *words: str) -> Reader:
    """One password into each field of the page."""
    fields = somebody.page.locator("main input[type=password]").all()
    for field, each in zip(fields, words, strict=True):
        field.fill(each)
    return somebody


def shows_that_it_is_she(somebody: Reader) -> Reader:
    """What protects an account is changed only after one more look at the password."""
    somebody.sees("Is it you?")
    return passwords(somebody, PASSWORD).press("Go on")


def figures(secret: str) -> str:
    """The six figures that the app shows now; typed a little late, they are still taken."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, int(time.time() // 30).to_bytes(8, "big"), "sha1")
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.mark.usefixtures("opened")
def test_a_password_lets_in_and_signing_out_lets_out(reader: Opens) -> None:
    signe = reader()
    signe.open("/profile/")
    assert "/account/login/" in signe.page.url
    signs_in(signe, WRONG)
    signe.told("not correct")
    assert signe.page.get_by_label("E-mail address").input_value() == SIGNE
    signs_in(signe, PASSWORD)
    assert signe.page.url.endswith("/home/")
    signs_out(signe)
    signe.open("/home/")
    assert "/account/login/" in signe.page.url
    signe.page.go_back()
    expect(signe.page.get_by_text("Good ")).to_have_count(0)


@pytest.mark.usefixtures("opened")
def test_who_forgot_the_password_gets_a_letter_and_the_link_works_once(reader: Opens) -> None:
    signe, late = reader(phone=True), reader()
    signe.open("/account/login/").press("Forgot").write("E-mail address", SIGNE).press("Send me the letter")
    signe.sees("a letter is on its way to it").letter("Signe Aas", "A new password for Convenor")
    link = signe.page.get_by_role("link", name="Choose a new password").get_attribute("href") or ""
    passwords(signe.open(link), "short", "short").press("Save the new password")
    signe.told("at least 12 characters")
    passwords(signe, NEWER, NEWER).press("Save the new password").sees("Your new password is saved")
    late.open(link).sees("This link no longer works").press("Sign in", exact=True)
    signs_in(late, PASSWORD).told("not correct")
    signs_in(late, NEWER)
    assert late.page.url.endswith("/home/")
    late.open("/account/password/change/")
    passwords(late, NEWER, PASSWORD, PASSWORD).press("Save the new password").told(
        "Your new password is saved."
    )
    signs_out(late)
    assert signs_in(late, PASSWORD).page.url.endswith("/home/")


@pytest.mark.usefixtures("opened")
def test_an_address_that_nobody_has_is_told_the_same_and_gets_no_letter(reader: Opens) -> None:
    known, unknown = reader(), reader()
    said = []
    for somebody, email in ((known, SIGNE), (unknown, "nobody@example.org")):
        somebody.open("/account/password/reset/").write("E-mail address", email)
        said.append(somebody.press("Send me the letter").page.inner_text("main"))
    assert said[0] == said[1]
    unknown.page.goto(f"{unknown.product.address}/demo/letters/")
    expect(unknown.page.get_by_text("nobody@example.org")).to_have_count(0)


@pytest.mark.usefixtures("opened")
def test_figures_from_an_app_are_asked_for_after_the_password(reader: Opens) -> None:
    signe = signs_in(reader(), PASSWORD)
    signe.open("/account/2fa/").press("Set up an app")
    shows_that_it_is_she(signe)
    signe.page.locator("#id_code").fill("000000")
    signe.press("Ask for codes").told("The code is not correct.")
    secret = signe.page.locator("#authenticator_secret").input_value()
    signe.page.locator("#id_code").fill(figures(secret))
    signe.press("Ask for codes").told("Keep the codes for when the phone is lost.")
    signe.open("/account/2fa/").sees("After your password you type six figures from an app on your phone.")
    signs_out(signe)

    signs_in(signe, PASSWORD)
    assert "/account/2fa/authenticate/" in signe.page.url
    signe.page.goto(f"{signe.product.address}/home/")
    assert "/account/2fa/authenticate/" in signe.page.url
    signe.page.locator("#id_code").fill(figures(secret))
    signe.page.locator("main form button").first.click()
    signe.settle().look()
    assert signe.page.url.endswith("/home/")

    signe.open("/account/2fa/").press("Stop asking for codes")
    shows_that_it_is_she(signe).press("Stop asking for codes").told("You are no longer asked")
    signs_out(signe)
    assert signs_in(signe, PASSWORD).page.url.endswith("/home/")


@pytest.mark.usefixtures("opened")
def test_a_passkey_signs_in_without_a_password(reader: Opens) -> None:
    signe = signs_in(reader(), PASSWORD)
    wire = signe.page.context.new_cdp_session(signe.page)
    wire.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    signe.open("/account/2fa/").press("Add a passkey")
    shows_that_it_is_she(signe)
    signe.page.locator("#id_name").fill("My phone")
    passwordless = signe.page.get_by_role("checkbox")
    if passwordless.count():
        passwordless.first.check()
    signe.press("Add", exact=True)
    signe.open("/account/2fa/keys/").sees("My phone").sees("Passkey: signs you in by itself.")
    signs_out(signe)

    signe.open("/account/login/").press("Sign in with a passkey")
    signe.page.wait_for_url("**/home/")
    signe.look()


def test_a_name_loses_what_no_reader_can_see_and_the_profile_keeps_the_week(reader: Opens) -> None:
    chen = reader("Chen Li", phone=True)
    chen.open("/profile/")
    chen.write("Name as you wish to be called", "\u202eChe\u0000n\u0007 \u200fLi\x0b")
    chen.page.get_by_role("button", name="Add hours").click()
    chen.settle()
    row = chen.page.locator("#windows fieldset").last
    row.get_by_label("Day").select_option(label="Saturday")
    row.get_by_label("From").fill("22:00")
    row.get_by_label("To").fill("22:00")
    chen.press("Save the profile")
    assert chen.status == 422
    chen.told("What you typed is still there.").sees("From and to are the same: write when these hours end.")
    row = chen.page.locator("#windows fieldset").last
    assert row.get_by_label("From").input_value() == "22:00"
    row.get_by_label("To").fill("00:30")
    chen.press("Save the profile").told("Your profile is saved.")
    called = chen.page.get_by_label("Name as you wish to be called").input_value()
    assert re.sub("[\u200f]", "", called) == "Chen Li"
    row = chen.page.locator("#windows fieldset").last
    assert row.get_by_label("To").input_value() == "00:30"


def test_a_profile_changed_in_another_tab_is_told_and_what_was_typed_stays(reader: Opens) -> None:
    dana = reader("Dana Weber")
    dana.open("/profile/")
    stale = dana.tab()
    dana.write("How your name is said", "DAH-na VAY-ber").press("Save the profile").told(
        "Your profile is saved."
    )
    dana.write("How your name is said", "DAH-na, as in Diana").press("Save the profile")
    stale.write("Name as you wish to be called", "Dani").press("Save the profile")
    stale.told("Your profile was changed in another window since this page was opened.")
    assert stale.page.get_by_label("Name as you wish to be called").input_value() == "Dani"


def test_ten_wrong_passwords_close_the_door_for_a_while_in_words(reader: Opens) -> None:
    somebody, begun = reader(), time.time() // 300  # tries are counted anew every five minutes
    answers: list[int] = []
    while 429 not in answers and len(answers) <= 20:
        somebody.page.goto(f"{somebody.product.address}/account/login/")
        somebody.write("E-mail address", SIGNE).write("Password", WRONG)
        somebody.page.get_by_role("button", name="Sign in", exact=True).click()
        answers.append(somebody.settle().status)
    if time.time() // 300 == begun:
        assert answers == [*[200] * 10, 429]
    somebody.look().sees("Too many tries").sees("you can try again; nothing has been changed.")


def test_in_the_demo_one_goes_on_as_anybody(reader: Opens) -> None:
    somebody = reader(phone=True).open("/demo/").unfold("Everybody else").look()
    row = somebody.page.locator("main li").filter(has=somebody.page.get_by_text("Wei Zhang", exact=True))
    row.get_by_role("button").first.click()
    somebody.page.wait_for_url("**/home/")
    somebody.look().sees("WG 57 meets today")
