import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import HANDOUT

from convenor.documents.outline import Bullets, Heading, KeyValues, Outline, Paragraph, Quote, Table
from convenor.documents.passages import KINDS, Passage, block_of, outline_of, passage_of, passages_of

LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


def test_a_document_is_a_row_of_passages() -> None:
    assert [(each.kind, each.text) for each in passages_of(HANDOUT)] == [
        ("facts", "Working group: WG 57\nMentor: Fatou Diallo"),
        ("heading-1", "Before the meeting"),
        ("soft", "You may leave any question open."),
        ("heading-2", "Who shares the chair?"),
        ("answer", "Amina in the morning.\nBruno after lunch.\n\nThey hand over in words."),
        ("quote", "Ask who speaks when both are remote.\n— Fatou, 21 November"),
        ("list", "Part 1\nPart 2"),
        ("numbered", "Scope\nTerms"),
        ("table", "Clause | Comment\n4.1 | Too wide.\n4.2 | "),
        ("page-break", ""),
        ("heading-1", "Notes"),
        ("text", "مرحبا بكم"),
    ]


def test_the_passages_make_the_document_again() -> None:
    again = outline_of(passages_of(HANDOUT), title=HANDOUT.title, language="en", subtitle=HANDOUT.subtitle)

    assert passages_of(again) == passages_of(HANDOUT)
    assert again.blocks[0] == KeyValues((("Working group", "WG 57"), ("Mentor", "Fatou Diallo")))
    assert again.blocks[8] == Table(("Clause", "Comment"), (("4.1", "Too wide."), ("4.2", "")))


def test_a_bar_inside_a_cell_stays_in_its_cell() -> None:
    table = Table(("A", "B"), (("x | y", "z"),))

    assert block_of(passage_of(table)) == table


def test_a_row_that_is_too_long_loses_no_word() -> None:
    assert block_of(Passage("table", "A | B\n1 | 2 | 3 | 4")) == Table(("A", "B"), (("1", "2 | 3 | 4"),))


@pytest.mark.parametrize("kind", KINDS)
def test_an_emptied_passage_is_no_accident(kind: str) -> None:
    outline = outline_of([Passage(kind, ""), Passage("text", "kept")], title="T", language="en")

    assert outline.without_gaps().blocks[-1] == Paragraph("kept")


def test_a_quotation_may_have_no_source() -> None:
    assert block_of(Passage("quote", "Said.\nAnd said.")) == Quote("Said.\nAnd said.")


@given(st.lists(st.lists(LINE, min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_table_survives_being_edited(rows: list[list[str]]) -> None:
    table = Table(("A", "B"), tuple((one.replace("\\", ""), two.replace("\\", "")) for one, two in rows))

    assert block_of(passage_of(table)) == table


@given(st.lists(LINE, min_size=1, max_size=5))
def test_any_list_survives_being_edited(items: list[str]) -> None:
    bullets = Bullets(tuple(items))

    assert block_of(passage_of(bullets)) == bullets


def test_an_outline_of_passages_is_an_outline() -> None:
    made = outline_of([Passage("heading-2", "Scope"), Passage("unknown", "Words")], title="T", language="en")

    assert made == Outline("T", "en", "", (Heading("Scope", 2), Paragraph("Words")))
