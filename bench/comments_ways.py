"""One way to read a file of comments, in a process of its own: python -m bench.comments_ways WAY FILE."""

import json
import random
import re
import sys
import time
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def ours(data: bytes) -> int:
    """Our reader: package, headings, rows, doubts."""
    from convenor.documents.comment_form.reader import read_file

    return len(read_file("comments.docx", data).rows)


def bare(data: bytes) -> int:
    """lxml alone: the text of each cell, nothing asked, nothing checked."""
    from lxml import etree

    rows = []
    with ZipFile(BytesIO(data)).open("word/document.xml") as part:
        for _, row in etree.iterparse(part, tag=W + "tr"):
            rows.append(["".join(cell.itertext(W + "t")) for cell in row.iterchildren(W + "tc")])
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
    return len(rows)


def cells(data: bytes) -> int:
    """python-docx, as its documentation reads a table."""
    from docx import Document

    rows = [[cell.text for cell in row.cells] for row in Document(BytesIO(data)).tables[0].rows]
    return len(rows)


def back(data: bytes) -> int:
    """An observation written into every row."""
    from convenor.documents.comment_form.writing import fill

    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 3500
    _, lacking = fill(
        data, {(0, row): "Accepted in principle.\nSee the answer to DE-001." for row in range(rows)}
    )
    return rows - len(lacking)


def forge(folder: Path) -> None:
    """Write every forged hostile file, so that making it is not measured."""
    from documents.comments.hostile_files import SHARED

    for number, (name, make) in enumerate(SHARED.items()):
        ending = ".yaml" if name.startswith("YAML") else ""
        plain = "".join(each if each.isalnum() else "-" for each in name)
        (folder / f"{number:03}-{plain}{ending}").write_bytes(make())


def ballot(heavy: bool, rows: int = 3500, seed: int = 4) -> bytes:
    """A synthetic file of the form of 2012-03, as a word processor writes it: the same words in other orders."""
    from documents.comments.forged import WIDTHS, iso_header, row, table, word

    dice = random.Random(seed)
    styles = (
        "ISOMB",
        "ISOClause",
        "ISOClause",
        "ISOParagraph",
        "ISOCommType",
        "ISOComments",
        "ISOChange",
        "ISOSecretObservations",
    )
    made = []
    for number in range(rows):
        texts = (
            f"{dice.choice(('DE', 'FR', 'US', 'JP', '**'))}-{number:03}", "", f"{dice.randint(3, 9)}.{dice.randint(1, 12)}",
            dice.choice(("", "Note 1", "Figure 2")), dice.choice(("ge", "te", "ed", "Ed/te")),
            _words(dice, 25), _words(dice, 20), "",
        )  # fmt: skip
        made.append(_row(texts, styles, WIDTHS, dice) if heavy else row(*texts))
    return word(table(*made, widths=WIDTHS), {"default": iso_header()})


WORDS = [
    "the",
    "body",
    "shall",
    "should",
    "define",
    "evaluate",
    "impartiality",
    "requirement",
    "scope",
    "certification",
    "conformity",
    "assessment",
    "clause",
    "note",
    "example",
    "delete",
    "replace",
    "add",
    "clarify",
    "text",
    "figure",
    "table",
    "consistent",
    "with",
    "ISO/IEC",
    "17000",
    "term",
    "“decision”",
]


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randint(count // 2, count * 2))).capitalize() + "."


def _row(
    texts: tuple[str, ...], styles: tuple[str, ...], widths: tuple[int, ...], dice: random.Random
) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="auto"/></w:tcPr>'
        f'<w:p{_own_id(dice)} w:rsidR="00D87225" w:rsidRDefault="00D87225"><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:before="60" '
        f'w:after="60" w:line="240" w:lineRule="auto"/><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:pPr>{_run_of(text)}</w:p></w:tc>'
        for text, style, width in zip(texts, styles, widths, strict=True)
    )
    return f'<w:tr{_own_id(dice)} w:rsidR="00D87225"><w:trPr><w:cantSplit/><w:jc w:val="center"/></w:trPr>{cells}</w:tr>'


def _own_id(dice: random.Random) -> str:
    """As Word gives one to every paragraph and row since 2010."""
    return f' w14:paraId="{dice.getrandbits(31):08X}" w14:textId="77777777"'


def _run_of(text: str) -> str:
    look = '<w:r w:rsidRPr="00D87225"><w:rPr><w:rFonts w:cs="Arial"/><w:lang w:val="en-GB"/></w:rPr>'
    return f'{look}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


WAYS: Mapping[str, Callable[[bytes], int]] = {"ours": ours, "bare": bare, "cells": cells, "back": back}


NEEDS = {
    "cells": "docx",
    "bare": "lxml.etree",
    "ours": "convenor.documents.comment_form.reader",
}  # what loading takes is not measured


def main() -> None:
    """Print seconds of processor, megabytes at most, and rows, as JSON."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    way, where = sys.argv[1], Path(sys.argv[2])
    if way == "forge":
        (where / "harm").mkdir()
        forge(where / "harm")
        return
    if way == "ballots":
        (where / "light.docx").write_bytes(ballot(heavy=False))
        (where / "heavy.docx").write_bytes(ballot(heavy=True))
        return
    data = where.read_bytes()
    __import__(NEEDS.get(way, "convenor.documents.comment_form.writing"))
    begin = time.process_time()
    rows = WAYS[way](data)
    seconds = time.process_time() - begin
    held = int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) / 1024
    print(json.dumps({"seconds": seconds, "megabytes": held, "rows": rows}))


if __name__ == "__main__":
    main()
