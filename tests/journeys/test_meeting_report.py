"""The demo's meeting of sixty is over: its report is read, amended and made final, and the meeting is played again."""

import re

from gestures import Window, stored
from playwright.sync_api import Locator, expect

from conftest import Product, Reader

ASKED = "Is this the wording that was on screen?"
RIGHT = "The annex is informative and should help, not bind; nobody contradicted."


def report_of(product: Product) -> str:
    """The address of the report of WG 61."""
    rows = stored(product, "SELECT id FROM committees_meeting WHERE title = 'Meeting on clause 5.4'")
    return f"/meetings/{rows[0][0]}/report/"


def passage(somebody: Reader, words: str) -> Locator:
    """One passage of the report."""
    return somebody.page.locator(".passage").filter(has_text=words)


def test_the_secretary_answers_and_the_convenors_read_on(reader: Window, product: Product) -> None:
    priya = reader("Priya Raman").open(report_of(product)).sees("A convenor has a question")
    priya.press(ASKED)
    priya.write("Your answer", "Yes, word for word.").press("Answer", exact=True)
    priya.told("Your answer stands beside the passage.")

    greta = reader("Greta Lind", phone=True).open(report_of(product)).sees("passages wait for a convenor")
    greta.page.get_by_role("button", name=re.compile("Accept passage")).first.click()
    greta.settle().look().told("1 passage is accepted.")


def test_two_convenors_never_overwrite_each_other(reader: Window, product: Product) -> None:
    greta = reader("Greta Lind").open(report_of(product))
    passage(greta, "The annex is informative").get_by_role("link").click()
    greta.settle().look()
    lucia = reader("Lucía Fernández", phone=True).open(greta.page.url)
    lucia.write("It should say", "The annex is informative.").press("Say it like this")
    lucia.told("The passage says so now.")

    greta.write("It should say", RIGHT).press("Say it like this")
    greta.told("Lucía Fernández changed this passage").told("The annex is informative.")
    expect(greta.page.get_by_label("It should say")).to_have_value(RIGHT)
    greta.press("Say it like this").told("The passage says so now.").sees("nobody contradicted.")


def test_those_who_were_present_amend_and_the_convenors_decide(reader: Window, product: Product) -> None:
    margaret = reader("Margaret Whitlock", phone=True)
    assert margaret.page.request.get(product.address + report_of(product)).status == 409
    greta = reader("Greta Lind").open(report_of(product))
    greta.page.get_by_role("button", name=re.compile("^Accept (all|the one)")).click()
    greta.settle().look().sees("Open it to those who were present")
    greta.write("Days", "7").press("Open it for amendments").told("a letter tells everybody who was present")

    margaret.letter("Margaret Whitlock", "amend the report until").press("Read the report")
    margaret.sees("Does the report say what happened?")
    passage(margaret, RIGHT).get_by_role("link", name=re.compile("Amend")).click()
    margaret.settle().look()
    margaret.write("It should say", f"{RIGHT} One asked for “should”.").press("Propose it")
    margaret.page.get_by_label("Why").fill("I asked for it.")
    margaret.press("Propose it").told("Your amendment is with the convenors.")

    greta.open(report_of(product)).sees("1 amendment waits for a convenor").press("I asked for it.")
    greta.write("Words to take", f"{RIGHT} Margaret Whitlock asked for “should”.").press("Take it")
    greta.told("The amendment is taken")
    margaret.page.reload()
    margaret.look().sees("Margaret Whitlock asked for “should”.")
    expect(margaret.page.locator(".tag", has_text="taken")).to_have_count(1)


def test_the_report_becomes_final_and_every_version_stays(reader: Window, product: Product) -> None:
    greta = reader("Greta Lind").open(report_of(product)).sees("Those who were present")
    stored(product, "UPDATE meetings_report SET until = datetime('now', '-1 hour')")
    greta.open(report_of(product)).press("Make it final").told("The report is final")
    greta.press("Versions", exact=True)
    expect(greta.page.locator("ins").filter(has_text="asked for “should”")).to_have_count(1)
    greta.page.get_by_label("Compare it with").select_option("1")
    greta.press("Compare", exact=True).sees("changed from version 1 to version 3")
    greta.press("Report", exact=True)
    for name, ending in (
        ("Word", ".docx"),
        ("PDF", ".pdf"),
        ("Markdown", ".md"),
        ("CSV", ".csv"),
        ("JSON", ".jsonl"),
    ):
        with greta.page.expect_download() as waiting:
            greta.page.get_by_role("link", name=name, exact=True).click()
        assert waiting.value.suggested_filename.endswith(ending)


def test_the_meeting_is_played_again_by_the_keyboard_alone(reader: Window, product: Product) -> None:
    replay = report_of(product).replace("report", "replay")
    lucia = reader("Lucía Fernández").open(replay)
    page = lucia.page
    expect(page.locator("[data-said]")).to_have_text("Greta Lind has the chair.")
    page.get_by_role("slider", name="Moment of the meeting").focus()
    before = page.get_by_role("slider").get_attribute("aria-valuetext")
    page.keyboard.press("PageUp")
    expect(page.get_by_role("slider")).not_to_have_attribute("aria-valuetext", str(before))
    for _chapter in range(3):
        page.keyboard.press("]")
    said = page.locator("[data-said]").inner_text()
    for back in (",", ",", ","):  # also through events of one moment
        page.keyboard.press(back)
    expect(page.locator("[data-said]")).not_to_have_text(said)
    for on in (".", ".", "."):
        page.keyboard.press(on)
    expect(page.locator("[data-said]")).to_have_text(said)
    page.get_by_role("button", name="Consensus call, 5.4").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-words]")).to_contain_text("more than half of the time")
    lucia.look()
    page.get_by_role("combobox", name="Speed").select_option("60")
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-call-counts]")).to_contain_text("oppose it", timeout=60_000)
    expect(page.locator("[data-shares]")).to_contain_text("%")
    page.get_by_role("button", name="Pause").press("Enter")
    lucia.look()


def test_an_expert_watches_on_the_phone_without_the_private_parts(reader: Window, product: Product) -> None:
    replay = report_of(product).replace("report", "replay")
    expert = reader("Margaret Whitlock", phone=True).open(replay)
    expert.page.get_by_role("button", name="Round of the table").click()
    expect(expert.page.locator("[data-order]")).to_contain_text("A round of the table")
    expect(expert.page.locator("[data-voice]")).to_have_count(0)
    expert.look()


def test_somebody_of_another_group_finds_nothing(reader: Window, product: Product) -> None:
    amina = reader("Amina Haddad")
    for path in (report_of(product), report_of(product).replace("report", "replay")):
        assert amina.page.request.get(product.address + path).status == 404


def test_everybody_sees_their_own_talk_time(reader: Window) -> None:
    margaret = reader("Margaret Whitlock", phone=True).open("/talk-time/").sees("You spoke for")
    margaret.press("Leave it out").told("This meeting is left out of your history.")
    margaret.sees("left out").press("Take it in again").sees("You spoke for")
