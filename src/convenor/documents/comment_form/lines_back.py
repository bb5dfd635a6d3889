"""A list of lines (CSV) that came in, with observations in one column; every other byte stays as it was."""

import re
from collections.abc import Iterator, Mapping, Sequence

from convenor.documents.comment_form.forms import read_tables
from convenor.documents.comment_form.separated import MARKS, decoded, separator_of, table_of
from convenor.documents.package import CannotBeRead
from convenor.documents.spreadsheet import as_text

Place = tuple[int, int]
CODINGS = {"utf-8-sig": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def fill_lines(data: bytes, answers: Mapping[Place, str], column: str) -> tuple[bytes, tuple[Place, ...]]:
    """The file with these observations, and the places that have no cell for one."""
    table, doubts = table_of(data)
    found = read_tables([table], answers_in=column)
    if not found.cells:
        raise CannotBeRead("file-no-observations")
    mark, coding = _coding(data, doubts[0].was if doubts else "utf-8")
    text = data[len(mark) :].decode(coding, errors="replace")
    if text.encode(coding, errors="replace") != data[len(mark) :]:
        raise CannotBeRead("file-coding", coding=coding)
    separator = separator_of(decoded(data)[0])
    lines = list(_lines(text, separator))[: len(table.rows)]
    if [len(each) for each in lines] != [len(each.cells) for each in table.rows]:
        raise CannotBeRead("file-damaged")
    pieces, done = [], 0
    wanted = {found.cells[place][1:]: words for place, words in answers.items() if place in found.cells}
    for (row, at), words in sorted(wanted.items()):
        begin, end = lines[row][at]
        pieces += [text[done:begin], _quoted(words)]
        done = end
    whole = "".join([*pieces, text[done:]])
    try:
        return mark + whole.encode(coding), tuple(each for each in answers if each not in found.cells)
    except UnicodeEncodeError as unknown:
        raise CannotBeRead("file-coding", coding=coding) from unknown


def _coding(data: bytes, coding: str) -> tuple[bytes, str]:
    """The mark at the beginning, and in which coding the rest is."""
    for mark, named in MARKS:
        if data.startswith(mark):
            return mark, CODINGS.get(named) or CODINGS[mark]
    return b"", coding


def _lines(text: str, separator: str) -> Iterator[Sequence[tuple[int, int]]]:
    """Of every line where its cells begin and end, as :mod:`csv` reads them."""
    part = re.escape(separator)
    cell = re.compile(rf'"(?:[^"]|"")*"[^{part}\r\n]*|[^{part}\r\n]*')
    line: list[tuple[int, int]] = []
    at = 0
    while at <= len(text):
        begin, at = at, next(each.end() for each in cell.finditer(text, at))  # an empty cell is found, too
        line.append((begin, at))
        if text[at : at + 1] == separator:
            at += 1
            continue
        yield [] if line == [(at, at)] else line
        line = []
        at += 2 if text.startswith("\r\n", at) else 1


def _quoted(words: str) -> str:
    return '"' + as_text(words).replace('"', '""') + '"'
