"""Zips and Word files made by hand, honest or not: what no honest program would write, for tests alone."""

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml"'
)


@dataclass
class Member:
    """One part of a forged zip; what is not None is a lie."""

    name: str
    data: bytes
    raw_name: bytes | None = None
    size: int | None = None
    crc: int | None = None
    flags: int = 0x0800
    method: int = 8
    offset: int | None = None
    packed: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.packed = self.packed or (
            squeeze.compress(self.data) + squeeze.flush() if self.method == 8 else self.data
        )

    def fields(self) -> tuple[int, ...]:
        size = len(self.data) if self.size is None else self.size
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        return (20, self.flags, self.method, 0, 0, crc, len(self.packed), size)


def zipped(members: Iterable[Member], count: int | None = None, before: bytes = b"") -> bytes:
    """A zip of these parts."""
    out, directory, total = bytearray(before), bytearray(), 0
    for each in members:
        name = each.name.encode() if each.raw_name is None else each.raw_name
        offset = len(out) if each.offset is None else each.offset
        directory += struct.pack("<4s6H3I", b"PK\1\2", 20, *each.fields())
        directory += struct.pack("<5H2I", len(name), 0, 0, 0, 0, 0, offset) + name
        if each.offset is None:
            out += struct.pack("<4s5H3I", b"PK\3\4", *each.fields()) + struct.pack("<2H", len(name), 0) + name
            out += each.packed
        total += 1
    at, total = len(out), total if count is None else count
    return bytes(out + directory) + struct.pack(
        "<4s4H2IH", b"PK\5\6", 0, 0, total, total, len(directory), at, 0
    )


def relations(listed: Mapping[str, tuple[str, str]]) -> bytes:
    """A part of relations: id to kind and target."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{to}"'
        + (' TargetMode="External"/>' if "://" in to or to.startswith("\\\\") else "/>")
        for key, (kind, to) in listed.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()


def parts(
    body: str | bytes,
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, bytes] | None = None,
    related: Mapping[str, tuple[str, str]] | None = None,
) -> dict[str, bytes]:
    """The parts of a Word file with this body; headers by kind (default, first, even), more parts as they are."""
    headers = headers or {}
    document = body if isinstance(body, bytes) else document_of(body, headers)
    made = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
        ).encode(),
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations(
            {f"h{kind}": ("header", f"header-{kind}.xml") for kind in headers} | dict(related or {})
        ),
    }
    for kind, inner in headers.items():
        made[f"word/header-{kind}.xml"] = f"<w:hdr {NAMESPACES}>{inner}</w:hdr>".encode()
    return made | dict(more or {})


def document_of(body: str, headers: Iterable[str] = ()) -> bytes:
    """The main part around a body."""
    listed = "".join(f'<w:headerReference w:type="{kind}" r:id="h{kind}"/>' for kind in headers)
    return (
        f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{listed}</w:sectPr></w:body></w:document>".encode()
    )


def word(
    body: str | bytes,
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, bytes] | None = None,
    related: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """A Word file with this body."""
    return zipped(Member(name, data) for name, data in parts(body, headers, more, related).items())


def run(text: str) -> str:
    """Text in a run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(inner: str, properties: str = "") -> str:
    """A cell of ready paragraphs, or of plain text."""
    inner = inner if inner.startswith("<") else f"<w:p>{run(inner) if inner else ''}</w:p>"
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of ready cells, or of texts."""
    made = (each if each.startswith(("<w:tc", "<w:sdt")) else cell(each) for each in cells)
    return f"<w:tr>{properties}{''.join(made)}</w:tr>"


def table(*rows: str, widths: Iterable[int] = ()) -> str:
    """A table of rows."""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


WIDTHS = (606, 908, 1209, 1209, 1115, 4177, 4233, 2419)
HEADINGS = (
    *(
        "MB/NC1",
        "Line number (e.g. 17)",
        "Clause/ Subclause (e.g. 3.1)",
        "Paragraph/ Figure/ Table/ (e.g. Table 1)",
    ),
    *("Type of comment2", "Comments", "Proposed change", "Observations of the secretariat"),
)
ABOUT = (
    "Template for comments and secretariat observations",
    "Date: 2026-03-02",
    "Document: ISO/CD 1",
    "Project: ",
)


def iso_header(headings: Iterable[str] = HEADINGS, widths: Iterable[int] = WIDTHS) -> str:
    """The page header of the form of 2012-03."""
    return table(row(*ABOUT)) + table(row(*headings), widths=widths)


def form(*rows: str, widths: Iterable[int] = WIDTHS) -> bytes:
    """The form of 2012-03 with these rows."""
    return word(table(*rows, widths=widths), {"default": iso_header()})
