"""The tables of a Word document, row by row as the document streams past; each row is forgotten when it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from convenor.documents.comment_form.equation import MATHS
from convenor.documents.comment_form.grid import (
    MOST_COLUMNS,
    MOST_PARAGRAPHS,
    MOST_ROWS,
    Cell,
    Load,
    Row,
    Table,
)
from convenor.documents.comment_form.numbering import Counting
from convenor.documents.comment_form.plain_rows import NUMBER, PlainRows
from convenor.documents.comment_form.word_text import DRAWING, MC, VML, Setting, Text, W
from convenor.documents.package import CannotBeRead, forget, steps

BODY, TBL, TR, TC, P, T = (W + each for each in ("body", "tbl", "tr", "tc", "p", "t"))
SECTION, SPAN, MERGE, BEFORE, TAB = (
    W + each for each in ("sectPr", "gridSpan", "vMerge", "gridBefore", "tab")
)
BREAKS = frozenset(W + each for each in ("br", "cr"))
# What a row may hold that needs more than joining its texts.
INTRICATE = frozenset(
    [W + each for each in ("del", "moveFrom", "vanish", "fldChar", "tbl", "txbxContent", "drawing", "pict")]
    + [W + each for each in ("object", "sym", "ptab", "showingPlcHdr", "cellDel", "ruby", "noBreakHyphen")]
    + [W + each for each in ("footnoteReference", "endnoteReference", "commentReference", "hMerge", "numPr")]
    + [MC + "AlternateContent", DRAWING + "blip", VML + "imagedata", *MATHS]
)
STYLE = W + "pStyle"
LOOKED_AT = (TC, P, T, TAB, SPAN, MERGE, BEFORE, STYLE, *BREAKS, *INTRICATE)


@dataclass(slots=True)
class Story:
    """The tables of one part, and what else there is to know of it."""

    tables: list[Table] = field(default_factory=list)
    heads: list[tuple[str, str]] = field(default_factory=list)  # of each page header its kind and relation
    first_differs: bool = False
    left_out: set[str] = field(default_factory=set)  # kinds of foreign parts that were not read
    lines: list[str] = field(default_factory=list)  # the first paragraphs outside tables
    load: Load = field(default_factory=Load)
    paragraphs: int = 0  # outside tables

    def add(self, table: Table, row: Row) -> None:
        """Count and keep a row."""
        self.load.add(row)
        table.rows.append(row)
        if sum(len(each.rows) for each in self.tables[-1:]) > MOST_ROWS:
            raise CannotBeRead("file-too-many-rows", most=MOST_ROWS)


FOREIGN = frozenset((W + "altChunk", W + "subDoc"))
FIRST_LINES = 40


def read_story(plain: PlainRows, name: str, setting: Setting) -> Story:
    """All tables of the outermost level, with their rows in order."""
    story, counting = Story(), Counting(setting.numbering)
    depth = number = 0
    table, body, shown_before = Table(0), None, False
    for event, element in steps(plain, name, (BODY, TBL, TR, SECTION, *FOREIGN), ("start", "end")):
        tag = None if element is None else element.tag
        if event == "piece":
            if depth == 0 and body is not None:
                _pass_by(story, body, None, name, counting)
        elif tag == TBL:
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                if body is not None:
                    _pass_by(story, body, element if element.getparent() is body else None, name, counting)
                table, number = Table(len(story.tables)), 0
                story.tables.append(table)
                shown_before = next(element.iterancestors(MC + "Fallback"), None) is not None
        elif event == "start":
            body = element if tag == BODY else body
        elif tag == TR and depth == 1:
            if number == 0:
                table.widths = _widths(element)
            texts = plain.texts.pop(element.get(NUMBER, ""), None)
            row = read_row(element, number, setting, counting) if texts is None else _of_texts(number, texts)
            number += 1
            if row is not None and not shown_before:
                story.add(table, row)
            forget(element)
        elif tag == SECTION:
            _note_heads(story, element)
        elif tag in FOREIGN:
            story.left_out.add(tag)
    return story


def _pass_by(story: Story, body: Any, until: Any, name: str, counting: Counting) -> None:
    """Paragraphs outside tables that have ended: the first are kept as lines, all are counted and forgotten."""
    ended = len(body) - 1 if until is None else body.index(until)
    if len(story.lines) < FIRST_LINES and not story.tables:
        for each in body[: min(ended, FIRST_LINES)]:
            if each.tag == P:
                story.lines.append("".join(text.text or "" for text in each.iter(T)))
    story.paragraphs += max(ended, 0)
    if story.paragraphs > MOST_PARAGRAPHS:
        raise CannotBeRead("file-part-too-long", part=name)
    if counting.numbering.lists:
        for paragraph in (each for ours in body[: max(ended, 0)] for each in ours.iter(P)):
            counting.of(paragraph)
    if ended > 0:
        del body[:ended]


def _note_heads(story: Story, section: Any) -> None:
    """Which page headers a section has."""
    story.first_differs |= _is_on(section.find(W + "titlePg"))
    for each in section.iterchildren(W + "headerReference"):
        key = next((value for name, value in each.items() if name.endswith("}id")), "")
        story.heads.append((each.get(W + "type", "default"), key))


def _is_on(mark: Any) -> bool:
    return mark is not None and mark.get(W + "val", "1") not in ("0", "false", "off")


def _widths(row: Any) -> tuple[float, ...]:
    grid = next((each.find(W + "tblGrid") for each in row.iterancestors(TBL)), None)
    if grid is None:
        return ()
    return tuple(float(_number(each.get(W + "w"), 0, 100_000)) for each in grid.iterchildren(W + "gridCol"))[
        :MOST_COLUMNS
    ]


def _number(said: str | None, least: int, most: int) -> int:
    """A number as it is said; 0 where it is none or out of all bounds."""
    try:
        value = int(said or "")
    except ValueError:
        return 0
    return value if least <= value <= most else 0


def read_row(element: Any, number: int, setting: Setting, counting: Counting) -> Row | None:
    """A row; nothing where it was deleted."""
    odd = setting.hidden or "" in setting.styles
    row = None if odd else _plain_row(element, number, setting.styles)
    if row is None:
        mark = element.find(W + "trPr")
        if mark is not None and mark.find(W + "del") is not None:
            return None
        row = Row(number, before=_before(mark))
        for cell in _cells(element):
            _add_cell(row, cell, setting, counting)
    if len(row.cells) > MOST_COLUMNS:
        raise CannotBeRead("file-too-many-columns", most=MOST_COLUMNS)
    return row


def _of_texts(number: int, texts: Sequence[str]) -> Row:
    if len(texts) > MOST_COLUMNS:
        raise CannotBeRead("file-too-many-columns", most=MOST_COLUMNS)
    return Row(number, [Cell(text, at) for at, text in enumerate(texts)])


def _plain_row(element: Any, number: int, styles: frozenset[str]) -> Row | None:
    """A row that holds nothing but paragraphs of text, read in one go; nothing where it is more intricate."""
    row, at = Row(number), 0
    cell: Cell | None = None
    said: list[str] = []
    for each in element.iter(*LOOKED_AT):
        tag = each.tag
        if tag == T:
            said.append(each.text or "")
        elif tag == P:
            if said:
                said.append("\n")
        elif tag == TC:
            if cell is not None:
                cell.text = "".join(said).strip("\n")
                at += cell.span
            said = []
            cell = Cell("", at)
            row.cells.append(cell)
        elif tag == TAB:
            if not each.attrib:
                said.append("\t")
        elif tag == STYLE and each.get(W + "val") not in styles:
            pass
        elif tag in BREAKS:
            said.append("\n")
        elif tag == SPAN and cell is not None:
            _set_span(row, cell, each)
        elif tag == MERGE and cell is not None:
            cell.carried = each.get(W + "val", "continue") != "restart"
        elif tag == BEFORE:
            at = row.before = _number(each.get(W + "val"), 0, MOST_COLUMNS)
        else:
            return None
    if cell is not None:
        cell.text = "".join(said).strip("\n")
    return row


def _set_span(row: Row, cell: Cell, element: Any) -> None:
    span = _number(element.get(W + "val"), 1, MOST_COLUMNS)
    row.odd_spans |= span == 0
    cell.span = span or 1


def _before(mark: Any) -> int:
    left = None if mark is None else mark.find(BEFORE)
    return 0 if left is None else _number(left.get(W + "val"), 0, MOST_COLUMNS)


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, also those within content controls and the like."""
    for child in row:
        if child.tag == TC:
            yield child
        elif child.tag == W + "sdt":
            for content in child.iterchildren(W + "sdtContent"):
                yield from _cells(content)
        elif child.tag not in (W + "trPr", W + "tblPrEx", W + "del", W + "moveFrom"):
            yield from _cells(child)


def _add_cell(row: Row, element: Any, setting: Setting, counting: Counting) -> None:
    last = row.cells[-1] if row.cells else None
    cell = Cell("", last.at + last.span if last else row.before)
    row.cells.append(cell)
    properties = element.find(W + "tcPr")
    if properties is not None:
        span, merge = properties.find(SPAN), properties.find(MERGE)
        if span is not None:
            _set_span(row, cell, span)
        cell.carried = merge is not None and merge.get(W + "val", "continue") != "restart"
        if properties.find(W + "cellDel") is not None:
            return
    text = Text(setting, None if cell.carried else counting)
    cell.text = text.read(element)
    cell.only_counted, cell.doubts = text.only_counted, tuple(dict.fromkeys(text.doubts))
    cell.pictures, cell.remarks = tuple(text.pictures), tuple(text.remarks)
