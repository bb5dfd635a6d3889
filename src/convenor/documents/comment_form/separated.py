"""Comments in text with separators (CSV), in whatever coding and with whatever separator a spreadsheet wrote it."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from convenor.documents.comment_form.forms import read_tables
from convenor.documents.comment_form.grid import MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Cell, Load, Row, Table
from convenor.documents.package import CannotBeRead
from convenor.documents.spreadsheet import as_typed
from convenor.domain.ballot.sheet import Doubt, SheetFile

SEPARATORS = (",", ";", "\t", "|")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SAMPLE = 20_000
MOST_BYTES = 2 * MOST_TEXT
LONGEST_FIELD = 2_000_000  # a quote that nobody closed takes all that follows
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def decoded(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """The text, by its mark, as UTF-8, or as older programs wrote it; the last is a guess and said to be one."""
    for mark, coding in MARKS:
        if data.startswith(mark):
            return _as(data, coding), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        guessed = "mac_roman" if _reads_like_a_mac(data) else "cp1252"
        text = data.decode(guessed, errors="replace")
        return text, (Doubt(code="coding-guessed", severity="question", was=guessed),)


def _as(data: bytes, coding: str) -> str:
    try:
        return data.decode(coding)
    except UnicodeDecodeError as broken:
        raise CannotBeRead("file-damaged") from broken


def _reads_like_a_mac(data: bytes) -> bool:
    """Whether accents stand where old Macs had them (0x8E is é there)."""
    high = Counter(each for each in data[:200_000] if each >= 0x80)
    mac = sum(high[each] for each in b"\x8e\x8f\x88\x8d\x9d\xd5\xd2\xd3")
    windows = sum(high[each] for each in b"\xe9\xe8\xe0\xe7\xf4\x92\x93\x94")
    return mac > windows


def lines_of(data: bytes) -> list[list[str]]:
    """The cells of any list of lines, whatever it is about."""
    lines = list(islice(_cells_of(_told(data)[0]), MOST_ROWS + 1))
    if len(lines) > MOST_ROWS:
        raise CannotBeRead("file-too-many-rows", most=MOST_ROWS)
    return [[as_typed(each) for each in cells] for cells in lines]


def read_separated(name: str, data: bytes) -> SheetFile:
    """The comments of a list of lines."""
    table, doubts = table_of(data)
    found = read_tables([table])
    if not found.tables and not found.unknown:
        doubts = (*doubts, Doubt(code="nothing-found", severity="question"))
    return SheetFile(
        name=name,
        form="csv",
        about=found.about,
        mapping=found.mapping,
        rows=tuple(found.rows),
        doubts=(*found.doubts, *doubts),
        empty_rows=found.empty,
        unknown=tuple(found.unknown),
    )


def table_of(data: bytes) -> tuple[Table, tuple[Doubt, ...]]:
    """The lines as a table."""
    text, doubts = _told(data)
    table, load = Table(0), Load()
    for number, cells in enumerate(_cells_of(text)):
        if number > MOST_ROWS:
            raise CannotBeRead("file-too-many-rows", most=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise CannotBeRead("file-too-many-columns", most=MOST_COLUMNS)
        table.rows.append(Row(number, [Cell(as_typed(each), at) for at, each in enumerate(cells)]))
        load.add(table.rows[-1])
    return table, doubts


def _told(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """The text of a list, unless there is too much of it."""
    text, doubts = decoded(data) if len(data) <= MOST_BYTES else ("", ())
    if len(data) > MOST_BYTES or len(text) > MOST_TEXT:
        raise CannotBeRead("file-too-much-text", most=MOST_TEXT)
    if "\0" in text:
        raise CannotBeRead("file-unknown")
    return text, doubts


def _cells_of(text: str) -> Iterator[list[str]]:
    return _lines(text, separator_of(text))


def _lines(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_FIELD)
    lines = csv.reader((each[0] for each in LINE.finditer(text)), delimiter=separator)
    try:
        yield from lines
    except csv.Error as broken:
        raise CannotBeRead("file-line-damaged", line=lines.line_num) from broken


def separator_of(text: str) -> str:
    """What parts the first lines into the most columns that agree."""
    sample = text[:SAMPLE]
    if sample[:4].casefold() == "sep=":
        return sample[4]
    scores = {}
    for each in SEPARATORS:
        counts = Counter(len(row) for row in islice(_lines(sample, each), 20) if row)
        columns, rows = counts.most_common(1)[0] if counts else (0, 0)
        scores[each] = (columns - 1) * rows
    return max(SEPARATORS, key=lambda each: scores[each])
