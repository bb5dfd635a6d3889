"""One file of comments of whatever kind; the kind is told by what is in it, never by its name."""

import re
from dataclasses import replace
from typing import Literal

from convenor.documents.comment_form.listed import read_stepmod, read_yaml
from convenor.documents.comment_form.separated import decoded, read_separated
from convenor.documents.comment_form.word import read_word
from convenor.documents.comment_form.workbook import read_workbook
from convenor.documents.outline import clean
from convenor.documents.package import LARGEST_FILE, CannotBeRead, Package
from convenor.domain.ballot.sheet import RawRow, SheetFile

Kind = Literal["word", "workbook", "lines", "yaml", "xml"]
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS: tuple[tuple[bytes, str], ...] = ((b"%PDF", "file-pdf"), (b"{\\rtf", "file-rtf"))
LISTS = re.compile(r"^(---|version:|comments:|# yaml-language-server)", re.M)
PLAIN = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u052f\u2010-\u2027\u2030-\u205e\u2070-\u23ff]*")
IN_UTF16 = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))


def read_file(name: str, data: bytes) -> SheetFile:
    """All comments of a file; every text is text that can be kept and shown."""
    if not data:
        raise CannotBeRead("file-empty")
    if len(data) > LARGEST_FILE:
        raise CannotBeRead("file-too-large", megabytes=LARGEST_FILE >> 20)
    try:
        return _cleaned(_read(name, data))
    except RecursionError as deep:
        raise CannotBeRead("file-damaged") from deep


def _read(name: str, data: bytes) -> SheetFile:
    match kind_of(name, data):
        case "word":
            return read_word(name, Package(data)).sheet
        case "workbook":
            return read_workbook(name, Package(data))
        case "yaml":
            return read_yaml(name, decoded(data)[0])
        case "xml":
            return read_stepmod(name, data)
        case "lines":
            return read_separated(name, data)


def kind_of(name: str, data: bytes) -> Kind:
    """What sort of file it is; what is none of ours is refused with the reason."""
    if data.startswith(OLD_OFFICE):
        locked = any(each in data for each in IN_UTF16)
        raise CannotBeRead("file-password" if locked else "file-old-office")
    for beginning, code in OTHERS:
        if data.lstrip()[:8].startswith(beginning):
            raise CannotBeRead(code)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(data)
    head = (
        decoded(data[:4000])[0] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data[:4000].decode("latin-1")
    )
    if head.lstrip("ï»¿\ufeff \t\r\n").startswith("<"):
        if re.search(r"<!doctype html|<html", head, re.I):
            raise CannotBeRead("file-page")
        return "xml"
    if b"\0" in data[:4000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise CannotBeRead("file-unknown")
    listed = name.casefold().endswith((".yaml", ".yml")) or (LISTS.match(head) and "comments:" in head)
    return "yaml" if listed else "lines"


def _kind_of_package(data: bytes) -> Kind:
    package = Package(data)
    main = next(iter(package.related("", "officeDocument")), "")
    if not main:
        raise CannotBeRead("file-no-document")
    kind = package.kinds.get(main, "")
    if "spreadsheetml" in kind or "ms-excel.sheet" in kind or (not kind and main.startswith("xl/")):
        return "workbook"
    if "wordprocessingml" in kind or "ms-word.document" in kind or (not kind and main.startswith("word/")):
        return "word"
    raise CannotBeRead("file-other-office")


def _cleaned(sheet: SheetFile) -> SheetFile:
    return replace(
        sheet,
        about={key: _clean(value) for key, value in sheet.about.items()},
        rows=tuple(_cleaned_row(each) for each in sheet.rows),
        unknown=tuple(_cleaned_row(each) for each in sheet.unknown),
    )


def _cleaned_row(row: RawRow) -> RawRow:
    if not row.extra and PLAIN.fullmatch("".join(row.texts.values())):
        return row
    return replace(
        row,
        texts={column: _clean(text) for column, text in row.texts.items()},
        extra=tuple((_clean(key), _clean(text)) for key, text in row.extra),
    )


def _clean(text: str) -> str:
    """What can be kept and shown; most texts are that already."""
    return text if PLAIN.fullmatch(text) else clean(text)
