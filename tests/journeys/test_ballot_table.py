"""Amina works through the table by clause: one comment beside it, by keyboard and with back; then one step for many."""

from collections.abc import Callable

from playwright.sync_api import expect
from test_ballot_review import a_ballot

from conftest import Reader

Window = Callable[..., Reader]


def test_a_comment_opens_beside_the_table_and_the_place_is_kept(reader: Window) -> None:
    amina = reader("Amina Haddad")
    table = f"{a_ballot(amina, 'Beside the table')}clauses/"
    amina.open(table)
    title = amina.page.locator("#panel-title")

    amina.page.locator("tr[data-comment] th a").first.click()
    expect(title).to_be_focused()
    expect(title).to_have_text("Comment 4")
    amina.look()
    amina.page.keyboard.press("j")
    expect(title).to_have_text("Comment 1")
    expect(amina.page).to_have_url(f"{amina.product.address}{table}?comment=1")
    amina.page.reload()
    amina.look()
    expect(title).to_have_text("Comment 1")
    amina.page.keyboard.press("k")
    expect(title).to_have_text("Comment 4")
    amina.page.keyboard.press("Escape")
    expect(amina.page.locator("#r4 th a")).to_be_focused()
    expect(title).to_have_count(0)

    amina.page.go_back()
    expect(title).to_have_text("Comment 4")
    amina.page.locator(".panel").get_by_role("textbox", name="Note").fill("Ask Britain.")
    amina.press("Keep the note")
    expect(amina.page.locator(".panel textarea[name=note]")).to_have_value("Ask Britain.")


def test_on_the_phone_a_comment_has_the_page_for_itself(reader: Window) -> None:
    amina = reader("Amina Haddad", phone=True)
    table = f"{a_ballot(reader('Amina Haddad'), 'On the phone')}clauses/"
    amina.open(table)

    amina.page.locator("tr[data-comment] th a").first.click()
    amina.settle().look()
    expect(amina.page.get_by_role("heading", level=1)).to_have_text("Comment 4")
    amina.open(f"{table}?comment=4")
    expect(amina.page.locator(".panel").get_by_text("A comma is missing.")).to_be_visible()
    expect(amina.page.locator("table.comments")).to_be_hidden()
    amina.press("Close")
    expect(amina.page.locator("table.comments")).to_be_visible()


def test_rows_are_ticked_by_keyboard_and_in_one_sweep_and_become_one_issue(reader: Window) -> None:
    amina = reader("Amina Haddad")
    table = f"{a_ballot(amina, 'Ticked')}clauses/?clause=4"
    amina.open(table)

    amina.page.keyboard.press("j")
    amina.page.keyboard.press("x")
    amina.sees("1 comment is ticked")
    amina.page.get_by_label("Tick comment 3").click(modifiers=["Shift"])
    amina.sees("3 comments are ticked").press("Go on").sees("3 comments are ticked.")
    amina.write("Title of the issue", "How often risks are reviewed").press("See what would change")
    amina.sees("3 comments would change").press("Change 3 comments").told("Made one issue: 3 comments")
    expect(amina.page.locator("tbody tr")).to_have_count(3)
    amina.press("Take back").sees("3 comments fit what you seek.")
    expect(amina.page.locator("tbody").get_by_text("open")).to_have_count(3)


def test_without_scripts_rows_are_ticked_and_changed_too(reader: Window) -> None:
    table = f"{a_ballot(reader('Amina Haddad'), 'Without scripts')}clauses/"
    amina = reader("Amina Haddad", java_script_enabled=False)
    amina.page.goto(amina.product.address + table)

    amina.page.get_by_label("Tick comment 4").check()
    amina.page.get_by_label("With the ticked ones").select_option("note")
    amina.page.get_by_role("button", name="Go on").click()
    amina.page.get_by_label("The note").fill("For Geneva.")
    amina.page.get_by_role("button", name="See what would change").click()
    amina.page.get_by_role("button", name="Change 1 comment").click()
    expect(amina.page.get_by_text("Noted: 1 comment")).to_be_visible()
