"""The very file that came in, with observations in its last column; every other byte stays as it was.

Where the cells stand is found by reading the document once more with a parser that tells the place of every byte;
only what is between the properties and the end of an answered cell is replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from convenor.documents.comment_form.word import main_part, read_word
from convenor.documents.comment_form.word_text import W
from convenor.documents.outline import clean
from convenor.documents.package import CannotBeRead, Package
from convenor.documents.repack import with_part

SPACES = (W[1:-1], "http://purl.oclc.org/ooxml/wordprocessingml/main")
PARAGRAPH, RUN = ["p", "pPr"], ["p", "r", "rPr"]
LARGEST_DOCUMENT = 64 << 20
MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")
Place = tuple[int, int]  # table and row
Spotted = tuple[int, int, int]  # table, row and cell
PLAIN_CODINGS = ("", "utf-8", "utf8", "us-ascii", "ascii")


@dataclass(slots=True)
class Spot:
    """The inside of one cell, and how its first words look."""

    prefix: str
    begin: int = -1  # of what stands behind the properties
    end: int = -1
    paragraph: tuple[int, int] = (0, 0)  # the properties of its first paragraph
    run: tuple[int, int] = (0, 0)  # the properties of the first run in it
    named: bool = False  # it declares names of its own, so nothing of it can be copied


def fill(data: bytes, answers: Mapping[Place, str]) -> tuple[bytes, tuple[Place, ...]]:
    """The file with these observations, by table and row, and the places that have no cell for one."""
    if not data.startswith(b"PK"):
        raise CannotBeRead("file-not-word")
    package = Package(data)
    main = main_part(package)
    if "word" not in package.kinds.get(main, "word"):
        raise CannotBeRead("file-not-word")
    read = read_word("", package)
    if not any(each.column == "observation" for each in read.sheet.mapping):
        raise CannotBeRead("file-no-observations")
    document = Package(data).read(main, most=LARGEST_DOCUMENT)
    if document.startswith(MARKS_OF_UTF16):
        raise CannotBeRead("file-coding", coding="utf-16")
    wanted: dict[Spotted, list[str]] = {}
    for place, text in answers.items():
        if place in read.cells and text not in wanted.setdefault(read.cells[place], []):
            wanted[read.cells[place]].append(text)
    spots = Finder(document, set(wanted)).spots
    made = _spliced(
        document, [(spots[key], "\n".join(texts)) for key, texts in wanted.items() if key in spots]
    )
    lacking = tuple(place for place in answers if read.cells.get(place) not in spots)
    return with_part(package, main, made), lacking


def _spliced(document: bytes, answers: list[tuple[Spot, str]]) -> bytes:
    pieces, done = [], 0
    for spot, text in sorted(answers, key=lambda each: each[0].begin):
        pieces += [document[done : spot.begin], _paragraphs(document, spot, text)]
        done = spot.end
    return b"".join([*pieces, document[done:]])


def _paragraphs(document: bytes, spot: Spot, text: str) -> bytes:
    """The text as paragraphs that look as the first one there did."""
    shape = b"" if spot.named else document[slice(*spot.paragraph)]
    look = b"" if spot.named else document[slice(*spot.run)]
    p, r, t = (f"{spot.prefix}:{name}" if spot.prefix else name for name in "prt")
    made = []
    for line in clean(text).split("\n"):
        words = escape(line).encode("ascii", "xmlcharrefreplace")
        run = (
            f"<{r}>".encode()
            + look
            + f'<{t} xml:space="preserve">'.encode()
            + words
            + f"</{t}></{r}>".encode()
        )
        made.append(f"<{p}>".encode() + shape + (run if words else b"") + f"</{p}>".encode())
    return b"".join(made)


@dataclass
class Finder:
    """Walks through a document and notes where the wanted cells are."""

    document: bytes
    wanted: set[Spotted]
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
