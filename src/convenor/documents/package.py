"""Office files opened so that none can do harm: a zip of named parts, counted while it is read.

Nothing is believed that a file says of itself: sizes are counted while inflating, names are looked at before
they are used, a document type is refused, and no parser here ever opens another file or a connection.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, Protocol

from lxml import etree

MEGABYTE = 1 << 20
LARGEST_FILE = 32 * MEGABYTE
MOST_PARTS = 2000
LARGEST_CONTENTS = 128 * MEGABYTE  # of all parts together, inflated
LARGEST_TREE = (
    5 * MEGABYTE
)  # of the parts together that are held in memory whole; a tree is many times its text
MOST_INFLATION = 200  # times, of what is longer than a megabyte
CHUNK = 1 << 16
LONGEST_TAG = 1 << 19  # or text without any tag; a parser that is fed looks through all of it again and again
DECLARES = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")  # only to tell why what broke was broken

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
STORED, DEFLATED = 0, 8
IS_ENCRYPTED, IS_UTF8 = 0x0001, 0x0800
STRICT: tuple[tuple[bytes, bytes], ...] = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)
SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
TURNS_AROUND = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class CannotBeRead(Exception):
    """A file that is refused. ``code`` names the reason, ``values`` fill its words."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Readable(Protocol):
    """Bytes that come piece by piece."""

    def read(self, size: int = -1, /) -> bytes:
        """The next piece; nothing at the end."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the zip's directory says of one part, and the directory's own bytes."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int  # of the part's own head
    entry: bytes  # in the directory


class Package:
    """A zip of parts in memory; ``read`` and ``stream`` count what they inflate."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.parts = _directory(data)
        self.by_name: Mapping[str, Part] = {each.name: each for each in self.parts}
        _check_names(self.parts)
        self.starts = _starts(data, self.parts)
        self.inflated = 0
        self.trees: dict[str, int] = {}  # how long the parts are that became trees

    def stream(self, name: str) -> Readable:
        """A part as it inflates; of the strict variant of the format, in the words of the usual one."""
        part = self._part(name)
        pieces = Pieces(self, part)
        head = pieces.read(CHUNK)
        if b"purl.oclc.org/ooxml" not in head:
            return Rejoined(head, pieces)
        return BytesIO(_transitional(head + b"".join(iter(lambda: pieces.read(CHUNK), b""))))

    def read(self, name: str, most: int = LARGEST_TREE) -> bytes:
        """A part as a whole."""
        pieces, taken, size = Pieces(self, self._part(name)), [], 0
        while piece := pieces.read(CHUNK):
            taken.append(piece)
            size += len(piece)
            if size > most:
                raise CannotBeRead("file-part-too-long", part=name)
        return b"".join(taken)

    def tree(self, name: str) -> Any:
        """The root of a part that is XML."""
        data = _transitional(self.read(name))
        self.trees[name] = len(data)
        if sum(self.trees.values()) > LARGEST_TREE:
            raise CannotBeRead("file-part-too-long", part=name)
        return parsed(data, name)

    def _part(self, name: str) -> Part:
        if name not in self.by_name:
            raise CannotBeRead("file-part-missing", part=name)
        return self.by_name[name]

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """What each part is, as the package says: its content type."""
        root = self.tree("[Content_Types].xml")
        said = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in root}
        return {name: kind for name, kind in said.items() if name in self.by_name}

    def relations(self, name: str) -> Mapping[str, tuple[str, str]]:
        """Of a part (``""``: of the package): by id the last word of the kind, and the part that is meant."""
        folder, _, file = name.rpartition("/")
        listed = "/".join(each for each in (folder, "_rels", f"{file}.rels") if each)
        if listed not in self.by_name:
            return {}
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                _joined(folder, each.get("Target", "")),
            )
            for each in self.tree(listed)
            if each.get("TargetMode") != "External"
        }

    def related(self, name: str, kind: str) -> list[str]:
        """Parts of the package that a part has of a kind."""
        return [to for said, to in self.relations(name).values() if said == kind and to in self.by_name]


class Pieces:
    """One part, inflated piece by piece and counted."""

    def __init__(self, package: Package, part: Part) -> None:
        self.package, self.part = package, part
        self.at = package.starts[part.name]
        self.end = self.at + part.packed
        self.size = self.crc = 0
        self.inflater = zlib.decompressobj(-15) if part.method == DEFLATED else None
        self.done = False

    def read(self, size: int = CHUNK, /) -> bytes:
        """At most so many bytes more; nothing at the end."""
        size = CHUNK if size < 0 else size
        piece = b"" if self.done or not size else self._piece(size)
        self.size += len(piece)
        self.package.inflated += len(piece)
        self._count()
        self.crc = zlib.crc32(piece, self.crc)
        if not piece and size and not self.done:
            self.done = True
            if self.crc != self.part.crc:
                raise CannotBeRead("file-damaged")
        return piece

    def _piece(self, size: int) -> bytes:
        if self.inflater is None:
            piece = self.package.data[self.at : min(self.at + size, self.end)]
            self.at += len(piece)
            return piece
        try:
            while not self.inflater.eof:
                packed = self.inflater.unconsumed_tail
                if not packed:
                    packed = self.package.data[self.at : min(self.at + CHUNK, self.end)]
                    self.at += len(packed)
                piece = self.inflater.decompress(packed, size)
                if piece or not packed:
                    return piece
        except zlib.error as broken:
            raise CannotBeRead("file-damaged") from broken
        return b""

    def _count(self) -> None:
        waiting = len(self.inflater.unconsumed_tail) if self.inflater else 0
        taken = self.at - self.package.starts[self.part.name] - waiting
        ratio = self.size > MEGABYTE and self.size > MOST_INFLATION * max(taken, 1)
        if ratio or self.package.inflated > LARGEST_CONTENTS:
            raise CannotBeRead("file-inflates", part=self.part.name)


class Rejoined:
    """A beginning that was looked at, and the rest."""

    def __init__(self, head: bytes, rest: Pieces) -> None:
        self.head, self.rest = BytesIO(head), rest

    def read(self, size: int = CHUNK, /) -> bytes:
        """The next piece."""
        return self.head.read(size) or self.rest.read(size)


def parsed(data: bytes, name: str) -> Any:
    """The root of bytes that are XML without a document type."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE))
    except (etree.LxmlError, ValueError) as broken:
        raise CannotBeRead("file-part-damaged", part=name) from broken
    _refuse_document_type(root, name)
    return root


def steps(
    source: Readable, name: str, tags: tuple[str, ...], events: tuple[str, ...] = ("end",)
) -> Iterator[tuple[str, Any]]:
    """Elements of these names as they begin and end, without holding the whole; the caller forgets them.

    After every piece of the file comes a ``("piece", None)``: what has ended by then can be forgotten.
    """
    first, declares, unbroken = True, False, 0
    parser = etree.XMLPullParser(events=events, tag=tags, **SAFE)
    try:
        while piece := source.read(CHUNK):
            declares = declares or DECLARES.search(piece[:2000]) is not None
            unbroken = 0 if b">" in piece else unbroken + len(piece)
            if unbroken > LONGEST_TAG:
                raise CannotBeRead("file-part-too-long", part=name)
            parser.feed(piece)
            for event, element in parser.read_events():
                if first:
                    _refuse_document_type(element, name)
                    first = False
                yield event, element
            yield "piece", None
        root = parser.close()
    except (etree.LxmlError, ValueError) as broken:
        raise CannotBeRead("file-document-type" if declares else "file-part-damaged", part=name) from broken
    if first:
        _refuse_document_type(root, name)


def forget(element: Any) -> None:
    """Let go of an element that has been read, and of all before it on its level."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_document_type(element: Any, name: str) -> None:
    about = element.getroottree().docinfo
    if about.internalDTD is not None or about.doctype:
        raise CannotBeRead("file-document-type", part=name)


def _transitional(data: bytes) -> bytes:
    if b"purl.oclc.org/ooxml" in data[:CHUNK]:
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
    return data


def _directory(data: bytes) -> tuple[Part, ...]:
    if not data.startswith((LOCAL, END)):
        raise CannotBeRead("file-not-office")
    end = data.rfind(END, -(22 + 0xFFFF))
    if end < 0 or len(data) < end + 22:
        raise CannotBeRead("file-damaged")
    count, size, at = struct.unpack_from("<HII", data, end + 10)
    if count > MOST_PARTS:
        raise CannotBeRead("file-too-many-parts", most=MOST_PARTS)
    if at + size > end:
        raise CannotBeRead("file-damaged")
    parts = tuple(_entries(data, at, at + size, count))
    if sum(each.size for each in parts) > LARGEST_CONTENTS:
        raise CannotBeRead("file-inflates", part=max(parts, key=lambda each: each.size).name)
    return parts


def _entries(data: bytes, at: int, end: int, count: int) -> Iterator[Part]:
    for _ in range(count):
        if at + 46 > end or data[at : at + 4] != CENTRAL:
            raise CannotBeRead("file-damaged")
        flags, method = struct.unpack_from("<HH", data, at + 8)
        crc, packed, size, name, extra, note = struct.unpack_from("<IIIHHH", data, at + 16)
        (offset,) = struct.unpack_from("<I", data, at + 42)
        following = at + 46 + name + extra + note
        if following > end:
            raise CannotBeRead("file-damaged")
        said = _name(data[at + 46 : at + 46 + name], flags)
        if flags & IS_ENCRYPTED:
            raise CannotBeRead("file-encrypted")
        if method not in (STORED, DEFLATED):
            raise CannotBeRead("file-damaged")
        if size > MEGABYTE and size > MOST_INFLATION * max(packed, 1):
            raise CannotBeRead("file-inflates", part=said)
        yield Part(said, flags, method, crc, packed, size, offset, data[at:following])
        at = following


def _name(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8" if flags & IS_UTF8 else "cp437")
    except UnicodeDecodeError as broken:
        raise CannotBeRead("file-part-name") from broken


def _check_names(parts: tuple[Part, ...]) -> None:
    seen: set[str] = set()
    for part in parts:
        pieces = part.name.rstrip("/").split("/")
        odd = any(each < " " or each in '\\:"<>|\x7f' or each in TURNS_AROUND for each in part.name)
        if odd or ".." in pieces or "" in pieces:
            raise CannotBeRead("file-part-name")
        plain = part.name.rstrip("/").casefold()
        if plain in seen:
            raise CannotBeRead("file-part-twice", part=part.name)
        seen.add(plain)


def _starts(data: bytes, parts: tuple[Part, ...]) -> dict[str, int]:
    """Where the bytes of each part begin; no two may share any."""
    starts, free = {}, 0
    for part in sorted(parts, key=lambda each: each.offset):
        if data[part.offset : part.offset + 4] != LOCAL or part.offset + 30 > len(data):
            raise CannotBeRead("file-damaged")
        name, extra = struct.unpack_from("<HH", data, part.offset + 26)
        starts[part.name] = part.offset + 30 + name + extra
        if part.offset < free:
            raise CannotBeRead("file-parts-overlap")
        free = starts[part.name] + part.packed
        if free > len(data):
            raise CannotBeRead("file-damaged")
    return starts


def _joined(folder: str, target: str) -> str:
    """The name of a part that is named from within a folder."""
    way = [] if target.startswith("/") else [each for each in folder.split("/") if each]
    for each in target.split("/"):
        if each == "..":
            del way[-1:]
        elif each not in ("", "."):
            way.append(each)
    return "/".join(way)
