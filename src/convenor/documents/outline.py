"""What stands in a document, before anybody asks whether it becomes Word or PDF."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from convenor.domain.unseen import seen

MOST_CHARACTERS = 1_500_000
MOST_PIECES = 50_000
DEEPEST_HEADING = 4

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2})?", re.IGNORECASE)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NEVER_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)


class TooMuchForOneDocument(ValueError):
    """The outline holds more than can be drawn in the time that a reader waits."""


def clean(text: str) -> str:
    """The text without what no document can hold: control characters, halves of characters, what is unseen.

    Every way of ending a line becomes a newline and a tab becomes a space, so no two words grow together.
    """
    return seen(_NEVER_TEXT.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " ")))


def one_line(text: str) -> str:
    """The cleaned text on one line, for titles, headings, labels and names."""
    return " ".join(clean(text).split())


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is Arabic, Hebrew or another from the right."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; level 1 is the highest below the document's own title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; an empty line starts a new paragraph. Soft text is said in a lower voice."""

    text: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person wrote in answer to a question, kept as it was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody else added, such as a mentor's comment, and whose they are."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short items; numbered where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; a row that is too short is filled, one that is too long is a mistake."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def __post_init__(self) -> None:
        """Refuse a table that would lose a cell."""
        if not self.header:
            raise ValueError("A table needs at least one column.")
        if any(len(row) > len(self.header) for row in self.rows):
            raise ValueError("A row of the table has more cells than the header.")

    def full_rows(self) -> Iterator[tuple[str, ...]]:
        """Every row, filled with empty cells to the width of the header."""
        for row in self.rows:
            yield row + ("",) * (len(self.header) - len(row))


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Facts with their names, such as the working group and its document."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Answer | Quote | Bullets | Table | KeyValues | PageBreak


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document: its title, its language and its parts in reading order."""

    title: str
    language: str
    subtitle: str = ""
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no accessible document may lack: a title and a language."""
        if not one_line(self.title):
            raise ValueError("A document needs a title.")
        check_language(self.language)

    def without_gaps(self) -> "Outline":
        """The same outline as it can be drawn: no empty heading, no skipped level, within bounds."""
        steady = replace(self, blocks=tuple(_steady(self.blocks)))
        lengths = [len(text) for text in words_of(steady)]
        if len(steady.blocks) + len(lengths) > MOST_PIECES:
            raise TooMuchForOneDocument(f"More than {MOST_PIECES} parts.")
        if sum(lengths) > MOST_CHARACTERS:
            raise TooMuchForOneDocument(f"More than {MOST_CHARACTERS} characters.")
        return steady


def check_language(language: str) -> None:
    """Refuse what is not a language code such as ``en``, ``fr`` or ``pt-br``."""
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"Not a language code: {language!r}")


def paragraphs_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The cleaned text as paragraphs, each as its lines; empty lines separate paragraphs."""
    parts = re.split(r"\n[ ]*(?:\n[ ]*)+", clean(text).strip("\n"))
    return tuple(tuple(part.split("\n")) for part in parts if part.strip())


def words_of(outline: Outline) -> Iterator[str]:
    """Every text that the outline holds, in reading order."""
    yield outline.title
    yield outline.subtitle
    for block in outline.blocks:
        yield from _words(block)


def _words(block: Block) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text) | Answer(text):
            yield text
        case Quote(text, by):
            yield from (text, by)
        case Bullets(items):
            yield from items
        case Table(header, rows, caption):
            yield caption
            for row in (header, *rows):
                yield from row
        case KeyValues(pairs):
            for pair in pairs:
                yield from pair
        case PageBreak():
            return


def _steady(blocks: Sequence[Block]) -> Iterator[Block]:
    """Lift a heading that would skip a level; leave out parts without any content."""
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            if one_line(block.text):
                above = max(1, min(block.level, above + 1, DEEPEST_HEADING))
                yield Heading(block.text, above)
        elif not isinstance(block, Bullets | KeyValues) or any(_words(block)):
            yield block
