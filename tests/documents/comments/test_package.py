"""Opening a package: nothing is believed, everything is counted."""

import struct
import zlib
from collections.abc import Mapping

import pytest

from convenor.documents.package import CannotBeRead, Package
from documents.comments.forged import Member, parts, word, zipped

HALF = b"x" * 600_000


def refusal(data: bytes, part: str = "word/document.xml") -> str:
    """The code with which a file is refused at opening or when its part is read; nothing where it is not."""
    try:
        Package(data).tree(part)
    except CannotBeRead as refused:
        return refused.code
    return ""


def members(**more: bytes) -> list[Member]:
    return [Member(name, data) for name, data in parts("<w:p/>", more=more).items()]


def bomb(size: int, said: int | None = None) -> Member:
    return Member("word/media/image1.png", bytes(size), size=said)


LONG_NAME = "/".join(["a"] * 40)
ZIPS: Mapping[str, tuple[bytes, str]] = {
    "an honest file": (word("<w:p/>"), ""),
    "forty folders deep": (zipped([*members(), Member(LONG_NAME, b"x")]), ""),
    "nothing": (b"", "file-not-office"),
    "one byte": (b"P", "file-not-office"),
    "no end record": (word("<w:p/>")[:-22], "file-damaged"),
    "cut in the middle": (word("<w:p/>")[:700], "file-damaged"),
    "a bomb in media": (zipped([*members(), bomb(20_000_000)]), "file-inflates"),
    "encrypted": (zipped([*members(), Member("x", b"x", flags=1)]), "file-encrypted"),
    "an unknown way of packing": (zipped([*members(), Member("x", b"x", method=99)]), "file-damaged"),
    "one name twice": (zipped([*members(), Member("word/document.xml", b"<x/>")]), "file-part-twice"),
    "names equal but for case": (zipped([*members(), Member("WORD/Document.xml", b"")]), "file-part-twice"),
    "a name from the root": (zipped([*members(), Member("/etc/passwd", b"")]), "file-part-name"),
    "a name going up": (zipped([*members(), Member("word/../../x", b"")]), "file-part-name"),
    "a name with a drive": (zipped([*members(), Member("C:/x", b"")]), "file-part-name"),
    "a name with backslashes": (zipped([*members(), Member("..\\x", b"")]), "file-part-name"),
    "a name turned around": (zipped([*members(), Member("word/\u202egnp.exe", b"")]), "file-part-name"),
    "a name that is no text": (zipped([*members(), Member("", b"", raw_name=b"\xff\xfe")]), "file-part-name"),
    "60,000 parts": (zipped(Member(f"{n}", b"", method=0) for n in range(60_000)), "file-too-many-parts"),
    "a lie about how many": (zipped(members(), count=9), "file-damaged"),
    "2,000 parts in one place": (
        zipped([*members(), *(Member(f"{n}", HALF[:9], method=0, offset=0) for n in range(1990))]),
        "file-parts-overlap",
    ),
    "a page before the zip": (zipped(members(), before=b"<html>"), "file-not-office"),
}


@pytest.mark.parametrize("name", ZIPS)
def test_each_forged_zip_is_refused_with_its_reason(name: str) -> None:
    data, expected = ZIPS[name]

    assert refusal(data) == expected


def test_a_lie_about_the_size_of_a_part_is_found_while_it_inflates() -> None:
    long = b"<x>" + b" " * 40_000_000 + b"</x>"
    lying = zipped([*members(), Member("word/long.xml", long, size=100)])

    assert refusal(lying, "word/long.xml") == "file-inflates"


def test_other_bytes_than_were_packed_are_noticed() -> None:
    wrong = zipped([*members(), Member("word/wrong.xml", b"<x/>", crc=1)])

    assert refusal(wrong, "word/wrong.xml") == "file-damaged"


def test_a_stream_that_ends_early_is_noticed() -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeeze.compress(HALF) + squeeze.flush()
    short = Member("word/short.xml", HALF, packed=packed[: len(packed) // 2])

    assert refusal(zipped([*members(), short]), "word/short.xml") == "file-damaged"


DOCUMENT_TYPES = {
    "billion laughs": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
    "in an attribute": '<!DOCTYPE x [<!ENTITY a "ha">]><x y="&a;"/>',
    "a file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    "an address": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>',
    "a parameter": '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><x/>',
}


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", DOCUMENT_TYPES)
def test_a_document_type_is_refused_in_whatever_coding(name: str, coding: str) -> None:
    text = f'<?xml version="1.0" encoding="{coding}"?>{DOCUMENT_TYPES[name]}'
    made = zipped([*members(), Member("word/x.xml", text.encode(coding))])

    assert refusal(made, "word/x.xml") == "file-document-type"


BROKEN = {
    "not well-formed": b"<x><y></x>",
    "100,000 deep": b"<x>" * 100_000 + b"</x>" * 100_000,
    "control characters": b"<x>\x00\x01</x>",
    "no text at all": b"",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_part_that_is_no_xml_is_named(name: str) -> None:
    with pytest.raises(CannotBeRead) as refused:
        Package(zipped([*members(), Member("word/x.xml", BROKEN[name])])).tree("word/x.xml")

    assert (refused.value.code, refused.value.values) == ("file-part-damaged", {"part": "word/x.xml"})


def test_what_another_file_holds_is_never_included() -> None:
    include = b'<x xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="/etc/passwd" parse="text"/></x>'

    root = Package(zipped([*members(), Member("word/x.xml", include)])).tree("word/x.xml")

    assert "".join(root.itertext()) == ""


def test_relations_to_the_outside_are_not_followed() -> None:
    made = word(
        "<w:p/>", related={"r1": ("image", "http://127.0.0.1/x.png"), "r2": ("image", "../../../etc/x")}
    )

    assert Package(made).relations("word/document.xml") == {"r2": ("image", "etc/x")}


def test_the_end_of_a_zip_may_carry_a_note() -> None:
    made = bytearray(word("<w:p/>"))
    made[-2:] = struct.pack("<H", 4)

    assert refusal(bytes(made) + b"note") == ""
