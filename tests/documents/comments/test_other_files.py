"""Workbooks, lists with separators, YAML and issues of STEPmod."""

import pytest

from convenor.documents.comment_form.reader import read_file
from convenor.documents.package import CannotBeRead
from convenor.domain.ballot.sheet import RawRow, SheetFile
from documents.comments.forged import HEADINGS, Member, R, relations, zipped

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
FULL = ("DE-001", "", "3.10", "Note 1", "te", "Unclear.", "Say more.", "Accepted")


def workbook(*sheets: str, state: str = "visible", strings: str = "", styles: str = "") -> bytes:
    listed = "".join(
        f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}" state="{state if n else "visible"}"/>'
        for n in range(len(sheets))
    )
    made = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{BOOK}"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed}</sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{S}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{S}">{styles}</styleSheet>',
    } | {f"xl/s{n}.xml": f'<worksheet xmlns="{S}">{inner}</worksheet>' for n, inner in enumerate(sheets)}
    related = {f"r{n}": ("worksheet", f"s{n}.xml") for n in range(len(sheets))}
    related |= {"st": ("sharedStrings", "sharedStrings.xml"), "sy": ("styles", "styles.xml")}
    parts = {name: text.encode() for name, text in made.items()}
    parts["_rels/.rels"] = relations({"a": ("officeDocument", "xl/workbook.xml")})
    parts["xl/_rels/workbook.xml.rels"] = relations(related)
    return zipped(Member(name, data) for name, data in parts.items())


def line(number: int, *cells: str) -> str:
    inline = (
        each
        if each.startswith("<c")
        else f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{each}</t></is></c>'
        for at, each in enumerate(cells)
        if each
    )
    return f'<row r="{number}">{"".join(inline)}</row>'


def sheet_of(*rows: str, after: str = "") -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>{after}"


def texts(read: RawRow) -> tuple[str, ...]:
    return tuple(read.texts.values())


def codes(sheet: SheetFile) -> list[str]:
    return [each.code for each in sheet.doubts]


def test_a_workbook_is_read_from_its_headings_down() -> None:
    made = workbook(
        sheet_of(line(1, "Document: ISO/CD 1"), line(3, *HEADINGS), line(4, *FULL), line(9, *FULL))
    )
    sheet = read_file("x.xlsx", made)

    assert [(each.row, texts(each)) for each in sheet.rows] == [(3, FULL), (8, FULL)]
    assert (sheet.form, sheet.about) == ("xlsx", {"document": "ISO/CD 1"})


def test_strings_that_cells_have_in_common_are_found() -> None:
    strings = "<si><t>te</t></si><si><r><t>Un</t></r><r><t>clear.</t></r><rPh><t>no</t></rPh></si>"
    cells = (*FULL[:4], '<c r="E2" t="s"><v>0</v></c>', '<c r="F2" t="s"><v>1</v></c>', *FULL[6:])
    bad = '<c r="H3" t="s"><v>99999999</v></c>'
    sheet = read_file(
        "x", workbook(sheet_of(line(1, *HEADINGS), line(2, *cells), line(3, *FULL[:7], bad)), strings=strings)
    )

    assert [texts(each) for each in sheet.rows] == [FULL, (*FULL[:7], "")]


def test_numbers_stand_as_they_are_shown() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="14"/></cellXfs>'
    cells = (
        '<c r="A2"><v>7</v></c>',
        "",
        '<c r="C2" s="1"><v>3.1</v></c>',
        '<c r="D2" s="2"><v>46000</v></c>',
    )
    made = workbook(sheet_of(line(1, *HEADINGS), line(2, *cells, "te", "Unclear.")), styles=styles)

    assert texts(read_file("x", made).rows[0])[:4] == ("7", "", "3.10", "2025-12-09")


def test_cells_over_several_rows_are_carried_down() -> None:
    merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A1:XFD1048576"/><mergeCell ref="?"/></mergeCells>'
    made = workbook(sheet_of(line(1, *HEADINGS), line(2, *FULL), line(3, "", *FULL[1:]), after=merged))

    assert [texts(each) for each in read_file("x", made).rows] == [FULL, FULL]


def test_a_hidden_sheet_is_not_read() -> None:
    one = sheet_of(line(1, *HEADINGS), line(2, *FULL))

    assert len(read_file("x", workbook(one, one, state="hidden")).rows) == 1


@pytest.mark.parametrize("number", ["1e308", "NaN", "-INF", "x" * 500])
def test_odd_numbers_are_kept_as_text(number: str) -> None:
    odd = f'<c r="H2"><v>{number}</v></c>'
    made = workbook(sheet_of(line(1, *HEADINGS), line(2, *FULL[:7], odd)))

    assert texts(read_file("x", made).rows[0])[7] == number


def test_a_cell_at_the_end_of_the_world_is_said_and_costs_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = read_file("x", workbook(sheet_of(line(1, *HEADINGS), line(2, *FULL), far)))

    assert (len(sheet.rows), codes(sheet)) == (1, ["cell-far"])


CSV = '{0}MB/NC;Clause;Type of comment;Comments;Proposed change\r\nFR-001;3.1;ed;"Précis ; é{1}";À mieux dire\r\n'


@pytest.mark.parametrize(
    ("data", "doubts"),
    [
        (CSV.format("", "\n").encode("utf-8"), []),
        (CSV.format("\ufeff", "\n").encode("utf-8"), []),
        (CSV.format("", "\n").encode("utf-16"), []),
        (CSV.format("sep=;\r\n", "\n").encode("utf-8"), []),
        (CSV.format("", "\n").encode("cp1252"), ["coding-guessed"]),
        (CSV.format("", "\n").encode("mac_roman"), ["coding-guessed"]),
        (CSV.format("", "\n").replace(";", "\t").encode("utf-8"), []),
        (CSV.format("", "\n").replace(";", ",").encode("utf-8"), []),
    ],
)
def test_lists_are_read_in_whatever_coding_and_with_whatever_separator(
    data: bytes, doubts: list[str]
) -> None:
    sheet = read_file("x.csv", data)
    read = sheet.rows[0].texts

    assert (read["id"], read["type"], read["change"]) == ("FR-001", "ed", "À mieux dire")
    assert read["comment"].startswith("Précis")
    assert codes(sheet) == doubts


def test_the_apostrophe_before_a_formula_is_not_part_of_the_text() -> None:
    data = b"MB/NC,Clause,Comments,Proposed change\nDE,3,'=1+1,'tis said\n"

    assert texts(read_file("x.csv", data).rows[0]) == ("DE", "3", "=1+1", "'tis said")


REFUSED = {
    "nothing": (b"", "file-empty"),
    "a PDF": (b"%PDF-1.7", "file-pdf"),
    "rich text": (b"{\\rtf1 x}", "file-rtf"),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file-old-office"),
    "a page": (b"<!DOCTYPE html><html></html>", "file-page"),
    "a program": (b"\x7fELF\x02\x01\x01\x00" + bytes(64), "file-unknown"),
    "YAML that is none": (b"comments: [}", "file-line-damaged"),
    "YAML without a list": (b"version: 1\n", "file-no-list"),
    "YAML that names itself": (b"comments: &a [*a]", "file-no-list"),
    "YAML that is deep": (b"comments: " + b"[" * 500 + b"]" * 500, "file-no-list"),
    "XML of another kind": (b"<other/>", "file-no-list"),
    "XML that is broken": (b"<issues><issue></issues>", "file-xml-damaged"),
    "XML with entities": (b'<!DOCTYPE issues [<!ENTITY a "b">]><issues/>', "file-document-type"),
    "a zip of something": (zipped([Member("x.txt", b"x")]), "file-no-document"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_file_of_comments_is_refused_with_its_reason(name: str) -> None:
    data, code = REFUSED[name]
    with pytest.raises(CannotBeRead) as refused:
        read_file("x.yaml" if name.startswith("YAML") else "x", data)

    assert refused.value.code == code


def test_values_of_yaml_stay_text() -> None:
    data = b"comments:\n- id: NO-001\n  body: 'NO'\n  type: no\n  locality: {clause: 3.10, line_number: 012}\n  comments: |\n    One\n    two\n  votes: 3\n"
    read = read_file("x.yaml", data).rows[0]

    assert dict(read.texts) == {
        "id": "NO-001",
        "type": "no",
        "comment": "One\ntwo\n",
        "clause": "3.10",
        "line": "012",
    }
    assert read.extra == (("votes", "3"),)


def test_an_issue_has_its_category_its_author_and_its_answers() -> None:
    data = (
        b'<!DOCTYPE issues SYSTEM "../x.dtd"><issues module="m"><issue id="a-1" type="scope" linkend="x" category="major_technical" '
        b'by="Ines" date="2026-01" status="open"><description><p>One</p>two <b>bold</b></description>'
        b'<comment by="Bruno" date="2026-02"><description>Agreed.</description></comment></issue></issues>'
    )
    read = read_file("x.xml", data).rows[0]

    assert dict(read.texts) == {
        "id": "a-1",
        "clause": "scope",
        "element": "x",
        "type": "te",
        "comment": "One\ntwo bold",
        "observation": "Bruno 2026-02: Agreed.",
    }
    assert dict(read.extra) == {
        "by": "Ines",
        "date": "2026-01",
        "status": "open",
        "category": "major_technical",
    }
