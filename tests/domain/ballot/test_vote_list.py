"""A list of votes as secretariats have it: what is understood is taken, every other row says why it is not."""

import pytest

from convenor.domain.ballot.bodies import BodyTable
from convenor.domain.ballot.vote_list import ListedVote, Unread, VoteList, member_of, read_vote_list
from convenor.domain.ballot.votes import Choice
from convenor.domain.kernel import Refused

TABLE = BodyTable(
    countries=frozenset({"DE", "FR", "JP", "NO", "SE", "SN", "US"}),
    acronyms={"din": "DE", "afnor": "FR", "jisc": "JP", "ansi": "US", "sn": "NO"},
    liaisons={"iaf": "IAF"},
)


def read(*lines: str) -> VoteList:
    return read_vote_list([each.split(";") for each in lines], TABLE)


def test_a_country_beside_the_member_body_does_not_disturb() -> None:
    found = read(
        "Country;Member body;Status;Vote;Comments", "Germany;DIN;P;Disapproval;The scope is too wide."
    )

    assert found == VoteList(
        (ListedVote(line=2, body="DE", choice=Choice.AGAINST, reasons="The scope is too wide."),), ()
    )


def test_letters_that_mean_two_bodies_are_read_by_the_country_beside_them() -> None:
    assert [each.body for each in read("Country;Member body;Vote", "NO;SN;Yes").votes] == ["NO"]


def test_headings_may_be_french_and_stand_below_a_title() -> None:
    found = read("Résultat du vote", "", "Pays;Statut;Vote", "FR;Membre O;Approbation")

    assert found == VoteList((ListedVote(line=4, body="FR", choice=Choice.FOR, is_p_member=False),), ())


def test_a_list_without_status_is_one_of_p_members() -> None:
    assert read("Member body;Vote", "JISC;Abstention").votes == (
        ListedVote(line=2, body="JP", choice=Choice.ABSTAIN),
    )


def test_whoever_names_an_expert_is_known_by_the_name() -> None:
    found = read("Body;Vote;Experts", "SE;Yes;Ms Lind", "US;Yes;none")

    assert [each.names_expert for each in found.votes] == [True, False]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (";P;Approval", Refused("vote-body-missing")),
        ("Ruritania;P;Approval", Refused("vote-body-unknown", name="Ruritania")),
        ("IAF;P;Approval", Refused("vote-body-has-none", name="IAF")),
        ("DE;P;", Refused("vote-choice-missing")),
        ("DE;P;perhaps", Refused("vote-choice-unknown", typed="perhaps")),
        ("DE;Q;Approval", Refused("vote-status-unknown", typed="Q")),
        ("FR;P;Approval", Refused("vote-twice", body="FR")),
        ("SN;P;Approval", Refused("vote-body-ambiguous", name="SN", country="SN", other="NO")),
    ],
)
def test_a_row_that_is_not_understood_says_why_and_costs_only_itself(row: str, why: Refused) -> None:
    found = read("Member body;Status;Vote", "FR;P;Approval", row, "JP;P;Approval")

    assert [each.body for each in found.votes] == ["FR", "JP"]
    [unread] = found.unread
    assert (unread.line, unread.why.code, unread.why.values) == (3, why.code, why.values)
    assert isinstance(unread, Unread)
    assert unread.typed == " · ".join(filter(None, row.split(";")))


def test_of_two_votes_of_one_body_that_differ_neither_is_taken_over() -> None:
    found = read("Member body;Vote", "DE;Approval", "FR;Approval", "DE;Disapproval")

    assert [each.body for each in found.votes] == ["FR"]
    assert [(each.line, each.why.code) for each in found.unread] == [(2, "vote-twice"), (4, "vote-twice")]


@pytest.mark.parametrize("named", ["Germany (DIN)", "DE (Germany)", "DIN (DE)"])
def test_a_country_with_its_member_body_in_brackets_is_known_by_either(named: str) -> None:
    assert [each.body for each in read("Member;Vote", f"{named};Approval").votes] == ["DE"]


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("FR (DIN)", "vote-body-unknown"),
        ("Ruritania (RSI)", "vote-body-unknown"),
        ("Norway (SN)", "vote-body-ambiguous"),
    ],
)
def test_brackets_that_leave_a_doubt_are_told(named: str, code: str) -> None:
    [unread] = read("Member;Vote", f"{named};Approval").unread

    assert unread.why.code == code
    with pytest.raises(Refused, match=code):
        member_of(named, TABLE)


def test_a_list_without_headings_is_refused() -> None:
    with pytest.raises(Refused, match="vote-list-no-columns"):
        read("FR;Approval", "DE;Approval")
