"""What a form says of itself: its date, its document, its project, its title."""

import re
from collections.abc import Iterable, Mapping, Sequence

from convenor.documents.comment_form.columns import plain

KEYS: Mapping[str, str] = {
    "date": "date",
    "document": "document",
    "document no": "document",
    "document number": "document",
    "doc": "document",
    "reference": "document",
    "project": "project",
    "project nr": "project",
    "project no": "project",
    "projet": "project",
    "projet n": "project",
    "no de projet": "project",
}
KEY = re.compile(r"\s*([^:：\n]{3,20}?)\s*[:：]\s*(.*)", re.S)


def about(rows: Iterable[Sequence[str]], titled: bool = False) -> dict[str, str]:
    """Pairs like "Date: 2026-03-02", and a row of such words above a row of values; the first other text as title."""
    found: dict[str, str] = {}
    title = ""
    above: list[str | None] = []
    for row in rows:
        keys = [KEYS.get(plain(each)) if len(each) < 30 else None for each in row]
        for place, text in enumerate(row):
            if place < len(above) and above[place] and not keys[place]:
                found.setdefault(above[place] or "", text.strip())
                continue
            said = KEY.fullmatch(text)
            key = KEYS.get(plain(said[1])) if said else None
            if said and key:
                found[key] = found.get(key) or " ".join(said[2].split())
            elif titled and not title and text.strip() and not keys[place] and len(text) < 300:
                title = " ".join(text.split())
        above = keys if sum(1 for each in keys if each) >= 2 else []
    return ({"title": title} if title else {}) | found
