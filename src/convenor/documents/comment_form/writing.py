"""The very file that came in, with observations in its last column; every other byte stays as it was.

Where the cells stand is found by reading the document once more with a parser that tells the place of every byte;
only what is between the properties and the end of an answered cell is replaced.
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape
from zlib import crc32

from convenor.documents.comment_form.finding import Spot, Spotted, spots_in
from convenor.documents.comment_form.forms import ANSWERS
from convenor.documents.comment_form.lines_back import fill_lines
from convenor.documents.comment_form.reader import kind_of
from convenor.documents.comment_form.sheets_back import fill_sheets
from convenor.documents.comment_form.word import main_part, read_word
from convenor.documents.outline import clean
from convenor.documents.package import CannotBeRead, Package
from convenor.documents.repack import with_part
from convenor.domain.ballot.relaying import of_column

LARGEST_DOCUMENT = 64 << 20
MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")
Place = tuple[int, int]  # table and row


def fill(data: bytes, answers: Mapping[Place, str], column: str = ANSWERS) -> tuple[bytes, tuple[Place, ...]]:
    """The file with these observations, by table and row, and the places that have no cell for one.

    ``column`` is the key of the file's own column that holds them, where somebody chose another than was found.
    """
    match kind_of("", data):
        case "word":
            return fill_word(data, answers, column)
        case "workbook":
            return fill_sheets(data, answers, column)
        case "lines":
            return fill_lines(data, answers, column)
        case _:
            raise CannotBeRead("file-not-filled")


def fill_word(data: bytes, answers: Mapping[Place, str], column: str) -> tuple[bytes, tuple[Place, ...]]:
    """The same for a Word file."""
    package = Package(data)
    main = main_part(package)
    read = read_word("", package, answers_in=column)
    if not read.cells and all(of_column(each.column) != column for each in read.sheet.mapping):
        raise CannotBeRead("file-no-observations")
    kept, document = _as_it_came(data, main, read.document.kept)
    wanted: dict[Spotted, list[str]] = {}
    for place, text in answers.items():
        if place in read.cells and text not in wanted.setdefault(read.cells[place], []):
            wanted[read.cells[place]].append(text)
    spots = spots_in(kept, wanted)
    made = _spliced(
        document, [(spots[key], "\n".join(texts)) for key, texts in wanted.items() if key in spots]
    )
    lacking = tuple(place for place in answers if read.cells.get(place) not in spots)
    return with_part(package, main, made), lacking


def _as_it_came(
    data: bytes, main: str, kept: list[tuple[bytes, bytes]]
) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """The document's own bytes; of the strict variant others than those that were read."""
    package = Package(data)
    document = b"".join(each for pair in kept for each in pair)
    if len(document) > LARGEST_DOCUMENT:
        raise CannotBeRead("file-part-too-long", part=main)
    if crc32(document) != package.by_name[main].crc:
        document = package.read(main, most=LARGEST_DOCUMENT)
        kept = [(document, b"")]
    if document.startswith(MARKS_OF_UTF16):
        raise CannotBeRead("file-coding", coding="utf-16")
    return kept, document


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
