"""Marking: partial knowledge earns its part, ticking everything earns nothing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_programme import item, words

from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import Item, SelfTest
from convenor.domain.programme.self_test import FORMULA, Mark, mark, result

ABCDEF = item("deliverables", "abcdef", "abcdf", readings=("iso-job",))
TRACKS = item("tracks", "abcde", "bcde", readings=("proc-01", "iso-job"))
ROLE = item("role", "abcdef", "abcd", readings=("conduct",))
SINGLE = item("policy", "abcd", "b", single=True, readings=("proc-01",))


@pytest.mark.parametrize(
    ("asked", "ticked", "earned"),
    [
        (ABCDEF, "abcdef", Fraction(0)),
        (TRACKS, "abcde", Fraction(0)),
        (ROLE, "abcdef", Fraction(0)),
        (ABCDEF, "abcd", Fraction(4, 5)),
        (ROLE, "abcde", Fraction(1, 2)),
        (ABCDEF, "abcdf", Fraction(1)),
        (ABCDEF, "", Fraction(0)),
        (ABCDEF, "e", Fraction(0)),
    ],
)
def test_the_formula_gives_what_the_study_of_formulas_gives(
    asked: Item, ticked: str, earned: Fraction
) -> None:
    assert mark(asked, set(ticked)).fraction == earned


def test_a_mark_says_what_was_right_what_was_missed_and_what_was_wrong() -> None:
    assert mark(ROLE, {"e", "b", "a"}) == Mark(
        item="role",
        fraction=Fraction(0),
        whole=False,
        right=("a", "b"),
        missed=("c", "d"),
        wrong=("e",),
    )


def test_a_single_answer_is_right_or_it_is_not() -> None:
    assert [mark(SINGLE, {each}).fraction for each in "abcd"] == [0, 1, 0, 0]


def test_two_answers_to_a_single_question_are_refused() -> None:
    with pytest.raises(Refused) as caught:
        mark(SINGLE, {"a", "b"})

    assert (caught.value.code, caught.value.values) == ("one-option-only", {"number": 1})


def test_an_answer_that_was_not_offered_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        mark(SINGLE, {"z"})

    assert (caught.value.code, caught.value.values) == ("unknown-option", {"number": 1, "option": "z"})


def test_a_question_that_was_not_asked_is_refused() -> None:
    test = SelfTest(version="3", title=words(""), intro=words(""), items=(SINGLE,))

    with pytest.raises(Refused) as caught:
        result(test, {"other": {"a"}})

    assert caught.value.code == "unknown-item"


def test_a_result_says_what_to_read_again_the_most_rewarding_first() -> None:
    test = SelfTest(version="3", title=words(""), intro=words(""), items=(ABCDEF, TRACKS, ROLE, SINGLE))

    outcome = result(test, {"deliverables": set("abcd"), "role": set("abcd"), "policy": {"b"}})

    assert outcome.reread == ("iso-job", "proc-01")  # 1/5 and 1 lost; 1 lost
    assert outcome.unanswered == ("tracks",)
    assert (outcome.points, outcome.out_of, outcome.whole_points) == (Fraction(14, 5), 4, 2)
    assert (outcome.formula, outcome.version) == (FORMULA, "3")


def test_with_everything_right_there_is_nothing_to_read_again() -> None:
    test = SelfTest(version="3", title=words(""), intro=words(""), items=(SINGLE,))

    assert result(test, {"policy": {"b"}}).reread == ()


@st.composite
def items_and_ticks(draw: st.DrawFn) -> tuple[Item, frozenset[str]]:
    """Any select-all question with at least one right option, and any ticks."""
    options = "abcdefgh"[: draw(st.integers(2, 8))]
    right = draw(st.sets(st.sampled_from(options), min_size=1))
    ticked = draw(st.sets(st.sampled_from(options)))
    return item("any", options, "".join(sorted(right))), frozenset(ticked)


@given(items_and_ticks())
def test_no_answer_earns_less_than_nothing_or_more_than_all(drawn: tuple[Item, frozenset[str]]) -> None:
    asked, ticked = drawn
    assert 0 <= mark(asked, ticked).fraction <= 1


@given(items_and_ticks())
def test_only_the_exact_key_earns_everything(drawn: tuple[Item, frozenset[str]]) -> None:
    asked, ticked = drawn
    earned = mark(asked, ticked)
    assert (earned.fraction == 1) == earned.whole == (ticked == asked.right)


@given(items_and_ticks())
def test_ticking_every_box_earns_nothing_where_one_is_wrong(drawn: tuple[Item, frozenset[str]]) -> None:
    asked, _ = drawn
    every = frozenset(option.key for option in asked.options)
    assert mark(asked, every).fraction == (1 if asked.right == every else 0)


@given(items_and_ticks())
def test_a_right_tick_never_costs_and_a_wrong_one_never_pays(drawn: tuple[Item, frozenset[str]]) -> None:
    asked, ticked = drawn
    before = mark(asked, ticked).fraction
    for option in asked.options:
        after = mark(asked, ticked | {option.key}).fraction
        assert (after >= before) if option.key in asked.right else (after <= before)
