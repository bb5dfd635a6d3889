"""The product as people meet it: the real server on its own data, a real Chromium, axe on every page."""

import fcntl
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
RULES: dict[str, object] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser. The stories of a file follow one another: run with ``--dist loadfile``."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


FILL = """
import json
import django
django.setup()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from convenor.apps.accounts.models import Person
from convenor.site.demo_pages import BACKEND

call_command("migrate", verbosity=0)
call_command("demo", fill=True)
call_command("collectstatic", interactive=False, verbosity=0)
sessions = {
    each.name: SessionStore().encode(
        {SESSION_KEY: str(each.pk), BACKEND_SESSION_KEY: BACKEND, HASH_SESSION_KEY: each.get_session_auth_hash()}
    )
    for each in Person.objects.filter(is_active=True)
}
(settings.DATA / "sessions.json").write_text(json.dumps(sessions))
"""
"""Fills the demo, and writes down what a session of each of its people holds."""


@dataclass
class Product:
    """A running server and its data."""

    address: str
    process: subprocess.Popen[bytes]
    environment: dict[str, str]

    @property
    def data(self) -> Path:
        """The folder in which it keeps everything."""
        return Path(self.environment["CONVENOR_DATA"])

    def session(self, name: str) -> str:
        """The cookie of a new session of the demo's person called ``name``."""
        held = json.loads((self.data / "sessions.json").read_text())[name]
        key = uuid.uuid4().hex
        with closing(sqlite3.connect(self.data / "convenor.sqlite3", timeout=20)) as rows, rows:
            rows.execute("INSERT INTO django_session VALUES (?, ?, datetime('now', '+1 day'))", (key, held))
        return key

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait()

    def start(self) -> None:
        """Serve again on the same data, and wait until it answers."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "convenor.site.cli", "serve"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
        )
        wait_for(self.address)


def wait_for(address: str) -> None:
    for _ in range(900):
        try:
            urlopen(f"{address}/", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, filled once for all stories of all processes that run side by side."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "filled"
    with (shared / "filled.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "sessions.json").exists():
            fill(folder)
    return folder


def fill(folder: Path) -> None:
    """The demo in a new folder; what a session of each person holds is written down last."""
    folder.mkdir()
    environment = {
        **os.environ,
        "CONVENOR_DATA": str(folder),
        "CONVENOR_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "convenor.site.settings",
    }
    subprocess.run([sys.executable, "-c", FILL], env=environment, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def product(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A server of this story's own, on a fresh copy of the demo."""
    data = tmp_path_factory.mktemp("data") / "data"
    shutil.copytree(filled, data)
    port = free_port()
    address = f"http://localhost:{port}"
    environment = {
        **os.environ,
        "CONVENOR_DATA": str(data),
        "CONVENOR_DATABASE": "",
        "CONVENOR_BIND": f"127.0.0.1:{port}",
        "CONVENOR_ADDRESS": address,
        "DJANGO_SETTINGS_MODULE": "convenor.site.settings",
    }
    served = Product(address, None, environment)  # type: ignore[arg-type]
    served.start()
    yield served
    served.process.terminate()
    served.process.wait(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the distribution."""
    if not CHROMIUM:
        pytest.fail("Chromium is not installed. Run: python tools/need.py chromium")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


WATCH = """
window.__broken = [];
addEventListener("securitypolicyviolation",
  told => __broken.push(`${told.violatedDirective} forbids ${told.blockedURI || told.sourceFile}`));
window.__shift = 0;
new PerformanceObserver(list => { for (const each of list.getEntries()) if (!each.hadRecentInput) __shift += each.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
"""Runs in every page before its own scripts: what the content policy forbids, and how far things jump."""


class Reader:
    """Somebody at a browser: signs in through the demo, opens pages, and every page is held against axe."""

    def __init__(self, page: Page, product: Product) -> None:
        self.page, self.product = page, product
        self.faults: list[str] = []
        self.status = 0
        self.moving: Request | None = None
        page.add_init_script(WATCH)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)
        page.on("load", self._arrived)
        page.on("download", self._arrived)

    def _heard(self, message: ConsoleMessage) -> None:
        """An error on the console; that an answer had a status of refusal is seen to in ``_answered``."""
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        """Nothing is fetched from anybody else."""
        if not request.url.startswith((self.product.address, "data:", "blob:", "about:")):
            self.faults.append(f"asked a third party: {request.url}")
        if request.is_navigation_request():
            self.moving = request

    def _failed(self, request: Request) -> None:
        if request == self.moving:
            self.moving = None

    def _arrived(self, _what: object) -> None:
        self.moving = None

    def settle(self) -> "Reader":
        """Wait for the page that a press leads to; a form is sent a moment after the press."""
        for _ in range(8):
            if self.moving is None:
                self.page.wait_for_timeout(25)
        for _ in range(500):
            if self.moving is None:
                break
            self.page.wait_for_timeout(20)
        return self

    def _answered(self, response: Response) -> None:
        """The status of the page; and no answer is a breakdown, no part of a page is missing."""
        kind = response.request.resource_type
        if kind == "document":
            self.status = response.status
        if response.status >= 500 or (response.status >= 400 and kind not in ("document", "fetch", "xhr")):
            self.faults.append(f"{response.status} for {response.url}")

    def sign_in(self, name: str, at: str = "/home/") -> "Reader":
        """Come to the page ``at`` with a session of the demo's person called ``name``, as the demo's page begins it."""
        cookie = {"name": "convenor", "value": self.product.session(name), "url": self.product.address}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]
        self.page.goto(self.product.address + at)
        return self

    def open(self, path: str) -> "Reader":
        """Open a page by its address, or by the whole link of a letter, and look at it."""
        self.page.goto(path if path.startswith("http") else self.product.address + path)
        return self.look()

    def look(self) -> "Reader":
        """The page has no violation that axe can find, no error, and does not scroll sideways."""
        place = (
            re.sub(r"/[^/]*\d[^/]*", "/#", urlsplit(self.page.url).path),
            self.page.viewport_size["width"],
        )  # type: ignore[index]
        told = violations(
            self.page, {**RULES, "rules": {"color-contrast": {"enabled": place not in COLOURED}}}
        )
        COLOURED.add(place)
        assert told == [], f"{self.page.url}: {told}"
        wide = self.page.evaluate(WIDE)
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide} px"
        assert self.faults + self.page.evaluate("() => window.__broken") == [], (
            f"{self.page.url}: {self.faults}"
        )
        return self

    def press(self, name: str, *, exact: bool = False) -> "Reader":
        """Press the button or follow the link called ``name``, and look at what comes."""
        role = self.page.get_by_role
        role("button", name=name, exact=exact).or_(role("link", name=name, exact=exact)).first.click()
        return self.settle().look()

    def unfold(self, name: str) -> "Reader":
        """Open the part of the page that is folded behind ``name``."""
        self.page.locator("summary").filter(has_text=name).first.click()
        return self

    def write(self, label: str, words: str) -> "Reader":
        """Type into the field called ``label``."""
        self.page.get_by_label(label).first.fill(words)
        return self

    def sees(self, words: str) -> "Reader":
        """The words stand on the page."""
        expect(self.page.get_by_text(words).first).to_be_visible()
        return self

    def told(self, words: str) -> "Reader":
        """The words are announced: in a notice, an error or a message."""
        shown = self.page.locator("[role=alert], [role=status], .notice").filter(has_text=words)
        expect(shown.first).to_be_visible()
        return self

    def letter(self, to: str, subject: str) -> "Reader":
        """Open the newest letter to ``to`` that says ``subject``, where the demo shows all letters."""
        self.page.goto(f"{self.product.address}/demo/letters/")
        line = self.page.locator(".inbox li").filter(has_text=f"To {to}").filter(has_text=subject)
        line.first.get_by_role("link").click()
        return self.look()

    def tab(self) -> "Reader":
        """A second tab of the same browser, at the same page."""
        other = Reader(self.page.context.new_page(), self.product)
        other.page.goto(self.page.url)
        return other


COLOURED: set[tuple[str, int]] = set()
"""Pages whose contrasts were measured, by address and width: it takes longer than everything else together."""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how many pixels a page scrolls sideways."""


MEASURED: dict[int, list[int]] = {}
"""Marks of the elements whose contrast was right, by the width of the window."""
LOOK = """async ([rules, seen]) => {
  for (const each of document.getAnimations()) try { each.finish(); } catch { each.cancel(); }
  const wanted = rules.runOnly.values;
  const others = wanted.includes("color-contrast") ? [] :
    (await axe.run({ ...rules, rules: { "color-contrast": { enabled: false } } })).violations;
  if (rules.rules?.["color-contrast"]?.enabled === false) return [others.map(tell), []];

  // An element's colours follow from its own attributes and those of all that it stands in, and from the style sheets.
  const mute = /^(hx-.*|id|href|for|name|value|src|action|formaction|title|placeholder|d|content|nonce|datetime|data-(of|key|seat)|aria-(label|labelledby|describedby|controls|valuetext|valuenow))$/;
  const mix = (above, words) => { let sum = above | 0; for (const each of words) sum = Math.imul(sum ^ each.codePointAt(0), 16777619); return sum; };
  const face = each => [each.localName, each.matches(":checked") ? "checked" : "", each.matches(":disabled") ? "off" : "",
    each.matches(":first-child") ? "first" : "", each.matches(":last-child") ? "last" : "",
    ...[...each.attributes].filter(one => !mute.test(one.name)).map(one => `${one.name}=${one.value.replace(/\\d+/g, "#")}`)].join(" ");
  const known = new Set(seen), marks = new Map(), fresh = [];
  const walk = (each, above) => {
    const mark = mix(above, face(each));
    marks.set(each, mark);
    const says = each.matches("input, textarea, select") || [...each.childNodes].some(one => one.nodeType === 3 && one.data.trim());
    if (says && !known.has(mark) && each.checkVisibility()) fresh.push(each);
    for (const child of each.children) walk(child, mark);
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "";
  walk(document.body, mix(0, dark + face(document.documentElement) + [...document.styleSheets].map(one => one.href ?? "").join().replace(/:\\d+/g, "")));
  if (!fresh.length) return [others.map(tell), []];
  const colours = await axe.run({ include: fresh }, { runOnly: { type: "rule", values: ["color-contrast"] }, elementRef: true });
  const right = colours.passes.flatMap(told => told.nodes.map(node => marks.get(node.element)));
  return [[...others, ...colours.violations].map(tell), [...new Set(right)].filter(each => each !== undefined)];

  function tell(told) { return [told.id, told.help, told.nodes.slice(0, 3).map(node => node.html.slice(0, 160))]; }
}"""


def violations(page: Page, rules: dict[str, object]) -> list[tuple[str, str, list[str]]]:
    """What axe finds: the rule, its words, and the first places; animations are run to their end before.

    To measure contrasts takes longer than everything else together: of elements that look the same, one is measured.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    measured = MEASURED.setdefault(page.viewport_size["width"], [])  # type: ignore[index]
    found, right = page.evaluate(LOOK, [rules, measured])
    measured += right
    return [(each[0], each[1], each[2]) for each in found]


@pytest.fixture(params=[DESKTOP], ids=["desktop"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """The window; a story that matters on the phone asks for both."""
    return dict(request.param)


@pytest.fixture
def reader(browser: Browser, product: Product, size: dict[str, int]) -> Iterator[Callable[..., Reader]]:
    """Opens a browser window of its own for each person of the story."""
    contexts = []

    def window(
        name: str = "", at: str = "", language: str = "en", phone: bool = False, **more: object
    ) -> Reader:
        """A window for somebody: at the page ``at``, which is looked at; else at home, or at no page for a stranger."""
        context = browser.new_context(viewport=PHONE if phone else size, locale=language, **more)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        contexts.append(context)
        somebody = Reader(context.new_page(), product)
        if not name:
            return somebody
        return somebody.sign_in(name, at).look() if at else somebody.sign_in(name)

    yield window
    for each in contexts:
        each.close()
