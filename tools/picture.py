"""Take the README's picture from a running demo.

Usage: make run, then in another terminal: python tools/picture.py [ADDRESS]
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PLACE = Path(__file__).resolve().parents[1] / "docs" / "pictures"


def main(address: str) -> None:
    """Emil's first page, as he sees it at his desk."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light")
        page.goto(f"{address}/demo/")
        row = page.locator("li").filter(has=page.get_by_text("Emil Nordahl", exact=True))
        row.get_by_role("button").click()
        page.wait_for_url("**/home/")
        page.screenshot(path=PLACE / "home.png")
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000")
