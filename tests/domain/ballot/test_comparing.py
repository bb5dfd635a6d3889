"""A ballot that somebody practised, beside what the working group did: cut, answer, side, batch, and what to look at."""

from hypothesis import given
from hypothesis import strategies as st

from convenor.domain.ballot.comparing import (
    Agreement,
    Answers,
    Batch,
    Closeness,
    Cut,
    Misread,
    Piece,
    Placed,
    compare,
)
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.pointers import Pointer, Why, pointers
from convenor.domain.ballot.stance import Stance

FOR, AGAINST = Stance.FOR, Stance.AGAINST
YES, NO, PARTLY = Disposition.ACCEPTED, Disposition.NOT_ACCEPTED, Disposition.WITH_MODIFICATIONS
EDITORIAL = Placed(batched=True, disposition=YES)


def in_issue(issue: str, disposition: Disposition | None = YES, reason: str = "", **more: Stance) -> Placed:
    return Placed(issue=issue, disposition=disposition, reason=reason, **more)


SETTLED: Answers = {
    1: in_issue("scope", NO, "As decided before.", stance=FOR),
    2: in_issue("scope", NO, "As decided before.", stance=AGAINST),
    3: in_issue("terms", stance=FOR),
    4: in_issue("terms", stance=FOR),
    5: EDITORIAL,
    6: EDITORIAL,
}
ANSWERS = st.dictionaries(
    st.integers(1, 30),
    st.builds(
        Placed,
        issue=st.sampled_from(("a", "b", "c")),
        batched=st.booleans(),
        stance=st.sampled_from((*Stance, None)),
        disposition=st.sampled_from(Disposition),
        reason=st.just("Because."),
    ),
)


@given(ANSWERS)
def test_beside_itself_every_ballot_is_the_same(answers: Answers) -> None:
    settled = {
        number: each if each.batched else in_issue(each.issue, YES) for number, each in answers.items()
    }
    beside = compare(settled, settled)

    assert {(each.cut, each.agreement, each.misread) for each in beside.matters} <= {
        (Cut.SAME, Agreement.SAME, ())
    }
    assert (beside.closeness.kept_apart, beside.closeness.kept_together) == (1.0, 1.0)
    assert beside.closeness.exactly == beside.closeness.placed
    assert (beside.batch.other, beside.batch.discussed, beside.batch.hidden) == ((), (), ())
    assert pointers(beside) == ()


@given(ANSWERS, ANSWERS)
def test_shares_stay_shares_and_every_comment_is_accounted_for(settled: Answers, said: Answers) -> None:
    beside = compare(settled, said)

    assert 0 <= beside.closeness.kept_apart <= 1 >= beside.closeness.kept_together >= 0
    for matter in beside.matters:
        pieces = [number for piece in matter.pieces for number in piece.shared]
        assert sorted([*pieces, *matter.loose, *matter.hidden]) == sorted(matter.numbers)


def test_two_issues_of_one_are_a_split() -> None:
    said = {**SETTLED, 2: in_issue("scope, again", NO, "Out of scope.", stance=AGAINST)}

    matter = compare(SETTLED, said).matters[0]

    assert (matter.issue, matter.cut, matter.agreement) == ("scope", Cut.SPLIT, Agreement.SAME)
    counted = [compare(SETTLED, said).count_of(each) for each in (Agreement.SAME, Cut.SAME, Cut.SPLIT)]
    assert counted == [2, 1, 1]
    assert matter.pieces == (
        Piece("scope", (1,), (), NO, "As decided before."),
        Piece("scope, again", (2,), (), NO, "Out of scope."),
    )


def test_one_issue_of_two_is_a_merger_and_names_the_other() -> None:
    said = {number: in_issue("all") if number < 5 else each for number, each in SETTLED.items()}

    beside = compare(SETTLED, said)

    assert [(each.issue, each.cut, each.beside) for each in beside.matters] == [
        ("scope", Cut.MERGED, ("terms",)),
        ("terms", Cut.MERGED, ("scope",)),
    ]
    assert beside.closeness == Closeness(0.5, 1.0, 4, 0)


def test_what_was_not_placed_is_not_compared_and_is_named() -> None:
    beside = compare(SETTLED, {**SETTLED, 3: Placed(), 4: Placed()})

    assert [(each.cut, each.agreement, each.loose) for each in beside.matters] == [
        (Cut.SAME, Agreement.SAME, ()),
        (Cut.NOT_PLACED, Agreement.NONE, (3, 4)),
    ]
    assert (beside.answered, beside.closeness) == (1, Closeness(1.0, 1.0, 2, 2))


def test_answers_that_both_change_the_text_are_near() -> None:
    said = {**SETTLED, 1: in_issue("x", YES), 2: in_issue("x", YES), 3: in_issue("y", PARTLY)}

    agreed = {each.issue: each.agreement for each in compare(SETTLED, said).matters}

    assert agreed == {"scope": Agreement.OTHER, "terms": Agreement.NEAR}


def test_a_technical_comment_in_the_batch_is_named() -> None:
    said = {**SETTLED, 4: EDITORIAL, 5: in_issue("commas"), 6: Placed(batched=True)}

    assert compare(SETTLED, said).batch == Batch(waiting=(6,), discussed=(5,), hidden=(4,))


def test_a_comment_read_for_the_other_side_is_named() -> None:
    said = {**SETTLED, 2: in_issue("scope", NO, "As decided before.", stance=FOR)}

    matter = compare(SETTLED, said).matters[0]

    assert (matter.read, matter.misread) == (2, (Misread(2, FOR, AGAINST),))


def test_what_weighs_most_is_pointed_at_first() -> None:
    said = {
        1: in_issue("one", YES),
        2: in_issue("one", YES),
        3: in_issue("one", PARTLY, "Shorter."),
        4: Placed(batched=True, disposition=YES),
        5: EDITORIAL,
        6: EDITORIAL,
    }

    assert pointers(compare(SETTLED, said)) == (
        Pointer(Why.HIDDEN, 1),
        Pointer(Why.OPPOSED, 1, "scope"),
        Pointer(Why.MERGED, 2, "terms"),
    )
