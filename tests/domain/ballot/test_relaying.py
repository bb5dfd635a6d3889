"""Columns that somebody puts right: each text goes where it belongs, and none is lost."""

from dataclasses import replace

from ballot_rows import row, sheet
from convenor.domain.ballot.relaying import columns_of, relaid
from convenor.domain.ballot.sheet import Doubt, Mapped, SheetFile

ODD: SheetFile = replace(
    sheet(
        replace(
            row(id="NO-1", comment="Add a comma."), extra=(("Remark", "A comma is missing."), ("", "left"))
        ),
        replace(row(1, id="NO-2", comment=""), extra=(("Remark", "Too long."),)),
    ),
    mapping=(
        Mapped(column="comment", at=2, heading="Comment", by="heading"),
        Mapped(column="id", at=0, heading="", by="position"),
    ),
    doubts=(
        Doubt(code="columns-by-position", severity="question"),
        Doubt(code="has-macros", severity="question"),
    ),
)


def test_the_columns_of_a_file_stand_in_its_order_with_what_stands_in_them() -> None:
    told = [(each.key, each.heading, each.sample) for each in columns_of(ODD)]

    assert told == [
        ("of:id", "", "NO-1"),
        ("of:comment", "Comment", "Add a comma."),
        ("by:Remark", "Remark", "A comma is missing."),
    ]


def test_texts_go_to_the_columns_that_were_chosen() -> None:
    after = relaid(ODD, {"id": "of:id", "comment": "by:Remark", "change": "of:comment"})

    assert [each.texts for each in after.rows] == [
        {"id": "NO-1", "comment": "A comma is missing.", "change": "Add a comma."},
        {"id": "NO-2", "comment": "Too long.", "change": ""},
    ]
    assert [(each.column, each.at, each.by) for each in after.mapping] == [
        ("id", 0, "hand"),
        ("comment", 3, "hand"),
        ("change", 2, "hand"),
    ]


def test_a_column_that_nobody_chooses_stands_beside_the_row() -> None:
    after = relaid(ODD, {"comment": "by:Remark"})

    assert after.rows[0].extra == (("id", "NO-1"), ("Comment", "Add a comma."), ("", "left"))


def test_a_guess_that_somebody_has_put_right_is_in_question_no_more() -> None:
    assert [each.code for each in relaid(ODD, {"comment": "by:Remark"}).doubts] == ["has-macros"]


def test_a_column_that_the_file_does_not_have_is_not_taken() -> None:
    assert relaid(ODD, {"comment": "by:Elsewhere"}).mapping == ()
