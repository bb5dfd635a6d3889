"""Every page that a link leads to, as each of the main people sees it: whole, calm, light, and of one look."""

from collections import deque
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import CDPSession

from conftest import DESKTOP, PHONE, RULES, WIDE, Product, Reader, violations

PEOPLE = (
    "",
    "Emil Nordahl",
    "Fatou Diop",
    "Hugo Favre",
    "Ines Berg",
    "Amina Haddad",
    "Karin Sutter",
    "Chen Li",
    "Signe Aas",
)
MOST_BYTES, MOST_SHIFT = 60_000, 0.02
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
LINKS = """() => [...document.querySelectorAll('a[href]')].map(
  each => new URL(each.getAttribute("href"), document.baseURI).href)"""
LOUD = """() => [...document.querySelectorAll('.primary')].filter(each => each.checkVisibility()).map(each => each.innerText)"""
HEADINGS = "() => [...document.querySelectorAll('h1')].map(each => each.innerText)"
SHIFT = "() => window.__shift"
SAME = ("front", "design", "privacy", "demo", "account_", "mfa_")
"""How the names of those pages begin that are the same for everybody: each is looked at once."""
seen_once: set[str] = set()
dark_seen: set[str] = set()


def route_of(path: str) -> str:
    """The name of the address; nothing where there is no such address."""
    try:
        return str(resolve(path).view_name)
    except Resolver404:
        return ""


class Scales:
    """Weighs a page with everything that it loads, as somebody loads it who comes for the first time."""

    def __init__(self, wire: CDPSession) -> None:
        self.bytes = 0
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        wire.on("Network.loadingFinished", self._loaded)

    def _loaded(self, told: dict[str, int]) -> None:
        self.bytes += int(told["encodedDataLength"])


@pytest.mark.parametrize("name", PEOPLE, ids=lambda name: name or "stranger")
def test_every_page_that_somebody_can_reach_holds(
    name: str, reader: Callable[..., Reader], product: Product
) -> None:
    somebody = reader(name)
    page = somebody.page
    scales = Scales(page.context.new_cdp_session(page))
    wrong: list[str] = []
    waiting, seen = deque([product.address + ("/home/" if name else "/")]), set[str]()
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path
        route = route_of(path)
        if not address.startswith(product.address) or route in seen | seen_once:
            continue
        seen.add(route)
        if route.startswith(SAME):
            seen_once.add(route)
        if path.rsplit("/", 1)[-1]:  # a file: fetched, not shown
            answer = page.request.get(address)
            wrong += [f"{path}: {answer.status}"] * (not answer.ok)
            continue
        scales.bytes = 0
        page.goto(address)
        wrong += [
            f"{name or 'stranger'} at {path} ({route}): {fault}" for fault in faults_of(somebody, scales)
        ]
        if route != "demo-letter":  # it is somebody else's letter, and leads where only they may go
            waiting.extend(page.evaluate(LINKS))
    assert not wrong, "\n".join(wrong)
    assert len(seen) >= 4


def faults_of(somebody: Reader, scales: Scales) -> list[str]:
    """Everything that is wrong with the page that is open."""
    page, told = somebody.page, []
    if somebody.status != 200:
        told.append(f"status {somebody.status}")
    if scales.bytes > MOST_BYTES:
        told.append(f"{scales.bytes} bytes")
    if (headings := page.evaluate(HEADINGS)) and len(headings) != 1:
        told.append(f"headings {headings}")
    if len(loud := page.evaluate(LOUD)) > 1 and route_of(urlsplit(page.url).path) != "design":
        told.append(f"primary buttons {loud}")
    told += [str(each) for each in violations(page, RULES)]
    page.set_viewport_size(PHONE)
    if (wide := page.evaluate(WIDE)) > 0:
        told.append(f"scrolls sideways by {wide} px on the phone")
    if (route := route_of(urlsplit(page.url).path)) not in dark_seen:
        dark_seen.add(route)
        page.emulate_media(color_scheme="dark")
        told += [f"dark: {each}" for each in violations(page, COLOURS)]
        page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESKTOP)
    if (wide := page.evaluate(WIDE)) > 0:
        told.append(f"scrolls sideways by {wide} px on the desk")
    if (shift := page.evaluate(SHIFT)) >= MOST_SHIFT:
        told.append(f"things jump by {shift:.3f}")
    told += somebody.faults + page.evaluate("() => window.__broken")
    somebody.faults.clear()
    return told
