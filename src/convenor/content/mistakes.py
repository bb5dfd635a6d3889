"""What is wrong in a content pack: where it stands, what it is, what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file of the pack. Line 0 means the file as a whole."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to put right before the pack can be used."""

    file: str
    line: int
    wrong: str
    right: str

    def __str__(self) -> str:
        """One line, in the form editors jump to."""
        return f"{self.file}:{self.line}: {self.wrong} — {self.right}"


class PackErrors(Exception):
    """All the mistakes of a pack at once, in the order of the files and lines."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(each) for each in self.mistakes))


@dataclass(slots=True)
class Notebook:
    """What the reading of one pack has found so far: mistakes, names defined, names mentioned."""

    languages: tuple[str, ...] = ()
    mistakes: list[Mistake] = field(default_factory=list)
    defined: dict[str, dict[str, Place]] = field(default_factory=dict)
    mentioned: list[tuple[str, str, Place]] = field(default_factory=list)

    def note(self, place: Place, wrong: str, right: str) -> None:
        """Write a mistake down and go on reading."""
        self.mistakes.append(Mistake(place.file, place.line, wrong, right))

    def define(self, kind: str, key: str, place: Place) -> None:
        """Remember that ``key`` names a ``kind`` of thing; the same name twice is a mistake."""
        known = self.defined.setdefault(kind, {})
        if key in known:
            first = known[key]
            self.note(
                place,
                f"{kind} “{key}” is defined twice",
                f"give it another key; the first stands in {first.file}, line {first.line}",
            )
        elif key:
            known[key] = place

    def mention(self, kind: str, key: str, place: Place) -> None:
        """Remember that something at ``place`` speaks of the ``kind`` called ``key``."""
        self.mentioned.append((kind, key, place))

    def check_mentions(self) -> None:
        """Note every mention of a thing that the pack does not define."""
        for kind, key, place in self.mentioned:
            known = self.defined.get(kind, {})
            if key not in known:
                self.note(place, f"there is no {kind} “{key}”", suggestion(key, known))


def suggestion(written: str, known: Iterable[str]) -> str:
    """The likeliest meaning of a misspelt name, else the names there are."""
    names = list(known)
    near = nearest(written, names)
    if near:
        return f"did you mean “{near}”?"
    return f"use one of: {', '.join(names)}" if names else "define it, or take this line out"


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name that ``written`` most resembles, if it resembles one at all."""
    return next(iter(get_close_matches(written, list(known), n=1, cutoff=0.7)), None)
