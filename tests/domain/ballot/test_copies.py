"""Comments that stand in two files of one ballot are told; what two member bodies say alike are two comments."""

import pytest

from convenor.domain.ballot.copies import Standing, also_elsewhere

HAND = Standing(1, "NO", "4.1", "Risks should be reviewed.", "Say “at planned intervals”.")


def shared(*said: Standing) -> dict[int, dict[int, int]]:
    return {file: dict(others) for file, others in also_elsewhere(said).items()}


def test_spaces_capitals_and_accents_do_not_hide_a_copy() -> None:
    again = HAND._replace(file=2, comment="RISKS  should\nbe réviewed.")

    assert shared(HAND, again) == {1: {2: 1}, 2: {1: 1}}


@pytest.mark.parametrize(
    "other",
    [
        HAND._replace(file=2, body="FR"),
        HAND._replace(file=2, clause="4.2"),
        HAND._replace(file=2, change="Say “often”."),
        HAND,
    ],
    ids=["of another body", "on another clause", "with another change", "in the same file"],
)
def test_what_differs_is_no_copy(other: Standing) -> None:
    assert shared(HAND, other) == {}


def test_a_comment_whose_body_one_file_has_lost_is_known_again() -> None:
    assert shared(HAND, HAND._replace(file=2, body="")) == {1: {2: 1}, 2: {1: 1}}


def test_each_file_counts_its_own_comments() -> None:
    other = HAND._replace(file=2)

    assert shared(HAND, HAND, other) == {1: {2: 2}, 2: {1: 1}}


def test_rows_that_say_nothing_are_no_copies() -> None:
    assert shared(HAND._replace(comment="", change=""), HAND._replace(file=2, comment="", change="")) == {}
