"""Rows become comments: nothing is dropped, and every question can be answered with one click or one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballot_rows import REAL, TABLE, comments, real_rows, row, sheet
from convenor.content.bodies import load_bodies
from convenor.domain.ballot.comment import Comment, in_order
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.reading import likely_body, read_comments, repaired
from convenor.domain.ballot.sheet import COLUMNS, Doubt, RawRow

FINE = {"id": "FR-001", "clause": "3.1", "type": "te", "comment": "Unclear.", "change": "Say “shall”."}


def question(code: str, column: str, was: str = "", suggested: str = "") -> Doubt:
    return Doubt(code=code, severity="question", column=column, was=was, suggested=suggested)  # type: ignore[arg-type]


def doubts_of(*rows: RawRow, name: str = "comments.docx") -> list[tuple[Doubt, ...]]:
    return [each.doubts for each in read_comments(sheet(*rows, name=name), TABLE)]


def test_a_whole_row_becomes_a_comment_without_a_doubt() -> None:
    (comment,) = read_comments(sheet(row(4, **FINE)), TABLE, first=7)

    assert (comment.number, comment.row, comment.bodies, comment.lane, comment.doubts) == (
        7,
        4,
        ("FR",),
        Lane.DISCUSSION,
        (),
    )


@pytest.mark.parametrize(
    ("texts", "doubt"),
    [
        ({"type": ""}, question("type-missing", "type")),
        ({"type": "", "id": "**-3"}, question("type-missing", "type", suggested="ed")),
        ({"type": "te?query"}, question("type-unknown", "type", "te?query", "te")),
        ({"clause": ""}, question("clause-missing", "clause", suggested="Whole document")),
        ({"clause": "Item 2-1"}, question("clause-not-understood", "clause", "Item 2-1")),
        ({"clause": "4.1 3rd line"}, question("clause-half-understood", "clause", "4.1 3rd line", "4.1")),
        ({"comment": " "}, question("comment-empty", "comment", " ")),
        ({"comment": "", "change": "-"}, question("row-empty", "comment")),
        ({"change": ""}, question("change-missing", "change")),
        ({"id": "SA-1"}, question("body-ambiguous", "id", "SA-1", "AU-1")),
        ({"id": "FR-1\nDE-2"}, question("body-several", "id", "FR-1\nDE-2")),
        ({"id": "WXYZ-1"}, question("body-unknown", "id", "WXYZ-1")),
        (
            {"comment": "Please see attached edited file: 39 comments"},
            question("comment-umbrella", "comment", "Please see attached edited file: 39 comments"),
        ),
        (
            {"comment": "Voir document joint."},
            question("comment-umbrella", "comment", "Voir document joint."),
        ),
    ],
)
def test_what_is_in_question_is_told_with_what_one_click_puts_there(
    texts: dict[str, str], doubt: Doubt
) -> None:
    assert doubts_of(row(**{**FINE, **texts})) == [(doubt,)]


def test_an_editorial_comment_needs_no_proposed_change() -> None:
    assert doubts_of(row(**{**FINE, "type": "ed", "change": ""})) == [()]


def test_a_picture_is_a_comment_too() -> None:
    drawn = RawRow(table=0, row=0, texts={**FINE, "comment": ""}, pictures=("word/media/image1.png",))  # type: ignore[dict-item]

    assert doubts_of(drawn) == [()]


def test_a_row_without_a_body_is_likely_of_the_body_of_all_others() -> None:
    nameless = row(1, **{**FINE, "id": "-002"})

    assert doubts_of(row(**FINE), nameless) == [(), (question("body-missing", "id", "-002", "FR-002"),)]
    assert doubts_of(row(**FINE), row(**{**FINE, "id": "DE-1"}), nameless)[2] == (
        question("body-missing", "id", "-002"),
    )


def test_the_name_of_a_file_may_tell_the_body() -> None:
    assert likely_body(sheet(row(comment="x"), name="en123p4-afnor.doc"), TABLE) == "FR"
    assert likely_body(sheet(row(comment="x"), name="comments.doc"), TABLE) == ""


def test_one_click_puts_the_suggestion_into_the_row() -> None:
    typed = row(**{**FINE, "clause": ""})
    (comment,) = read_comments(sheet(typed), TABLE)
    mended = repaired(typed, comment.doubts[0])

    assert (mended.texts["clause"], doubts_of(mended)) == ("Whole document", [()])
    assert repaired(typed, question("body-unknown", "id", "?")) == typed


def test_comments_stand_in_the_order_of_the_document() -> None:
    typed = ("FR-1|A.1|ed|a", "FR-2|3.10|ed|b", "FR-3|3.2|ed|c", "FR-4|General|ed|d")

    assert [each.comment for each in sorted(comments(*typed), key=in_order)] == ["d", "c", "b", "a"]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
def test_a_real_ballot_is_read_whole() -> None:
    read = read_comments(sheet(*real_rows("dis19156_resolved_126.docx")), load_bodies())
    by_body = {
        code: sum(each.bodies == (code,) for each in read) for code in ("**", "DK", "TMG", "JRC (EC)", "FR")
    }

    assert (len(read), by_body) == (126, {"**": 97, "DK": 11, "TMG": 7, "JRC (EC)": 6, "FR": 3})
    assert sum(each.lane is Lane.BATCH for each in read) == 108 + 2  # editorial, and of ISO/CS without a type
    assert [doubt.code for each in read for doubt in each.doubts] == [
        "clause-missing",
        "type-missing",
        "clause-missing",
        "type-missing",
    ]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
def test_two_ids_in_a_cell_are_two_ids_of_one_body() -> None:
    read = read_comments(sheet(*real_rows("dis19168-2_n5600_21.docx")), load_bodies())

    assert [(each.source.ids, each.bodies) for each in read[:4]] == [
        (("IOGP-001",), ("IOGP",)),
        (("CN-001", "-002"), ("CN",)),
        (("CN-002", "-003"), ("CN",)),
        (("TMG-004",), ("TMG",)),
    ]
    assert [each.clauses.text for each in read if each.clauses.throughout] == ["6.1"]
    assert {each.bodies for each in read} == {(code,) for code in ("IOGP", "CN", "TMG", "GB", "MY")}
    assert [each.code for comment in read for each in comment.doubts] == []


@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), st.text()), max_size=6), st.text(max_size=20))
def test_no_row_is_ever_dropped(rows: list[dict[str, str]], name: str) -> None:
    raw = [row(at, **texts) for at, texts in enumerate(rows)]
    read: tuple[Comment, ...] = read_comments(sheet(*raw, name=name), TABLE)

    assert [each.row for each in read] == [each.row for each in raw]
