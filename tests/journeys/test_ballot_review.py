"""Amina makes an issue of what is suggested and reads it by keyboard, while Bruno works on the same issue."""

from collections.abc import Callable

from playwright.sync_api import FilePayload, expect

from ballot_files import form
from conftest import Reader

Window = Callable[..., Reader]
SAID = (
    "NO-001 | 12 | 4.1 | | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "FR-001 | 12 | 4.1 | | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "US-001 | 12 | 4.1 | | te | Risks are reviewed too often already. | Review them when something changes.",
    "GB-001 | 14 | 3.10 | | ed | A comma is missing. | Add a comma after “body”.",
)


def test_an_issue_is_confirmed_read_by_keyboard_and_proposed_by_two_at_once(reader: Window) -> None:
    amina, bruno = reader("Amina Haddad"), reader("Bruno Rossi")
    address = a_ballot(amina)

    amina.open(f"{address}suggestions/").sees("Nothing is grouped before you confirm it.")
    amina.press("Compare the comments").sees("Word for word the same").look()
    amina.write("Title of the issue", "How often risks are reviewed").press("Confirm as one issue")
    amina.open(f"{address}issues/").sees("1 key issue").sees("comments not read yet for their side").look()
    amina.press("How often risks are reviewed").look()

    keys = amina.page.keyboard
    keys.press("j")
    expect(amina.page.locator("#c1")).to_be_focused()
    keys.press("j")
    expect(amina.page.locator("#c2")).to_be_focused()
    keys.press("k")
    keys.press("1")
    amina.settle()
    expect(amina.page.locator("#c1").get_by_role("button", name="for", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(amina.page.locator("#c1")).to_be_focused()
    amina.sees("Comment 1 says the same in the same words: for.")
    bruno.open(amina.page.url.removeprefix(amina.product.address))

    keys.press("a")
    expect(amina.page.get_by_label("What is proposed")).to_have_value("accepted")
    expect(amina.page.get_by_label("The reason")).to_be_focused()
    keys.type("Agreed by all.")
    amina.press("Write the proposal down").told("The proposal is written down for each comment of the issue.")

    bruno.page.keyboard.press("n")
    bruno.page.keyboard.type("It costs too much.")
    bruno.press("Write the proposal down").sees("Somebody has changed this issue since your page was drawn.")
    bruno.sees("Agreed by all.").look()
    expect(bruno.page.get_by_label("The reason")).to_have_value("It costs too much.")


def test_a_key_does_nothing_while_somebody_types(reader: Window) -> None:
    amina = reader("Amina Haddad")
    address = a_ballot(amina, "Another ballot")
    amina.open(f"{address}suggestions/").press("Compare the comments")
    amina.write("Title of the issue", "How often").press("Confirm as one issue")
    amina.open(f"{address}issues/1/")

    amina.page.get_by_label("The reason").press("n")

    expect(amina.page.get_by_label("The reason")).to_have_value("n")
    expect(amina.page.get_by_label("What is proposed")).to_have_value("")


def a_ballot(amina: Reader, title: str = "DIS 17024, key issues", *more: str) -> str:
    """A collated ballot with one file, perhaps with more rows; its address."""
    amina.open("/home/")
    amina.page.get_by_role("link", name="WG 57", exact=True).first.click()
    amina.settle().press("Add a ballot").write("Title", title)
    amina.page.get_by_label("draft International Standard (DIS)").check()
    amina.press("Add this ballot").press("To the files")
    address = amina.page.url.removeprefix(amina.product.address).replace("files/", "")
    given: FilePayload = {"name": "all.csv", "mimeType": "text/csv", "buffer": form((*SAID, *more))}
    amina.page.get_by_label("Files of comments").set_input_files([given])
    amina.press("Read these files").told(f"{len(SAID) + len(more)} comments were read")
    amina.open(f"{address}files/").press("Collate: show the comments to the group").told(
        "The comments are collated"
    )
    return address
