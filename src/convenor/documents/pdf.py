"""An outline or a certificate drawn as a tagged PDF (PDF/UA-1) that a screen reader can follow.

Texts travel to typst as JSON data and are never part of the program that it runs.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path

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
    check_language,
    one_line,
    paragraphs_of,
    reads_right_to_left,
)

LONGEST_PIECE = 40
MOST_IN_A_ROW = 8

_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_FORBIDDEN = re.compile(r'disallowed codepoint `"(.*?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_PIECE}}}(?=\S)")
_PLAIN = re.compile(r"[^\n -~\u00a0-\u017f\u2010-\u201f\u2026]")

Spell = Callable[[str], str]
Data = Mapping[str, object]


class CannotBeDrawn(RuntimeError):
    """No PDF could be made of this content, not even with every rare character spelled out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Every word on a certificate, in the language of its holder; the drawing adds none."""

    language: str
    title: str  # "Certificate of completion"
    organisation: str
    programme: str
    awarded_to: str  # the small line above the name
    name: str
    statement: str  # what was done, with the working group and its document
    objectives_title: str
    objectives: tuple[str, ...]
    mentor: tuple[str, str]  # label, value
    date: tuple[str, str]
    number: tuple[str, str]

    def __post_init__(self) -> None:
        """Refuse what would not fit on the one page, or leaves a place empty."""
        check_language(self.language)
        if not one_line(self.title) or not one_line(self.name):
            raise ValueError("A certificate needs a title and a name.")
        if len(self.objectives) > 8:
            raise ValueError("A certificate has room for eight objectives.")
        for words in (*self._texts(), *self.objectives, *self.mentor, *self.date, *self.number):
            if len(words) > 400:
                raise ValueError("A text on a certificate may have at most 400 characters.")

    def _texts(self) -> Iterator[str]:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                yield value


def to_pdf(outline: Outline) -> bytes:
    """The outline as PDF/UA-1; a character that no font here can draw is spelled out in brackets."""
    steady = outline.without_gaps()
    return draw("outline.typ", lambda spell: _document(steady, spell))


def certificate(facts: Certificate) -> bytes:
    """The certificate on one A4 page, lying, as PDF/UA-1."""
    return draw("certificate.typ", lambda spell: _award(facts, spell))


def draw(program: str, data: Callable[[Spell], Data]) -> bytes:
    """Draw; where typst refuses characters, spell those out, then all rare ones, then give up."""
    import typst  # loaded with the first document: 7 MB that a server which only runs meetings need not hold

    source = Path(__file__).with_name(program).read_bytes()
    refused: set[str] = set()
    failure: BaseException | None = None
    spells: tuple[Spell, ...] = (_bearable, lambda text: _spell_out(_bearable(text), refused), _spell_all)
    for spell in spells:
        try:
            return _drawn(source, json.dumps(data(spell)))
        except typst.TypstError as error:
            refused |= _refused_in(error.diagnostic)
            failure = error
        except BaseException as error:  # a panic of the typesetter is not an Exception
            if type(error).__name__ != "PanicException":
                raise
            failure = error
    raise CannotBeDrawn(program) from failure


def _drawn(source: bytes, data: str) -> bytes:
    import typst

    drawn = typst.compile(source, format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"])
    if not isinstance(drawn, bytes):
        raise CannotBeDrawn("The typesetter gave no document.")
    return drawn


def _refused_in(diagnostic: str) -> set[str]:
    named = _MISSING.findall(diagnostic) + _FORBIDDEN.findall(diagnostic)
    return {character for text in named for character in _unescaped(text)} - set(" ")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _spell_out(text: str, refused: set[str]) -> str:
    return "".join(_spelled(character) if character in refused else character for character in text)


def _spell_all(text: str) -> str:
    return _PLAIN.sub(lambda found: _spelled(found[0]), text)


def _spelled(character: str) -> str:
    """A picture by its name, a letter by its number; a joiner or selector alone is nothing to read."""
    kind = unicodedata.category(character)
    if kind == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    if kind == "So":
        return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"
    return f"[U+{ord(character):04X}]"


def _bearable(text: str) -> str:
    """The text without the towers of accents and heaps of invisible signs that stop the typesetter.

    Accents above the eighth, or on nothing, are spelled out and counted; what nobody can see is left out.
    """
    if text.isascii():
        return text
    kept: list[str] = []
    marks, hidden = MOST_IN_A_ROW, 0
    for character, run in groupby(text):
        count = sum(1 for _ in run)
        kind = unicodedata.category(character)
        if kind in ("Mn", "Me"):
            drawn = max(0, min(count, MOST_IN_A_ROW - marks))
            kept.append(character * drawn + _counted(character, count - drawn))
            marks += count
        elif kind == "Cf":
            kept.append(character * max(0, min(count, MOST_IN_A_ROW - hidden)))
            hidden += count
        else:
            kept.append(character * count)
            marks, hidden = (MOST_IN_A_ROW if character in " \n" else 0), 0
    return "".join(kept)


def _counted(character: str, times: int) -> str:
    spelled = _spelled(character)
    return spelled if times == 1 else spelled.replace("]", f" × {times}]") if times else ""


def _document(outline: Outline, spell: Spell) -> Data:
    return {
        **_language(outline.language),
        "title": spell(one_line(outline.title)),
        "subtitle": _line_or_none(outline.subtitle, spell),
        "parts": [_part(block, spell) for block in outline.blocks],
    }


def _language(code: str) -> dict[str, object]:
    primary, _, region = code.lower().partition("-")
    return {"lang": primary, "region": region or None, "rtl": primary in ("ar", "fa", "he", "ur")}


def _part(block: Block, spell: Spell) -> Data:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "level": level, "text": _line(text, spell)}
        case Paragraph(text, soft):
            return {"kind": "paragraph", "soft": soft, "text": _paragraphs(text, spell)}
        case Answer(text):
            return {"kind": "answer", "text": _paragraphs(text, spell)}
        case Quote(text, by):
            return {"kind": "quote", "text": _paragraphs(text, spell), "by": _line_or_none(by, spell)}
        case Bullets(items, numbered):
            return {"kind": "bullets", "numbered": numbered, "items": [_line(item, spell) for item in items]}
        case Table():
            return _table(block, spell)
        case KeyValues(pairs):
            return {"kind": "facts", "pairs": [_cells(pair, spell) for pair in pairs]}
        case PageBreak():
            return {"kind": "page-break"}


def _table(block: Table, spell: Spell) -> Data:
    return {
        "kind": "table",
        "columns": len(block.header),
        "caption": _line_or_none(block.caption, spell),
        "header": _cells(block.header, spell),
        "cells": [cell for row in block.full_rows() for cell in _cells(row, spell)],
    }


def _cells(texts: Iterable[str], spell: Spell) -> list[object]:
    return [_paragraphs(text, spell) for text in texts]


def _paragraphs(text: str, spell: Spell) -> list[object]:
    return [[_pieces(line, spell) for line in lines] for lines in paragraphs_of(text)]


def _line(text: str, spell: Spell) -> Data:
    return _pieces(one_line(text), spell)


def _line_or_none(text: str, spell: Spell) -> Data | None:
    return _line(text, spell) if one_line(text) else None


def _pieces(line: str, spell: Spell) -> Data:
    return {"rtl": reads_right_to_left(line), "parts": _parted(spell(line))}


def _parted(line: str) -> Sequence[str]:
    """The line, parted inside words that are too long for a page, never before an accent."""
    parts, start = [], 0
    for word in _LONG_WORD.finditer(line):
        end = word.end()
        while end < len(line) and _clings(line[end]):
            end += 1
        parts.append(line[start:end])
        start = end
    return [*parts, line[start:]]


def _clings(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf", "Sk")


def _award(facts: Certificate, spell: Spell) -> Data:
    def drawn(text: str) -> str:
        return "\u200b".join(_parted(spell(one_line(text))))

    texts = {name: drawn(getattr(facts, name)) for name in _AWARD_LINES}
    labelled = {name: [drawn(text) for text in getattr(facts, name)] for name in _AWARD_PAIRS}
    objectives = [drawn(objective) for objective in facts.objectives]
    return _language(facts.language) | texts | labelled | {"objectives": objectives}


_AWARD_LINES = (
    "title",
    "organisation",
    "programme",
    "awarded_to",
    "name",
    "statement",
    "objectives_title",
)
_AWARD_PAIRS = ("mentor", "date", "number")
