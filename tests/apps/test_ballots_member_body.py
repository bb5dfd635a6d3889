"""Ines speaks for a member body: before the collation she reads what it said, after it everything, as the group does."""

import pytest
from ballot_steps import a_form, came, collated, issue_of, signed_in

from convenor.apps.ballots.models import Ballot
from world import World

pytestmark = pytest.mark.django_db
FORM = a_form(
    ("NO-001", "7.1", "te", "Too strict."),
    ("FR-002", "3.1", "te", "Unclear."),
    ("NO-003", "5.1", "ed", "Comma."),
)
HERS = ("", "clauses/", "comments/1/", "comments/3/")
LATER = (
    "issues/", "issues/1/", "batch/", "votes/", "agenda/", "figures/", "out/", "out/comments.csv",
    "out/report-clause.docx", "out/editor.md", "drafting-group/",
)  # fmt: skip
NEVER = ("files/", "suggestions/", "edit/", "votes/new/")


@pytest.fixture
def ballot(world: World) -> Ballot:
    ballot = collated(world)
    came(ballot, FORM)
    issue_of(ballot, 1, "Audit time", 1, 2)
    return ballot


def codes(world: World, ballot: Ballot, pages: tuple[str, ...]) -> set[int]:
    ines = signed_in(world.ines)
    return {ines.get(f"/ballots/{ballot.pk}/{each}").status_code for each in pages}


def collecting(ballot: Ballot) -> Ballot:
    ballot.collated_at = None
    ballot.save()
    return ballot


def test_before_the_collation_she_reads_her_own_and_is_told_when_she_reads_all(
    world: World, ballot: Ballot
) -> None:
    collecting(ballot)

    assert codes(world, ballot, HERS) == {200}
    assert codes(world, ballot, LATER) == {409}
    assert codes(world, ballot, ("comments/2/", *NEVER)) == {404}
    early = signed_in(world.ines).get(f"/ballots/{ballot.pk}/issues/").text
    assert "Once they are collated, everybody of the group reads them." in early


def test_before_the_collation_the_first_page_counts_her_own_comments_alone(
    world: World, ballot: Ballot
) -> None:
    collecting(ballot)

    hers = signed_in(world.ines).get(f"/ballots/{ballot.pk}/").text
    others = signed_in(world.chen).get(f"/ballots/{ballot.pk}/").text

    assert "Your member body sent 2 comments" in hers
    assert ("3 comments" in hers, "3 comments" in others, "Your member body" in others) == (False,) * 3
    assert "3 comments; decided: 0." in signed_in(world.amina).get(f"/ballots/{ballot.pk}/").text


def test_after_the_collation_she_reads_what_everybody_of_the_group_reads(
    world: World, ballot: Ballot
) -> None:
    assert codes(world, ballot, (*HERS, "comments/2/", *LATER)) == {200}
    assert codes(world, ballot, NEVER) == {404}
