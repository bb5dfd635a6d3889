"""Amina and Bruno work in one ballot at the same time: neither overwrites the other, and both learn of it in words."""

from collections.abc import Callable

from playwright.sync_api import expect
from test_ballot_review import a_ballot

from conftest import Reader

Window = Callable[..., Reader]


def test_a_stale_proposal_stands_beside_what_the_other_wrote_and_is_sent_knowingly(reader: Window) -> None:
    amina, bruno = reader("Amina Haddad"), reader("Bruno Rossi")
    issue = an_issue(amina, "One issue, two people")
    amina.open(issue)
    bruno.open(issue)

    amina.page.get_by_label("What is proposed").select_option("accepted")
    amina.write("The reason", "Agreed by all.").press("Write the proposal down")
    bruno.page.evaluate("document.querySelector('page-watch').ask()")
    bruno.told("Amina Haddad changed this meanwhile.").look()
    bruno.page.get_by_label("What is proposed").select_option("not-accepted")
    bruno.write("The reason", "It costs too much.").press("Write the proposal down")

    bruno.told("Somebody has changed this issue since your page was drawn.").sees("Agreed by all.")
    expect(bruno.page.get_by_label("The reason")).to_have_value("It costs too much.")
    bruno.press("Write the proposal down").told("The proposal is written down for each comment of the issue.")
    amina.open(issue).sees("It costs too much.")


def test_a_step_for_many_stops_where_somebody_changed_a_row_meanwhile(reader: Window) -> None:
    amina, bruno = reader("Amina Haddad"), reader("Bruno Rossi")
    ballot = a_ballot(amina, "Many rows, two people")
    amina.open(f"{ballot}clauses/?clause=4")
    amina.page.get_by_label("Tick all comments of this page").check()
    amina.page.get_by_label("With the ticked ones").select_option("propose")
    amina.press("Go on").page.get_by_label("What is proposed").select_option("accepted")
    amina.write("The reason", "Agreed by all.").press("See what would change").sees("3 comments would change")

    bruno.open(f"{ballot}comments/2/")
    bruno.page.get_by_role("textbox", name="Note").fill("Ask France first.")
    bruno.press("Keep the note")

    amina.press("Change 3 comments").told("Somebody has changed ticked comments since you looked at them: 1.")
    amina.sees("Ask France first.").sees("changed since you looked").sees("Agreed by all.")
    amina.press("Change 3 comments").told("Proposed: 3 comments")


def test_a_repair_stands_beside_the_one_that_somebody_made_meanwhile(reader: Window) -> None:
    amina, bruno = reader("Amina Haddad"), reader("Bruno Rossi")
    ballot = a_ballot(
        amina, "One repair, two people", "AU-001 | 3 | ??? | | te | A term is missing. | Add it."
    )
    questions = f"{ballot}comments/5/"
    amina.open(questions)
    bruno.open(questions)

    amina.unfold("Write something else").write("Clause", "3.7").press("Put this")
    bruno.unfold("Write something else").write("Clause", "3.9").press("Put this")

    bruno.told("Somebody changed comment 5 meanwhile.").sees("3.7").sees("Amina Haddad changed it at")
    expect(bruno.page.get_by_label("Clause, as you typed it")).to_have_value("3.9")
    bruno.press("Put this all the same").sees("· 3.9 ·")


def test_two_people_change_different_comments_without_disturbing_each_other(reader: Window) -> None:
    amina, bruno = reader("Amina Haddad"), reader("Bruno Rossi")
    ballot = a_ballot(amina, "Two comments, two people")
    amina.open(f"{ballot}clauses/?comment=1")
    bruno.open(f"{ballot}clauses/?comment=2")

    for who, words in ((amina, "Ask Norway."), (bruno, "Ask France.")):
        who.page.locator(".panel").get_by_role("textbox", name="Note").fill(words)
    for who in (amina, bruno):
        who.press("Keep the note")
        assert who.status == 200

    amina.page.keyboard.press("j")
    expect(amina.page.locator(".panel textarea[name=note]")).to_have_value("Ask France.")
    bruno.page.keyboard.press("k")
    expect(bruno.page.locator(".panel textarea[name=note]")).to_have_value("Ask Norway.")


def test_the_facts_of_the_ballot_are_not_overwritten_unseen(reader: Window) -> None:
    amina, bruno = reader("Amina Haddad"), reader("Bruno Rossi")
    edit = f"{a_ballot(amina, 'Facts, two people')}edit/"
    amina.open(edit)
    bruno.open(edit)

    amina.write("Title", "Facts, as Amina has them").press("Save the changes")
    bruno.write("Title", "Facts, as Bruno has them").press("Save the changes")

    bruno.told("Somebody corrected this ballot while you were writing.").sees("Facts, as Amina has them")
    bruno.press("Save the changes").told("The changes are saved.").sees("Facts, as Bruno has them")


def an_issue(amina: Reader, title: str) -> str:
    """An issue of three comments, by ticking them; its address."""
    ballot = a_ballot(amina, title)
    amina.open(f"{ballot}clauses/?clause=4")
    amina.page.get_by_label("Tick all comments of this page").check()
    amina.press("Go on").write("Title of the issue", "How often").press("See what would change")
    amina.press("Change 3 comments")
    return f"{ballot}issues/1/"
