"""What changed between two versions is shown in words, and nothing of either text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from convenor.domain.programme.difference import Change, Piece, difference

SAME, ADDED, REMOVED = Change.SAME, Change.ADDED, Change.REMOVED


def test_words_that_were_added_and_removed_stand_where_they_were() -> None:
    assert difference("Amina talks too much.", "Amina often talks at length.") == (
        Piece(SAME, "Amina "),
        Piece(ADDED, "often "),
        Piece(SAME, "talks "),
        Piece(REMOVED, "too much."),
        Piece(ADDED, "at length."),
    )


def test_equal_texts_are_one_piece() -> None:
    assert difference("Amina talks.", "Amina talks.") == (Piece(SAME, "Amina talks."),)


def test_a_first_version_is_all_new() -> None:
    assert difference("", "Amina talks.") == (Piece(ADDED, "Amina talks."),)


@given(before=st.text(), after=st.text())
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    pieces = difference(before, after)

    assert "".join(each.text for each in pieces if each.change is not REMOVED) == after
    removed_and_kept = "".join(each.text for each in pieces if each.change is not ADDED)
    assert removed_and_kept == before
