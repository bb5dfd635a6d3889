"""The calculator of ballots: whole numbers, no rounding, each rule told with its numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.domain.ballot.negatives import Negative, Standing, of_negatives, standing, waiting
from convenor.domain.ballot.vote_words import read_choice
from convenor.domain.ballot.votes import Check, Choice, Outcome, Result, Stage, Vote, count
from convenor.domain.kernel import Refused


def votes(
    favour: int = 0,
    against: int = 0,
    abstain: int = 0,
    *,
    p_member: bool = True,
    reasons: bool = True,
    experts: int = 0,
) -> list[Vote]:
    """So many votes of each choice, each of another body."""
    choices = [Choice.FOR] * favour + [Choice.AGAINST] * against + [Choice.ABSTAIN] * abstain
    return [
        Vote(
            body=f"{'P' if p_member else 'O'}{'r' if reasons else 's'}{at}",
            choice=choice,
            is_p_member=p_member,
            has_reasons=reasons,
            names_expert=at < experts,
        )
        for at, choice in enumerate(choices)
    ]


def o_members(favour: int = 0, against: int = 0) -> list[Vote]:
    return votes(favour, against, p_member=False)


@pytest.mark.parametrize("stage", [Stage.DIS, Stage.FDIS])
def test_24_to_12_is_two_thirds_exactly(stage: Stage) -> None:
    cast = votes(24, 12) + o_members(12)

    assert count(stage, cast) == Result(
        stage,
        Outcome.APPROVED,
        (
            Check("two-thirds-of-p-members", True, {"favour": 24, "counted": 36, "needed": 24}),
            Check("a-quarter-of-all", True, {"against": 12, "counted": 48, "most": 12}),
        ),
        (),
    )
    assert count(stage, votes(23, 12) + o_members(13)).failed == (
        Check("two-thirds-of-p-members", False, {"favour": 23, "counted": 35, "needed": 24}),
    )


@pytest.mark.parametrize("stage", [Stage.DIS, Stage.FDIS])
def test_9_to_3_is_a_quarter_against_exactly(stage: Stage) -> None:
    assert count(stage, votes(9, 3)).outcome is Outcome.APPROVED
    assert count(stage, votes(8, 3)).failed == (
        Check("a-quarter-of-all", False, {"against": 3, "counted": 11, "most": 2}),
    )


def test_abstentions_and_votes_against_without_reasons_are_not_counted() -> None:
    silent = votes(against=5, reasons=False)
    result = count(Stage.DIS, votes(9, 3, 20) + silent)

    assert (result.outcome, result.not_counted) == (Outcome.APPROVED, tuple(each.body for each in silent))
    assert count(Stage.DIS, votes(9, 8)).outcome is Outcome.NOT_APPROVED


def test_o_members_count_in_the_quarter_only() -> None:
    assert [each.holds for each in count(Stage.DIS, votes(20) + o_members(0, 7)).checks] == [True, False]


@pytest.mark.parametrize("stage", list(Stage))
def test_nobody_has_approved_anything(stage: Stage) -> None:
    assert count(stage, votes(abstain=4)).checks[0].holds is False
    assert count(stage, []).outcome in (Outcome.NOT_APPROVED, Outcome.TO_BE_JUDGED)


@pytest.mark.parametrize(
    ("p_members", "experts", "outcome"),
    [
        (16, 4, Outcome.APPROVED),
        (16, 3, Outcome.NOT_APPROVED),
        (17, 5, Outcome.APPROVED),
        (17, 4, Outcome.NOT_APPROVED),
    ],
)
def test_a_new_project_needs_experts_of_enough_members(
    p_members: int, experts: int, outcome: Outcome
) -> None:
    assert count(Stage.NP, votes(8, 4, experts=experts), p_members=p_members).outcome is outcome


def test_six_of_seven_in_favour_and_three_experts_is_no_new_project() -> None:
    result = count(Stage.NP, votes(6, 1, experts=3), p_members=11)

    assert result.failed == (Check("experts-named", False, {"naming": 3, "needed": 4, "p_members": 11}),)


def test_an_expert_of_somebody_who_votes_against_does_not_count() -> None:
    against = [Vote(body="X", choice=Choice.AGAINST, names_expert=True)]

    assert count(Stage.NP, votes(6, experts=3) + against).checks[1].holds is False


def test_a_committee_draft_is_judged_and_not_counted() -> None:
    result = count(Stage.CD, votes(30, 2))

    assert (result.outcome, result.notes) == (
        Outcome.TO_BE_JUDGED,
        ("note-consultation", "note-discuss-at-a-meeting"),
    )


def test_an_enquiry_draft_without_a_vote_against_may_skip_the_final_one() -> None:
    assert count(Stage.DIS, votes(9)).notes == ("note-fdis-may-be-skipped",)
    assert count(Stage.DIS, votes(9) + votes(against=1, reasons=False)).notes == ()
    assert count(Stage.FDIS, votes(9)).notes == ()


def test_nobody_votes_twice() -> None:
    with pytest.raises(Refused) as caught:
        count(Stage.DIS, votes(1) + votes(0, 1))

    assert (caught.value.code, caught.value.values) == ("vote-twice", {"body": "Pr0"})


@given(st.integers(1, 200), st.integers(0, 200), st.integers(0, 50))
def test_one_more_vote_in_favour_never_hurts(favour: int, against: int, abstain: int) -> None:
    before, after = (
        sum(each.holds for each in count(Stage.DIS, votes(number, against, abstain)).checks)
        for number in (favour, favour + 1)
    )

    assert before <= after


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("Approval", Choice.FOR),
        ("Approval with comments", Choice.FOR),
        ("approve as presented", Choice.FOR),
        ("Y", Choice.FOR),
        ("Approbation", Choice.FOR),
        ("Disapproval of the draft", Choice.AGAINST),
        ("Désapprobation", Choice.AGAINST),
        ("Negative, see comments", Choice.AGAINST),
        ("no", Choice.AGAINST),
        ("Abstention", Choice.ABSTAIN),
        ("Abstain (no expertise)", Choice.ABSTAIN),
        ("", None),
        ("nothing yet", None),
        ("format", None),
    ],
)
def test_a_vote_is_read_as_it_is_written_and_never_guessed(typed: str, choice: Choice | None) -> None:
    assert read_choice(typed) == choice


@pytest.mark.parametrize(
    ("negative", "decided", "where"),
    [
        (Negative(body="FR"), {1}, Standing.NO_REASONS),
        (Negative(body="FR", reasons=(1, 2)), {1}, Standing.UNANSWERED),
        (Negative(body="FR", reasons=(1, 2)), {1, 2}, Standing.ANSWERED),
        (Negative(body="FR", reasons=(1, 2), satisfied=True), {1, 2}, Standing.SATISFIED),
        (Negative(body="FR", reasons=(1, 2), satisfied=False), {1, 2}, Standing.SUSTAINED),
        (Negative(body="FR", reasons=(1, 2), satisfied=False), {1}, Standing.UNANSWERED),
    ],
)
def test_a_vote_against_stands_until_the_member_is_satisfied(
    negative: Negative, decided: set[int], where: Standing
) -> None:
    assert standing(negative, decided) is where


def test_the_reasons_that_wait_for_a_decision_are_told() -> None:
    france, spain = Negative(body="FR", reasons=(3, 1)), Negative(body="ES", reasons=(7,), satisfied=True)

    assert waiting(france, {1}) == (3,)
    assert of_negatives([france, spain]) == {1, 3}
