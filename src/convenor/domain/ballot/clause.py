"""Which clauses a comment is about, as typed, and the order in which clauses stand in a document.

Sources: the commenting form's column "Clause/ Subclause (e.g. 3.1)"; CEN's rule that "General" stands for the whole
document; ISO/IEC Directives Part 2, clause 6 (foreword and introduction before clause 1, which is the scope; clause 2
normative references; clause 3 terms and definitions; annexes after the clauses, bibliography and index last).

Nothing is refused. What is not understood stays as typed, and sorts after everything that is.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

_SortKey = tuple[int, int, str, tuple[int, ...], str]


class Zone(IntEnum):
    """The parts of a document, in their order."""

    WHOLE = 0
    NOT_SAID = 1  # the column is empty: shown beside the comments on the whole document
    COVER = 2
    CONTENTS = 3
    FOREWORD = 4
    INTRODUCTION = 5
    CLAUSE = 6
    ANNEX = 7
    BIBLIOGRAPHY = 8
    INDEX = 9
    FIGURE = 10  # a table or figure without its clause
    UNKNOWN = 11


@dataclass(frozen=True, slots=True)
class Place:
    """One clause, annex or other part of a document: ``3.10``, ``A.1``, ``6.1 a``, the introduction."""

    zone: Zone
    annex: str = ""
    numbers: tuple[int, ...] = ()
    item: str = ""  # the letter of a list item

    @property
    def sort_key(self) -> _SortKey:
        """Natural order: 3 before 3.2 before 3.10 before A.1; annex Z before AA."""
        return (self.zone, len(self.annex), self.annex, self.numbers, self.item)

    @property
    def text(self) -> str:
        """As it is written in a form, in English."""
        if self.zone is Zone.ANNEX and not self.numbers:
            return f"Annex {self.annex}"
        if self.zone is Zone.WHOLE:
            return "Whole document"
        if self.zone not in (Zone.CLAUSE, Zone.ANNEX):
            return self.zone.name.capitalize()
        dotted = ".".join([*([self.annex] if self.annex else []), *map(str, self.numbers)])
        return f"{dotted} {self.item})" if self.item else dotted

    def holds(self, other: "Place") -> bool:
        """Whether ``other`` is this place or lies inside it: 3 holds 3.10, annex A holds A.1."""
        if self.zone is Zone.WHOLE:
            return True
        same = (self.zone, self.annex) == (other.zone, other.annex)
        inside = other.numbers[: len(self.numbers)] == self.numbers
        return same and inside and (not self.item or self == other)


@dataclass(frozen=True, slots=True)
class Span:
    """From one place to another, both included; one place stands for itself."""

    first: Place
    last: Place

    @property
    def sort_key(self) -> tuple[_SortKey, _SortKey]:
        """By where it begins, then by where it ends."""
        return (self.first.sort_key, self.last.sort_key)

    @property
    def text(self) -> str:
        """As it is written in a form: ``3.13`` or ``3.13 – 3.14``."""
        return self.first.text if self.first == self.last else f"{self.first.text} – {self.last.text}"

    def holds(self, place: Place) -> bool:
        """Whether ``place`` lies between the two ends, or inside one of them."""
        between = self.first.sort_key <= place.sort_key <= self.last.sort_key
        return between or self.first.holds(place) or self.last.holds(place)


def at(place: Place) -> Span:
    """The span of one place."""
    return Span(place, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """What was read of one clause column."""

    typed: str
    spans: tuple[Span, ...] = ()  # in natural order, each once
    throughout: bool = False  # there, and wherever else it occurs
    elements: tuple[str, ...] = ()  # tables and figures that stand in the clause column
    title: str = ""  # of the clause, where it stands behind the number
    rest: str = ""  # what was not understood, from its first word on

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the column, or nothing but a dash."""
        return not any(each.isalnum() for each in self.typed)

    @property
    def is_understood(self) -> bool:
        """Whether everything that stands there was understood."""
        return not self.rest

    @property
    def concerns_whole(self) -> bool:
        """Whether the whole document is meant."""
        return any(each.first.zone is Zone.WHOLE for each in self.spans)

    @property
    def place(self) -> Place:
        """Where the comment stands in a list by clause: at the first place that it names."""
        if self.spans:
            return self.spans[0].first
        if self.is_blank:
            return Place(Zone.NOT_SAID)
        return _of_figure(self.elements[0]) if self.elements else Place(Zone.UNKNOWN)

    @property
    def sort_key(self) -> tuple[_SortKey, tuple[tuple[_SortKey, _SortKey], ...], str]:
        """The natural order of comments: by place, by all that is named, then as typed."""
        return (self.place.sort_key, tuple(each.sort_key for each in self.spans), self.typed.casefold())

    def meets(self, other: "Clauses") -> bool:
        """Whether both name a place in common; the whole document alone meets only itself."""
        return any(_in_common(mine, theirs) for mine in self.spans for theirs in other.spans)

    @property
    def text(self) -> str:
        """What was understood, as it would be typed in a form."""
        return ", ".join([*(each.text for each in self.spans), *self.elements])


def _of_figure(element: str) -> Place:
    """Table A.1 stands in annex A by the numbering of Directives Part 2; of Table 3 nobody knows the clause."""
    numbered = re.search(r"([A-Za-z]\.)?([0-9]+(?:\.[0-9]+)*)$", element)
    letter, numbers = numbered.groups() if numbered else ("", "")
    if letter:
        return Place(Zone.ANNEX, letter[0].upper())
    return Place(Zone.FIGURE, numbers=tuple(int(each) for each in numbers.split(".") if each))


def _in_common(one: Span, other: Span) -> bool:
    if Zone.WHOLE in (one.first.zone, other.first.zone):
        return one == other
    return one.holds(other.first) or other.holds(one.first)
