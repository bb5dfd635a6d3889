"""Where links lead: all that somebody can reach from a page, as text."""

import re
from collections import deque
from dataclasses import dataclass, field
from html import unescape

from playwright.sync_api import APIResponse

from conftest import Reader

LEADS = re.compile(r'<a [^>]*href="(/[^"#?]+)')
SENDS = re.compile(r'(?:action|formaction|hx-post|data-[a-z-]+)="(/[^"#?]+/)(?=["#?])')
ANYBODYS = ("/demo/", "/static/", "/account/", "/design/", "/people/")
OF_ONE = re.compile(r"/\d+/")
"""An address with a number is that of one thing; the others are each reader's own."""


@dataclass
class Seen:
    """What somebody can reach: each address with its words, and the addresses that forms send to."""

    pages: dict[str, str] = field(default_factory=dict)
    sends: set[str] = field(default_factory=set)

    def things(self) -> set[str]:
        """The addresses of single things."""
        return {each for each in self.pages if OF_ONE.search(each)}


def fetch(somebody: Reader, path: str) -> APIResponse:
    """The answer to ``path``, in the reader's own sign-in."""
    return somebody.page.request.get(somebody.product.address + path)


def reached(somebody: Reader, *starts: str, steps: int = 99) -> Seen:
    """Follow links from ``starts``, at most so many ``steps`` far."""
    seen, waiting, tried = Seen(), deque((each, steps) for each in starts), set[str]()
    while waiting:
        path, left = waiting.popleft()
        if path in tried or path.startswith(ANYBODYS):
            continue
        tried.add(path)
        answer = fetch(somebody, path)
        if answer.status != 200:
            continue
        text = answer.text() if "html" in answer.headers["content-type"] else ""
        seen.pages[path] = unescape(text)
        seen.sends |= set(SENDS.findall(text))
        waiting.extend((each, left - 1) for each in LEADS.findall(text) if left)
    return seen
