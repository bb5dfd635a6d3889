"""Rows as files for spreadsheets (CSV, RFC 4180, and workbooks); every cell is text and none is ever a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO, StringIO

from convenor.documents.outline import clean, one_line

BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "|", "%")
LONGEST_CELL = 32_767  # characters; a workbook holds no more in one cell
LONGEST_NAME = 31
NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same rows give the same bytes; a workbook knows no zone


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
    return f"'{kept}" if begins_a_formula(kept) else kept


def as_typed(cell: str) -> str:
    """The cell without the apostrophe that keeps it from being computed: what :func:`as_text` was given."""
    return cell[1:] if cell[:1] == "'" and begins_a_formula(cell) else cell


def begins_a_formula(cell: str) -> bool:
    """Whether a spreadsheet may compute the cell, or would but for the apostrophes before it."""
    bare = cell.lstrip("'")
    return bare[:1] == "\n" or bare.lstrip().startswith(BEGINS_A_FORMULA)


def to_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> bytes:
    """Header and rows as a workbook of one sheet: the header stays in view, and every cell is text.

    What is longer than a cell can hold goes on in cells below it, so that nothing is lost.
    """
    from xlsxwriter import Workbook  # loaded with the first workbook

    kept = BytesIO()
    book = Workbook(kept, {"in_memory": True})
    book.set_properties({"title": one_line(title), "created": MADE})
    sheet = book.add_worksheet(one_line(title.translate(NOT_IN_A_NAME)).strip("'")[:LONGEST_NAME] or "1")
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    bold = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "bold": True, "bottom": 1})
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width, text)
    for at, cell in enumerate(header):
        sheet.write_string(0, at, one_line(cell), bold)
    for number, cells in enumerate(_in_pieces(rows), start=1):
        for at, cell in enumerate(cells):
            sheet.write_string(number, at, cell, text)
    sheet.freeze_panes(1, 0)
    book.close()
    return kept.getvalue()


def _in_pieces(rows: Iterable[Sequence[str]]) -> Iterable[list[str]]:
    for row in rows:
        left = [clean(each) for each in row]
        while any(left):
            yield [each[:LONGEST_CELL] for each in left]
            left = [each[LONGEST_CELL:] for each in left]
