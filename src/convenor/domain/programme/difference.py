"""What changed between two versions of a text, in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row that share one fate."""

    change: Change
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order; what was removed stands before what was added."""
    old, new = _words(before), _words(after)
    steps = SequenceMatcher(None, old, new).get_opcodes()
    return tuple(
        piece
        for name, from_old, to_old, from_new, to_new in steps
        for piece in _pieces(name, "".join(old[from_old:to_old]), "".join(new[from_new:to_new]))
    )


def _pieces(name: str, old: str, new: str) -> Iterator[Piece]:
    if name == "equal":
        yield Piece(Change.SAME, new)
        return
    if old:
        yield Piece(Change.REMOVED, old)
    if new:
        yield Piece(Change.ADDED, new)


def _words(text: str) -> list[str]:
    """Words with the white space that follows them, so that the pieces joined give the text back."""
    return re.findall(r"\S+\s*|\s+", text)
