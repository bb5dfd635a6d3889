"""Rows as a file for spreadsheets (CSV, RFC 4180) in which every cell is text and none is ever a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from convenor.documents.outline import clean

BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "|", "%")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Header and rows, in UTF-8 with the mark by which spreadsheets know it."""
    written = StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([as_text(each) for each in header])
    writer.writerows([as_text(each) for each in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def as_text(cell: str) -> str:
    """The cell so that no spreadsheet computes it: what would begin a formula gets an apostrophe before it."""
    kept = clean(cell)
    return f"'{kept}" if kept.lstrip().startswith(BEGINS_A_FORMULA) or kept[:1] in ("\n",) else kept
