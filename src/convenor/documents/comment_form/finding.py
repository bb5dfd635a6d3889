"""Where in the bytes of a Word document its cells stand: by a parser that tells the place of every byte.

Plain rows were taken out when the document was read; of each only the cell that is wanted is looked at, and of
cells that are marked alike only the first.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from convenor.documents.comment_form.plain_rows import LONGEST_MARKS, MOST_KINDS, NUMBER, UNIQUE, stand_in
from convenor.documents.comment_form.word_text import W
from convenor.documents.package import CannotBeRead

SPACES = (W[1:-1], "http://purl.oclc.org/ooxml/wordprocessingml/main")
PARAGRAPH, RUN = ["p", "pPr"], ["p", "r", "rPr"]
PLAIN_CODINGS = ("", "utf-8", "utf8", "us-ascii", "ascii")
CELL, END_OF_CELL = b"<w:tc>", b"</w:tc>"
ROOT = re.compile(rb"""<([\w:]+)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
Spotted = tuple[int, int, int]  # table, row and cell


@dataclass(slots=True)
class Spot:
    """The inside of one cell, and how its first words look."""

    prefix: str
    begin: int = -1  # of what stands behind the properties
    end: int = -1
    paragraph: tuple[int, int] = (0, 0)  # the properties of its first paragraph
    run: tuple[int, int] = (0, 0)  # the properties of the first run in it
    named: bool = False  # it declares names of its own, so nothing of it can be copied

    def moved(self, by: int) -> "Spot":
        """The same, so many bytes further on."""
        (p, p_end), (r, r_end) = self.paragraph, self.run
        return replace(
            self,
            begin=self.begin + by,
            end=self.end + by,
            paragraph=(p + by, p_end + by),
            run=(r + by, r_end + by),
        )


def spots_in(kept: Sequence[tuple[bytes, bytes]], wanted: Iterable[Spotted]) -> dict[Spotted, Spot]:
    """Where the wanted cells are in a document that was kept as it was read; a cell without contents is none."""
    rows = [row for _, row in kept if row]
    by_row: dict[tuple[int, int], list[Spotted]] = {}
    for key in wanted:
        by_row.setdefault(key[:2], []).append(key)
    short = b"".join(passed + stand_in(number) * bool(row) for number, passed, row in _numbered(kept))
    finder = Finder(short, set(wanted), len(rows))
    lengthened = _Lengthened(kept)
    found = {key: spot.moved(lengthened.shift(spot.begin)) for key, spot in finder.spots.items()}
    cells = _Cells(ROOT.search(short))
    for place, number in finder.plain.items():
        for key in by_row.get(place, ()):
            spot = cells.spot(rows[number], key[2])
            if spot is not None:
                found[key] = spot.moved(lengthened.begins[number])
    return found


def _numbered(kept: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[int, bytes, bytes]]:
    number = 0
    for passed, row in kept:
        yield number, passed, row
        number += bool(row)


class _Lengthened:
    """From places in the document without its plain rows to places in the whole."""

    def __init__(self, kept: Iterable[tuple[bytes, bytes]]) -> None:
        self.holes: list[int] = []  # where a row is missing
        self.begins: list[int] = []  # where it begins in the whole
        self.shifts = [0]
        at = shift = 0
        for number, passed, row in _numbered(kept):
            at += len(passed)
            if row:
                self.holes.append(at)
                self.begins.append(at + shift)
                at += len(stand_in(number))
                shift += len(row) - len(stand_in(number))
                self.shifts.append(shift)

    def shift(self, place: int) -> int:
        """How much further on a place is in the whole."""
        return self.shifts[bisect_right(self.holes, place)]


class _Cells:
    """Cells of plain rows; those that are marked alike are looked at once."""

    def __init__(self, root: re.Match[bytes] | None) -> None:
        begin, name = (root[0], root[1]) if root else (b"", b"")
        self.before, self.behind = begin + b"<w:tbl><w:tr>", b"</w:tr></w:tbl></%b>" % name
        self.known: dict[bytes, Spot | None] = {}

    def spot(self, row: bytes, cell: int) -> Spot | None:
        """The inside of one cell, counted from where the row begins."""
        cells = row.split(END_OF_CELL)
        if cell >= len(cells) - 1:
            return None
        begin = sum(len(each) + len(END_OF_CELL) for each in cells[:cell]) + cells[cell].index(CELL)
        marks = row[begin : row.index(END_OF_CELL, begin)] + END_OF_CELL
        alike = UNIQUE.sub(lambda found: b" " * len(found[0]), marks)
        if alike in self.known:
            spot = self.known[alike]
        else:
            spot = Finder(self.before + marks + self.behind, {(0, 0, 0)}).spots.get((0, 0, 0))
            spot = spot and spot.moved(-len(self.before))
            if len(alike) < LONGEST_MARKS and len(self.known) < MOST_KINDS:
                self.known[alike] = spot
        return spot and spot.moved(begin)


@dataclass
class Finder:
    """Walks through a document and notes where the wanted cells are."""

    document: bytes
    wanted: set[Spotted]
    plain_rows: int = 0  # that are not in the document
    plain: dict[tuple[int, int], int] = field(default_factory=dict)  # table and row of each
    spots: dict[Spotted, Spot] = field(default_factory=dict)
    tables: int = 0  # begun until now
    row: int = -1
    cell: int = -1
    depth: int = 0  # of tables
    inner: int = 0  # how deep within a cell that is passed by
    spot: Spot | None = None  # of the cell that we are in
    path: list[str] = field(default_factory=list)  # within it
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    noted: int = -1  # where properties began that are to be copied

    def __post_init__(self) -> None:
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.namespace_prefixes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.StartNamespaceDeclHandler = self.named
        parser.StartDoctypeDeclHandler = _no_document_type
        parser.XmlDeclHandler = _known_coding
        try:
            parser.Parse(self.document, True)
        except expat.ExpatError as broken:
            raise CannotBeRead("file-damaged") from broken

    def named(self, prefix: str | None, uri: str) -> None:
        """A name is declared within a cell."""
        if self.spot is not None:
            self.spot.named = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        ours, prefix = self.names.get(name) or self._known(name)
        if self.spot is not None:
            self._inside(self.spot, ours)
        elif ours == "tbl":
            self.depth += 1
            if self.depth == 1:
                self.tables, self.row = self.tables + 1, -1
        elif self.depth == 1 and ours == "tr":
            self.row, self.cell = self.row + 1, -1
            number = len(self.plain)
            if number < self.plain_rows and attributes.get(NUMBER) == str(number):
                self.plain[self.tables - 1, self.row] = number
        elif self.depth == 1 and ours == "tc":
            self.cell += 1
            if (self.tables - 1, self.row, self.cell) in self.wanted:
                self.spot, self.path = Spot(prefix), []
            else:
                self.inner = 0
                self.parser.StartElementHandler, self.parser.EndElementHandler = self.deeper, self.shallower

    def deeper(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins within a cell that nobody asked for."""
        self.inner += 1

    def shallower(self, name: str) -> None:
        """It ends; after the last one, the cell itself."""
        self.inner -= 1
        if self.inner < 0:
            self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end

    def _known(self, name: str) -> tuple[str, str]:
        """An element's name where it is of ours, and its prefix."""
        uri, _, rest = name.partition(" ")
        local, _, prefix = rest.partition(" ")
        self.names[name] = (local if uri in SPACES else "", prefix)
        return self.names[name]

    def _inside(self, spot: Spot, ours: str) -> None:
        """Note where the contents begin, and the properties of the first paragraph and run."""
        path = self.path
        path.append(ours)
        if len(path) > 3:
            return
        if len(path) == 1 and ours != "tcPr" and spot.begin < 0:
            spot.begin = self.parser.CurrentByteIndex
        elif (path == PARAGRAPH and not spot.paragraph[1]) or (path == RUN and not spot.run[1]):
            self.noted = self.parser.CurrentByteIndex

    def end(self, name: str) -> None:
        """An element ends."""
        if self.spot is None:
            if self.names[name][0] == "tbl":
                self.depth -= 1
        elif self.path:
            self._leave(self.spot)
        else:
            self._close(self.spot)

    def _leave(self, spot: Spot) -> None:
        path = self.path
        if self.noted >= 0 and path in (PARAGRAPH, RUN):
            behind = self.document.index(b">", self.parser.CurrentByteIndex) + 1
            if path == PARAGRAPH:
                spot.paragraph = (self.noted, behind)
            else:
                spot.run = (self.noted, behind)
            self.noted = -1
        path.pop()

    def _close(self, spot: Spot) -> None:
        """The cell ends; one without any contents has no place for words."""
        spot.end = self.parser.CurrentByteIndex
        if spot.begin >= 0:
            self.spots[self.tables - 1, self.row, self.cell] = spot
        self.spot = None


def _no_document_type(*said: object) -> None:
    raise CannotBeRead("file-document-type", part="")


def _known_coding(version: str, coding: str | None, standalone: int) -> None:
    if (coding or "").casefold() not in PLAIN_CODINGS:
        raise CannotBeRead("file-coding", coding=coding)
