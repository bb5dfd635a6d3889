"""Rows of a file of comments for the tests, made short; and the rows of the real forms, where they are at hand."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from convenor.domain.ballot.bodies import BodyTable
from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.reading import read_comments
from convenor.domain.ballot.sheet import COLUMNS, Column, RawRow, SheetFile

REAL = Path(__file__).parents[2] / "shared" / "data" / "comments"
TABLE = BodyTable(
    countries=frozenset({"AU", "CA", "CN", "DE", "DK", "FR", "GB", "SA", "US", "ZA"}),
    acronyms={"afnor": "FR", "din": "DE", "sa": "AU"},
    liaisons={"jrcec": "JRC (EC)", "tmg": "TMG"},
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def row(at: int = 0, **texts: str) -> RawRow:
    """One row: ``row(id="FR-001", clause="3.1", type="te", comment="…", change="…")``."""
    named: dict[Column, str] = {column: texts[column] for column in COLUMNS if column in texts}
    return RawRow(table=0, row=at, texts=named)


def sheet(*rows: RawRow, name: str = "comments.docx") -> SheetFile:
    """A file with these rows."""
    return SheetFile(name=name, form="iso-2012", about={}, mapping=(), rows=rows)


def comments(*texts: str, first: int = 1) -> tuple[Comment, ...]:
    """Comments, each from ``id | clause | type | comment | change``."""
    return read_comments(sheet(*(_row(at, each) for at, each in enumerate(texts))), TABLE, first=first)


def _row(at: int, line: str) -> RawRow:
    names: Iterable[Column] = ("id", "clause", "type", "comment", "change")
    parts = [each.strip() for each in line.split("|")]
    return RawRow(table=0, row=at, texts=dict(zip(names, parts, strict=False)))


def real_rows(name: str) -> tuple[RawRow, ...]:
    """The rows of a real form, read as plainly as can be: eight cells a row, no heading row."""
    with zipfile.ZipFile(REAL / name) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    found = []
    for at, line in enumerate(root.iter(f"{_W}tr")):
        cells = [
            "\n".join(
                "".join(text.text or "" for text in part.iter(f"{_W}t")) for part in cell.iter(f"{_W}p")
            )
            for cell in line.iter(f"{_W}tc")
        ]
        found.append(RawRow(table=0, row=at, texts=dict(zip(COLUMNS, cells, strict=False))))
    return tuple(each for each in found if any(text.strip() for text in each.texts.values()))
