"""A mentee reads, asks, and finds out what stayed: by keyboard, on the desk and on the phone."""

from dataclasses import dataclass

import pytest
from gestures import Window, in_english, saved, sign_out, tab_to, write
from playwright.sync_api import Page, expect

from conftest import DESKTOP, PHONE, Reader
from convenor.content.pack import casco, load_pack

TEST = load_pack(casco()).self_test
TRAP = next(each for each in TEST.items if each.key == "convenor-role")


@dataclass(frozen=True)
class Learner:
    """Whose story it is, and how far that person is when it begins."""

    name: str
    mentor: str
    body: str
    begin: str
    first: int
    attempt: int
    points: str


EMIL = Learner("Emil Nordahl", "Fatou Diop", "Ines Berg", "Begin a new attempt", 1, 2, "14")
LINH = Learner("Nguyễn Thị Linh", "Kenji Watanabe", "Trần Quang Minh", "Go on", 7, 1, "13.6")
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"], indirect=True)


def choose_by_key(page: Page, number: int) -> None:
    """Answer question ``number`` rightly, and every box of the one that must not reward that."""
    item = TEST.items[number - 1]
    for place, option in enumerate(item.options, start=1):
        if option.key in item.right or item.key == TRAP.key:
            page.keyboard.press(str(place))
    saved(page, item.key)


def go_on_by_key(page: Page, number: int) -> None:
    """Enter leaves the question for the button, and Enter presses it."""
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    last = number == len(TEST.items)
    page.wait_for_url("**/review/" if last else f"**/{number + 1}/")


def test_a_reading_is_marked_noted_and_asked_about(reader: Window) -> None:
    emil = reader("Emil Nordahl")
    emil.open("/way/").press("Read the essential documents").sees("What to read")
    page = emil.page
    line = page.locator("#building-trust")
    expect(line.get_by_role("button", name="Not begun")).to_have_attribute("aria-pressed", "true")

    line.get_by_role("button", name="Reading", exact=True).click()
    expect(line.get_by_role("button", name="Reading", exact=True)).to_have_attribute("aria-pressed", "true")
    line.get_by_role("button", name="Read", exact=True).click()
    expect(line.get_by_role("button", name="Read", exact=True)).to_have_attribute("aria-pressed", "true")
    emil.look()

    emil.press("Getting started toolkit for ISO working group convenors")
    write(page, "Your notes", "Say until when, and have it in the minutes.")
    page.reload()
    expect(page.get_by_role("textbox", name="Your notes")).to_have_value(
        "Say until when, and have it in the minutes."
    )

    page.locator("#questions textarea").fill("May a convenor close a list of speakers?")
    emil.press("Ask").sees("Your question is sent.")
    emil.sees("It stands on the agenda of your next talk.")
    emil.open("/home/").press("Open the agenda")
    expect(page.locator(".agenda")).to_contain_text("May a convenor close a list of speakers?")


def test_the_mentor_reads_the_question_but_never_the_notes(reader: Window) -> None:
    fatou = in_english(reader("Fatou Diop"))
    fatou.open("/mentees/").press("Emil Nordahl").press("Read the essential documents")
    fatou.press("Getting started toolkit for ISO working group convenors")
    fatou.sees("May a convenor close a list of speakers?")
    assert "have it in the minutes" not in fatou.page.content()

    fatou.page.get_by_label("Your answer").fill("When it has been announced, and nobody waits.")
    fatou.press("Send the answer").sees("Your answer is sent.")


@SIZES
def test_the_self_test_is_taken_by_keyboard_and_nothing_is_lost(reader: Window, size: dict[str, int]) -> None:
    learner = LINH if size == PHONE else EMIL
    somebody = reader(learner.name)
    somebody.open("/way/").press("Take the self-test")
    page = somebody.page
    tab_to(page, learner.begin)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{learner.first}/")
    somebody.look()

    for number in range(learner.first, len(TEST.items) + 1):
        choose_by_key(page, number)
        if number == 9:
            _reload_keeps(page, number)
        if number == 11:
            _sign_out_keeps(somebody, learner, number)
        go_on_by_key(page, number)

    somebody.look().sees("Every question is answered.")
    tab_to(page, "Hand in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/learning/attempts/*/")
    somebody.look().sees(f"{learner.points} of 15 points").sees(f"Attempt {learner.attempt}")


def _reload_keeps(page: Page, number: int) -> None:
    page.reload()
    ticked = page.locator("fieldset.question input:checked").evaluate_all(
        "all => all.map(each => each.value)"
    )
    assert set(ticked) == TEST.items[number - 1].right
    page.keyboard.press("ArrowRight")  # back into the question


def _sign_out_keeps(somebody: Reader, learner: Learner, number: int) -> None:
    at = somebody.page.url
    sign_out(somebody.page)
    somebody.sign_in(learner.name)
    somebody.open("/way/").press("Take the self-test").sees(f"{number} of 15 questions are answered")
    somebody.page.goto(at)
    expect(somebody.page.locator("fieldset.question input:checked")).to_have_count(1)
    somebody.page.keyboard.press("ArrowRight")


@SIZES
def test_the_result_says_why_and_what_to_read_again(reader: Window, size: dict[str, int]) -> None:
    learner = LINH if size == PHONE else EMIL
    somebody = reader(learner.name)
    somebody.open("/way/").press("Take the self-test")
    somebody.page.get_by_role("link", name=f"See the result {learner.attempt}").click()
    everything = somebody.page.locator(f"#item-{TRAP.number}")

    expect(everything).to_contain_text("0 of 1")
    expect(everything).to_contain_text(TRAP.why.in_language("en"))
    expect(everything.locator(".wrong")).to_have_count(len(TRAP.options) - len(TRAP.right))
    expect(everything).to_contain_text("Read again:")
    expect(everything).to_contain_text("Getting started toolkit for ISO working group convenors")
    expect(somebody.page.locator("#item-11")).to_contain_text("1 of 1")
    somebody.look().sees("What to read again")


def test_an_attempt_stands_beside_the_earlier_one(reader: Window) -> None:
    emil = reader("Emil Nordahl")
    emil.open("/way/").press("Take the self-test").sees(
        "From 13.8 points in the first attempt to 14 in the last"
    )
    emil.page.get_by_role("link", name="See the result 1").click()
    emil.look().sees("13.8 of 15 points")


@SIZES
def test_the_mentor_sees_the_result_and_the_erratum(reader: Window, size: dict[str, int]) -> None:
    learner = LINH if size == PHONE else EMIL
    mentor = in_english(reader(learner.mentor))
    mentor.open("/mentees/").press(learner.name).press("Take the self-test")
    mentor.page.get_by_role("link", name=f"See the result {learner.attempt}").click()
    mentor.look().sees(f"{learner.points} of 15 points")
    expect(mentor.page.locator("#item-6")).to_contain_text("The printed key errs here")


def test_the_member_body_sees_only_that_it_is_done(reader: Window) -> None:
    emil = reader("Emil Nordahl")
    emil.open("/way/").press("Take the self-test")
    closed = [emil.page.url, emil.page.get_by_role("link", name="See the result 2").get_attribute("href")]

    ines = reader("Ines Berg")
    ines.press("Emil Nordahl")
    step = ines.page.locator("ol.journey li").filter(has_text="Take the self-test")
    expect(step).to_contain_text("done on")
    expect(step.get_by_role("link")).to_have_count(0)
    assert "points" not in ines.page.content()
    for address in closed:
        answer = ines.page.request.get(
            address if address.startswith("http") else ines.product.address + address
        )
        assert (answer.status, "of 15" in answer.text()) == (404, False)
