"""Workbooks and lists of lines that came in, with answers in their column; and columns that somebody chose by hand."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from convenor.documents.comment_form.reader import read_file
from convenor.documents.comment_form.writing import fill
from convenor.documents.package import CannotBeRead
from convenor.domain.ballot.relaying import by_heading, of_column
from documents.comments.forged import row, table, word

HEADINGS = (
    "MB/NC",
    "Clause",
    "Type",
    "Comments",
    "Proposed change",
    "Observations of the secretariat",
    "Deadline",
)
ROWS = (
    ("DE-001", "3.1", "te", "Unclear; and long,\nover lines.", 'Say "more".', "", "ours"),
    ("FR-002", "4", "ed", "=1+1", "", "old", ""),
    ("", "", "", "", "", "", ""),
    ("JP-003", "5", "ge", "Third.", "Do.", "", ""),
)
ANSWER = 'Accepted; "so", é\n=2+2'


def workbook() -> bytes:
    kept = BytesIO()
    book = Workbook(kept, {"in_memory": True})
    book.add_worksheet("Other").write_string(0, 0, "nothing here")
    sheet, wrapped = book.add_worksheet("Comments"), book.add_format({"text_wrap": True})
    for number, texts in enumerate((HEADINGS, *ROWS)):
        for at, text in enumerate(texts):
            if text:
                sheet.write_string(number, at, text)
    sheet.write_blank(1, 5, None, wrapped)
    book.close()
    return kept.getvalue()


def lines(separator: str = ";", coding: str = "utf-8-sig", end: str = "\r\n") -> bytes:
    made = StringIO()
    csv.writer(made, delimiter=separator, lineterminator=end).writerows((HEADINGS, *ROWS))
    return made.getvalue().encode(coding)


def observations(data: bytes) -> list[str]:
    return [each.texts["observation"] for each in read_file("x", data).rows]


def answers_of(data: bytes) -> dict[tuple[int, int], str]:
    return {(each.table, each.row): f"{ANSWER} {each.row}" for each in read_file("x", data).rows}


def test_every_row_of_a_workbook_gets_its_answer_as_text_and_no_other_part_changes() -> None:
    came = workbook()
    wanted = answers_of(came)

    went, lacking = fill(came, wanted)

    before, after = ZipFile(BytesIO(came)), ZipFile(BytesIO(went))
    assert lacking == ()
    assert [each for each in before.namelist() if before.read(each) != after.read(each)] == [
        "xl/worksheets/sheet2.xml"
    ]
    assert observations(went) == list(wanted.values())
    sheet = after.read("xl/worksheets/sheet2.xml").decode()
    assert re.findall(r'<c r="(F\d)"( s="1")? t="inlineStr">', sheet) == [
        ("F2", ' s="1"'),
        ("F3", ""),
        ("F5", ""),
    ]


def test_without_answers_a_workbook_and_a_list_stay_as_they_are() -> None:
    sheets = ZipFile(BytesIO(fill(workbook(), {})[0]))

    assert sheets.read("xl/worksheets/sheet2.xml") == ZipFile(BytesIO(workbook())).read(
        "xl/worksheets/sheet2.xml"
    )
    assert fill(lines(), {})[0] == lines()


@pytest.mark.parametrize(
    ("separator", "coding", "end"),
    [(";", "utf-8-sig", "\r\n"), (",", "utf-8", "\n"), ("\t", "utf-16", "\r\n"), ("|", "cp1252", "\n")],
)
def test_every_line_of_a_list_gets_its_answer_and_keeps_all_else(
    separator: str, coding: str, end: str
) -> None:
    came = lines(separator, coding, end)
    wanted = answers_of(came)

    went, lacking = fill(came, wanted)

    assert lacking == ()
    assert observations(went) == list(wanted.values())
    kept = [each.texts | {"observation": ""} for each in read_file("x", came).rows]
    assert [each.texts | {"observation": ""} for each in read_file("x", went).rows] == kept


def test_an_answer_that_would_begin_a_formula_stays_text() -> None:
    went, _ = fill(lines(), {(0, 1): "=2+2"})

    assert b'"\'=2+2"' in went
    assert observations(went)[0] == "=2+2"


def test_an_answer_that_the_coding_of_a_list_cannot_say_is_refused() -> None:
    with pytest.raises(CannotBeRead) as refused:
        fill("MB;Clause;Type;Comments;Observations\nDÉ;3;te;x;\n".encode("cp1252"), {(0, 1): "𝒜"})

    assert refused.value.code == "file-coding"


@given(st.lists(st.lists(st.text('ab"; \n', max_size=5), min_size=5, max_size=5), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_list_only_the_answers_change(cells: list[list[str]]) -> None:
    made = StringIO()
    csv.writer(made, delimiter=";").writerows((HEADINGS[:6], *(["DE", *each] for each in cells)))
    came = made.getvalue().encode()
    rows = read_file("x", came).rows

    went, lacking = fill(came, {(each.table, each.row): ANSWER for each in rows})

    assert lacking == ()
    assert [(each.row, each.texts | {"observation": ""}) for each in read_file("x", went).rows] == [
        (each.row, each.texts | {"observation": ""}) for each in rows
    ]


@pytest.mark.parametrize(
    "came", [workbook(), lines(), word(table(row(*HEADINGS), *(row(*each) for each in ROWS)))]
)
def test_answers_go_where_somebody_chose(came: bytes) -> None:
    rows = read_file("x", came).rows
    places = {(each.table, each.row): "Noted." for each in rows}

    notes, lacking = fill(came, places, by_heading("Deadline"))
    change, _ = fill(came, places, of_column("change"))

    assert lacking == ()
    assert [each.extra for each in read_file("x", notes).rows] == [(("Deadline", "Noted."),)] * 3
    assert observations(notes) == observations(came)
    assert [each.texts["change"] for each in read_file("x", change).rows] == ["Noted."] * 3
