"""Emil makes a ballot to practise with, groups, proposes, decides, looks at one issue, then at everything."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from conftest import Reader

Window = Callable[..., Reader]
EDITORIAL = re.compile(r"· editorial|\*\*-")
"""A group of the batch, or with comments of the editing unit."""


def test_a_mentee_practises_and_compares(reader: Window) -> None:
    emil = reader("Emil Nordahl", "/practice/")

    emil.press("Make this ballot").sees("Invented comments, and nobody but you sees what you do with them.")
    ballot = emil.page.url.removeprefix(emil.product.address)
    emil.press("To the suggested groups").press("Compare the comments")
    technical = emil.page.locator(".offer").filter(has_not_text=EDITORIAL).first
    technical.get_by_label("Title of the issue").fill("As I see it")
    technical.get_by_role("button", name="Confirm as one issue").click()
    emil.settle()
    emil.open(f"{ballot}issues/").press("As I see it")
    emil.page.get_by_label("What is proposed").select_option("not-accepted")
    emil.write("The reason", "The draft says so already.")
    emil.press("Write the proposal down").sees("Your proposal is there.")
    emil.press("Decide", exact=True).sees("What you decided")

    emil.press("Compare with the working group").sees("Look, one at a time")
    emil.press("Look: As I see it").sees("Beside each other")
    emil.page.locator(".compared tbody a").first.click()
    emil.settle().look().sees("The working group").sees("The draft says so already.")

    emil.press("Compare with the working group").unfold("I am done: open everything")
    emil.press("Open everything", exact=True).told("Everything is open now.")
    expect(emil.page.get_by_text(re.compile(r"\d+ issues of the working group"))).to_be_visible()
    emil.unfold("Delete this practice").press("Delete it", exact=True).told("The practice is gone")


def test_a_half_done_practice_on_a_phone_and_in_the_dark(reader: Window) -> None:
    emil = reader("Emil Nordahl", "/practice/", phone=True, color_scheme="dark")

    emil.press("Compare: Practice 1: ISO/IEC DIS 17997").sees("What to look at again")
    emil.press("Competence for each technical area").sees(
        "You put together what the working group kept apart"
    )
    emil.unfold("other comments in your issue").look()


def test_nobody_else_finds_it(reader: Window) -> None:
    emil, fatou = reader("Emil Nordahl", "/practice/"), reader("Fatou Diop")
    place = emil.page.get_by_role("link", name="Compare: Practice 1").get_attribute("href") or ""

    fatou.page.goto(fatou.product.address + place)
    assert fatou.status == 404
    fatou.page.goto(fatou.product.address + place.replace("practice", "ballots"))
    assert fatou.status == 404
