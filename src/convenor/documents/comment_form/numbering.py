"""The numbers that a word processor counts by itself: what its reader sees before the text of a paragraph in a list.

A cell may hold such a number and not a letter besides, as where a member body lets its comments count themselves.
What is counted in words, in other signs or by rules that nobody can follow from outside is said to be unknown.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MOST_LEVELS, MOST_LISTS = 9, 20_000
LARGEST_NUMBER = 32_767
LONGEST_TEXT = 100  # of a level; those of people are shorter than ten letters
OFF = ("0", "false", "off")
PLACE = re.compile(r"%([1-9])")
WITH_ZEROS = re.compile(r"(0+1), 0+2")
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
MOST_ALPHABETS = 5
HOLLOW = {"o": "◦"}  # as a font for typewriters is used for it


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and what it shows."""

    start: int = 1
    shape: str = "decimal"
    text: str = ""
    restarts_after: int | None = (
        None  # the level, from 1, behind which it begins again; 0 never, None any above
    )
    gap: str = " "  # to the text
    legal: bool = False  # all its numbers in figures
    style: str = ""  # of paragraphs that are of this level


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, and the list with which it counts on."""

    counts_with: str
    levels: Mapping[int, Level]
    anew: Mapping[int, int] = field(default_factory=dict)  # levels that begin again where it is first used


@dataclass(frozen=True, slots=True)
class Numbering:
    """All lists of a package, and the styles whose paragraphs are in one."""

    lists: Mapping[str, Listed] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    usual: str = ""  # the style of paragraphs that name none
    damaged: bool = False


@dataclass(slots=True)
class Counting:
    """How far each list has counted, in the order of the document."""

    numbering: Numbering
    at: dict[tuple[str, int], int] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def of(self, paragraph: Any) -> tuple[str, str] | None:
        """The number of a paragraph and what is between it and the text; nothing where it cannot be told."""
        place = _place(paragraph.find(W + "pPr"), self.numbering)
        if place is None:
            return "", ""
        listed = self.numbering.lists.get(place[0])
        level = listed.levels.get(place[1]) if listed else None
        if listed is None or level is None:
            return None if self.numbering.damaged else ("", "")
        self._count(place[0], listed, place[1], level)
        return self._shown(listed, place[1], level)

    def _count(self, name: str, listed: Listed, at: int, level: Level) -> None:
        key = listed.counts_with
        if name not in self.begun:
            self.begun.add(name)
            for each, start in listed.anew.items():
                self.starts[key, each] = start
                self.at.pop((key, each), None)
        last = self.at.get((key, at))
        self.at[key, at] = self.starts.get((key, at), level.start) if last is None else last + 1
        for deeper in range(at + 1, MOST_LEVELS):
            below = listed.levels.get(deeper)
            if below and (below.restarts_after is None or at < below.restarts_after):
                self.at.pop((key, deeper), None)

    def _shown(self, listed: Listed, at: int, level: Level) -> tuple[str, str] | None:
        if level.shape == "bullet":
            return _bullet(level.text), level.gap
        said = level.text
        for figure in dict.fromkeys(PLACE.findall(said)):
            number = self._number(listed, int(figure) - 1, level.legal)
            if number is None or int(figure) - 1 > at:
                return None
            said = said.replace(f"%{figure}", number)
        return said, level.gap if said else ""

    def _number(self, listed: Listed, at: int, legal: bool) -> str | None:
        """The number of one level; nothing where it has not begun to count or counts in other signs."""
        count, level = self.at.get((listed.counts_with, at)), listed.levels.get(at)
        if count is None or level is None or not 0 <= count <= LARGEST_NUMBER:
            return None
        if level.shape.startswith("0"):
            return str(count).zfill(1 if legal else len(level.shape))
        shape = SHAPES.get("decimal" if legal and level.shape != "none" else level.shape)
        return shape(count) if shape else None


def _place(properties: Any, numbering: Numbering) -> tuple[str, int] | None:
    """The list and the level of a paragraph, as it says or as its style does."""
    style = _said(properties, "pStyle") or numbering.usual
    by_style = numbering.styles.get(style)
    if properties is None or (mark := properties.find(W + "numPr")) is None:
        own = None
    else:
        own = _said(mark, "numId"), _said(mark, "ilvl")
    if own is None:
        place = by_style
    else:
        name = own[0] or (by_style[0] if by_style else "")
        place = (name, _number(own[1], by_style[1] if by_style and not own[0] else 0))
    gone = place is None or place[0] in ("", "0") or _has_no_mark(properties)
    return None if gone else place


def _has_no_mark(properties: Any) -> bool:
    """Whether the end of a paragraph was deleted or is hidden, so that there is nothing to count."""
    mark = None if properties is None else properties.find(W + "rPr")
    if mark is None:
        return False
    vanish = mark.find(W + "vanish")
    return mark.find(W + "del") is not None or (vanish is not None and vanish.get(W + "val", "1") not in OFF)


def _said(element: Any, name: str) -> str:
    found = None if element is None else element.find(W + name)
    return "" if found is None else found.get(W + "val", "")


def _number(said: str, otherwise: int) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else otherwise


def _bullet(text: str) -> str:
    """A sign that stands for itself; of fonts of signs nobody knows more than that it is one."""
    plain = HOLLOW.get(text, text)
    return "•" if any("\ue000" <= each <= "\uf8ff" for each in plain) else plain


def _roman(number: int) -> str:
    said = []
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        said.append(sign * times)
    return "".join(said)


def _letters(number: int) -> str | None:
    """a to z, then aa, bb and so on."""
    times, place = divmod(number - 1, 26)
    return chr(97 + place) * (times + 1) if 0 <= times < MOST_ALPHABETS else None


def _upper(said: str | None) -> str | None:
    return said.upper() if said else said


SHAPES: Mapping[str, Callable[[int], str | None]] = {
    "decimal": str,
    "none": lambda _: "",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _upper(_letters(number)),
}


def numbering_of(root: Any, styles: Iterable[Any], damaged: bool = False) -> Numbering:
    """What the part of lists says, with the styles that number; ``damaged`` where it could not be read."""
    own, bases, usual = _styles(styles)
    levels: dict[str, dict[int, Level]] = {}
    named: dict[str, str] = {}  # a list that is only the name of a style
    for each in [] if root is None else root.iterchildren(W + "abstractNum"):
        key = each.get(W + "abstractNumId", "")
        levels[key] = _levels(each.iterchildren(W + "lvl"))
        named[key] = _said(each, "numStyleLink")
    numbers = [] if root is None else list(root.iterchildren(W + "num"))[:MOST_LISTS]
    abstract = {each.get(W + "numId", ""): _said(each, "abstractNumId") for each in numbers}
    lists = {}
    for each in numbers:
        key = abstract[each.get(W + "numId", "")]
        if style := named.get(key):
            key = abstract.get(own.get(style, ("", ""))[0], key)
        lists[each.get(W + "numId", "")] = _listed(each, key, levels.get(key, {}))
    return Numbering(lists, _by_style(own, bases, lists), usual, damaged)


def _levels(elements: Iterable[Any]) -> dict[int, Level]:
    made = {_number(each.get(W + "ilvl", ""), MOST_LEVELS): _level(each) for each in elements}
    return {at: level for at, level in made.items() if at < MOST_LEVELS}


def _level(element: Any) -> Level:
    restart, legal = _said(element, "lvlRestart"), element.find(W + "isLgl")
    text = _said(element, "lvlText")
    return Level(
        start=_number(_said(element, "start"), 0 if element.find(W + "start") is None else 1),
        shape=_shape(element) if len(text) <= LONGEST_TEXT else "unknown",
        text=text if len(text) <= LONGEST_TEXT else "%1",
        restarts_after=_number(restart, 0) if restart else None,
        gap="" if _said(element, "suff") == "nothing" else " ",
        legal=legal is not None and legal.get(W + "val", "1") not in OFF,
        style=_said(element, "pStyle"),
    )


def _shape(element: Any) -> str:
    """How a level counts; with zeros in front it is the first number."""
    found = element.find(W + "numFmt")
    if found is None:
        found = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if found is None:
        return "decimal"
    shape = found.get(W + "val", "decimal")
    zeros = WITH_ZEROS.match(found.get(W + "format", "")[:40]) if shape == "custom" else None
    return zeros[1] if zeros else {"decimalZero": "01"}.get(shape, shape)


def _listed(element: Any, key: str, levels: Mapping[int, Level]) -> Listed:
    anew: dict[int, int] = {}
    own = dict(levels)
    for each in element.iterchildren(W + "lvlOverride"):
        at = _number(each.get(W + "ilvl", ""), MOST_LEVELS)
        if at < MOST_LEVELS:
            own.update(_levels(each.iterchildren(W + "lvl")))
            if each.find(W + "startOverride") is not None:
                anew[at] = _number(_said(each, "startOverride"), 1)
    return Listed(key, own, anew)


def _styles(styles: Iterable[Any]) -> tuple[dict[str, tuple[str, str]], dict[str, str], str]:
    """Of each style the list that it names and its level there; on which it rests; and the usual one."""
    own: dict[str, tuple[str, str]] = {}
    bases: dict[str, str] = {}
    usual = ""
    for each in styles:
        key, mark = each.get(W + "styleId", ""), each.find(f"{W}pPr/{W}numPr")
        if mark is not None:
            own[key] = _said(mark, "numId"), _said(mark, "ilvl")
        bases[key] = _said(each, "basedOn")
        if each.get(W + "type") == "paragraph" and each.get(W + "default", "0") not in OFF:
            usual = key
    return own, bases, usual


def _by_style(
    own: Mapping[str, tuple[str, str]], bases: Mapping[str, str], lists: Mapping[str, Listed]
) -> dict[str, tuple[str, int]]:
    """The list and level of each style that has one, of its own or by what it rests upon."""
    found: dict[str, tuple[str, int]] = {}
    for style in bases:
        name, level, walked = "", "", [style]
        while walked[-1] and len(walked) < 12 and not name:
            said = own.get(walked[-1], ("", ""))
            name, level = said[0], level or said[1]
            walked.append(bases.get(walked[-1], ""))
        levels = lists[name].levels if name in lists else {}
        linked = next((at for at, each in levels.items() if each.style and each.style == style), 0)
        if name and name != "0":
            found[style] = name, _number(level, linked)
    return found
