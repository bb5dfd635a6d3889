import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.documents.outline import (
    Bullets,
    Heading,
    KeyValues,
    Outline,
    Paragraph,
    Table,
    TooMuchForOneDocument,
    clean,
    one_line,
    paragraphs_of,
    reads_right_to_left,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain", "plain"),
        ("first\nsecond", "first\nsecond"),
        ("first\r\nsecond\rthird", "first\nsecond\nthird"),
        ("a line broken\x0bin Word", "a line broken\nin Word"),
        ("page\x0cpage\u2028line\u2029paragraph", "page\npage\nline\nparagraph"),
        ("one\ttwo", "one two"),
        ("nul\x00 bell\x07 escape\x1b delete\x7f", "nul bell escape delete"),
        ("half \ud83d a smile", "half  a smile"),
        ("\ufeffmark \uffff\ufffe\U0001ffff", "mark "),
        ("family 👨\u200d👩\u200d👧 and مرحبا", "family 👨\u200d👩\u200d👧 and مرحبا"),
    ],
)
def test_cleaning_removes_what_no_document_can_hold(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(ANY_TEXT)
def test_a_cleaned_text_is_clean_and_can_be_written(text: str) -> None:
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned
    assert [character for character in cleaned if ord(character) < 32 and character != "\n"] == []


@given(ANY_TEXT)
def test_a_title_never_breaks_its_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_empty_lines_separate_paragraphs() -> None:
    assert paragraphs_of("\none\ntwo\n \n\nthree\n") == (("one", "two"), ("three",))


def test_the_first_letter_says_from_which_side_a_text_is_read() -> None:
    assert [reads_right_to_left(text) for text in ("1. مرحبا", "Hi مرحبا", "12", "")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_heading_never_skips_a_level_and_is_never_empty() -> None:
    outline = Outline("T", "en", blocks=(Heading("a", 3), Heading(" ", 1), Heading("b", 4), Heading("c", 1)))

    assert outline.without_gaps().blocks == (Heading("a", 1), Heading("b", 2), Heading("c", 1))


def test_parts_without_content_are_left_out() -> None:
    outline = Outline("T", "en", blocks=(Bullets(()), KeyValues(()), Paragraph("kept")))

    assert outline.without_gaps().blocks == (Paragraph("kept"),)


@pytest.mark.parametrize(
    ("title", "language"), [("", "en"), ("\x00 \n", "en"), ("T", ""), ("T", "english"), ("T", "en\n")]
)
def test_a_document_needs_a_title_and_a_language(title: str, language: str) -> None:
    with pytest.raises(ValueError):
        Outline(title, language)


def test_a_table_loses_no_cell() -> None:
    assert list(Table(("a", "b"), (("1",), ("1", "2"))).full_rows()) == [("1", ""), ("1", "2")]
    with pytest.raises(ValueError):
        Table(("a",), (("1", "2"),))
    with pytest.raises(ValueError):
        Table((), ())


@pytest.mark.parametrize(
    "blocks", [(Paragraph("x" * 1_500_001),), (Paragraph(""),) * 30_000, (Table(("a",), (("",),) * 60_000),)]
)
def test_a_document_has_bounds(blocks: tuple[Paragraph | Table, ...]) -> None:
    with pytest.raises(TooMuchForOneDocument):
        Outline("T", "en", blocks=blocks).without_gaps()
