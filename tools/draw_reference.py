"""Draw the reference pages that follow from the code: settings, the permission table, commands.

Usage: python tools/draw_reference.py [--check]
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.site.settings")
os.environ.setdefault("CONVENOR_DATA", tempfile.mkdtemp(prefix="convenor-docs-"))

import django

django.setup()

from convenor.apps.accounts.limits import LIMITS
from convenor.site import access
from convenor.site.environment import SETTINGS

PLACE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def settings_page() -> str:
    """Every variable of the environment."""
    rows = "\n".join(
        f"| `{each.name}` | {f'`{each.default}`' if each.default else 'empty'} | {each.says} |"
        for each in SETTINGS
    )
    return (
        "# Settings\n\nEvery setting comes from the environment. This page is drawn from "
        "`convenor.site.environment.SETTINGS`; after a change run `python tools/draw_reference.py`.\n\n"
        f"| Variable | When not set | What it says |\n|---|---|---|\n{rows}\n"
    )


def permissions_page() -> str:
    """The permission table: who may use which address, by which method, in which state."""
    lines = []
    for each in sorted(access.ROWS, key=lambda row: (row.route, row.method)):
        roles = ", ".join(sorted(each.roles))
        lines.append(
            f"| `{each.route}` | {each.method} | {each.on} | {roles} | {', '.join(sorted(each.states)) or 'any'} | {each.limit} |"
        )
    limits = "\n".join(
        f"- `{name}`: {most} in {seconds} seconds" for name, (most, seconds) in sorted(LIMITS.items())
    )
    return (
        "# Permissions\n\nOne table decides every request: an address without a row is closed. Somebody who has none of "
        "the roles on the thing gets 404, as if it did not exist. The tests are generated from the same table, and from "
        "a second one that says by hand who is what. This page is drawn; after a change run "
        "`python tools/draw_reference.py`.\n\n"
        "| Address | Method | Thing | Roles | States | Rate limit |\n|---|---|---|---|---|---|\n"
        + "\n".join(lines)
        + f"\n\n## Rate limits, per address of the reader\n\n{limits}\n"
    )


PAGES: dict[str, Callable[[], str]] = {"settings.md": settings_page, "permissions.md": permissions_page}


def main(check: bool) -> int:
    """Write the pages, or say which are out of date."""
    stale = []
    for name, draw in PAGES.items():
        text, path = draw(), PLACE / name
        if not path.exists() or path.read_text() != text:
            stale.append(name)
            if not check:
                path.write_text(text)
    if check and stale:
        print(f"Out of date: {', '.join(stale)}. Run: python tools/draw_reference.py")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
