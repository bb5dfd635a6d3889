"""An outline drawn as a Word document: real headings, marked table headers, a language, a title."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from convenor.documents.outline import (
    Answer,
    Block,
    Bullets,
    Heading,
    KeyValues,
    Outline,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    one_line,
    paragraphs_of,
    reads_right_to_left,
)

INK, SOFT, ACCENT, LINE = "1D2126", "545B64", "0A5A6B", "DEDAD1"
SERIF, SANS = "Georgia", "Calibri"
WIDTH = Mm(210 - 25 - 25)


def to_docx(outline: Outline) -> bytes:
    """The outline as a Word file; the same outline always gives the same bytes."""
    steady = outline.without_gaps()
    document = _blank(steady)
    _line(document, steady.title, "Title")
    if one_line(steady.subtitle):
        _line(document, steady.subtitle, "Subtitle")
    for block in steady.blocks:
        _draw(document, block)
    return _without_dates(document)


def _draw(document: WordDocument, block: Block) -> None:
    match block:
        case Heading(text, level):
            _line(document, text, f"Heading {level}")
        case Paragraph(text, soft):
            _text(document, text, "Soft" if soft else "Normal")
        case Answer(text):
            _text(document, text, "Answer")
        case Quote(text, by):
            _quote(document, text, by)
        case Bullets(items, numbered):
            _list(document, items, numbered=numbered)
        case Table():
            _table(document, block)
        case KeyValues(pairs):
            _facts(document, pairs)
        case PageBreak():
            document.add_page_break()


def _line(document: WordDocument, text: str, style: str) -> WordParagraph:
    line = one_line(text)
    return _turned(document.add_paragraph(line, style=style), line)


def _text(document: WordDocument, text: str, style: str) -> None:
    for lines in paragraphs_of(text):
        words = "\n".join(lines)
        _turned(document.add_paragraph(words, style=style), words)


def _quote(document: WordDocument, text: str, by: str) -> None:
    _text(document, text, "Quote")
    if one_line(by):
        _line(document, by, "Quote source")


def _list(document: WordDocument, items: tuple[str, ...], *, numbered: bool) -> None:
    number = _new_count(document) if numbered else None
    for item in items:
        paragraph = _line(document, item, "List Number" if numbered else "List Bullet")
        if number is not None:
            properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number


def _new_count(document: WordDocument) -> int:
    """A numbered list of its own, so that every list begins at one."""
    numbering: Any = document.part.numbering_part.element
    style: Any = document.styles["List Number"].element
    shared = numbering.num_having_numId(style.pPr.numPr.numId.val)
    number = numbering.add_num(shared.abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _table(document: WordDocument, block: Table) -> None:
    if one_line(block.caption):
        _line(document, block.caption, "Caption")
    table = _grid(document, 1 + len(block.rows), len(block.header))
    head, words = _ids(document, "Table head", "Table text")
    _look(table, "firstRow")
    _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for row, texts in zip(table.rows, (block.header, *block.full_rows()), strict=True):
        _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
        style = head if texts is block.header else words
        for cell, text in zip(row.cells, texts, strict=True):
            _fill(cell.paragraphs[0], text, style)
    document.add_paragraph(style="After table")


def _facts(document: WordDocument, pairs: tuple[tuple[str, str], ...]) -> None:
    table = _grid(document, len(pairs), 2)
    head, words = _ids(document, "Table head", "Table text")
    _look(table, "firstColumn")
    for row, (key, value) in zip(table.rows, pairs, strict=True):
        name, what = row.cells
        name.width, what.width = Mm(45), WIDTH - Mm(45)
        _fill(name.paragraphs[0], key, head)
        _fill(what.paragraphs[0], value, words)
    for column, width in zip(table.columns, (Mm(45), WIDTH - Mm(45)), strict=True):
        column.width = width
    document.add_paragraph(style="After table")


def _grid(document: WordDocument, rows: int, columns: int) -> WordTable:
    table: WordTable = document.add_table(rows=rows, cols=columns)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LINE))
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    if layout is None:
        table._tbl.tblPr.append(borders)
    else:
        layout.addprevious(borders)
    return table


def _look(table: WordTable, marked: str) -> None:
    """Tell a screen reader which row or column names the others."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    marks = dict.fromkeys(("firstRow", "lastRow", "firstColumn", "lastColumn"), "0")
    code = "0020" if marked == "firstRow" else "0080"
    properties.append(_element("w:tblLook", val=code, noHBand="1", noVBand="1", **(marks | {marked: "1"})))


def _ids(document: WordDocument, *names: str) -> Iterator[str]:
    """Styles by the ids that a file writes; each lookup by name goes through all of them, too slow for each cell."""
    return (str(document.styles[each].style_id) for each in names)


def _fill(paragraph: WordParagraph, text: str, style: str) -> None:
    paragraph._p.style = style
    words = "\n".join("\n".join(lines) for lines in paragraphs_of(text))
    paragraph.add_run(words)
    _turned(paragraph, words)


def _turned(paragraph: WordParagraph, words: str) -> WordParagraph:
    """Set a paragraph whose words begin in Arabic or Hebrew from the right."""
    if reads_right_to_left(words):
        properties: Any = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
        for run in paragraph.runs:
            run.font.rtl = True
    return paragraph


_AFTER_BIDI = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:rPr",
)


def _blank(outline: Outline) -> WordDocument:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    _styles(document)
    _speak(document, outline)
    _page_numbers(section.footer.paragraphs[0])
    return document


def _speak(document: WordDocument, outline: Outline) -> None:
    """Write the title and the language where Word and screen readers look for them."""
    primary, _, region = outline.language.partition("-")
    code = f"{primary.lower()}-{region.upper()}" if region else primary.lower()
    about = document.core_properties
    about.title, about.language = one_line(outline.title)[:255], code
    about.author = about.comments = about.last_modified_by = ""
    for name in ("dcterms:created", "dcterms:modified"):
        for dated in about._element.findall(qn(name)):
            about._element.remove(dated)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), code)


def _styles(document: WordDocument) -> None:
    _style(document, "Normal", SANS, 11, after=6).paragraph_format.line_spacing = 1.2
    _style(document, "Title", SERIF, 24, after=4)
    _style(document, "Subtitle", SANS, 12, color=SOFT, after=18)
    for level, size in enumerate((17, 13, 11.5, 11), start=1):
        heading = _style(document, f"Heading {level}", SERIF, size, bold=True, before=20 - 3 * level, after=5)
        heading.paragraph_format.keep_with_next = True
    _style(document, "Soft", SANS, 10, color=SOFT, after=6)
    _bar(_style(document, "Answer", SANS, 11, after=6), ACCENT)
    _bar(_style(document, "Quote", SERIF, 11, italic=True, after=2), LINE)
    _bar(_style(document, "Quote source", SANS, 9.5, color=SOFT, after=8), LINE)
    _style(
        document, "Caption", SANS, 9.5, color=SOFT, before=8, after=4
    ).paragraph_format.keep_with_next = True
    _style(document, "Table head", SANS, 9.5, color=SOFT, bold=True, before=3, after=3)
    _style(document, "Table text", SANS, 10.5, before=3, after=3)
    _style(document, "After table", SANS, 6, after=4)


def _style(
    document: WordDocument,
    name: str,
    font: str,
    size: float,
    *,
    color: str = INK,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    known = name in [style.name for style in document.styles]
    style: Any = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name != "Normal":
        style.base_style = document.styles["Normal"]
    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    for side in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(side)
    style.font.name, style.font.size = font, Pt(size)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = RGBColor.from_string(color)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style  # type: ignore[no-any-return]


def _bar(style: ParagraphStyle, color: str) -> None:
    """A line down the left side, as beside a passage in a margin."""
    style.paragraph_format.left_indent = Mm(5)
    properties: Any = style.element.get_or_add_pPr()
    sides = OxmlElement("w:pBdr")
    sides.append(_element("w:left", val="single", sz="12", space="10", color=color))
    properties.insert_element_before(sides, "w:shd", "w:tabs", *_AFTER_BIDI)


def _page_numbers(paragraph: WordParagraph) -> None:
    paragraph.style = "Soft"
    for number, code in enumerate(("PAGE", "NUMPAGES")):
        if number:
            paragraph.add_run(" / ")
        field = _element("w:fldSimple", instr=code)
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:t"))
        run[0].text = "1"
        field.append(run)
        paragraph._p.append(field)


def _mark(properties: Any, name: str) -> None:
    properties.append(OxmlElement(name))


def _element(name: str, **attributes: str) -> Any:
    return OxmlElement(name, {qn(f"w:{key}"): value for key, value in attributes.items()})


def _without_dates(document: WordDocument) -> bytes:
    """Pack the file again without the hour at which it was made."""
    raw, packed = BytesIO(), BytesIO()
    document.save(raw)
    with ZipFile(raw) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
