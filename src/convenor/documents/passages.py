"""A document as a row of passages that people can edit as plain text, each a part of an outline.

A list has an item on each line; a table a row on each line, its cells parted by bars, the header first; facts have
a name, a colon and a value on each line; the last line of a quotation names its source after a dash.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

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
    clean,
    one_line,
)

HEADINGS = ("heading-1", "heading-2", "heading-3", "heading-4")
KINDS = (*HEADINGS, "text", "soft", "answer", "quote", "list", "numbered", "table", "facts", "page-break")
_BAR = re.compile(r"(?<!\\)\|")
_SOURCE = "— "


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of a document: its kind, and its words as somebody edits them."""

    kind: str
    text: str


def passages_of(outline: Outline) -> tuple[Passage, ...]:
    """The outline's parts, in reading order, without those that say nothing."""
    return tuple(passage_of(block) for block in outline.without_gaps().blocks)


def outline_of(passages: Iterable[Passage], *, title: str, language: str, subtitle: str = "") -> Outline:
    """The passages as a document."""
    return Outline(title, language, subtitle, tuple(block_of(each) for each in passages))


def passage_of(block: Block) -> Passage:
    """A part of an outline as text to edit."""
    match block:
        case Heading(text, level):
            return Passage(f"heading-{level}", one_line(text))
        case Paragraph(text, soft):
            return Passage("soft" if soft else "text", clean(text).strip())
        case Answer(text):
            return Passage("answer", clean(text).strip())
        case Quote(text, by):
            return Passage(
                "quote", "\n".join([clean(text).strip(), *([_SOURCE + one_line(by)] if by else [])])
            )
        case Bullets(items, numbered):
            return Passage("numbered" if numbered else "list", "\n".join(map(one_line, items)))
        case Table():
            return Passage("table", "\n".join(map(_joined, (block.header, *block.full_rows()))))
        case KeyValues(pairs):
            return Passage("facts", "\n".join(f"{one_line(key)}: {one_line(value)}" for key, value in pairs))
        case PageBreak():
            return Passage("page-break", "")


def block_of(passage: Passage) -> Block:
    """The part of an outline that a passage's words make; a kind that is unknown is running text."""
    text = clean(passage.text).strip()
    if passage.kind in HEADINGS:
        return Heading(one_line(text), 1 + HEADINGS.index(passage.kind))
    match passage.kind:
        case "soft":
            return Paragraph(text, soft=True)
        case "answer":
            return Answer(text)
        case "quote":
            return _quote(text)
        case "list" | "numbered":
            return Bullets(tuple(_lines(text)), numbered=passage.kind == "numbered")
        case "table":
            return _table(text)
        case "facts":
            return KeyValues(tuple(_fact(line) for line in _lines(text)))
        case "page-break":
            return PageBreak()
        case _:
            return Paragraph(text)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _quote(text: str) -> Quote:
    said, _, last = text.rpartition("\n")
    return Quote(said.strip(), last[len(_SOURCE) :].strip()) if last.startswith(_SOURCE) else Quote(text)


def _fact(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key.strip(), value.strip()


def _joined(cells: Iterable[str]) -> str:
    return " | ".join(one_line(each).replace("|", "\\|") for each in cells)


def _table(text: str) -> Table:
    """A row that is longer than the header keeps all its words: they stand in its last cell."""
    rows = [tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(line)) for line in _lines(text)]
    header, *others = rows or [("",)]
    width = len(header)
    return Table(
        header,
        tuple(
            (*row[: width - 1], " | ".join(row[width - 1 :])) if len(row) > width else row for row in others
        ),
    )
