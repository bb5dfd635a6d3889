"""Fatou accompanies Camille, and not a word of English stands between them."""

import re

import pytest
from django.utils.translation import gettext, override
from gestures import Window
from playwright.sync_api import expect

from conftest import DESKTOP, PHONE, Reader
from convenor.content.pack import casco, load_pack

PACK = load_pack(casco())
TALK = PACK.activity("prepare-talk").title.in_language("fr")
HANDOUT = PACK.handout("preparing").title.in_language("fr")
WRITES = PACK.activity("prepare").title.in_language("fr")
TITLES = [each.title.in_language("fr") for each in PACK.readings]
"""Of documents, some of which exist in English only."""
COMMENT = "Garde cette phrase pour Pretoria : elle ouvre la discussion sans la trancher."
ENGLISH = re.compile(r"\b(the|your|you|and|with|this|has|have|been|from|will|what)\b", re.IGNORECASE)
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"], indirect=True)


def french(words: str, **values: str) -> str:
    """What the catalogue says for ``words``; a sentence without French fails the story."""
    with override("fr"):
        told = gettext(words)
    assert told != words, f"not translated: {words}"
    return told % values if values else told


def speaks_french(somebody: Reader) -> Reader:
    """The page says that it is French, and is."""
    somebody.look()
    expect(somebody.page.locator("html")).to_have_attribute("lang", "fr")
    text = somebody.page.inner_text("main")
    for title in TITLES:
        text = text.replace(title, "")
    assert [each for each in text.splitlines() if ENGLISH.search(each)] == []
    return somebody


@SIZES
def test_a_stranger_is_greeted_in_the_language_of_the_browser(reader: Window, size: dict[str, int]) -> None:
    stranger = reader(language="fr-FR").open("/")
    speaks_french(stranger).sees(french("Who it is for"))
    stranger.sees(PACK.for_whom.in_language("fr"))


@SIZES
def test_home_and_way_speak_french(reader: Window, size: dict[str, int]) -> None:
    fatou = speaks_french(reader("Fatou Diop", language="fr-FR"))
    fatou.sees(french("Your mentees")).press("Camille Lefèvre")
    speaks_french(fatou).sees(TALK)
    for tab in ("Talks", "Meetings", "Objectives", "Graduation"):
        speaks_french(fatou.press(french(tab), exact=True))


@SIZES
def test_the_packs_texts_are_french(reader: Window, size: dict[str, int]) -> None:
    camille = speaks_french(reader("Camille Lefèvre", language="fr-FR"))
    camille.open("/way/").press(PACK.activity("self-test").title.in_language("fr"))
    speaks_french(camille).page.get_by_role("link", name=french("See the result")).first.click()
    speaks_french(camille).sees(PACK.self_test.items[5].why.in_language("fr"))
    camille.open("/way/").press(PACK.activity("reading").title.in_language("fr"))
    expect(camille.page.locator("html")).to_have_attribute("lang", "fr")
    camille.sees(PACK.reading("convenor-toolkit").why.in_language("fr"))


def test_a_talk_is_moved_and_agreed_in_french(reader: Window) -> None:
    camille = reader("Camille Lefèvre", language="fr-FR").open("/way/").press(french("Talks"), exact=True)
    camille.page.locator("#prepare-talk .lines a").first.click()
    speaks_french(camille).press(french("Move it"))
    speaks_french(camille).press(french("Send these times"))
    speaks_french(camille).sees(french("Choose at least one time, or type one of your own."))
    camille.page.locator(".slot").first.click()
    camille.press(french("Send these times"))

    fatou = reader("Fatou Diop", language="fr-FR", phone=True).open(camille.page.url)
    speaks_french(fatou).sees(french("%(name)s offers these times", name="Camille"))
    fatou.page.locator(".slot").first.click()
    fatou.press(french("Agree to this time"))
    speaks_french(fatou).sees(french("The time is agreed"))

    invitation = fatou.page.request.get(f"{fatou.page.url}talk.ics").text()
    assert f"SUMMARY:{TALK}" in invitation.replace("\r\n ", "")
    fatou.open("/letters/").page.locator(".inbox a").first.click()
    speaks_french(fatou).sees(TALK)


@SIZES
def test_a_comment_is_written_in_french(reader: Window, size: dict[str, int]) -> None:
    fatou = reader("Fatou Diop", language="fr-FR").press("Camille Lefèvre").press(WRITES)
    speaks_french(fatou).sees(HANDOUT)
    answer = fatou.page.locator("#q6")
    words = f"{COMMENT} ({size['width']})"
    answer.get_by_text(french("Comment"), exact=True).click()
    answer.get_by_label(french("Your words")).fill(words)
    answer.get_by_role("button", name=french("Send")).click()
    fatou.told(french("Your words are there. Only the two of you see them."))
    speaks_french(fatou).sees(words)

    camille = reader("Camille Lefèvre", language="fr-FR").open("/way/").press(WRITES)
    speaks_french(camille).sees(words)
