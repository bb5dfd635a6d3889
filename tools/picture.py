"""Take the README's picture from a running demo: the convenor's console in the middle of a meeting.

Usage: make run, then in another terminal: python tools/picture.py [ADDRESS]
The demo's drafting session is opened for it, so take it from a demo that was just filled.
"""

import json
import re
import shutil
import sys
import uuid
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

PLACE = Path(__file__).resolve().parents[1] / "docs" / "pictures"
TEXT = "The certification body shall have each application assessed by a person who was not involved in the training of the candidate."
TURNS = (("Chen Li", 16), ("Dana Weber", 9), ("Bruno Rossi", 4))  # who spoke, and for how many seconds
HANDS = (
    ("Hiroko Tanaka", "new", ""),
    ("Margaret Whitlock", "new", "Costs for small bodies"),
    ("Wei Zhang", "clarification", ""),
    ("João Pacheco", "new", ""),
    ("Dana Weber", "new", "The training may have been years ago"),
    ("Giulia Ferraro", "new", ""),
)


class Chair:
    """Amina at her console, by commands on the wire."""

    def __init__(self, page: Page, address: str, meeting: str) -> None:
        self.page, self.wire = page, f"{address}/live/{meeting}"
        inside = page.locator("script#live").text_content() or "{}"
        self.slip = json.loads(inside)["ticket"]
        roster = page.request.get(f"{self.wire}/roster?ticket={self.slip}").json()
        self.seats: dict[str, int] = {each["name"]: each["seat"] for each in roster["seats"]}

    def does(self, wish: str, **fields: Any) -> None:
        """Give a command; one that is refused stops the picture."""
        told = self.page.request.post(
            f"{self.wire}/do",
            headers={"X-Ticket": self.slip, "Content-Type": "application/json"},
            data=json.dumps({"key": uuid.uuid4().hex, "do": wish, **fields}),
        )
        if not told.ok:
            raise SystemExit(f"{wish}: {told.text()}")


def main(address: str) -> None:
    """Sign in, hold a few minutes of a meeting, and look at it."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1360, "height": 1000}, color_scheme="light")
        page.goto(f"{address}/demo/")
        row = page.locator("li").filter(has=page.get_by_text("Amina Haddad", exact=True))
        row.get_by_role("button").click()
        page.get_by_role("link", name="Go to the room").click()
        meeting = re.findall(r"/meetings/(\d+)/", page.url)[0]
        page.goto(f"{address}/meetings/{meeting}/console/")
        page.get_by_role("button", name="I am in the room").click()
        hold(Chair(page, address, meeting))
        page.get_by_text("Wei Zhang").first.wait_for()
        page.wait_for_timeout(5_000)
        page.screenshot(path=PLACE / "console.png")
        chromium.close()


def hold(chair: Chair) -> None:
    """Everybody sits down, three have spoken, Chen speaks, and six hands are up."""
    for name, seat in chair.seats.items():
        if name != "Amina Haddad":
            chair.does("admit-seat", seat=seat, mode="remote" if seat % 5 > 2 else "room")
    chair.does("open-meeting")
    chair.does("open-item", item=2)
    chair.does("show-text", text=TEXT, clause="9.2")
    for name, seconds in TURNS:
        chair.does("give-floor", seat=chair.seats[name])
        chair.page.wait_for_timeout(seconds * 1000)
        chair.does("yield-floor")
    chair.does("open-point", title="Who may assess")
    for name, kind, note in HANDS:
        chair.does("raise-hand", seat=chair.seats[name], kind=kind, note=note)
    chair.does("give-floor")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000")
