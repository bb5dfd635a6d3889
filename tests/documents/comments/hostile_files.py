"""Files of comments as somebody would make them to do harm; each is made when it is asked for."""

import random
from collections.abc import Callable, Mapping

from documents.comments.forged import (
    MAIN,
    NAMESPACES,
    Member,
    cell,
    document_of,
    form,
    iso_header,
    parts,
    relations,
    row,
    run,
    table,
    word,
    zipped,
)

PLAIN = ("DE-001", "", "3", "", "te", "Unclear.", "Say more.", "")
WHOLE = row(*PLAIN)


def with_part(name: str, data: bytes) -> bytes:
    return zipped(
        Member(key, part)
        for key, part in parts(table(WHOLE), {"default": iso_header()}, {name: data}).items()
    )


def document(text: str, coding: str = "utf-8") -> bytes:
    return word(text.encode(coding))


def declared(entities: str, used: str, coding: str = "utf-8") -> bytes:
    inner = document_of(table(row(*PLAIN[:5], cell(f"<w:p>{run(used)}</w:p>"), *PLAIN[6:]))).decode()
    return document(f'<?xml version="1.0" encoding="{coding}"?><!DOCTYPE w [{entities}]>{inner}', coding)


def quine() -> bytes:
    inner = form(WHOLE)
    for _ in range(40):
        inner = with_part("word/embeddings/oleObject1.docx", inner)
    return inner


def shuffled() -> bytes:
    data = bytearray(form(WHOLE))
    random.Random(4).shuffle(data)
    return b"PK\x03\x04" + bytes(data)


def damaged(seed: int) -> bytes:
    data, dice = bytearray(form(WHOLE, WHOLE)), random.Random(seed)
    for _ in range(12):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def related(kind: str, target: str) -> bytes:
    return word(table(WHOLE), {"default": iso_header()}, related={"evil": (kind, target)})


def typed(text: str) -> bytes:
    return form(row(*PLAIN[:5], cell(f"<w:p>{run(text)}</w:p>"), *PLAIN[6:]))


def nested(depth: int) -> str:
    inner = "<w:p/>"
    for _ in range(depth):
        inner = table(row(cell(inner + "<w:p/>")))
    return inner


def styles(text: str) -> bytes:
    return word(
        table(WHOLE),
        {"default": iso_header()},
        {"word/styles.xml": text.encode()},
        {"s": ("styles", "styles.xml")},
    )


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(10))
SHARED: Mapping[str, Callable[[], bytes]] = {
    "a bomb in the document": lambda: document(document_of("<w:p/>").decode().replace("<w:p/>", "<w:p/>" * 9_000_000)),
    "a bomb that lies": lambda: zipped(
        [*(Member(k, v) for k, v in parts("<w:p/>").items() if k != "word/document.xml"),
         Member("word/document.xml", document_of("<w:p/>" * 4_000_000), size=4000)]
    ),
    "forty files in each other": quine,
    "shuffled": shuffled,
    **{f"damaged {seed}": (lambda seed=seed: damaged(seed)) for seed in range(40)},  # type: ignore[misc]
    **{f"cut at {share} %": (lambda share=share: form(WHOLE)[: len(form(WHOLE)) * share // 100]) for share in range(1, 100, 7)},  # type: ignore[misc]
    "billion laughs": lambda: declared(f'<!ENTITY a0 "ha">{LAUGHS}', "&a10;"),
    "billion laughs in UTF-16": lambda: declared(f'<!ENTITY a0 "ha">{LAUGHS}', "&a10;", "utf-16"),
    "quadratic": lambda: declared(f'<!ENTITY a "{"x" * 50_000}">', "&a;" * 5000),
    "an entity of a file": lambda: declared('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
    "an entity of an address": lambda: declared('<!ENTITY a SYSTEM "http://127.0.0.1:9/">', "&a;"),
    "a parameter entity": lambda: declared('<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;', ""),
    "100,000 deep": lambda: document(document_of("<w:sdt>" * 100_000).decode()),
    "200,000 attributes": lambda: document(
        document_of("<w:p " + " ".join(f"w:a{n}='1'" for n in range(200_000)) + "/>").decode()
    ),
    "control characters": lambda: document(document_of(typed_cell("\x00\x01")).decode()),
    "a program renamed": lambda: with_part("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    "styles in a circle": lambda: styles(
        f'<w:styles {NAMESPACES}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    ),
    "styles that are broken": lambda: styles("<w:styles>"),
    "two core parts": lambda: with_part("docProps/core2.xml", b"<x/>"),
    "a relation to itself": lambda: related("header", "document.xml"),
    "a relation without a target": lambda: word(
        table(WHOLE), more={"word/_rels/document.xml.rels": relations({}).replace(b"></R", b'><Relationship Id="x"/></R')}
    ),
    "a relation that goes out": lambda: related("styles", "../../../../etc/passwd"),
    **{
        f"a {kind} outside": (lambda kind=kind, to=to: related(kind, to))  # type: ignore[misc]
        for kind, to in (
            ("image", "http://127.0.0.1:9/x.png"), ("attachedTemplate", "http://127.0.0.1:9/x.dotm"),
            ("oleObject", "\\\\host\\share"), ("mailMergeSource", "file:///etc/passwd"), ("frame", "http://127.0.0.1:9/"),
            ("subDocument", "http://127.0.0.1:9/x.docx"), ("aFChunk", "http://127.0.0.1:9/x.html"),
            ("hyperlink", "javascript:alert(1)"),
        )
    },
    "no main part": lambda: zipped([Member("[Content_Types].xml", b"<Types/>")]),
    "content types that are empty": lambda: zipped(
        Member(k, b"" if k == "[Content_Types].xml" else v) for k, v in parts(table(WHOLE)).items()
    ),
    "a main part that is a picture": lambda: zipped(
        Member(k, b"\x89PNG" if k == "word/document.xml" else v) for k, v in parts("").items()
    ),
    "a main part named after another": lambda: zipped(
        Member(k, v.replace(MAIN.encode(), b"application/pdf")) for k, v in parts(table(WHOLE)).items()
    ),
    "100,000 rows": lambda: word(table("".join(WHOLE.replace("001", str(n * 7919)) for n in range(100_000))), {"default": iso_header()}),
    "no rows": lambda: word(table(), {"default": iso_header()}),
    "no table": lambda: word("<w:p/>", {"default": iso_header()}),
    "200 tables in each other": lambda: word(table(row(*PLAIN[:5], cell(nested(200)), *PLAIN[6:])), {"default": iso_header()}),
    "40 tables in each other": lambda: word(table(row(*PLAIN[:5], cell(nested(40)), *PLAIN[6:])), {"default": iso_header()}),
    "a cell as wide as can be said": lambda: form(row(*PLAIN[:7], cell("", '<w:gridSpan w:val="2147483647"/>'))),
    "left out without end": lambda: form(row(*PLAIN, properties='<w:trPr><w:gridBefore w:val="99999999"/></w:trPr>')),
    "left out behind": lambda: form(row(*PLAIN, properties='<w:trPr><w:gridAfter w:val="-5"/></w:trPr>')),
    "1,000 columns": lambda: word(table(row(*["x"] * 1000))),
    "ragged": lambda: form(*(row(*PLAIN[:n]) for n in range(9))),
    "a cell of ten megabytes": lambda: typed(random.Random(1).randbytes(4_900_000).hex()),
    "a cell of twelve megabytes": lambda: typed(random.Random(1).randbytes(6_000_000).hex()),
    "300,000 paragraphs": lambda: word(f"<w:p>{run('x')}</w:p>" * 300_000),
    "300,000 paragraphs in a cell": lambda: form(row(*PLAIN[:5], cell("<w:p/>" * 300_000), *PLAIN[6:])),
    "60,000 fields that never end": lambda: typed_raw('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 60_000),
    "no widths": lambda: form(WHOLE, widths=()),
    "widths without sense": lambda: word(table(WHOLE).replace("<w:tblGrid>", '<w:tblGrid><w:gridCol w:w="x"/>')),
    "an old calculator's program": lambda: typed('=cmd|"/c calc"!A1'),
    "signs that turn the line around": lambda: typed("\u202eabc\u200b\u2066"),
    **{
        f"YAML {name}": (lambda text=text: text.encode())  # type: ignore[misc]
        for name, text in {
            "laughs": "a: &a [x]\nb: &b [*a,*a]\ncomments: [*b]",
            "depth": "comments: " + "[" * 100_000,
            "tag": "comments: !!python/object/apply:os.system ['id']",
            "keys": "comments:\n- {? [a]: b}\n- 3\n- [x]\n",
            "binary": "comments: !!binary x\n",
        }.items()
    },
    "issues without end": lambda: b"<issues>" + b"<issue/>" * 30_000 + b"</issues>",
    "a list of one long line": lambda: b"MB,Comments,Clause\n" + b"x" * 10_000_000,
    "a list of quotes": lambda: b'MB,Comments,Clause\n"' + b"x,\n" * 100_000,
    "a list of a million lines": lambda: b"MB,Comments,Clause\n" + b"DE,x,3\n" * 1_000_000,
    "a list of twenty thousand lines": lambda: b"MB,Comments,Clause\n" + b"DE,x,3\n" * 20_000,
    "a list of one long cell": lambda: b"MB,Comments,Clause\n" + b"x" * 3_000_000,
    "a list as wide as it is long": lambda: b"MB,Comments,Clause" + b",x" * 57 + (b"\n" + b",".join([b"x"] * 60)) * 9_900,
    "a list of separators": lambda: b"," * 1_000_000,
}  # fmt: skip


def typed_cell(text: str) -> str:
    return table(row(*PLAIN[:5], cell(f"<w:p>{run(text)}</w:p>"), *PLAIN[6:]))


def typed_raw(inner: str) -> bytes:
    return form(row(*PLAIN[:5], cell(f"<w:p>{inner}</w:p>"), *PLAIN[6:]))
