"""The report of a meeting: Hugo drafts it, Amina and Bruno review it, Chen and Dana amend it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from convenor.domain.kernel import Refused, Role
from convenor.domain.meeting.report import Report, may_correct, move, round_is_open, why_not
from convenor.domain.meeting.report import ReportState as State

HUGO = frozenset({Role.SECRETARY})
AMINA = frozenset({Role.CONVENOR, Role.EXPERT})
CHEN = frozenset({Role.EXPERT})
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

DRAFT = Report(state=State.DRAFT, passages=3)
REVIEW = Report(state=State.REVIEW, passages=3, accepted=3)
ROUND = Report(state=State.AMENDING, passages=3, accepted=3, until=NOON)
FINAL = replace(ROUND, state=State.FINAL)


def why(refused: Refused | None) -> tuple[str, dict[str, object]] | None:
    """The code and the values of a refusal."""
    return (refused.code, refused.values) if refused else None


def test_a_draft_is_handed_to_the_convenors() -> None:
    assert move(DRAFT, "hand-over", HUGO, now=NOON) == State.REVIEW
    assert why(why_not(replace(DRAFT, passages=0), "hand-over", HUGO, now=NOON)) == ("report-is-empty", {})
    assert why(why_not(DRAFT, "hand-over", CHEN, now=NOON)) == (
        "only-secretariat-or-convenor-or-secretary",
        {},
    )


def test_it_opens_to_amendments_once_every_passage_is_accepted() -> None:
    assert move(REVIEW, "open", AMINA, now=NOON) == State.AMENDING
    assert why(why_not(replace(REVIEW, accepted=1), "open", AMINA, now=NOON)) == (
        "report-not-accepted",
        {"count": 2, "of": 3},
    )
    assert why(why_not(replace(REVIEW, questions=1), "open", AMINA, now=NOON)) == (
        "report-questions-wait",
        {"count": 1},
    )


def test_only_a_convenor_opens_and_finishes_it() -> None:
    assert why(why_not(REVIEW, "open", HUGO, now=NOON)) == ("only-convenor", {})
    assert why(why_not(ROUND, "finish", HUGO, now=NOON)) == ("only-convenor", {})


def test_nobody_finishes_it_while_amendments_may_still_come() -> None:
    assert why(why_not(ROUND, "finish", AMINA, now=NOON - HOUR)) == ("report-round-is-open", {"until": NOON})
    assert move(ROUND, "extend", AMINA, now=NOON - HOUR) == State.AMENDING
    assert move(ROUND, "finish", AMINA, now=NOON) == State.FINAL


def test_nobody_finishes_it_while_a_proposal_waits() -> None:
    assert why(why_not(replace(ROUND, proposals=2), "finish", AMINA, now=NOON)) == (
        "report-proposals-wait",
        {"count": 2},
    )


def test_a_final_report_is_taken_up_again_only_with_a_reason() -> None:
    assert why(why_not(FINAL, "take-up", AMINA, now=NOON)) == ("report-take-up-needs-words", {})
    assert move(FINAL, "take-up", AMINA, now=NOON, reason="A figure is wrong.") == State.REVIEW


@pytest.mark.parametrize(
    ("state", "writers"),
    [
        (State.DRAFT, ["hugo", "amina"]),
        (State.REVIEW, ["hugo", "amina"]),
        (State.AMENDING, []),
        (State.FINAL, []),
    ],
)
def test_who_changes_words_at_once(state: State, writers: list[str]) -> None:
    people = {"hugo": HUGO, "amina": AMINA, "chen": CHEN}

    assert [name for name, roles in people.items() if may_correct(state, roles)] == writers


def test_the_round_is_open_until_its_moment() -> None:
    assert [round_is_open(ROUND, now=NOON + each * HOUR) for each in (-1, 0, 1)] == [True, False, False]
    assert round_is_open(replace(REVIEW, until=NOON), now=NOON - HOUR) is False
