"""What a comment is about, and which way it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.domain.ballot.kinds import Kind, Kinds, Lane, lane, read_kinds

GE, TE, ED = Kind.GENERAL, Kind.TECHNICAL, Kind.EDITORIAL


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        *((typed, {GE}) for typed in ("ge", "Ge", "GE", "gé", "général", "General", "G", "gen.")),
        *((typed, {TE}) for typed in ("te", "Te", "TE", "technique", "Technical", "tech", "minor_technical")),
        *(
            (typed, {ED})
            for typed in ("ed", "Ed", "Ed.", " ed\n", "rédactionnel", "réd.", "edit", "éditorial")
        ),
        *(
            (typed, {TE, ED})
            for typed in ("Ed/te", "Te/ed", "te, ed", "te ed", "te & ed", "technique et rédactionnel")
        ),
        *((typed, set()) for typed in ("", " ", "?", "-")),
    ],
)
def test_types_are_read_as_people_write_them(typed: str, kinds: set[Kind]) -> None:
    assert read_kinds(typed) == Kinds(typed, frozenset(kinds))


def test_a_word_that_names_no_kind_is_kept() -> None:
    assert read_kinds("te/query") == Kinds("te/query", frozenset({TE}), ("query",))


@pytest.mark.parametrize(
    ("typed", "by_editors", "way"),
    [
        ("ed", False, (Lane.BATCH, "lane-editorial")),
        ("", True, (Lane.BATCH, "lane-editors")),
        ("Ed", True, (Lane.BATCH, "lane-editors")),
        ("te", True, (Lane.DISCUSSION, "lane-technical")),
        ("te", False, (Lane.DISCUSSION, "lane-technical")),
        ("Ed/te", False, (Lane.DISCUSSION, "lane-mixed")),
        ("ge", False, (Lane.DISCUSSION, "lane-general")),
        ("ge ed", False, (Lane.DISCUSSION, "lane-general")),
        ("", False, (Lane.DISCUSSION, "lane-untyped")),
        ("ed?query", False, (Lane.DISCUSSION, "lane-untyped")),
    ],
)
def test_only_what_is_surely_editorial_is_batched(
    typed: str, by_editors: bool, way: tuple[Lane, str]
) -> None:
    assert lane(read_kinds(typed), by_editors=by_editors) == way


@given(
    st.lists(st.sampled_from(["ge", "te", "ed"]), max_size=4),
    st.sampled_from(["/", ", ", " ", "\n", "; ", " & "]),
)
def test_the_order_in_which_kinds_are_written_does_not_matter(names: list[str], between: str) -> None:
    written, backwards = between.join(names).upper(), between.join(reversed(names))

    assert (
        read_kinds(written).in_order
        == read_kinds(backwards).in_order
        == tuple(each for each in Kind if each in names)
    )


@given(st.text())
def test_no_text_in_the_type_column_is_refused(typed: str) -> None:
    read = read_kinds(typed)

    assert (read.typed, lane(read)[0] in Lane) == (typed, True)


@given(st.text())
def test_nothing_technical_is_ever_batched(typed: str) -> None:
    for by_editors in (True, False):
        way, _ = lane(read_kinds(typed + " te"), by_editors=by_editors)
        assert way is Lane.DISCUSSION
