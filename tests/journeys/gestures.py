"""What people do at a page, in one word each; used by the stories beside it."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from conftest import Product, Reader

Window = Callable[..., Reader]
"""Opens a browser for somebody of the demo: the fixture ``reader``."""
SETTLED = 20_000  # ms that a saved text may take on a machine that is busy with other tests


def in_english(reader: Reader) -> Reader:
    """Read on in English, by the button at the foot of the page."""
    if reader.page.locator("html").get_attribute("lang") != "en":
        reader.page.get_by_role("button", name="English").click()
        expect(reader.page.locator("html")).to_have_attribute("lang", "en")
    return reader


def sign_out(page: Page) -> None:
    """By the menu of one's own name; on the phone all stands in one menu."""
    menu = page.locator(".menu-button")
    (menu if menu.is_visible() else page.locator(".person-button")).click()
    page.locator("#person-menu button").click()
    page.wait_for_load_state()


def tab_to(page: Page, name: str) -> None:
    """Move with the Tab key alone until the control called ``name`` has the focus."""
    for _step in range(80):
        page.keyboard.press("Tab")
        said = page.evaluate("() => document.activeElement.innerText ?? ''")
        if said.strip().startswith(name):
            return
    raise AssertionError(f"The Tab key does not reach {name} on {page.url}")


def write(page: Page, label: str, words: str) -> None:
    """Write into a box that saves by itself, and wait until it says so."""
    box = page.get_by_role("textbox", name=label)
    box.fill(words)
    box.blur()
    saved(page, str(box.get_attribute("name")))


def saved(page: Page, field: str) -> None:
    """The line below the box says that all of it is saved."""
    line = page.locator(f'[data-saved-for="{field}"]')
    expect(line).to_have_attribute("data-state", "saved", timeout=SETTLED)


def stored(product: Product, question: str, *values: object) -> list[tuple[object, ...]]:
    """What the database of the running product answers."""
    place = Path(product.environment["CONVENOR_DATA"]) / "convenor.sqlite3"
    with closing(sqlite3.connect(place, timeout=20)) as connection:
        rows = connection.execute(question, values).fetchall()
        connection.commit()
    return rows


def the_hour_comes(product: Product, talk: str) -> None:
    """The talk at this address has begun an hour ago."""
    found = re.search(r"/sessions/(\d+)/", talk)
    begun = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M:%S")
    change = "UPDATE mentoring_session SET starts_at = ? WHERE state = 'agreed' AND id = ?"
    stored(product, change, begun, found and found[1])
