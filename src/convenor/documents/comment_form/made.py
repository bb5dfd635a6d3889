"""A form of comments as ISO's of 2012-03 is laid out: the headings in the page header, one comment a row.

Written as text: a library takes a second for what takes a few milliseconds here. The same rows give the same bytes.
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from convenor.documents.comment_form.word_text import W
from convenor.documents.outline import clean
from convenor.domain.ballot.sheet import COLUMNS, SheetFile

HEADINGS = (
    "MB/NC¹", "Line number (e.g. 17)", "Clause/ Subclause (e.g. 3.1)", "Paragraph/ Figure/ Table/ (e.g. Table 1)",
    "Type of comment²", "Comments", "Proposed change", "Observations of the secretariat",
)  # fmt: skip
WIDTHS = (900, 700, 1100, 1200, 900, 4300, 4200, 2500)  # twentieths of a point
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = f'xmlns:w="{W[1:-1]}" xmlns:r="{OFFICE}"'
PAGE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1700" w:right="500" w:bottom="700" w:left="500" w:header="500" w:footer="400" w:gutter="0"/>'


def made_form(sheet: SheetFile) -> bytes:
    """A Word file of these rows, which reads back as they are."""
    about = [
        "Template for comments and secretariat observations",
        f"Date: {sheet.about.get('date', '')}",
        f"Document: {sheet.about.get('document', '')}",
        f"Project: {sheet.about.get('project', '')}",
    ]
    rows = (_row(each.texts.get(column, "") for column in COLUMNS) for each in sheet.rows)
    body = f'{_table(rows)}<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>{PAGE}</w:sectPr>'
    header = f"{_table([_row(about)], (3900,) * 4)}<w:p/>{_table([_row(HEADINGS)])}<w:p/>"
    return _zipped(
        {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _related("officeDocument", "word/document.xml"),
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _related("header", "header1.xml"),
            "word/header1.xml": f"<w:hdr {NAMES}>{header}</w:hdr>",
        }
    )


def _table(rows: Iterable[str], widths: tuple[int, ...] = WIDTHS) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    look = f'<w:tblW w:w="0" w:type="auto"/><w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(cells: Iterable[str]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_paragraphs(each)}</w:tc>' for each in cells)}</w:tr>"


def _paragraphs(text: str) -> str:
    return "".join(
        f'<w:p><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in clean(text).split("\n")
    )


def _related(kind: str, target: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'


def _types() -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{KIND}.header+xml"/></Types>'
    )


def _zipped(parts: Mapping[str, str]) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = ZipInfo(name)  # of 1980, so that the bytes are the same whenever they are written
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
    return kept.getvalue()
