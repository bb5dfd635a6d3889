"""Margin remarks and tracked changes of a document that is no form, offered as comments."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from convenor.documents.comment_form.grid import LONGEST_CELL, MOST_ROWS
from convenor.documents.comment_form.word_text import Setting, Text, W
from convenor.documents.package import CannotBeRead, Package, forget, steps
from convenor.domain.ballot.sheet import Column, Doubt, RawRow, SheetFile

P, R, INS, DEL = (W + each for each in ("p", "r", "ins", "del"))
CAME, WENT = frozenset((INS, W + "moveTo")), frozenset((DEL, W + "moveFrom"))
START, END, CALLED = (W + each for each in ("commentRangeStart", "commentRangeEnd", "commentReference"))
LONGEST_QUOTE = 500
LONGEST_TITLE = 100
NUMBERED = re.compile(r"(Annexe? [A-Z]|[A-Z]?\d+(\.\d+)*)\.?\s+\S.*[^.;:]$")


@dataclass(slots=True)
class Change:
    """What one person took out and put in at one place."""

    author: str
    date: str
    clause: str
    out: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    passage: str = ""


@dataclass(slots=True)
class Anchor:
    """Where a remark of the margin points to."""

    clause: str = ""
    quoted: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """What was gathered on the way through the document."""

    clause: str = ""
    anchors: dict[str, Anchor] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def read_margin(name: str, package: Package, main: str, setting: Setting) -> SheetFile:
    """One row for every remark of the margin and for every tracked change."""
    walk = Walk()
    for event, paragraph in steps(package.stream(main), main, (P,)):
        if event == "end" and all(each.tag != P for each in paragraph.iterancestors(P)):
            _through(walk, paragraph, setting)
            forget(paragraph)
    remarks = list(_remarks(package, main, walk))
    rows = [*remarks, *_changes(walk.changes)]
    if len(rows) > MOST_ROWS:
        raise CannotBeRead("file-too-many-rows", most=MOST_ROWS)
    code = "no-form" if rows else "nothing-found"
    return SheetFile(
        name=name,
        form="margin",
        about={},
        mapping=(),
        rows=tuple(rows),
        doubts=(Doubt(code=code, severity="question"),),
    )


def _through(walk: Walk, paragraph: Any, setting: Setting) -> None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    title = style is not None and style.get(W + "val", "").casefold().startswith(
        ("heading", "titre", "berschrift")
    )
    before = len(walk.changes)
    last: Change | None = None
    for each in paragraph.iter(START, END, CALLED, INS, W + "moveTo", DEL, W + "moveFrom", W + "t"):
        if each.tag in CAME or each.tag in WENT:
            last = _change(walk, each, last)
        elif each.tag == START or (each.tag == CALLED and each.get(W + "id", "") not in walk.anchors):
            walk.anchors[each.get(W + "id", "")] = Anchor(walk.clause)
            walk.open.append(each.get(W + "id", ""))
        elif each.tag in (END, CALLED):
            walk.open = [key for key in walk.open if key != each.get(W + "id", "")]
        elif each.tag == W + "t":
            _quote(walk, each.text or "")
            if not any(up.tag in CAME for up in each.iterancestors(*CAME, P)):
                last = None
    _quote(walk, " ")
    passage = Text(setting).read(paragraph).strip()
    for change in walk.changes[before:]:
        change.passage = passage[:LONGEST_CELL]
    if passage and (title or (len(passage) < LONGEST_TITLE and NUMBERED.match(passage))):
        walk.clause = " ".join(passage.split())[:200]
        for each in walk.changes[before:]:
            each.clause = walk.clause


def _quote(walk: Walk, text: str) -> None:
    for key in walk.open:
        quoted = walk.anchors[key].quoted
        if sum(map(len, quoted)) < LONGEST_QUOTE:
            quoted.append(text)


def _change(walk: Walk, element: Any, last: Change | None) -> Change | None:
    """Take up a change: with the one before it where it is the same person's at the same place."""
    kinds = ("t", "tab") if element.tag in CAME else ("delText", "t", "tab")
    text = "".join(
        _said(each) for each in element.iter(*(W + kind for kind in kinds)) if _is_own(each, element)
    )
    if not text:
        return last
    author, date = element.get(W + "author", ""), element.get(W + "date", "")[:10]
    if last is None or last.author != author:
        last = Change(author, date, walk.clause)
        walk.changes.append(last)
    (last.new if element.tag in CAME else last.out).append(text)
    return last


def _said(element: Any) -> str:
    return "\t" if element.tag == W + "tab" and not element.attrib else element.text or ""


def _is_own(text: Any, change: Any) -> bool:
    """Whether a text belongs to this change itself, not to another within it."""
    return next(iter(text.iterancestors(*CAME, *WENT)), None) is change


def _remarks(package: Package, main: str, walk: Walk) -> Iterator[RawRow]:
    listed: Iterable[Any] = ()
    for part in package.related(main, "comments"):
        listed = package.tree(part).iterchildren(W + "comment")
        break
    for number, each in enumerate(listed):
        anchor = walk.anchors.get(each.get(W + "id", ""), Anchor())
        text = Text(Setting()).read(each).strip()
        if text:
            quoted = " ".join("".join(anchor.quoted).split())[:LONGEST_QUOTE]
            who = each.get(W + "author", "") or each.get(W + "initials", "")
            yield _row(
                0, number, who, anchor.clause, {"comment": text}, each.get(W + "date", "")[:10], quoted
            )


def _changes(changes: Iterable[Change]) -> Iterator[RawRow]:
    for number, each in enumerate(changes):
        out, new = "".join(each.out), "".join(each.new)
        wanted = " → ".join(f"“{text}”" if text else "∅" for text in (out, new))
        texts: dict[Column, str] = {"comment": each.passage, "change": wanted[:LONGEST_CELL]}
        yield _row(1, number, each.author, each.clause, texts, each.date, "")


def _row(
    table: int, number: int, who: str, clause: str, texts: dict[Column, str], date: str, quoted: str
) -> RawRow:
    more = (("author", who), ("date", date), ("quoted", quoted))
    return RawRow(
        table=table,
        row=number,
        texts={"id": who, "clause": clause, **texts},
        extra=tuple((key, value) for key, value in more if value),
    )
