"""Numbers that Word counts by itself are read as they are shown; those that cannot be followed are asked for."""

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from convenor.documents.comment_form.reader import read_file
from convenor.domain.ballot.sheet import RawRow, SheetFile
from documents.comments.forged import NAMESPACES, W, cell, iso_header, row, run, table, word

WORDS = ("", "3.1", "", "te", "Unclear.", "Say more.", "")


def level(at: int, text: str, shape: str = "decimal", more: str = "", start: int = 1) -> str:
    counted = shape if shape.startswith("<") else f'<w:numFmt w:val="{shape}"/>'
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/>{counted}{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*lists: str, more: str = "") -> bytes:
    """Lists numbered from 1, each of its levels, and what comes after them."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{each}</w:abstractNum>'
        for n, each in enumerate(lists)
    )
    used = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(lists))
    )
    return f"<w:numbering {NAMESPACES}>{abstract}{used}{more}</w:numbering>".encode()


def counted(number: object = 1, at: int = 0, text: str = "", mark: str = "", style: str = "") -> str:
    """A paragraph in a list."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    properties = f"<w:pPr>{named}{listed}{mark}</w:pPr>"
    return f"<w:p>{properties}{run(text) if text else ''}</w:p>"


def numbered(lists: bytes, *ids: str, before: str = "", styles: str = "") -> bytes:
    """The form of 2012-03 with these cells for ids."""
    rows = (row(cell(each), *WORDS) for each in ids)
    more = {"word/numbering.xml": lists}
    related = {"n": ("numbering", "numbering.xml")}
    if styles:
        more["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()
        related["s"] = ("styles", "styles.xml")
    widths = (1606, 908, 1209, 1209, 1115, 4177, 4233, 2419)
    return word(before + table(*rows, widths=widths), {"default": iso_header(widths=widths)}, more, related)


def read(*ids: str, lists: bytes, **more: str) -> SheetFile:
    return read_file("x.docx", numbered(lists, *ids, **more))


def ids(sheet: SheetFile) -> list[str]:
    return [each.texts["id"] for each in sheet.rows]


def doubts(row: RawRow) -> list[tuple[str, str, str | None]]:
    return [(each.code, each.severity, each.column) for each in row.doubts]


ZEROS = (
    '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
)
SHOWN = {
    "figures": (level(0, "%1."), [0, 0, 0], ["1.", "2.", "3."]),
    "letters of the member body before them": (level(0, "DE-%1"), [0, 0], ["DE-1", "DE-2"]),
    "zeros in front": (level(0, "FR %1", "decimalZero", start=9), [0, 0], ["FR 09", "FR 10"]),
    "more zeros in front": (level(0, "AFNOR-%1", ZEROS), [0, 0], ["AFNOR-001", "AFNOR-002"]),
    "letters": (level(0, "%1)", "lowerLetter", start=26), [0, 0, 0], ["z)", "aa)", "bb)"]),
    "capitals": (level(0, "%1", "upperLetter"), [0, 0], ["A", "B"]),
    "Roman figures": (level(0, "(%1)", "lowerRoman", start=3), [0, 0], ["(iii)", "(iv)"]),
    "great Roman figures": (level(0, "%1", "upperRoman", start=1999), [0], ["MCMXCIX"]),
    "from nought": (level(0, "%1", start=0), [0, 0], ["0", "1"]),
    "two levels": (
        level(0, "%1") + level(1, "%1.%2"),
        [0, 1, 1, 0, 1],
        ["1", "1.1", "1.2", "2", "2.1"],
    ),
    "a level that goes on": (
        level(0, "%1") + level(1, "%2", more='<w:lvlRestart w:val="0"/>'),
        [0, 1, 0, 1],
        ["1", "1", "2", "2"],
    ),
    "figures of a level in Roman ones": (
        level(0, "%1", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>"),
        [0, 1],
        ["I", "1.1"],
    ),
    "signs": (level(0, "\uf0b7", "bullet"), [0], ["•"]),
    "no number": (level(0, "", "none"), [0], [""]),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_numbers_are_read_as_they_are_shown(name: str) -> None:
    levels, used, expected = SHOWN[name]
    sheet = read(*(counted(1, at) for at in used), lists=numbering(levels))

    assert ids(sheet) == expected
    assert [each.doubts for each in sheet.rows] == [()] * len(used)


def test_each_list_counts_for_itself_and_those_of_one_kind_together() -> None:
    again = (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    lists = numbering(level(0, "DE-%1"), level(0, "FR-%1"), more=again)
    sheet = read(*(counted(each) for each in (1, 2, 1, 3, 4, 4, 2)), lists=lists)

    assert ids(sheet) == ["DE-1", "FR-1", "DE-2", "DE-3", "DE-7", "DE-8", "FR-2"]


def test_a_number_stands_before_the_text_and_in_every_column() -> None:
    lists = numbering(
        level(0, "%1)"), level(0, "•", "bullet"), level(0, "DE-%1", more='<w:suff w:val="nothing"/>')
    )
    comment = counted(1, text="First.") + counted(1, text="Second.") + counted(2, text="And this.")
    sheet = read(counted(3, text="a"), lists=lists)
    made = word(
        table(row(cell(counted(3, text="a")), *WORDS[:4], cell(comment), *WORDS[5:])),
        {"default": iso_header()},
        {"word/numbering.xml": lists},
        {"n": ("numbering", "numbering.xml")},
    )

    assert ids(sheet) == ["DE-1a"]
    assert read_file("x", made).rows[0].texts["comment"] == "1) First.\n2) Second.\n• And this."


def test_a_style_numbers_its_paragraphs_and_those_of_the_styles_upon_it() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}">{}<w:pPr>{}</w:pPr></w:style>'
    styles = (
        style.format("Count", "", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style.format("Same", '<w:basedOn w:val="Count"/>', "")
        + style.format("Not", '<w:basedOn w:val="Count"/>', '<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    used = [
        counted("", style="Count"),
        counted("", style="Same"),
        counted("0", style="Count", text="DE 8"),
        "DE 9",
    ]
    sheet = read(
        *used,
        counted("", style="Not"),
        counted("", style="Count"),
        lists=numbering(level(0, "DE %1")),
        styles=styles,
    )

    assert ids(sheet) == ["DE 1", "DE 2", "DE 8", "DE 9", "", "DE 3"]


def test_paragraphs_before_the_table_count_and_what_is_deleted_does_not() -> None:
    gone = '<w:rPr><w:del w:author="x"/></w:rPr>'
    sheet = read(
        counted(1),
        counted(1, text="DE ", mark=gone) + counted(1, text="here"),
        counted(1),
        lists=numbering(level(0, "%1")),
        before=counted(1, text="Please read this.") + counted(1, text="And this."),
    )

    assert ids(sheet) == ["3", "4 DE here", "5"]


def test_rows_that_hold_nothing_but_their_number_are_empty() -> None:
    sheet = read_file(
        "x",
        word(
            table(row(cell(counted()), *WORDS), *[row(cell(counted()), *[""] * 7)] * 3),
            {"default": iso_header()},
            {"word/numbering.xml": numbering(level(0, "%1"))},
            {"n": ("numbering", "numbering.xml")},
        ),
    )

    assert (ids(sheet), sheet.empty_rows) == (["1"], 3)


UNKNOWN = {
    "in words": numbering(level(0, "%1", "cardinalText")),
    "a level above has not begun": numbering(level(0, "%1.%2")),
    "beyond the alphabet": numbering(level(0, "%1", "lowerLetter", start=1000)),
    "as long as no number is": numbering(level(0, "x" * 500)),
    "lists that are broken": b"<w:numbering>",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_number_that_cannot_be_followed_is_asked_for(name: str) -> None:
    sheet = read(counted(1, text="DE"), "FR 2", lists=UNKNOWN[name])

    assert ids(sheet) == ["DE", "FR 2"]
    assert [doubts(each) for each in sheet.rows] == [[("number-unknown", "question", "id")], []]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    sheet = read(counted(9, text="DE"), lists=numbering(level(0, "%1")))

    assert (ids(sheet), sheet.rows[0].doubts) == (["DE"], ())


def test_three_thousand_numbers_take_no_longer_each_than_three_hundred() -> None:
    def seconds(count: int) -> float:
        made = numbered(
            numbering(level(0, "DE-%1")), *(counted(text=str(each * 7919)) for each in range(count))
        )
        begun = time.process_time()
        assert ids(read_file("x", made))[-1].startswith(f"DE-{count} ")
        return time.process_time() - begun

    assert seconds(3500) < 30 * max(seconds(350), 0.01)


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="without LibreOffice")
def test_libreoffice_shows_what_we_read(tmp_path: Path) -> None:
    lists = numbering(
        level(0, "DE-%1", "decimalZero") + level(1, "%1.%2)", "lowerLetter"),
        level(0, "FR %1", "upperRoman"),
        more='<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>',
    )
    used = [(1, 0), (1, 1), (1, 1), (2, 0), (1, 0), (1, 1), (3, 0), (3, 0), (2, 0)]
    made = numbered(lists, *(counted(*each) for each in used), before=counted(2, text="Please read."))
    (tmp_path / "it.docx").write_bytes(made)
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/home",
        "--convert-to",
        "pdf",
        "it.docx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    shown = subprocess.run(
        ["pdftotext", "-layout", "it.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, timeout=30
    ).stdout.decode()

    first = re.findall(r"^\s*(\S.*?)\s+3\.1\s", shown, re.M)
    assert ids(read_file("it.docx", made)) == first
