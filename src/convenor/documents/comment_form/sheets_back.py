"""A workbook (XLSX) that came in, with observations in one column; every other byte of its sheets stays as it was.

An observation is a cell of text of its own, so that the list of texts that the sheets share is left alone.
"""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from convenor.documents.comment_form.forms import read_tables
from convenor.documents.comment_form.workbook import ADDRESS, S, place_of, sheets_of, tables_of
from convenor.documents.outline import clean
from convenor.documents.package import CannotBeRead, Package
from convenor.documents.repack import with_part
from convenor.documents.spreadsheet import LONGEST_CELL

Place = tuple[int, int]
SPACES = (S[1:-1], "http://purl.oclc.org/ooxml/spreadsheetml/main")
LARGEST_SHEET = 64 << 20
PLAIN_CODINGS = ("", "utf-8", "utf8", "us-ascii", "ascii")


def fill_sheets(data: bytes, answers: Mapping[Place, str], column: str) -> tuple[bytes, tuple[Place, ...]]:
    """The workbook with these observations, and the places that have no cell for one."""
    package = Package(data)
    found = read_tables(tables_of(package)[0], answers_in=column)
    if not found.cells:
        raise CannotBeRead("file-no-observations")
    book = next(iter(package.related("", "officeDocument")), "")
    wanted: dict[int, dict[Place, list[str]]] = {}
    for place, words in answers.items():
        if place in found.cells:
            sheet, row, at = found.cells[place]
            said = wanted.setdefault(sheet, {}).setdefault((row, at), [])
            said += [words] if words not in said else []
    made, there = data, set()
    for number, part in enumerate(sheets_of(package, book)):
        if number in wanted:
            finder = Cells(Package(data).read(part, most=LARGEST_SHEET), set(wanted[number]))
            made = with_part(Package(made), part, _spliced(finder, wanted[number]))
            there |= {(number, *each) for each in finder.spots}
    return made, tuple(each for each in answers if found.cells.get(each) not in there)


@dataclass(slots=True)
class Spot:
    """Where a cell stands, or is to stand."""

    begin: int
    end: int
    prefix: str
    style: str = ""


def _spliced(finder: "Cells", wanted: Mapping[Place, list[str]]) -> bytes:
    pieces, done = [], 0
    for (row, at), spot in sorted(finder.spots.items(), key=lambda each: each[1].begin):
        pieces += [finder.document[done : spot.begin], _cell(spot, row, at, "\n".join(wanted[row, at]))]
        done = spot.end
    return b"".join([*pieces, finder.document[done:]])


def _cell(spot: Spot, row: int, at: int, text: str) -> bytes:
    """A cell of text."""
    c, inline, t = (f"{spot.prefix}:{name}" if spot.prefix else name for name in ("c", "is", "t"))
    style = f" s={quoteattr(spot.style)}" if spot.style else ""
    words = escape(clean(text)[:LONGEST_CELL])
    made = (
        f'<{c} r="{_letters(at)}{row + 1}"{style} t="inlineStr">'
        f'<{inline}><{t} xml:space="preserve">{words}</{t}></{inline}></{c}>'
    )
    return made.encode("ascii", "xmlcharrefreplace")


def _letters(at: int) -> str:
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(65 + at % 26)


@dataclass
class Cells:
    """Walks through a sheet and notes where the wanted cells are, or would be."""

    document: bytes
    wanted: InitVar[set[Place]]
    by_row: dict[int, list[int]] = field(default_factory=dict)  # the wanted columns
    spots: dict[Place, Spot] = field(default_factory=dict)
    row: int = -1
    at: int = -1
    open: Spot | None = None  # the wanted cell that we are in
    bare: bool = False  # nothing has come since its beginning
    computed: bool = False  # it holds a formula, on which other parts rely
    waiting: set[int] = field(default_factory=set)  # columns of the row that have not come yet

    def __post_init__(self, wanted: set[Place]) -> None:
        for row, at in wanted:
            self.by_row.setdefault(row, []).append(at)
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.namespace_prefixes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.StartDoctypeDeclHandler = _no_document_type
        parser.XmlDeclHandler = _known_coding
        if self.document.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise CannotBeRead("file-coding", coding="utf-16")
        try:
            parser.Parse(self.document, True)
        except expat.ExpatError as broken:
            raise CannotBeRead("file-damaged") from broken

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        ours, prefix = _known(name)
        self.bare = False
        if ours == "row":
            said = attributes.get("r", "")
            self.row = int(said) - 1 if said.isdigit() and len(said) < 9 else self.row + 1
            self.at = -1
            self.waiting = set(self.by_row.get(self.row, ()))
        elif ours == "c":
            address = ADDRESS.fullmatch(attributes.get("r", ""))
            self.at = place_of(address[1]) if address else self.at + 1
            self._missing(prefix, before=self.at)
            if self.at in self.waiting:
                begin = self.parser.CurrentByteIndex
                self.open = Spot(begin, begin, prefix, attributes.get("s", ""))
                self.bare, self.computed = True, False
        elif ours == "f":
            self.computed = True

    def end(self, name: str) -> None:
        """An element ends."""
        ours, prefix = _known(name)
        at = self.parser.CurrentByteIndex
        if ours == "c" and self.open is not None:
            empty = self.bare and self.document[at - 2 : at] == b"/>"
            self.open.end = at if empty else self.document.index(b">", at) + 1
            self.waiting.discard(self.at)
            if not self.computed:
                self.spots[self.row, self.at] = self.open
            self.open = None
        elif ours == "row" and self.at >= 0:  # a row without any cell is no comment
            self._missing(prefix, before=1 << 20)
        self.bare = False

    def _missing(self, prefix: str, before: int) -> None:
        """Cells that are not there get their place before the next one."""
        here = self.parser.CurrentByteIndex
        for at in sorted(each for each in self.waiting if each < before):
            self.spots[self.row, at] = Spot(here, here, prefix)
            self.waiting.discard(at)


def _known(name: str) -> tuple[str, str]:
    """An element's name where it is of ours, and its prefix."""
    uri, _, rest = name.partition(" ")
    local, _, prefix = rest.partition(" ")
    return (local if uri in SPACES else "", prefix)


def _no_document_type(*said: object) -> None:
    raise CannotBeRead("file-document-type", part="")


def _known_coding(version: str, coding: str | None, standalone: int) -> None:
    if (coding or "").casefold() not in PLAIN_CODINGS:
        raise CannotBeRead("file-coding", coding=coding)
