"""One step for the whole editorial batch: preview, change, undo; and suggested groups that people decide on."""

import pytest

from ballot_rows import comments
from convenor.apps.ballots.actions import bulk, deciding, grouping, suggesting
from convenor.apps.ballots.landing import Said
from convenor.apps.ballots.models import Ballot, Comment, Grouping, Issue
from convenor.apps.ballots.queries import batch as queries
from convenor.apps.ballots.queries import suggesting as found_queries
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.resolution import DecidedIn, Step
from convenor.domain.kernel import Refused
from worked_ballot import LEADS, NOW, READS, RECORDS, ballot_with, numbered
from world import World

SAID = comments(
    "FR-001 | 4.1 | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "DE-001 | 4.1 | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "** | 5.1 | ed | In a note “must” is an external constraint. | Replace must by shall.",
    "** | 6.1 | ed | In a note “must” is an external constraint. | Replace must by shall.",
    "GB-001 | 7.2 | ed | Spelling of the word organisation. | organization",
)
ROUND = DecidedIn("round", "July")
ACCEPT = Step(verb="propose", roles=LEADS, disposition=Disposition.ACCEPTED)


@pytest.fixture
def ballot(world: World) -> Ballot:
    return ballot_with(world.wg57, *SAID)


def refusal(code: str) -> "pytest.RaisesExc[Refused]":
    return pytest.raises(Refused, check=lambda refused: refused.code == code)


def states(ballot: Ballot) -> dict[int, str]:
    return {each.number: each.state for each in Comment.objects.filter(ballot=ballot)}


def mark(ballot: Ballot, stage: str) -> str:
    return queries.mark_of(queries.chosen(ballot, stage))


def propose_all(ballot: Ballot, world: World) -> None:
    bulk.take_step(ballot, "open", ACCEPT, mark(ballot, "open"), by=world.amina, at=NOW)


def test_the_preview_says_what_would_change_and_changes_nothing(ballot: Ballot) -> None:
    rows = list(queries.chosen(ballot, "open"))

    would = queries.shown(rows, Step(verb="propose", roles=LEADS, disposition=Disposition.NOT_ACCEPTED))

    assert (would.changes, [(each.code, count) for each, count in would.reasons]) == (
        0,
        [("resolution-not-accepted-needs-reason", 3)],
    )
    assert set(states(ballot).values()) == {"open"}


def test_one_step_proposes_for_the_whole_batch_and_leaves_the_rest(ballot: Ballot, world: World) -> None:
    propose_all(ballot, world)

    assert states(ballot) == {1: "open", 2: "open", 3: "proposed", 4: "proposed", 5: "proposed"}


def test_one_decision_accepts_the_batch_but_not_what_was_pulled(ballot: Ballot, world: World) -> None:
    propose_all(ballot, world)
    grouping.pull(numbered(ballot, 5), "Spelling", roles=READS, by=world.chen, at=NOW)

    step = Step(verb="decide", roles=RECORDS, decided_in=ROUND)
    bulk.take_step(ballot, "proposed", step, mark(ballot, "proposed"), by=world.hugo, at=NOW)

    assert states(ballot) == {1: "open", 2: "open", 3: "decided", 4: "decided", 5: "proposed"}
    assert numbered(ballot, 3).decided_name == "July"


def test_the_issue_of_a_batch_stands_as_its_comments(ballot: Ballot, world: World) -> None:
    grouping.confirm(ballot, [3, 4], "Must", roles=LEADS, by=world.amina, at=NOW)

    propose_all(ballot, world)

    issue = Issue.objects.get()
    assert (issue.state, issue.disposition, issue.lane) == ("proposed", "accepted", "batch")


def test_a_batch_that_changed_since_the_preview_is_not_touched(ballot: Ballot, world: World) -> None:
    seen = mark(ballot, "open")
    grouping.confirm(ballot, [3, 4], "Must", roles=LEADS, by=world.bruno, at=NOW)

    with refusal("batch-changed-meanwhile"):
        bulk.take_step(ballot, "open", ACCEPT, seen, by=world.amina, at=NOW)


def test_a_step_is_undone_where_nobody_has_gone_on(ballot: Ballot, world: World) -> None:
    propose_all(ballot, world)
    batch = ballot.batches.get()
    grouping.pull(numbered(ballot, 5), "Spelling", roles=READS, by=world.chen, at=NOW)

    bulk.undo(batch, roles=LEADS, by=world.amina, at=NOW)

    assert states(ballot) == {1: "open", 2: "open", 3: "open", 4: "open", 5: "proposed"}
    with refusal("batch-undone-already"):
        bulk.undo(batch, roles=LEADS, by=world.amina, at=NOW)


def test_the_step_on_comments_that_joined_an_issue_meanwhile_stays(ballot: Ballot, world: World) -> None:
    issue = grouping.confirm(ballot, [3, 4], "Must", roles=LEADS, by=world.amina, at=NOW)
    propose_all(ballot, world)
    issue.refresh_from_db()
    said = Said(revision=issue.revision, disposition="noted")
    deciding.propose(issue, said, roles=LEADS, by=world.bruno)

    bulk.undo(ballot.batches.get(), roles=LEADS, by=world.amina, at=NOW)

    assert states(ballot) == {1: "open", 2: "open", 3: "proposed", 4: "proposed", 5: "open"}


def test_who_may_not_take_a_step_may_not_take_it_back(ballot: Ballot, world: World) -> None:
    propose_all(ballot, world)

    with refusal("only-convenor-or-drafter"):
        bulk.undo(ballot.batches.get(), roles=READS, by=world.chen, at=NOW)


def look(ballot: Ballot, world: World) -> Grouping:
    return suggesting.keep(ballot, found_queries.find(ballot), by=world.amina, at=NOW)


def test_exact_copies_are_suggested_first_with_the_reason(ballot: Ballot, world: World) -> None:
    kept = look(ballot, world)

    first, second = found_queries.offers(kept, found_queries.open_offers(kept))
    assert [[each.number for each in offer.rows] for offer in (first, second)] == [[1, 2], [3, 4]]
    assert (first.kind, first.reasons[0].code, first.reasons[0].values["bodies"]) == (
        "copies",
        "same-text",
        ("DE", "FR"),
    )
    assert [each.number for each in Comment.objects.filter(issue=None)] == [1, 2, 3, 4, 5]


def test_a_suggestion_goes_when_somebody_decided_on_it(ballot: Ballot, world: World) -> None:
    kept = look(ballot, world)
    grouping.confirm(ballot, [1, 2], "How often", roles=LEADS, by=world.amina, at=NOW)
    suggesting.leave(kept, 1, kept.revision, by=world.amina)
    kept.refresh_from_db()

    assert found_queries.open_offers(kept) == []


def test_what_was_confirmed_is_told_as_the_issue_to_join(ballot: Ballot, world: World) -> None:
    issue = grouping.confirm(ballot, [1], "How often", roles=LEADS, by=world.amina, at=NOW)
    kept = look(ballot, world)

    offers = found_queries.offers(kept, found_queries.open_offers(kept))
    joining = [each for each in offers if each.joins]
    assert [(each.joins, [row.number for row in each.rows]) for each in joining] == [(issue, [2])]


def test_an_old_page_of_suggestions_leaves_nothing_out(ballot: Ballot, world: World) -> None:
    kept = look(ballot, world)
    look(ballot, world)

    with refusal("grouping-is-old"):
        suggesting.leave(kept, 0, kept.revision, by=world.amina)
