"""From a nomination to its confirmation: Ines nominates, Astrid answers a letter, Hugo decides; and what goes wrong on the way."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from conftest import DESKTOP, PHONE, Product, Reader

Opens = Callable[..., Reader]
PASSWORD = "seven quiet herons at dawn"
STATEMENT = (
    "Astrid has led our group on measurement for six years. We hope that she learns to hear the quiet ones."
)
QUESTION = "Has her employer agreed to four journeys a year?"
ANSWER = "It has, in writing; the letter is with us."


def nominate(ines: Reader, name: str, email: str, group: str = "WG 61") -> str:
    """Ines nominates somebody new; the address of the nomination."""
    ines.open("/nominations/").press("Nominate somebody")
    ines.write("Full name", name).write("E-mail address", email)
    choice = ines.page.get_by_label("Working group to follow")
    choice.select_option(label=choice.locator("option").filter(has_text=group).inner_text())
    ines.write("Why this person, and why this group", STATEMENT)
    ines.press("Nominate and send the letter")
    return ines.page.url.removeprefix(ines.product.address)


def open_account(nominee: Reader, name: str) -> None:
    """The nominee opens the letter, follows its link and chooses a password."""
    nominee.letter(name, "has put your name forward").press("Read and answer")
    nominee.write("Choose a password", PASSWORD).press("Open my account")


def accept(nominee: Reader) -> None:
    """All declarations, and yes."""
    for box in nominee.page.get_by_role("checkbox").all():
        box.check()
    nominee.press("I declare this and accept")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"], indirect=True)
def test_three_people_bring_a_nomination_to_its_confirmation(
    reader: Opens, size: dict[str, int], product: Product
) -> None:
    name = "Astrid Lunde" if size == DESKTOP else "Birte Lunde"
    email = f"{name.split()[0].lower()}@example.org"
    ines, astrid, hugo = reader("Ines Berg"), reader(), reader("Hugo Favre")

    path = nominate(ines, name, email)
    ines.told(f"{name} is nominated. The letter is on its way.")

    astrid.letter(name, "SN has put your name forward").press("Read and answer")
    astrid.sees("Ines Berg (SN) invites you to take part.").sees(email)
    astrid.write("Choose a password", "short").press("Open my account")
    assert astrid.status == 422
    astrid.told("This password is too short.")
    astrid.write("Choose a password", PASSWORD).press("Open my account")

    assert astrid.page.url == product.address + path
    astrid.sees("Read what is asked, then say yes or no").sees(STATEMENT)
    boxes = astrid.page.get_by_role("checkbox")
    assert boxes.count() == 3
    boxes.nth(0).check()
    boxes.nth(2).check()
    astrid.press("I declare this and accept")
    assert astrid.status == 409
    astrid.told("All 3 declarations are needed before you can accept; still open:").sees("Still open")
    assert [each.is_checked() for each in boxes.all()] == [True, False, True]
    accept(astrid)
    expect(astrid.page.get_by_role("checkbox")).to_have_count(0)

    hugo.open("/home/").open("/nominations/").press(name)
    hugo.unfold("Ask the member body a question first").write("What you would like to know", QUESTION)
    stale = hugo.tab()
    hugo.press("Send the question").told("asked")
    stale.press("Confirm as mentee")
    assert stale.status == 409
    stale.sees("The secretariat has asked the member body a question and waits for the answer.")

    ines.letter("Ines Berg", f"A question about the nomination of {name}").press("Answer the secretariat")
    ines.sees(QUESTION).write("Your answer", ANSWER).press("Send the answer")
    astrid.open(path)
    expect(astrid.page.get_by_text(QUESTION)).to_have_count(0)
    expect(astrid.page.get_by_text(ANSWER)).to_have_count(0)

    hugo.letter("Hugo Favre", f"SN has answered your question about {name}").press("Look and decide")
    hugo.sees(ANSWER).press("Confirm as mentee").sees("The nomination is confirmed")
    astrid.letter(name, "Welcome: the nomination for WG 61 is confirmed").press("See what comes next")
    astrid.open("/home/").sees("The way to graduation")
    ines.open(path).sees("The nomination is confirmed")


def test_a_double_click_confirms_once(reader: Opens) -> None:
    ines, nominee, hugo = reader("Ines Berg"), reader(), reader("Hugo Favre")
    path = nominate(ines, "Bodil Krog", "bodil@example.org")
    open_account(nominee, "Bodil Krog")
    accept(nominee)
    hugo.open(path).page.get_by_role("button", name="Confirm as mentee").dblclick()
    hugo.settle()
    hugo.open(path).sees("The nomination is confirmed")
    hugo.page.goto(f"{hugo.product.address}/demo/letters/")
    welcome = hugo.page.locator(".inbox li").filter(has_text="To Bodil Krog").filter(has_text="Welcome")
    expect(welcome).to_have_count(1)


def test_accepting_in_a_second_tab_that_is_stale_is_told_and_changes_nothing(reader: Opens) -> None:
    ines, nominee = reader("Ines Berg"), reader()
    nominate(ines, "Cato Moen", "cato@example.org")
    open_account(nominee, "Cato Moen")
    stale = nominee.tab()
    accept(nominee)
    stale.unfold("I would rather decline").write("A line of explanation", "Not this year, I am sorry to say.")
    stale.press("Decline the nomination")
    assert stale.status == 409
    stale.sees("The nominee has accepted already and the secretariat is deciding. Nothing was changed.")
    kept = stale.page.locator("textarea")
    assert kept.first.input_value() == "Not this year, I am sorry to say."


def test_nominating_the_same_person_twice_is_told_and_keeps_what_was_written(reader: Opens) -> None:
    ines = reader("Ines Berg")
    path = nominate(ines, "Dagny Vik", "dagny@example.org")
    nominate(ines, "Dagny Vik", "Dagny@example.org", group="WG 57")
    assert ines.status == 409
    ines.told("Dagny Vik is nominated already, for WG 61, and has not answered yet.")
    assert ines.page.get_by_label("Why this person").input_value() == STATEMENT
    ines.press("See that nomination")
    assert ines.page.url.endswith(path)


def test_a_nomination_without_a_name_is_told_beside_the_field(reader: Opens) -> None:
    ines = reader("Ines Berg")
    nominate(ines, "", "nobody@example.org")
    assert ines.status == 422
    ines.told("What you wrote is kept.").sees("Choose somebody above, or write the full name here.")
    assert ines.page.get_by_label("E-mail address").input_value() == "nobody@example.org"
    assert ines.page.get_by_label("Why this person").input_value() == STATEMENT


def test_a_link_that_was_used_replaced_or_never_made_says_so(reader: Opens) -> None:
    hugo, signe, late = reader("Hugo Favre"), reader(), reader()
    signe.letter("Signe Aas", "has put your name forward")
    old = signe.page.get_by_role("link", name="Read and answer").get_attribute("href") or ""
    hugo.open("/people/").write("Name, address or member body", "Signe").press("Search").press(
        "Signe Aas"
    ).press("Send a fresh letter")
    signe.open(old)
    assert signe.status == 410
    signe.sees("This link is too old").sees("a newer letter has replaced it")

    signe.letter("Signe Aas", "Your way in").press("Open my account")
    link = signe.page.url
    signe.write("Choose a password", PASSWORD).press("Open my account")
    late.open(link)
    assert late.status == 410
    late.sees("It opened an account once, and works only once.").press("Sign in", exact=True)
    late.write("E-mail address", "signe.aas@example.org").write("Password", PASSWORD).press(
        "Sign in", exact=True
    )
    assert re.search(r"/(nominations/\d+|home)/$", late.page.url)

    signe.open("/welcome/not-one-of-ours/")
    assert signe.status == 410
    signe.sees("This link is not one of ours").sees("copy it whole from the letter")
