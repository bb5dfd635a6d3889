"""Who is for and who is against, by member body; comments are counted beside bodies, never in their place."""

from ballot_rows import comments
from convenor.domain.ballot.stance import Counted, Stance, Suggestion, picture, suggestions

ISSUE = comments(
    "FR-1|3.1|te|Too wide.|Delete the note",
    "FR-2|3.2|te|Again.|Delete the note",
    "DE-1|3.1|te|Needed.|Keep the note",
    "US-1|3.1|te|Move it.|Move the note to annex A",
    "TMG-1|3.1|te|Too wide.|delete  the note",
    "FR-3|3.3|te|Fine here.|",
)
FOR, AGAINST, OTHER = Stance.FOR, Stance.AGAINST, Stance.OTHER


def test_forty_comments_of_one_body_are_one_body() -> None:
    seen = picture(ISSUE, {1: FOR, 2: FOR, 3: AGAINST, 4: OTHER, 5: FOR})

    assert seen.by_stance == {
        FOR: Counted(3, ("FR",), ("TMG",)),
        AGAINST: Counted(1, ("DE",)),
        OTHER: Counted(1, ("US",)),
        Stance.MIXED: Counted(),
    }
    assert (seen.opposed, seen.unread, seen.is_complete) == (("DE",), (6,), False)


def test_a_body_that_says_both_is_shown_as_saying_both_and_may_be_opposed() -> None:
    seen = picture(ISSUE, {1: FOR, 6: AGAINST})

    assert seen.by_stance[Stance.MIXED] == Counted(0, ("FR",))
    assert [seen.by_stance[each] for each in (FOR, AGAINST)] == [Counted(1), Counted(1)]
    assert seen.opposed == ("FR",)


def test_only_the_same_words_suggest_the_same_stance() -> None:
    assert suggestions(ISSUE, {1: FOR, 3: AGAINST}) == (Suggestion(2, FOR, 1), Suggestion(5, FOR, 1))


def test_words_that_were_read_in_two_ways_suggest_nothing() -> None:
    assert suggestions(ISSUE, {1: FOR, 2: AGAINST}) == ()


def test_an_empty_proposal_suggests_nothing() -> None:
    assert suggestions(ISSUE, {6: FOR}) == ()
