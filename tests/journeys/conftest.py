"""The product as people meet it: the real server on its own data, a real Chromium, axe on every page."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

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
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser; stories of one file run one after the other in one process."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass
class Product:
    """A running server and its data."""

    address: str
    process: subprocess.Popen[bytes]
    environment: dict[str, str]

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
    for _ in range(300):
        try:
            urlopen(f"{address}/", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, filled once for all stories of this process."""
    folder = tmp_path_factory.mktemp("filled")
    environment = {
        **os.environ,
        "CONVENOR_DATA": str(folder),
        "CONVENOR_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "convenor.site.settings",
    }
    for command in (
        ["migrate", "--verbosity", "0"],
        ["demo", "--fill"],
        ["collectstatic", "--noinput", "--verbosity", "0"],
    ):
        subprocess.run(
            [sys.executable, "-m", "convenor.site.cli", *command],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return folder


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


class Reader:
    """Somebody at a browser: signs in through the demo, opens pages, and every page is held against axe."""

    def __init__(self, page: Page, product: Product) -> None:
        self.page, self.product = page, product
        self.faults: list[str] = []
        page.on(
            "console", lambda message: self.faults.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def sign_in(self, name: str) -> "Reader":
        """Sign in as the demo's person called ``name``."""
        self.page.goto(f"{self.product.address}/demo/")
        for fold in self.page.locator("details:not([open]) > summary").all():
            if fold.is_visible():
                fold.click()
        row = self.page.locator("li").filter(has=self.page.get_by_text(name, exact=True))
        row.get_by_role("button").first.click()
        self.page.wait_for_url("**/home/")
        return self

    def open(self, path: str) -> "Reader":
        """Open a page by its address and look at it."""
        self.page.goto(self.product.address + path)
        return self.look()

    def look(self) -> "Reader":
        """The page has no violation that axe can find, and does not scroll sideways."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        told = [
            (each["id"], each["help"], [node["html"][:160] for node in each["nodes"]][:3]) for each in found
        ]
        assert told == [], f"{self.page.url}: {told}"
        wide = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide} px"
        assert self.faults == [], f"{self.page.url}: {self.faults}"
        return self

    def press(self, name: str) -> "Reader":
        """Press the button or follow the link called ``name``, and look at what comes."""
        self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name)).first.click()
        self.page.wait_for_load_state()
        return self.look()

    def sees(self, words: str) -> "Reader":
        """The words stand on the page."""
        expect(self.page.get_by_text(words).first).to_be_visible()
        return self


@pytest.fixture(params=[DESKTOP], ids=["desktop"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """The window; a story that matters on the phone asks for both."""
    return dict(request.param)


@pytest.fixture
def reader(browser: Browser, product: Product, size: dict[str, int]) -> Iterator[Callable[..., Reader]]:
    """Opens a browser window of its own for each person of the story."""
    contexts = []

    def window(name: str = "", language: str = "en", phone: bool = False, **more: object) -> Reader:
        context = browser.new_context(viewport=PHONE if phone else size, locale=language, **more)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        somebody = Reader(context.new_page(), product)
        return somebody.sign_in(name) if name else somebody

    yield window
    for each in contexts:
        each.close()
