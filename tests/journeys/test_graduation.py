"""The last part of the way: five objectives with what shows them, a gate that says what is missing, a certificate."""

from io import BytesIO

from gestures import Window
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from conftest import Reader

REVIEW = "Review the summary of a meeting"
OWN_WORDS = "I compared three pages with my notes; two sentences were changed."
SAW = "He found the sentence that hid an objection, and asked for four words."


def aim(somebody: Reader, key: str) -> Locator:
    """One objective on the page of all five."""
    return somebody.page.locator(f"#{key}")


def test_the_gate_says_what_is_missing(reader: Window) -> None:
    minjun = reader("Min-jun Park").open("/way/").press("Graduation", exact=True)

    minjun.sees(f"Nothing shows “{REVIEW}” yet.")
    minjun.sees("is signed and waits for the secretariat's confirmation.")
    expect(minjun.page.get_by_role("button", name="Recommend")).to_have_count(0)


def test_the_mentee_says_how_far_an_objective_is(reader: Window) -> None:
    minjun = reader("Min-jun Park", phone=True).open("/way/").press("Objectives", exact=True)
    aim(minjun, "review").get_by_role("link", name="Say how far you are").click()
    minjun.look()
    minjun.page.get_by_label("In your own words").fill(OWN_WORDS)
    minjun.page.get_by_role("button", name="Save").click()  # the browser itself asks for the level
    assert minjun.page.url.endswith("/own/")

    minjun.page.get_by_role("radio").last.check()
    minjun.page.get_by_role("checkbox").first.check()
    minjun.press("Save").told("Saved. Your mentor sees it.")
    expect(aim(minjun, "review")).to_contain_text(OWN_WORDS)


def test_nothing_is_signed_without_what_shows_it(reader: Window) -> None:
    kenji = reader("Kenji Watanabe").open("/mentees/").press("Min-jun Park").press("Objectives", exact=True)
    aim(kenji, "review").get_by_role("link", name="Sign with evidence").click()
    kenji.look().sees(OWN_WORDS)
    for box in kenji.page.get_by_role("checkbox", checked=True).all():
        box.uncheck()
    kenji.page.get_by_label("What you saw").fill(SAW)
    kenji.press("Sign", exact=True).sees("Link at least one thing that shows it.")
    expect(kenji.page.get_by_label("What you saw")).to_have_value(SAW)

    second = kenji.tab()
    for tab in (kenji, second):
        tab.page.get_by_role("checkbox").first.check()
        tab.page.get_by_label("What you saw").fill(SAW)
    kenji.press("Sign", exact=True).told("Signed. The secretariat confirms it next.")
    second.press("Sign", exact=True).sees(f"“{REVIEW}” is signed already. Nothing was changed.")


def test_the_secretariat_confirms_and_reads_the_signed_words_alone(reader: Window) -> None:
    hugo = reader("Hugo Favre").open("/cohort/").press("Min-jun Park").press("Objectives", exact=True)
    expect(aim(hugo, "review")).to_contain_text(SAW)
    assert OWN_WORDS not in hugo.page.content()
    aim(hugo, "review").get_by_role("button", name="Confirm").dblclick()
    expect(aim(hugo, "review")).to_contain_text("Confirmed by the secretariat on")
    hugo.look()

    minjun = reader("Min-jun Park").open("/way/").press("Graduation", exact=True)
    expect(minjun.page.get_by_text(f"“{REVIEW}”")).to_have_count(0)


def test_the_secretariat_has_the_last_word(reader: Window) -> None:
    greta = reader("Greta Lind").open("/mentees/").press("Ayşe Demir").press("Graduation", exact=True)
    greta.sees("The secretariat confirms the graduation")

    hugo = (
        reader("Hugo Favre", phone=True).open("/cohort/").press("Ayşe Demir").press("Graduation", exact=True)
    )
    stale = hugo.tab()
    hugo.press("Confirm the graduation").told("Confirmed. The certificate has its number")
    stale.press("Confirm the graduation").sees("The graduation is confirmed already. Nothing was changed.")
    hugo.letter("Ayşe Demir", "Congratulations: the programme is complete")
    hugo.letter("Ayşe Demir", "Would you like to mentor somebody?")


def test_the_certificate_names_the_graduate_and_is_read_aloud_in_order(reader: Window) -> None:
    ayse = reader("Ayşe Demir").sees("You have completed the programme")
    ayse.press("Become a mentor")
    with ayse.page.expect_download() as waiting:
        ayse.page.get_by_role("link", name="Download the certificate").click()
    certificate = PdfReader(BytesIO(waiting.value.path().read_bytes()))
    catalogue = certificate.trailer["/Root"]
    text = " ".join(" ".join(each.extract_text() for each in certificate.pages).split())

    assert (catalogue["/MarkInfo"]["/Marked"], "/StructTreeRoot" in catalogue, catalogue["/Lang"]) == (
        True,
        True,
        "en",
    )
    assert ("Ayşe Demir" in text, "Greta Lind" in text, REVIEW in text) == (True, True, True)
    assert waiting.value.suggested_filename.removesuffix(".pdf") in text


def test_a_graduate_offers_to_become_a_mentor(reader: Window) -> None:
    ayse = reader("Ayşe Demir", phone=True).press("Become a mentor")
    ayse.page.get_by_role("button", name="I would like to be a mentor").dblclick()
    expect(ayse.page.get_by_text("You are on the list of mentors.")).to_be_visible()
    ayse.look()

    hugo = reader("Hugo Favre").open("/mentors/")
    expect(hugo.page.get_by_role("link", name="Ayşe Demir")).to_have_count(1)


def test_the_member_body_keeps_the_certificate_and_others_find_nothing(reader: Window) -> None:
    cem = reader("Cem Aydın").press("Ayşe Demir")
    path = cem.page.get_by_role("link", name="Certificate").get_attribute("href")
    answers = {"Cem Aydın": cem.page.request.get(f"{cem.product.address}{path}").status}
    for name in ("Ines Berg", "Amina Haddad"):
        answers[name] = reader(name).page.request.get(f"{cem.product.address}{path}").status
    assert answers == {"Cem Aydın": 200, "Ines Berg": 404, "Amina Haddad": 404}
