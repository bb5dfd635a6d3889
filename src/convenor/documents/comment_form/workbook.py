"""Comments in a workbook (XLSX): every sheet that is shown, its cells as text, however far apart they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from convenor.documents.comment_form.forms import read_tables
from convenor.documents.comment_form.grid import MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Cell, Load, Row, Table
from convenor.documents.package import CannotBeRead, Package, forget, steps
from convenor.domain.ballot.sheet import Doubt, SheetFile

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MOST_SHEETS, MOST_STRINGS, MOST_MERGES, MOST_BLANK = 50, 300_000, 5000, 5000
ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
DATES = frozenset((14, 15, 16, 17, 22))
IS_DATE = re.compile(r"[ymd]", re.I)
FIRST_DAY = date(1899, 12, 30)


def read_workbook(name: str, package: Package) -> SheetFile:
    """All comments of all sheets that are shown."""
    tables, doubts = tables_of(package)
    found = read_tables(tables)
    if not found.tables and not found.unknown:
        doubts.append(Doubt(code="nothing-found", severity="question"))
    return SheetFile(
        name=name,
        form="xlsx",
        about=found.about,
        mapping=found.mapping,
        rows=tuple(found.rows),
        doubts=(*found.doubts, *dict.fromkeys(doubts)),
        empty_rows=found.empty,
        unknown=tuple(found.unknown),
    )


def tables_of(package: Package) -> tuple[list[Table], list[Doubt]]:
    """The sheets that are shown, as tables in their order."""
    book = next(iter(package.related("", "officeDocument")), "")
    if not book:
        raise CannotBeRead("file-no-document")
    strings = _strings(package, book)
    formats = _formats(package, book)
    tables: list[Table] = []
    doubts: list[Doubt] = []
    load = Load()
    for number, part in enumerate(sheets_of(package, book)):
        table = Table(number)
        for row in _rows(package, part, strings, formats, doubts):
            load.add(row)
            table.rows.append(row)
        tables.append(_even(table, load))
    return tables, doubts


def sheets_of(package: Package, book: str) -> Iterator[str]:
    """The parts of the sheets that are shown, in their order."""
    relations = package.relations(book)
    shown = (
        each for each in package.tree(book).iter(S + "sheet") if each.get("state", "visible") == "visible"
    )
    for place, each in enumerate(shown):
        part = relations.get(each.get(REL + "id", ""), ("", ""))[1]
        if place >= MOST_SHEETS:
            raise CannotBeRead("file-too-many-parts", most=MOST_SHEETS)
        if part in package.by_name:
            yield part


def _strings(package: Package, book: str) -> list[str]:
    strings: list[str] = []
    for part in package.related(book, "sharedStrings")[:1]:
        size = 0
        for event, element in steps(package.stream(part), part, (S + "si",)):
            if event == "piece":
                continue
            strings.append(_text(element))
            size += len(strings[-1])
            forget(element)
            if len(strings) > MOST_STRINGS or size > MOST_TEXT:
                raise CannotBeRead("file-too-much-text", most=MOST_TEXT)
    return strings


def _text(element: Any) -> str:
    """What a string says, without the reading aids of Asian scripts."""
    return "".join(each.text or "" for each in element.iter(S + "t") if each.getparent().tag != S + "rPh")


def _formats(package: Package, book: str) -> tuple[str, ...]:
    """How numbers of each style are shown: "date", a count of decimals, or nothing."""
    for part in package.related(book, "styles")[:1]:
        root = package.tree(part)
        codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter(S + "numFmt")}
        styles = root.find(S + "cellXfs")
        return () if styles is None else tuple(_shown(each.get("numFmtId", "0"), codes) for each in styles)
    return ()


def _shown(number: str, codes: Mapping[str, str]) -> str:
    if number.isdigit() and int(number) in DATES:
        return "date"
    code = codes.get(number, {"2": "0.00", "1": "0"}.get(number, ""))
    if IS_DATE.search(re.sub(r'"[^"]*"|\[[^]]*\]', "", code)):
        return "date"
    return code if re.fullmatch(r"0(\.0+)?", code) else ""


def _rows(
    package: Package, part: str, strings: Sequence[str], formats: Sequence[str], doubts: list[Doubt]
) -> Iterator[Row]:
    """The rows of a sheet that hold something; merged cells are told afterwards."""
    rows: dict[int, Row] = {}
    merges: list[str] = []
    number = blank = 0
    for event, element in steps(package.stream(part), part, (S + "row", S + "mergeCell")):
        if event == "piece":
            continue
        if element.tag == S + "row":
            said = element.get("r", "")
            number = int(said) - 1 if said.isdigit() and len(said) < 9 else number + 1
            cells = list(_cells(element, strings, formats, doubts))
            blank = 0 if cells else blank + 1
            if cells:
                rows[number] = Row(number, cells)
            if len(rows) > MOST_ROWS:
                raise CannotBeRead("file-too-many-rows", most=MOST_ROWS)
            if blank > MOST_BLANK:
                doubts.append(Doubt(code="rows-blank", severity="question", was=str(number + 1)))
                break
        elif len(merges) < MOST_MERGES:
            merges.append(element.get("ref", ""))
        else:
            doubts.append(Doubt(code="too-many-merges", severity="question"))
            break
        forget(element)
    _carry(rows, merges)
    yield from rows.values()


def _cells(
    element: Any, strings: Sequence[str], formats: Sequence[str], doubts: list[Doubt]
) -> Iterator[Cell]:
    at = -1
    for each in element.iterchildren(S + "c"):
        address = ADDRESS.fullmatch(each.get("r", ""))
        at = place_of(address[1]) if address else at + 1
        text = _said(each, strings, formats)
        if at >= MOST_COLUMNS:
            if text:
                doubts.append(Doubt(code="cell-far", severity="question", was=each.get("r", "")))
        elif text.strip():
            yield Cell(text, at)


def place_of(letters: str) -> int:
    """The column that letters name, from 0."""
    place = 0
    for each in letters:
        place = place * 26 + ord(each) - 64
    return place - 1


def _said(element: Any, strings: Sequence[str], formats: Sequence[str]) -> str:
    """What a cell shows."""
    kind = element.get("t", "n")
    if kind == "inlineStr":
        return _text(element)
    value = element.find(S + "v")
    if value is None or not value.text:
        return ""
    text = str(value.text)
    if kind == "s":
        return strings[int(text)] if text.isdigit() and len(text) < 9 and int(text) < len(strings) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(text, text)
    if kind in ("str", "e", "d"):
        return text
    style = element.get("s", "0")
    shown = formats[int(style)] if style.isdigit() and len(style) < 6 and int(style) < len(formats) else ""
    return _number(text, shown)


def _number(text: str, shown: str) -> str:
    try:
        value = float(text)
    except ValueError:
        return text
    if shown == "date" and 0 < value < 2_900_000:
        return (FIRST_DAY + timedelta(days=int(value))).isoformat()
    if shown.startswith("0") and abs(value) < 1e15:
        return f"{value:.{len(shown.partition('.')[2])}f}"
    if abs(value) < 1e15 and value == int(value):
        return str(int(value))
    return f"{value:.12g}" if abs(value) < 1e15 else text


def _carry(rows: dict[int, Row], merges: Sequence[str]) -> None:
    """The lower parts of cells that span rows, where the row below holds anything."""
    for reference in merges:
        corners = [ADDRESS.fullmatch(each) for each in reference.split(":")]
        if len(corners) != 2 or corners[0] is None or corners[1] is None:
            continue
        left, right = (place_of(each[1]) for each in corners if each)
        top, bottom = (int(each[2]) - 1 for each in corners if each)
        upper = next((each for each in rows[top].cells if each.at == left), None) if top in rows else None
        if upper is None:
            continue
        if bottom - top > MOST_ROWS:
            continue
        upper.span = max(1, min(right, MOST_COLUMNS) - left + 1) if top == bottom else 1
        for below in range(top + 1, bottom + 1):
            if below in rows and all(each.at != left for each in rows[below].cells):
                rows[below].cells.append(Cell("", left, carried=True))
                rows[below].cells.sort(key=lambda each: each.at)


def _even(table: Table, load: Load) -> Table:
    """Every row with a cell for each column, as a sheet has them."""
    count = max((each.at + 1 for row in table.rows for each in row.cells), default=0)
    load.add_cells(sum(count - len(row.cells) for row in table.rows))
    for row in table.rows:
        have = {each.at: each for each in row.cells}
        row.cells = [have.get(at) or Cell("", at) for at in range(count)]
    return table
