"""Ruth prepares and attends a meeting: the group says so, she writes what she saw, and her mentor answers."""

from gestures import Window, stored, the_hour_comes, write
from playwright.sync_api import Locator, expect

from conftest import Product, Reader

AFTER = "Fill in the handout “After the meeting”"
ATTENDED = "Attend the meeting of your working group"
TOOK_ON = "I read the two examples for clause 9 aloud, from the screen."
ANSWERS = {
    "When and where did the group meet": "In Geneva, three days; I was on screen for all of it, and it went better each day.",
    "What did you see the convenors do": "Amina handed over the chair before she spoke, and said until when.",
    "Did anyone make the meeting hard": "One participant spoke after everybody. Amina asked him for a paper.",
    "Where was agreement hard to reach": "On whether the institute that trains may examine.",
}


def the_meeting_is_over(product: Product) -> None:
    """Geneva lies behind: the third meeting of WG 57 ended yesterday."""
    change = "UPDATE committees_meeting SET starts_at = datetime('now', ?), ends_at = datetime('now', ?) "
    where = "WHERE title = '3rd meeting' AND group_id = (SELECT id FROM committees_workinggroup WHERE name = 'WG 57')"
    stored(product, change + where, "-3 days", "-1 days")


def step(somebody: Reader, title: str) -> Locator:
    """One activity on the page of the way."""
    return somebody.page.locator("ol.journey li").filter(has_text=title)


def test_the_preparation_is_confirmed_and_talked_through(reader: Window, product: Product) -> None:
    amina = reader("Amina Haddad", phone=True)
    amina.letter("Amina Haddad", "Ruth").open("/home/").sees("Ruth")
    amina.page.locator(".next a.button").click()
    amina.look().sees("I shall send the two examples before the meeting.").press("Yes, confirm")
    amina.told("Confirmed. It counts on the way to graduation.")

    ruth = reader("Ruth Mensah").open("/way/").press("Talks", exact=True)
    ruth.page.locator("#prepare-talk .button").click()
    ruth.page.locator(".slot").first.click()
    ruth.press("Send these times").sees("Tomás chooses a time")
    talk = ruth.page.url
    tomas = reader("Tomás Herrera", phone=True).open(talk)
    tomas.page.locator(".slot").first.click()
    tomas.press("Agree to this time")
    the_hour_comes(product, talk)
    for each in (ruth, tomas):
        each.open(talk).press("Yes, we talked")
    tomas.sees("You have both confirmed that this talk took place.")


def test_a_meeting_counts_when_the_group_says_so(reader: Window, product: Product) -> None:
    ruth = reader("Ruth Mensah").open("/way/").press("Meetings", exact=True)
    ruth.sees("A meeting can be attended once it has begun.")
    expect(ruth.page.get_by_label("3rd meeting")).to_have_count(0)

    the_meeting_is_over(product)
    ruth.page.reload()
    ruth.page.get_by_label("3rd meeting").check()
    ruth.page.locator("[name=attended-words]").fill(TOOK_ON)
    ruth.page.get_by_role("button", name="Say that I was there").dblclick()
    expect(ruth.page.locator("[aria-labelledby=said-title] li").filter(has_text="3rd meeting")).to_have_count(
        1
    )
    ruth.look()

    amina = reader("Amina Haddad", phone=True)
    amina.page.locator(".next a.button").click()
    amina.look().sees(TOOK_ON).press("Yes, confirm").told("Confirmed. It counts on the way to graduation.")
    address = amina.page.url

    again = reader("Bruno Rossi").open(address)
    expect(again.page.get_by_role("button", name="Yes, confirm")).to_have_count(0)
    again.sees("Amina Haddad")
    ruth.open("/way/")
    expect(step(ruth, ATTENDED)).to_contain_text("done on")


def test_greta_finds_no_trace_of_it(reader: Window) -> None:
    amina = reader("Amina Haddad").open("/home/")
    greta = reader("Greta Lind")
    for path in ("/journeys/5/", "/journeys/5/attendance/", "/learning/5/handouts/after/"):
        assert greta.page.request.get(greta.product.address + path).status == 404
    assert amina.page.request.get(f"{amina.product.address}/journeys/5/attendance/").ok


def test_what_was_seen_is_written_and_read_by_those_it_is_for(reader: Window) -> None:
    ruth = reader("Ruth Mensah").open("/way/").press(AFTER)
    for question, words in ANSWERS.items():
        write(ruth.page, question, words)
    ruth.press("Go on to submit to Tomás").sees("4 of 12 questions are answered.")
    ruth.press("Submit", exact=True)
    ruth.page.get_by_label("I submit it as it is").check()
    ruth.press("Submit", exact=True).told("Version 1 is with Tomás.")
    ruth.open("/way/")
    expect(step(ruth, AFTER)).to_contain_text("done on")

    hugo = reader("Hugo Favre").open("/cohort/").press("Ruth Mensah").press(AFTER)
    shown = hugo.page.content()
    candid = [words for words in list(ANSWERS.values())[1:] if words in shown]
    assert (ANSWERS["When and where did the group meet"] in shown, candid) == (True, [])


def test_the_mentor_comments_and_the_next_version_says_what_changed(reader: Window) -> None:
    tomas = reader("Tomás Herrera", phone=True)
    tomas.open("/mentees/").press("Ruth Mensah").press(AFTER)
    answer = tomas.page.locator("#q2")
    answer.get_by_text("Comment", exact=True).click()
    answer.get_by_label("Your words").fill("What did the room do in that moment?")
    answer.get_by_role("button", name="Send").click()
    tomas.told("Only the two of you see them.")

    ruth = reader("Ruth Mensah").open("/way/").press(AFTER).sees("What did the room do in that moment?")
    ruth.press("Write", exact=True)
    write(
        ruth.page,
        "What did you see the convenors do",
        "Amina handed over the chair and said until when. The room waited.",
    )
    ruth.press("Go on to submit to Tomás")
    ruth.page.get_by_label("I submit it as it is").check()
    ruth.press("Submit", exact=True).told("Version 2 is with Tomás.").press("Versions", exact=True)
    expect(ruth.page.locator("ins").filter(has_text="The room waited.")).to_have_count(1)

    tomas.page.reload()
    tomas.look().sees("The room waited.").sees("on version 1")
