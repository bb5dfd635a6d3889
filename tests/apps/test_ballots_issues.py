"""Key issues of a ballot: which comments stand in one, what is proposed and decided, who may."""

import pytest

from ballot_rows import comments
from convenor.apps.ballots.actions import deciding, drafting, grouping
from convenor.apps.ballots.landing import Overtaken, Said
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.standing import (
    columns_of,
    comment_of,
    comments_of,
    resolution_of,
)
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.resolution import DecidedIn, Resolution, State
from convenor.domain.kernel import Refused
from worked_ballot import DRAFTS, LEADS, NOW, READS, RECORDS, ballot_with, numbered
from world import World

SAID = comments(
    "FR-001 | 4.1 | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "DE-001 | 4.1 | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "US-001 | 4.1 | te | Reviews cost too much. | Delete the clause.",
    "GB-001 | 3.2 | ed | Spelling. | organisation",
    "CN-001 | 3.3 | ed | Spelling. | programme",
)
IN_THE_MEETING = DecidedIn("meeting", "Geneva")


@pytest.fixture
def ballot(world: World) -> Ballot:
    return ballot_with(world.wg57, *SAID)


@pytest.fixture
def issue(ballot: Ballot, world: World) -> Issue:
    return grouping.confirm(ballot, [1, 2, 3], "How often", roles=LEADS, by=world.amina, at=NOW)


def stand(ballot: Ballot) -> dict[int, tuple[str, str, int | None]]:
    """State, disposition and issue of each comment by number."""
    return {
        each.number: (each.state, each.disposition, each.issue.number if each.issue else None)
        for each in Comment.objects.filter(ballot=ballot).select_related("issue")
    }


def refusal(code: str) -> "pytest.RaisesExc[Refused]":
    return pytest.raises(Refused, check=lambda refused: refused.code == code)


def test_a_row_gives_back_the_comment_that_was_read(ballot: Ballot) -> None:
    rows = Comment.objects.filter(ballot=ballot)

    said = [(each.source, each.kinds, each.clauses, each.comment, each.change) for each in comments_of(rows)]

    assert said == [(each.source, each.kinds, each.clauses, each.comment, each.change) for each in SAID]


def test_a_body_and_a_type_that_a_person_put_right_win(ballot: Ballot) -> None:
    row = numbered(ballot, 1)
    row.body, row.kinds = "DK", "ed"

    read = comment_of(row)

    assert (read.bodies, read.kinds.in_order, read.lane) == (("DK",), ("ed",), Lane.BATCH)


def test_a_resolution_survives_its_columns() -> None:
    resolution = Resolution(
        state=State.DECIDED,
        lane=Lane.BATCH,
        disposition=Disposition.NOTED,
        reason="Seen.",
        decided_in=DecidedIn("round", "July"),
    )

    assert resolution_of(Comment(**columns_of(resolution))) == resolution


def test_confirming_makes_one_issue_of_its_comments(ballot: Ballot, issue: Issue) -> None:
    assert (issue.number, issue.title, issue.lane) == (1, "How often", "discussion")
    assert stand(ballot) == {
        1: ("grouped", "", 1),
        2: ("grouped", "", 1),
        3: ("grouped", "", 1),
        4: ("open", "", None),
        5: ("open", "", None),
    }


def test_an_issue_of_editorial_comments_is_in_the_batch(ballot: Ballot, world: World) -> None:
    issue = grouping.confirm(ballot, [4, 5], "Spelling", roles=LEADS, by=world.amina, at=NOW)

    assert issue.lane == "batch"


def test_a_technical_comment_takes_its_whole_issue_to_the_discussion(ballot: Ballot, world: World) -> None:
    issue = grouping.confirm(ballot, [4, 5], "Spelling", roles=LEADS, by=world.amina, at=NOW)

    grouping.add(issue, [1], issue.revision, roles=LEADS, by=world.amina)

    assert (Issue.objects.get().lane, numbered(ballot, 4).lane) == ("discussion", "batch")


def test_a_comment_that_somebody_grouped_meanwhile_is_not_taken_away(
    ballot: Ballot, issue: Issue, world: World
) -> None:
    with refusal("comments-grouped-meanwhile"):
        grouping.confirm(ballot, [3, 4], "Another", roles=LEADS, by=world.bruno, at=NOW)

    assert Issue.objects.count() == 1


def test_an_expert_groups_nothing(ballot: Ballot, world: World) -> None:
    with refusal("only-convenor-or-secretary-or-drafter"):
        grouping.confirm(ballot, [1, 2], "How often", roles=READS, by=world.chen, at=NOW)


@pytest.mark.parametrize(
    ("title", "code"), [(" \u200b", "issue-title-missing"), ("x" * 201, "text-too-long")]
)
def test_an_issue_needs_a_title_that_fits(title: str, code: str, ballot: Ballot, world: World) -> None:
    with refusal(code):
        grouping.confirm(ballot, [1], title, roles=LEADS, by=world.amina, at=NOW)


def test_splitting_makes_a_second_issue(ballot: Ballot, issue: Issue, world: World) -> None:
    part = grouping.split(issue, [3], "Costs", issue.revision, roles=LEADS, by=world.amina, at=NOW)

    assert part.number == 2
    assert [stand(ballot)[each][2] for each in (1, 2, 3)] == [1, 1, 2]


def test_splitting_off_everything_is_refused(issue: Issue, world: World) -> None:
    with refusal("issue-split-takes-all"):
        grouping.split(issue, [1, 2, 3], "All", issue.revision, roles=LEADS, by=world.amina, at=NOW)


def test_merging_leaves_one_issue(ballot: Ballot, issue: Issue, world: World) -> None:
    grouping.confirm(ballot, [4, 5], "Spelling", roles=LEADS, by=world.amina, at=NOW)

    grouping.merge(issue, 2, issue.revision, roles=LEADS, by=world.amina)

    assert [each.number for each in Issue.objects.all()] == [1]
    assert {each[2] for each in stand(ballot).values()} == {1}


def test_an_issue_without_comments_is_none(ballot: Ballot, issue: Issue, world: World) -> None:
    grouping.take_out(issue, [1, 2, 3], issue.revision, roles=LEADS, by=world.amina)

    assert (Issue.objects.count(), stand(ballot)[1]) == (0, ("open", "", None))


def test_what_is_proposed_lands_on_each_comment(ballot: Ballot, issue: Issue, world: World) -> None:
    said = Said(
        revision=issue.revision, disposition="accepted", reason="Agreed.", text="at planned intervals"
    )

    deciding.propose(issue, said, roles=DRAFTS, by=world.chen)

    assert [stand(ballot)[each][:2] for each in (1, 2, 3, 4)] == [
        ("proposed", "accepted"),
        ("proposed", "accepted"),
        ("proposed", "accepted"),
        ("open", ""),
    ]
    assert Issue.objects.get().text == "at planned intervals"


def test_not_accepted_needs_a_reason(issue: Issue, world: World) -> None:
    with refusal("resolution-not-accepted-needs-reason"):
        deciding.propose(
            issue,
            Said(revision=issue.revision, disposition="not-accepted", reason=" "),
            roles=LEADS,
            by=world.amina,
        )


def test_two_people_do_not_write_over_each_other(issue: Issue, world: World) -> None:
    seen = issue.revision
    deciding.propose(
        issue, Said(revision=seen, disposition="accepted", reason="Mine."), roles=LEADS, by=world.amina
    )

    with pytest.raises(Overtaken) as refused:
        deciding.propose(
            issue, Said(revision=seen, disposition="noted", reason="Hers."), roles=LEADS, by=world.bruno
        )

    assert (refused.value.issue.reason, Issue.objects.get().reason) == ("Mine.", "Mine.")


def test_only_the_secretary_records_what_the_group_decided(issue: Issue, world: World) -> None:
    with refusal("only-secretariat-or-secretary"):
        deciding.decide(
            issue,
            Said(revision=issue.revision, disposition="accepted"),
            IN_THE_MEETING,
            roles=LEADS,
            by=world.amina,
        )


def test_one_decision_lands_on_every_comment_of_the_issue(ballot: Ballot, issue: Issue, world: World) -> None:
    said = Said(revision=issue.revision, disposition="in-principle", reason="Otherwise.")
    row = deciding.propose(issue, said, roles=LEADS, by=world.amina)
    row = deciding.go(row, "discuss", Said(revision=row.revision), roles=LEADS, by=world.amina)

    deciding.decide(row, Said(revision=row.revision), IN_THE_MEETING, roles=RECORDS, by=world.hugo)

    decided = Resolution(
        state=State.DECIDED,
        disposition=Disposition.IN_PRINCIPLE,
        reason="Otherwise.",
        decided_in=IN_THE_MEETING,
    )
    assert [resolution_of(numbered(ballot, each)) for each in (1, 2, 3)] == [decided] * 3
    assert resolution_of(Issue.objects.get()) == decided


def test_what_is_for_discussion_is_discussed_before_it_is_decided(issue: Issue, world: World) -> None:
    row = deciding.propose(
        issue, Said(revision=issue.revision, disposition="accepted"), roles=LEADS, by=world.amina
    )

    with refusal("resolution-not-discussed"):
        deciding.decide(row, Said(revision=row.revision), IN_THE_MEETING, roles=RECORDS, by=world.hugo)


def test_a_comment_that_joins_later_takes_the_proposal(ballot: Ballot, issue: Issue, world: World) -> None:
    row = deciding.propose(
        issue, Said(revision=issue.revision, disposition="noted"), roles=LEADS, by=world.amina
    )

    grouping.add(row, [4], row.revision, roles=LEADS, by=world.amina)

    assert stand(ballot)[4] == ("proposed", "noted", 1)


def test_what_is_proposed_is_withdrawn_before_comments_leave(issue: Issue, world: World) -> None:
    row = deciding.propose(
        issue, Said(revision=issue.revision, disposition="noted"), roles=LEADS, by=world.amina
    )

    with refusal("issue-withdraw-first"):
        grouping.take_out(row, [1], row.revision, roles=LEADS, by=world.amina)


def test_anybody_of_the_group_pulls_a_comment_out_of_the_batch(ballot: Ballot, world: World) -> None:
    issue = grouping.confirm(ballot, [4, 5], "Spelling", roles=LEADS, by=world.amina, at=NOW)
    deciding.propose(
        issue, Said(revision=issue.revision, disposition="accepted"), roles=LEADS, by=world.amina
    )

    pulled = grouping.pull(numbered(ballot, 5), "programme", roles=READS, by=world.chen, at=NOW)

    assert (pulled.number, pulled.lane, pulled.state, pulled.disposition) == (
        2,
        "discussion",
        "proposed",
        "accepted",
    )
    assert (Issue.objects.get(number=1).lane, stand(ballot)[5]) == ("batch", ("proposed", "accepted", 2))


def test_a_stance_that_another_person_read_meanwhile_is_not_written_over(issue: Issue, world: World) -> None:
    deciding.say_stance(issue, 1, "for", "", by=world.amina)

    with refusal("stance-changed-meanwhile"):
        deciding.say_stance(issue, 1, "against", "", by=world.bruno)


def test_the_drafting_group_takes_twelve(ballot: Ballot, world: World) -> None:
    from convenor.apps.accounts.models import Person
    from convenor.apps.committees.models import Membership

    people = [Person.objects.create_user(f"d{at}@example.org", f"D {at}") for at in range(13)]
    for each in people:
        Membership.objects.create(group=world.wg57, person=each, part="expert", since=NOW.date())
    for each in people[:12]:
        drafting.add_drafter(ballot, each.pk, by=world.amina)

    with refusal("drafting-group-is-full"):
        drafting.add_drafter(ballot, people[12].pk, by=world.amina)


def test_only_somebody_of_the_group_drafts(ballot: Ballot, world: World) -> None:
    with refusal("drafter-not-of-the-group"):
        drafting.add_drafter(ballot, world.greta.pk, by=world.amina)


def test_an_issue_is_given_to_a_drafter_and_comes_back_when_they_leave(
    ballot: Ballot, issue: Issue, world: World
) -> None:
    with refusal("assignee-not-of-the-drafting-group"):
        drafting.assign(issue, world.chen.pk, issue.revision, by=world.amina)
    drafting.add_drafter(ballot, world.chen.pk, by=world.amina)
    drafting.assign(issue, world.chen.pk, issue.revision, by=world.amina)
    assert Issue.objects.get().assignee == world.chen

    drafting.remove_drafter(ballot, world.chen.pk, by=world.amina)

    assert Issue.objects.get().assignee is None
