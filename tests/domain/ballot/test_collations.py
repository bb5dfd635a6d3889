"""A later collation beside the earlier one: work done is kept, and nothing is taken for something else."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballot_rows import REAL, comments, real_rows, sheet
from convenor.content.bodies import load_bodies
from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.matching import Matching, match
from convenor.domain.ballot.reading import read_comments

SAME_WORDS = "the term is unclear | define it"


def told(matching: Matching) -> dict[str, object]:
    """Numbers in place of comments: same, changed with the fields, new, gone."""
    return {
        "same": [(each.earlier.number, each.later.number) for each in matching.same],
        "changed": [(each.earlier.number, each.later.number, *each.changed) for each in matching.changed],
        "new": [each.number for each in matching.new],
        "gone": [each.number for each in matching.gone],
    }


def test_a_renumbered_comment_is_the_same_comment() -> None:
    earlier = comments("AFNOR-001|3.1|te|a b c|d", "DE-002|4|ed|e f g|h")
    later = comments("DE-001|4|ed|e f  g|h", "FR-007|3.1|te|a b c|d", first=11)

    assert told(match(earlier, later)) == {"same": [(1, 12), (2, 11)], "changed": [], "new": [], "gone": []}
    assert match(earlier, later).numbers == {11: 2, 12: 1}


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        ("FR-1|3.1|ed|the term is unclear and misleading|define it", ("type",)),
        ("FR-1|3.2|te|the term is unclear and misleading|define it", ("clause",)),
        ("FR-1|3.1|te|the term is unclear and misleading|delete it", ("change",)),
        ("FR-1|3.1|te|the term misleads|define it", ("comment",)),
        ("FR-1|3.1|te|the term is misleading and unclear|please define it", ("comment", "change")),
        ("|3.1|te|the term is unclear and misleading|define it", ("body",)),
    ],
)
def test_what_changed_is_told(now: str, changed: tuple[str, ...]) -> None:
    earlier = comments("FR-1|3.1|te|the term is unclear and misleading|define it")

    assert told(match(earlier, comments(now))) == {
        "same": [],
        "changed": [(1, 1, *changed)],
        "new": [],
        "gone": [],
    }


def test_a_comment_never_passes_from_one_body_to_another() -> None:
    earlier = comments(f"FR-1|3.1|te|{SAME_WORDS}", f"DE-2|3.1|te|{SAME_WORDS}")
    later = comments(f"DE-1|3.1|te|{SAME_WORDS}", f"US-2|3.1|te|{SAME_WORDS}")

    assert told(match(earlier, later)) == {"same": [(2, 1)], "changed": [], "new": [2], "gone": [1]}


def test_a_text_said_of_many_clauses_is_not_moved_from_one_to_another() -> None:
    earlier = comments(*(f"**-{at}|{at}.1|ed|say “this document”|replace" for at in (5, 6, 7)))
    later = comments(*(f"**-{at}|{at}.1|ed|say “this document”|replace" for at in (5, 6, 9)))

    assert told(match(earlier, later)) == {"same": [(1, 1), (2, 2)], "changed": [], "new": [3], "gone": [3]}


def test_what_could_be_either_of_two_is_left_to_a_person() -> None:
    earlier = comments("FR-1|3.1|te|the scope is too wide for us|narrow it down")
    later = comments(
        "FR-1|3.1|te|the scope is too wide for many|narrow it down",
        "FR-2|3.1|te|the scope is too wide for most|narrow it down",
    )

    assert told(match(earlier, later)) == {"same": [], "changed": [], "new": [1, 2], "gone": [1]}


def test_two_copies_from_one_body_stay_two() -> None:
    copy = f"FR-1|3.1|te|{SAME_WORDS}"

    assert told(match(comments(copy, copy), comments(copy, copy, copy))) == {
        "same": [(1, 1), (2, 2)],
        "changed": [],
        "new": [3],
        "gone": [],
    }


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
def test_of_a_real_ballot_that_was_collated_twice_nothing_is_lost() -> None:
    table = load_bodies()
    earlier = read_comments(sheet(*real_rows("dis19156_collated_119.doc")), table)
    later = read_comments(sheet(*real_rows("dis19156_resolved_126.docx")), table)

    matching = match(earlier, later)

    assert [(each.changed, each.later.source.typed.strip()) for each in matching.changed] == [
        (("clause",), "FR-007"),
        *((("body",), f"JRC (EC)-{number}") for number in ("014", "017", "021", "024", "026", "030")),
    ]
    assert {each.bodies for each in matching.new} == {("TMG",)}
    assert (len(matching.same), len(matching.new), len(matching.gone)) == (112, 7, 0)


def a_large_ballot() -> tuple[Comment, ...]:
    dice = Random(57)
    words = [f"word{number}" for number in range(3000)]
    return comments(
        *(
            f"{dice.choice(('FR', 'DE', 'US', '**'))}-{at}|{dice.randint(1, 15)}.{dice.randint(1, 12)}|te|"
            f"{' '.join(dice.choices(words[:500], k=25))}|{' '.join(dice.choices(words, k=15))}"
            for at in range(3500)
        )
    )


def test_three_and_a_half_thousand_comments_are_matched_whatever_was_done_to_them() -> None:
    earlier = a_large_ballot()
    later = [replace(each, comment=each.comment.replace("word1", "other", 3)) for each in earlier]
    Random(58).shuffle(later)

    matching = match(earlier, later)

    assert {later: earlier for later, earlier in matching.numbers.items() if later != earlier} == {}
    assert len(matching.numbers) == 3500


TYPED = st.builds(
    "{}|{}|{}|{}|{}".format,
    st.sampled_from(["FR-1", "DE-2", "-3", ""]),
    st.sampled_from(["3.1", "4", ""]),
    st.sampled_from(["te", "ed"]),
    st.sampled_from(["a b c d", "a b c e", "x", ""]),
    st.sampled_from(["d", "a b c d", ""]),
)


@given(st.lists(TYPED, max_size=8), st.lists(TYPED, max_size=8))
def test_every_comment_stands_in_exactly_one_place(before: list[str], after: list[str]) -> None:
    earlier, later = comments(*before), comments(*after)

    matching = match(earlier, later)
    pairs = (*matching.same, *matching.changed)

    assert sorted([each.earlier.number for each in pairs] + [each.number for each in matching.gone]) == [
        each.number for each in earlier
    ]
    assert sorted([each.later.number for each in pairs] + [each.number for each in matching.new]) == [
        each.number for each in later
    ]


@given(st.lists(TYPED, max_size=8), st.randoms(use_true_random=False))
def test_the_same_collation_in_another_order_has_nothing_new(typed: list[str], dice: Random) -> None:
    earlier = comments(*typed)
    later = list(earlier)
    dice.shuffle(later)

    matching = match(earlier, later)

    assert (matching.changed, matching.new, matching.gone) == ((), (), ())
