"""The product in French: every sentence, every page of a French reader, her letters, days and counts."""

import importlib.util
import re
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import ngettext

from convenor.apps.accounts.days import dated
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.content.pack import casco, load_pack
from convenor.site.demo import story
from convenor.site.refusals import say, say_language
from convenor.site.templatetags.words import day, short_day, when
from world import World

pytestmark = pytest.mark.xdist_group("french")
ROOT = Path(__file__).resolve().parents[2]
SUNDAY_EVENING = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
OF_SOMEBODY = r"(name|names|mentee|mentor|other|others|by|who|person|last|body)"
ELIDES = re.compile(
    rf"\b(de|que|lorsque|puisque|jusque|si|le|la) (%\({OF_SOMEBODY}\)s|{{{OF_SOMEBODY}}})", re.I
)
BREAKS = re.compile(r"« | [:;?!»](?!\w)")
APART = re.compile(r"^/(demo/letters|static|design)/|\.(ics|pdf|docx)$")  # others' letters, files, examples


def load_tool() -> ModuleType:
    """The tool that keeps the catalogue."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools/translations.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = load_tool()
BOOK = TOOL.catalogue("fr")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Whatever language a page left behind is not kept for the next test."""
    with translation.override("en"), timezone.override("UTC"):
        yield


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The demo, in which Fatou reads French."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield story.fill(SUNDAY_EVENING)
        transaction.set_rollback(True)


class Said(HTMLParser):
    """What a page says: its texts and labels, and the language that it names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: set[str] = set()
        self.links: list[str] = []
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes that are read aloud, and addresses."""
        found = dict(attrs)
        self.language = self.language or str(found.get("lang", "")) * (tag == "html")
        self.texts |= {found[each] or "" for each in ("aria-label", "placeholder", "title") if each in found}
        if tag == "a" and (found.get("href") or "").startswith("/"):
            self.links.append(str(found["href"]).partition("#")[0])

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self.texts.add(" ".join(data.split()))


def english() -> set[str]:
    """Every sentence of more than one word that French says in other words."""
    return {each.msgid for each in BOOK if " " in each.msgid and each.msgstr != each.msgid}


def pages(client: Client, start: str) -> Iterator[tuple[str, Said]]:
    """Every page that links lead to."""
    waiting, seen = deque([start]), {start}
    while waiting:
        path = waiting.popleft()
        answer = client.get(path)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        said = Said(answer.content.decode())
        yield path, said
        for link in said.links:
            if link and link not in seen and not APART.search(link):
                seen.add(link)
                waiting.append(link)


@pytest.mark.once
def test_the_catalogue_holds_every_sentence_and_is_compiled() -> None:
    compiled = Path(BOOK.fpath).with_suffix(".mo").read_bytes()

    assert TOOL.wrong(BOOK) == []
    assert compiled == BOOK.to_binary()


def test_no_name_follows_a_word_that_would_lose_its_vowel() -> None:
    letters = load_pack(casco()).letters
    told = [
        part.in_language("fr") for each in letters for part in (each.subject, each.body, each.button) if part
    ]
    ours = [text for each in BOOK for text in TOOL.translations_of(each)]

    assert [text for text in (*ours, *told) if ELIDES.search(text)] == []


def test_signs_that_stand_apart_in_french_never_begin_a_line() -> None:
    ours = [text for each in BOOK for text in TOOL.translations_of(each)]

    assert [text for text in ours if BREAKS.search(text)] == []


def in_french(part: Any, said: bool = False) -> Iterator[str]:
    """Every French text of a pack's file."""
    if isinstance(part, dict):
        for key, each in part.items():
            yield from in_french(each, said or key == "fr")
    elif isinstance(part, list):
        for each in part:
            yield from in_french(each, said)
    elif said:
        yield str(part)


def test_an_apostrophe_in_french_is_typographic() -> None:
    told = [text for path in casco().glob("*.yaml") for text in in_french(yaml.safe_load(path.read_text()))]
    ours = [text for each in BOOK for text in TOOL.translations_of(each)]

    assert (len(told) > 300, [text for text in (*ours, *told) if "'" in text]) == (True, [])


@pytest.mark.once
def test_every_page_of_a_french_reader_is_french(told: World, db: None) -> None:
    client, not_french, left = Client(), [], []
    client.force_login(told.fatou)
    visited = 0
    for path, said in pages(client, "/home/"):
        visited += 1
        not_french += [path] if said.language != "fr" else []
        left += [(path, text) for text in said.texts & english()]

    assert (not_french, left) == ([], [])
    assert visited > 40


def test_a_stranger_reads_on_in_french_after_choosing_it(db: None) -> None:
    client = Client()
    client.post("/language/", {"language": "fr", "next": "/"})

    for path in ("/", "/account/login/", "/account/password/reset/", "/privacy/", "/demo/", "/design/"):
        said = Said(client.get(path).content.decode())
        assert (path, said.language, sorted(said.texts & english())) == (path, "fr", [])


def test_every_letter_to_a_french_reader_is_french(told: World, db: None) -> None:
    letters = [read(each) for each in Letter.objects.filter(to=told.fatou).select_related("to")]

    assert letters
    assert {each.text.partition(",")[0] for each in letters} == {"Bonjour Fatou"}
    said = " ".join(each.subject + each.text for each in letters)
    assert re.findall(r"\b(the|your|with|Thursday|November)\b", said) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Vous accompagnez 0 mentoré."),
        (1, "Vous accompagnez 1 mentoré."),
        (2, "Vous accompagnez 2 mentorés."),
    ],
)
def test_none_counts_like_one(number: int, words: str) -> None:
    with translation.override("fr"):
        said = ngettext("You accompany %(number)s mentee.", "You accompany %(number)s mentees.", number)

    assert said % {"number": number} == words


def test_days_are_written_as_french_writes_them() -> None:
    this_year = timezone.localdate().year
    with translation.override("fr"):
        assert day(date(2030, 11, 28)) == "jeudi 28 novembre 2030"
        assert short_day(date(2030, 7, 14)) == "14 juil. 2030"
        assert dated(date(this_year, 5, 1), "j F") == "1er mai"
        assert when(datetime(2030, 11, 1, 15, 0, tzinfo=UTC)) == "vendredi 1er novembre 2030, 15:00"
    assert dated(date(2030, 11, 1), "j M") == "1 Nov"


def test_refusals_and_languages_are_said_in_french() -> None:
    with translation.override("fr"):
        assert say("only-secretariat", {}) == "Seul le secrétariat peut faire cela."
        assert say_language("nb") == "Norvégien (bokmål)"
