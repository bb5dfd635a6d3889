"""Emil prepares in writing: whatever happens to the line, the server or the tab, his words stay; then the talk about it."""

import time
from io import BytesIO
from urllib.parse import parse_qs

import pytest
from docx import Document
from gestures import SETTLED, Window, in_english, saved, write
from playwright.sync_api import Locator, Page, Response, expect
from pypdf import PdfReader

from conftest import Product, Reader

TITLE = "Fill in the handout “Preparing for your first meeting”"
TOGETHER = "How have the convenors agreed"  # q6: between Emil and Fatou
PAPERS = "What do the group's other papers"  # q4: the secretariat reads it too
PEOPLE = "How many people will take part"  # q5: the same
NOTES = "Notes"
CANDID = "Bruno hands over the chair before he speaks as an expert; I keep the list for clause 6.2."
OPEN_WORDS = "Clause 9 will be new, and a third of the comments is still open."
NOT_SAVED = "Not saved: keep this page open, we try again."


@pytest.fixture
def emil(reader: Window) -> Reader:
    """At his handout, writing."""
    return reader("Emil Nordahl").open("/way/").press(TITLE)


def box(page: Page, label: str) -> Locator:
    """The box below the question."""
    return page.get_by_role("textbox", name=label)


def state(page: Page, field: str) -> Locator:
    """The line below a box that says whether its words are saved."""
    return page.locator(f'[data-saved-for="{field}"]')


def test_beside_each_box_stands_who_sees_it_and_what_is_known(emil: Reader) -> None:
    seen = {
        key: emil.page.locator(f"#who-{key}").inner_text()
        for key in ("q1", "q2", "q3", "q4", "q5", "q6", "q7", "notes")
    }
    two, office = "Only you and Fatou see this answer.", "You, Fatou and the secretariat see this answer."
    candid = {"q1", "q2", "q6", "q7", "notes"}
    assert seen == {key: two if key in candid else office for key in seen}

    offer = emil.page.locator("#offer-q5").inner_text()
    emil.page.locator("#q5").get_by_role("button", name="Take it over").click()
    emil.page.wait_for_url("**/write/#id_q5")

    words = box(emil.look().page, PEOPLE).input_value()
    assert words and words in offer
    assert ("16" in words, "9" in words) == (True, True)


def test_offline_is_said_at_once_and_nothing_is_lost(emil: Reader) -> None:
    page = emil.page
    page.context.set_offline(True)
    box(page, PAPERS).fill(OPEN_WORDS)
    expect(state(page, "q4")).to_have_text(NOT_SAVED, timeout=5_000)

    page.context.set_offline(False)
    expect(state(page, "q4")).to_have_attribute("data-state", "saved", timeout=3_000)
    emil.faults.clear()  # the browser's own complaint that there was no line
    page.reload()
    expect(box(page, PAPERS)).to_have_value(OPEN_WORDS)


def test_a_killed_server_costs_at_most_five_seconds_of_typing(
    emil: Reader, product: Product, reader: Window
) -> None:
    page, typed, acknowledged = emil.page, list[float](), [""]
    page.on("response", lambda answer: acknowledged.append(_said(answer)) if answer.ok else None)
    box(page, TOGETHER).focus()
    started = time.monotonic()
    while time.monotonic() - started < 7:
        page.keyboard.type("word ")
        typed.append(time.monotonic())
        page.wait_for_timeout(60)
    product.kill()
    killed = time.monotonic()
    page.keyboard.type("and these after the power went.")
    expect(state(page, "q6")).to_have_attribute("data-state", "unsaved")
    product.start()

    elsewhere = reader("Emil Nordahl").open("/way/").press(TITLE).page
    kept = box(elsewhere, TOGETHER).input_value()
    assert kept.startswith(acknowledged[-1])
    lost = [at for at in typed[len(kept) // len("word ") :] if at < killed]
    assert killed - min(lost, default=killed) <= 5
    assert len(acknowledged) > 1

    expect(state(page, "q6")).to_have_attribute("data-state", "saved", timeout=SETTLED)
    elsewhere.reload()
    assert box(elsewhere, TOGETHER).input_value() == "word " * len(typed) + "and these after the power went."


def _said(answer: Response) -> str:
    """The words of q6 that the server has said are saved."""
    sent = parse_qs(answer.request.post_data or "")
    return sent["text"][0] if sent.get("field") == ["q6"] else ""


def test_words_left_behind_by_a_closed_tab_are_offered_again(emil: Reader, product: Product) -> None:
    page = emil.page
    box(page, NOTES).fill("First Geneva, then sleep.")
    product.kill()
    page.close(run_before_unload=False)
    product.start()

    again = Reader(page.context.new_page(), product)
    again.open("/way/").press(TITLE).sees("had not been saved.").press("Put them back")
    saved(again.page, "notes")
    again.page.reload()
    expect(box(again.page, NOTES)).to_have_value("First Geneva, then sleep.")


def test_signed_out_while_writing_loses_nothing(emil: Reader) -> None:
    page, at = emil.page, emil.page.url
    page.context.clear_cookies()
    box(page, NOTES).fill("First Geneva, then sleep, then the minutes.")
    box(page, NOTES).blur()
    expect(state(page, "notes")).to_contain_text("you are signed out")

    emil.sign_in("Emil Nordahl")
    page.goto(at)
    emil.press("Put them back")
    saved(page, "notes")


def test_two_tabs_show_both_texts_and_the_writer_chooses(emil: Reader) -> None:
    other = emil.tab()
    write(other.page, PAPERS, "From the second tab.")

    box(emil.page, PAPERS).fill("From the first tab.")
    box(emil.page, PAPERS).blur()
    emil.sees("Changed in another window: choose which text stays.")
    expect(emil.page.locator("#q4 blockquote")).to_have_text("From the second tab.")
    expect(box(emil.page, PAPERS)).to_have_value("From the first tab.")
    emil.press("Keep both, one below the other")
    saved(emil.page, "q4")
    emil.page.reload()
    expect(box(emil.page, PAPERS)).to_have_value("From the first tab.\n\nFrom the second tab.")


def test_an_answer_that_is_far_too_long_gets_words_and_stays(emil: Reader) -> None:
    page, long = emil.page, "wordy " * 16_667
    box(page, PAPERS).fill(long[:100_000])
    box(page, PAPERS).blur()
    expect(state(page, "q4")).to_contain_text("This is 100,000 characters long and 20,000 fit")
    assert len(box(page, PAPERS).input_value()) == 100_000
    page.get_by_role("button", name="Go on to submit to Fatou").click()
    expect(box(page, PAPERS)).to_be_focused()
    emil.look()

    write(page, PAPERS, OPEN_WORDS)


def test_control_characters_are_taken_out_and_the_words_stay(emil: Reader) -> None:
    write(emil.page, NOTES, "Geneva\x0bfirst\x07, then \x1bsleep.")
    emil.page.reload()
    expect(box(emil.page, NOTES)).to_have_value("Geneva\nfirst, then sleep.")


def test_it_is_submitted_with_what_it_says(emil: Reader) -> None:
    write(emil.page, TOGETHER, CANDID)
    write(emil.page, PAPERS, OPEN_WORDS)
    emil.press("Go on to submit to Fatou").sees("7 of 7 questions are answered.")
    emil.press("Submit", exact=True).told("Version 1 is with Fatou.")
    emil.sees(CANDID)


def test_the_talk_about_the_answers(emil: Reader, reader: Window) -> None:
    fatou = in_english(reader("Fatou Diop", phone=True))
    fatou.open("/mentees/").press("Emil Nordahl").press(TITLE).sees(CANDID)
    answer = fatou.page.locator("#q6")
    answer.get_by_text("Comment", exact=True).click()
    answer.get_by_label("Your words").fill("Say it aloud when you take the list, and until when.")
    answer.get_by_role("button", name="Send").click()
    fatou.told("Only the two of you see them.")

    emil.page.reload()
    emil.sees("Say it aloud when you take the list, and until when.")
    answer = emil.page.locator("#q6")
    answer.get_by_text("Reply", exact=True).click()
    answer.get_by_label("Your words").fill("Until the coffee. Written down.")
    answer.get_by_role("button", name="Send").dblclick()
    reply = emil.page.locator("#q6 .talk li").filter(has_text="Until the coffee.")
    expect(reply).to_have_count(1)
    emil.page.reload()
    expect(reply).to_have_count(1)
    emil.look()

    fatou.page.reload()
    fatou.page.locator("#q6").get_by_role("button", name="We talked about this").click()
    expect(fatou.look().page.locator("#q6")).to_contain_text("talked through")
    fatou.sees("1 of 8 answers talked through")


def test_the_downloads_hold_what_their_reader_may_see(reader: Window) -> None:
    emil = reader("Emil Nordahl").open("/way/").press(TITLE)
    taken = {name: downloaded(emil, name) for name in ("Word", "PDF")}
    both = {name: (CANDID in text, OPEN_WORDS in text) for name, text in taken.items()}
    assert both == {"Word": (True, True), "PDF": (True, True)}

    hugo = reader("Hugo Favre").open("/cohort/").press("Emil Nordahl").press(TITLE)
    hugo.sees(OPEN_WORDS).sees("5 questions are between Emil and the mentor alone.")
    assert CANDID not in hugo.page.content()
    assert "Until the coffee" not in hugo.page.content()
    read = {name: downloaded(hugo, name) for name in ("Word", "PDF")}
    both = {name: (CANDID in text, OPEN_WORDS in text) for name, text in read.items()}
    assert both == {"Word": (False, True), "PDF": (False, True)}


def downloaded(somebody: Reader, kind: str) -> str:
    """The text of the file behind the link, on one line."""
    with somebody.page.expect_download() as waiting:
        somebody.page.get_by_role("link", name=kind, exact=True).click()
    data = waiting.value.path().read_bytes()
    if kind == "Word":
        found = " ".join(each.text for each in Document(BytesIO(data)).paragraphs)
    else:
        found = " ".join(each.extract_text() for each in PdfReader(BytesIO(data)).pages)
    return " ".join(found.split())
