"""Amina makes the agenda of today's session from the issues of a ballot; what is decided there lands on the comments."""

from collections.abc import Callable

from gestures import stored
from meeting_room import Room, chair, comes_in
from playwright.sync_api import expect

from conftest import Product, Reader

Window = Callable[..., Reader]
SESSION = "Drafting session on clause 9"
BATCH = "Decision on the batch"


def test_issues_become_an_agenda_and_its_decisions_land_on_every_comment(
    reader: Window, product: Product
) -> None:
    amina = reader("Amina Haddad")
    ballot = the_ballot(product)
    amina.open(f"{ballot}agenda/").sees("First, because a vote against rests on it.")
    amina.sees("Early, because other clauses hang on the scope and on definitions.")
    first = amina.page.locator("ol.agenda .title strong").first.inner_text()
    minutes = amina.page.get_by_role("textbox", name=f"Minutes for “{first}”")
    minutes.fill("20")
    minutes.press("Enter")
    amina.settle().look()
    expect(minutes).to_have_value("20")

    amina.page.locator("#meeting").select_option(value=str(the_room(product).meeting))
    amina.page.locator("#minutes").fill("60")
    amina.press("Share out").sees("will not fit").sees("60 minutes")
    amina.press("Put these on its agenda").told(f"The issues are on the agenda of “{SESSION}”.")
    items = titles(product)
    assert items[0] == first
    assert items[-1] == BATCH

    leads = chair(comes_in(amina, the_room(product)), the_room(product))
    leads.does("open-meeting")
    for title, words in (
        (first, "Accepted in principle: in other words."),
        (BATCH, "The batch is accepted."),
    ):
        assert leads.does("record-decision", text=words, item=number(product, title)) == 200

    hugo = reader("Hugo Favre").open(f"{ballot}agenda/").sees(f"“{first}” was decided at {SESSION}")
    expect(hugo.page.get_by_label("Reason, as the member bodies read it")).to_have_value("in other words.")
    hugo.press("Record it for each comment").told(f"“{first}” is decided, and each of its comments with it.")
    hugo.sees(f"The batch was decided at {SESSION}").press("Record it for").told("of the batch are decided.")
    expect(hugo.page.get_by_text("was decided at")).to_have_count(0)

    assert undecided(product, first) == 0
    chen = reader("Chen Li").open(f"{ballot}clauses/?state=decided&lane=batch")
    chen.page.locator("table.comments tbody a").first.click()
    chen.settle().look().sees(SESSION)


def the_ballot(product: Product) -> str:
    [[key]] = stored(product, "SELECT id FROM ballots_ballot WHERE stage = 'dis' AND group_id IS NOT NULL")
    return f"/ballots/{key}/"


def the_room(product: Product) -> Room:
    question = "SELECT id FROM committees_meeting WHERE title = ?"
    [[key]] = stored(product, question, SESSION)
    return Room(int(str(key)), "", {})


ITEMS = (
    "FROM meetings_item i JOIN meetings_plan p ON p.id = i.plan_id JOIN committees_meeting m ON m.id = p.meeting_id"
    " WHERE m.title = ? AND i.documents LIKE '%repair workshops%'"
)


def titles(product: Product) -> list[str]:
    return [str(each) for [each] in stored(product, f"SELECT i.title {ITEMS} ORDER BY i.position", SESSION)]


def number(product: Product, title: str) -> int:
    [[found]] = stored(product, f"SELECT i.number {ITEMS} AND i.title = ?", SESSION, title)
    return int(str(found))


def undecided(product: Product, title: str) -> int:
    question = (
        "SELECT count(*) FROM ballots_comment c LEFT JOIN ballots_issue i ON i.id = c.issue_id"
        " WHERE (i.title = ? OR c.lane = 'batch' AND (i.id IS NULL OR i.lane = 'batch') AND c.state = 'proposed')"
        " AND c.decided_name != ?"
    )
    [[found]] = stored(product, question, title, SESSION)
    return int(str(found))
