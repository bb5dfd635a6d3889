"""Greta convenes another group: whatever address of Emil's she opens, there is nothing, and no page says a word of him."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from trails import OF_ONE, Seen, fetch, reached

from conftest import Product, Reader
from convenor.site.demo import papers
from convenor.site.demo.cohort import COHORT

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
PRIVATE = (
    *papers.EMIL_PREPARING.values(),
    *papers.EMIL_NOTES.values(),
    *(words for _, words in papers.EMIL_ASKS),
    "Underrates himself; give him something to lead in Geneva.",
    "Listens well. Underrates himself",
    "Every second Thursday, three quarters of an hour.",
    "What may a mentee say aloud in the meeting?",
    "I know where to look. The neutrality principle I had wrong",
    "corrects himself before I do",
    COHORT["emil"].statement,
)


def canaries() -> list[str]:
    """A piece of every private text: of each paragraph the first words."""
    return [part[:60] for text in PRIVATE for part in text.split("\n\n")]


@pytest.fixture(scope="module")
def greta(browser: Browser, product: Product) -> Iterator[Reader]:
    """Greta, signed in."""
    context = browser.new_context(locale="en")
    yield Reader(context.new_page(), product).sign_in("Greta Lind")
    context.close()


@pytest.fixture(scope="module")
def hers(greta: Reader) -> Seen:
    """All that Greta's own links lead to."""
    return reached(greta, "/home/", "/letters/", "/profile/", "/privacy/")


@pytest.fixture(scope="module")
def others(browser: Browser, product: Product) -> Iterator[dict[str, Seen]]:
    """What concerns Emil, as he, his mentor and the secretariat reach it."""
    found: dict[str, Seen] = {}
    for name in ("Emil Nordahl", "Fatou Diop", "Hugo Favre"):
        context = browser.new_context(locale="en")
        somebody = Reader(context.new_page(), product).sign_in(name)
        if name == "Emil Nordahl":
            found[name] = reached(somebody, "/home/", "/letters/")
        else:
            begin = [
                each for each in found["Emil Nordahl"].pages if each.startswith(("/journeys/", "/learning/"))
            ]
            found[name] = reached(somebody, *begin, steps=1)
        context.close()
    yield found


def test_every_address_of_emils_is_nothing_to_greta(
    greta: Reader, hers: Seen, others: dict[str, Seen]
) -> None:
    addresses = set().union(*(each.things() for each in others.values())) - hers.things() - hers.sends
    opened = {each: status for each in sorted(addresses) if (status := fetch(greta, each).status) != 404}
    assert opened == {}
    assert len(addresses) > 40


def test_greta_can_send_nothing_to_emils_addresses(
    greta: Reader, hers: Seen, others: dict[str, Seen]
) -> None:
    sends = {each for seen in others.values() for each in seen.sends if OF_ONE.search(each)}
    token = TOKEN.search(hers.pages["/profile/"])
    assert token is not None
    taken = {}
    for each in sorted(sends - hers.sends):
        answer = greta.page.request.post(
            greta.product.address + each, form={"csrfmiddlewaretoken": token[1], "words": "From outside."}
        )
        if answer.status != 404:
            taken[each] = answer.status
    assert taken == {}
    assert len(sends) > 20


def test_exports_are_nothing_to_her_either_even_before_there_is_one(
    greta: Reader, others: dict[str, Seen]
) -> None:
    addresses = set().union(*(each.things() for each in others.values()))
    handouts = [each for each in addresses if re.fullmatch(r"/learning/\d+/handouts/\w+/", each)]
    journey = next(each for each in addresses if re.fullmatch(r"/journeys/\d+/", each))
    files = [
        handouts[0] + each for each in ("handout.docx", "handout.pdf", "versions/1/", "write/", "submit/")
    ]
    files += [f"{journey}certificate.pdf"]
    files += [each for each in addresses if each.endswith(".ics") or each.startswith("/letters/")]
    assert any(each.endswith("talk.ics") for each in files)
    assert {each: fetch(greta, each).status for each in files} == dict.fromkeys(files, 404)


def test_no_page_of_gretas_holds_a_word_of_emils(hers: Seen, others: dict[str, Seen]) -> None:
    theirs = "\n".join(text for seen in others.values() for text in seen.pages.values())
    assert [each for each in canaries() if each not in theirs] == []
    told = [
        (path, each) for each in (*canaries(), "Emil") for path, text in hers.pages.items() if each in text
    ]
    assert told == []


def test_the_page_that_says_so_is_a_page_like_any_other(reader: Callable[..., Reader]) -> None:
    greta = reader("Greta Lind", phone=True)
    emil = reader("Emil Nordahl")
    emil.open("/way/")
    path = emil.page.url.removeprefix(emil.product.address)
    greta.open(path)
    assert greta.status == 404
    greta.sees("Nothing here that you can see").press("To the start")
