"""Days and times as the reader's language writes them."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language


def dated(moment: date, pattern: str) -> str:
    """``moment`` by ``pattern``; in French months are shortened with a point, and the first is "1er"."""
    if (get_language() or "").startswith("fr"):
        first = r"j\e\r" if moment.day == 1 else "j"
        pattern = pattern.replace("M", "N").replace("j", first)
    return date_format(moment, pattern)
