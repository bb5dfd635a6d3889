"""Minutes of a meeting over issues: what comes first, and what is said to be left over."""

from hypothesis import given
from hypothesis import strategies as st

from ballot_rows import comments
from convenor.domain.ballot.clause import Place, Zone
from convenor.domain.ballot.hours import Hours, Issue, Line, Rates, issue_of, minutes_for, share_out


def clause(*numbers: int) -> Place:
    return Place(Zone.CLAUSE, numbers=numbers)


ANNEX = Issue(key=1, title="Annex", place=Place(Zone.ANNEX, "A"), bodies=2)
TERM = Issue(key=2, title="Term", place=clause(3, 4), bodies=3, is_basic=True)
SIX = Issue(key=3, title="Six", place=clause(6, 10), bodies=1)
SEVEN = Issue(key=4, title="Seven", place=clause(7), bodies=6, is_negative=True)


def line(issue: Issue, minutes: int, reason: str) -> Line:
    return Line(issue.title, minutes, "discuss", issue.key, reason)


BATCH = Line("", 10, "decide", None, "hours-batch")


def test_votes_against_come_first_then_definitions_then_the_document() -> None:
    assert share_out(60, [ANNEX, TERM, SIX, SEVEN], batched=40) == Hours(
        60,
        (
            line(SEVEN, 15, "hours-negative"),
            line(TERM, 9, "hours-basic"),
            line(SIX, 5, "hours-in-order"),
            line(ANNEX, 7, "hours-in-order"),
            BATCH,
        ),
        (),
    )


def test_what_does_not_fit_is_said() -> None:
    hours = share_out(30, [ANNEX, TERM, SIX, SEVEN], batched=40)

    assert [each.title for each in hours.lines] == ["Seven", "Six", ""]
    assert [each.title for each in hours.left] == ["Term", "Annex"]
    assert (hours.used, hours.missing) == (30, 16)


def test_without_editorial_comments_there_is_no_batch() -> None:
    assert share_out(5, [SIX]).lines == (line(SIX, 5, "hours-in-order"),)


def test_a_meeting_shorter_than_the_batch_holds_nothing() -> None:
    assert share_out(5, [SIX], batched=3) == Hours(5, (), (line(SIX, 5, "hours-in-order"), BATCH))


def test_the_convenors_minutes_win_over_the_rates() -> None:
    given_minutes = Issue(key=9, title="x", place=clause(5), minutes=90)

    assert [minutes_for(each, Rates(per_body=5, most=20)) for each in (given_minutes, SEVEN, SIX)] == [
        90,
        20,
        8,
    ]


def test_an_issue_is_made_of_its_comments() -> None:
    found = comments("FR-1|7|te|a|b", "FR-2|3.4|te|a|b", "DE-1|A.1|te|a|b")

    assert issue_of(5, "Term", found, {3}) == Issue(
        key=5, title="Term", place=clause(3, 4), bodies=2, comments=3, is_negative=True, is_basic=True
    )


ISSUES = st.lists(
    st.builds(
        lambda key, at, bodies, negative, basic: Issue(
            key=key, title="x", place=clause(at), bodies=bodies, is_negative=negative, is_basic=basic
        ),
        st.integers(1, 999),
        st.integers(1, 20),
        st.integers(0, 40),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)


@given(st.integers(0, 400), ISSUES, st.integers(0, 5))
def test_no_minute_is_given_twice_and_no_issue_is_forgotten(
    available: int, issues: list[Issue], batched: int
) -> None:
    hours = share_out(available, issues, batched=batched)
    keys = sorted(each.issue for each in (*hours.lines, *hours.left) if each.issue is not None)

    assert hours.used <= available
    assert keys == sorted(each.key for each in issues)
