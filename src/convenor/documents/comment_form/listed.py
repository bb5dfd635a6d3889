"""Comments as lists of other programs: the YAML of commenter, the issues.xml of STEPmod."""

from collections.abc import Iterator
from typing import Any

import yaml
from lxml import etree

from convenor.documents.comment_form.grid import LONGEST_CELL, MOST_ROWS
from convenor.documents.package import SAFE, CannotBeRead
from convenor.domain.ballot.sheet import Column, Doubt, Mapped, RawRow, SheetFile

DEEPEST = 24
LARGEST = 8_000_000
FROM_YAML: dict[str, Column] = {
    "id": "id",
    "line_number": "line",
    "clause": "clause",
    "element": "element",
    "type": "type",
    "comments": "comment",
    "comment": "comment",
    "proposed_change": "change",
    "observations": "observation",
    "observation": "observation",
}
FROM_STEPMOD: dict[str, Column] = {"id": "id", "type": "clause", "linkend": "element", "category": "type"}
CATEGORIES = {"editorial": "ed", "minor_technical": "te", "major_technical": "te"}
ABOUT = ("date", "document", "project")


def read_yaml(name: str, text: str) -> SheetFile:
    """The list ``comments`` of a YAML file; every value stays the text that it is."""
    whole = _loaded(text)
    listed = whole.get("comments") if isinstance(whole, dict) else None
    if not isinstance(listed, list):
        raise CannotBeRead("file-no-list")
    rows = tuple(
        _yaml_row(number, each)
        for number, each in enumerate(listed[: MOST_ROWS + 1])
        if isinstance(each, dict)
    )
    if len(listed) > MOST_ROWS:
        raise CannotBeRead("file-too-many-rows", most=MOST_ROWS)
    known = dict.fromkeys(key for row in rows for key in row.texts)
    headings = {column: key for key, column in reversed(FROM_YAML.items())}
    return SheetFile(
        name=name,
        form="yaml",
        about={key: str(whole[key]) for key in ABOUT if isinstance(whole.get(key), str) and whole[key]},
        mapping=tuple(
            Mapped(column=column, at=place, heading=headings[column], by="heading")
            for place, column in enumerate(known)
        ),
        rows=tuple(row for row in rows if any(row.texts.values()) or row.extra),
        empty_rows=sum(1 for row in rows if not any(row.texts.values()) and not row.extra),
    )


def _yaml_row(number: int, entry: dict[str, Any]) -> RawRow:
    place = entry.get("locality")
    flat = {key: value for key, value in entry.items() if key != "locality"}
    flat |= place if isinstance(place, dict) else {"locality": place} if place else {}
    texts: dict[Column, str] = {}
    extra = []
    for key, value in flat.items():
        text = (value if isinstance(value, str) else str(value))[:LONGEST_CELL]
        column = FROM_YAML.get(key)
        if column is not None:
            texts[column] = text
        elif text and not (key == "body" and texts.get("id", "").startswith(text)):
            extra.append((key, text))
    return RawRow(table=0, row=number, texts=texts, extra=tuple(extra))


def _loaded(text: str) -> Any:
    """The lists, pairs and texts of a YAML file: without tags, without references, not deeper than needed."""
    if len(text) > LARGEST:
        raise CannotBeRead("file-too-much-text", most=LARGEST)
    holders: list[Any] = [[]]
    keys: list[Any] = [None]
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            if isinstance(event, yaml.AliasEvent) or len(holders) > DEEPEST:
                raise CannotBeRead("file-no-list")
            if isinstance(event, yaml.ScalarEvent):
                _put(holders, keys, "" if event.value in ("~", "null") and not event.style else event.value)
            elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                holder: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
                _put(holders, keys, holder)
                holders.append(holder)
                keys.append(None)
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                holders.pop()
                keys.pop()
    except (yaml.YAMLError, UnicodeError) as broken:
        mark = getattr(broken, "problem_mark", None)
        raise CannotBeRead("file-line-damaged", line=mark.line + 1 if mark else 1) from broken
    return holders[0][0] if holders[0] else None


def _put(holders: list[Any], keys: list[Any], value: Any) -> None:
    holder = holders[-1]
    if isinstance(holder, list):
        holder.append(value)
    elif keys[-1] is None:
        keys[-1] = value if isinstance(value, str) else "?"
    else:
        holder[keys[-1]] = value
        keys[-1] = None


def read_stepmod(name: str, data: bytes) -> SheetFile:
    """The issues of a STEPmod file; a document type that only names its grammar is let be, never opened."""
    root = _issues(data)
    rows = tuple(_issue(number, each) for number, each in enumerate(root.iterchildren("issue")))
    if len(rows) > MOST_ROWS:
        raise CannotBeRead("file-too-many-rows", most=MOST_ROWS)
    mapped: tuple[tuple[str, Column], ...] = (
        *FROM_STEPMOD.items(),
        ("description", "comment"),
        ("comment", "observation"),
    )
    subject = next(
        (root.get(key) for key in ("resource", "module", "application_protocol") if root.get(key)), ""
    )
    return SheetFile(
        name=name,
        form="xml",
        about={"document": subject} if subject else {},
        mapping=tuple(
            Mapped(column=column, at=place, heading=key, by="heading")
            for place, (key, column) in enumerate(mapped)
        ),
        rows=rows,
        doubts=() if rows else (Doubt(code="nothing-found", severity="question"),),
    )


def _issues(data: bytes) -> Any:
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE))
    except (etree.LxmlError, ValueError) as broken:
        raise CannotBeRead("file-xml-damaged") from broken
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise CannotBeRead("file-document-type", part=root.tag)
    if root.tag != "issues":
        raise CannotBeRead("file-no-list")
    return root


def _issue(number: int, issue: Any) -> RawRow:
    texts: dict[Column, str] = {column: issue.get(key, "") for key, column in FROM_STEPMOD.items()}
    category = issue.get("category", "")
    texts["type"] = CATEGORIES.get(category, category)
    texts["comment"] = "\n".join(_said(each) for each in issue.iterchildren("description"))[:LONGEST_CELL]
    answers = (_answer(each) for each in issue.iterchildren("comment"))
    texts["observation"] = "\n\n".join(each for each in answers if each)[:LONGEST_CELL]
    more = {key: issue.get(key, "") for key in ("by", "date", "status")} | {"category": category}
    return RawRow(
        table=0, row=number, texts=texts, extra=tuple((key, value) for key, value in more.items() if value)
    )


def _answer(comment: Any) -> str:
    said = "\n".join(_said(each) for each in comment.iterchildren("description"))
    signed = " ".join(each for each in (comment.get("by", ""), comment.get("date", "")) if each)
    return f"{signed}: {said}" if signed and said else said


def _said(element: Any) -> str:
    """Text of an element, a line for each paragraph."""
    lines: list[str] = []
    for piece in _pieces(element):
        line = " ".join(piece.split())
        if line:
            lines.append(line)
    return "\n".join(lines)


def _pieces(element: Any) -> Iterator[str]:
    inline = element.text or ""
    for child in element:
        if child.tag in ("p", "ul", "ol", "li", "note", "example", "br"):
            yield inline
            yield from _pieces(child)
            inline = child.tail or ""
        else:
            inline += "".join(child.itertext()) + (child.tail or "")
    yield inline
