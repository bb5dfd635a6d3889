"""A form that was made reads back as its rows were, here and in Word's own library."""

from io import BytesIO
from random import Random

from docx import Document

from convenor.content.practice_ballot import make_ballot
from convenor.documents.comment_form.made import made_form
from convenor.documents.comment_form.reader import read_file

SHEET = make_ballot(60, Random(57)).sheet


def test_every_row_reads_back_as_it_was() -> None:
    read = read_file("made.docx", made_form(SHEET))

    assert read.form == "iso-2012"
    assert [dict(each.texts) for each in read.rows] == [dict(each.texts) for each in SHEET.rows]


def test_another_library_finds_the_same_table() -> None:
    [table] = Document(BytesIO(made_form(SHEET))).tables

    assert len(table.rows) == len(SHEET.rows)


def test_the_same_rows_make_the_same_bytes() -> None:
    assert made_form(SHEET) == made_form(SHEET)
