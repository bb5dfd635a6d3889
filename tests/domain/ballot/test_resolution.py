"""The way of a comment: Amina convenes, Hugo records, Chen is of the drafting group, Dana is an expert."""

from dataclasses import replace

import pytest

from convenor.domain.ballot.bulk import Change, Undoing, preview, undoing
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.resolution import (
    DecidedIn,
    Resolution,
    State,
    Step,
    move,
    why_not,
    why_not_add_drafter,
)
from convenor.domain.kernel import Refused, Role

AMINA, CHEN = {Role.CONVENOR, Role.EXPERT}, {Role.DRAFTER, Role.EXPERT}
DANA, HUGO, GRETA = {Role.EXPERT}, {Role.SECRETARY}, {Role.PERSON}
D = Disposition
MEETING, ROUND = DecidedIn("meeting", "WG 57, 4th meeting"), DecidedIn("round", "May round")

OPEN = Resolution()
GROUPED = Resolution(state=State.GROUPED)
PROPOSED = Resolution(state=State.PROPOSED, disposition=D.ACCEPTED)
BATCHED = replace(PROPOSED, lane=Lane.BATCH)
DISCUSSED = replace(PROPOSED, state=State.DISCUSSED)
DECIDED = replace(PROPOSED, state=State.DECIDED, decided_in=MEETING)


def step(verb: str, roles: set[Role], **brought: object) -> Step:
    return Step(verb=verb, roles=roles, **brought)  # type: ignore[arg-type]


def code(refused: Refused | None) -> str | None:
    return refused.code if refused else None


def test_a_comment_goes_its_whole_way() -> None:
    steps = (
        step("group", AMINA),
        step("propose", CHEN, disposition=D.IN_PRINCIPLE, reason="Redraw it. "),
        step("discuss", AMINA),
        step("decide", HUGO, decided_in=MEETING),
        step("edit", CHEN),
        step("check", AMINA),
    )
    stands, states = OPEN, []
    for each in steps:
        stands = move(stands, each)
        states.append(stands.state)

    assert states == [
        State.GROUPED,
        State.PROPOSED,
        State.DISCUSSED,
        State.DECIDED,
        State.EDITED,
        State.CHECKED,
    ]
    assert stands == Resolution(
        state=State.CHECKED, disposition=D.IN_PRINCIPLE, reason="Redraw it.", decided_in=MEETING
    )


@pytest.mark.parametrize("who", [AMINA, CHEN, DANA])
def test_only_the_working_group_decides_and_the_secretary_records_it(who: set[Role]) -> None:
    assert (
        code(why_not(DISCUSSED, step("decide", who, decided_in=MEETING))) == "only-secretariat-or-secretary"
    )
    assert code(why_not(DISCUSSED, step("decide", HUGO))) == "resolution-where-decided-is-missing"
    assert why_not(DISCUSSED, step("decide", HUGO, decided_in=MEETING)) is None


def test_hugo_does_not_propose_and_greta_does_nothing() -> None:
    assert code(why_not(GROUPED, step("propose", HUGO, disposition=D.NOTED))) == "only-convenor-or-drafter"
    assert code(why_not(OPEN, step("group", GRETA))) == "only-convenor-or-secretary-or-drafter"


@pytest.mark.parametrize("disposition", [D.NOT_ACCEPTED, D.IN_PRINCIPLE])
def test_what_is_not_wholly_accepted_needs_a_reason(disposition: Disposition) -> None:
    refusal = f"resolution-{disposition}-needs-reason"
    proposing = step("propose", CHEN, disposition=disposition, reason=" ")
    deciding = step("decide", HUGO, disposition=disposition, decided_in=MEETING)

    assert code(why_not(GROUPED, proposing)) == refusal
    assert code(why_not(DISCUSSED, deciding)) == refusal
    assert why_not(GROUPED, replace(proposing, reason="Outside the scope.")) is None


def test_the_reason_of_the_proposal_is_the_reason_of_the_decision_unless_the_group_says_otherwise() -> None:
    proposed = replace(DISCUSSED, disposition=D.NOT_ACCEPTED, reason="Outside the scope.")
    as_proposed = move(proposed, step("decide", HUGO, decided_in=MEETING))
    otherwise = move(proposed, step("decide", HUGO, disposition=D.NOTED, decided_in=MEETING))

    assert (as_proposed.disposition, as_proposed.reason) == (D.NOT_ACCEPTED, "Outside the scope.")
    assert (otherwise.disposition, otherwise.reason) == (D.NOTED, "")


def test_a_proposal_says_what_is_proposed() -> None:
    assert code(why_not(GROUPED, step("propose", CHEN))) == "resolution-disposition-is-missing"


def test_what_is_discussed_is_not_decided_in_a_meeting_before_it_was_discussed() -> None:
    assert code(why_not(PROPOSED, step("decide", HUGO, decided_in=MEETING))) == "resolution-not-discussed"
    assert why_not(PROPOSED, step("decide", HUGO, decided_in=ROUND)) is None
    assert why_not(BATCHED, step("decide", HUGO, decided_in=MEETING)) is None


def test_anybody_of_the_group_pulls_a_comment_out_of_the_batch() -> None:
    pulled = move(BATCHED, step("pull", DANA))

    assert pulled == PROPOSED
    assert code(why_not(pulled, step("decide", HUGO, decided_in=MEETING))) == "resolution-not-discussed"
    assert code(why_not(PROPOSED, step("pull", DANA))) == "resolution-is-discussed-anyway"


def test_a_decision_that_changes_no_text_is_settled_at_once() -> None:
    noted = replace(DECIDED, disposition=D.NOTED)

    assert (noted.is_settled, DECIDED.is_settled) == (True, False)
    assert code(why_not(noted, step("edit", CHEN))) == "resolution-nothing-to-edit"


def test_only_the_group_takes_a_decision_up_again_and_says_why_and_where() -> None:
    assert code(why_not(DECIDED, step("reopen", AMINA))) == "only-secretariat-or-secretary"
    assert code(why_not(DECIDED, step("reopen", HUGO))) == "resolution-reopen-needs-words"
    assert code(why_not(DECIDED, step("reopen", HUGO, reason="New facts."))) == (
        "resolution-where-decided-is-missing"
    )
    assert move(DECIDED, step("reopen", HUGO, reason="New facts.", decided_in=ROUND)) == DISCUSSED


def test_what_is_decided_is_not_proposed_again() -> None:
    assert code(why_not(DECIDED, step("propose", AMINA, disposition=D.NOTED))) == "resolution-is-decided"


def test_a_drafting_group_has_twelve_people_at_most() -> None:
    assert [code(why_not_add_drafter(number)) for number in (11, 12)] == [None, "drafting-group-is-full"]


def test_a_bulk_step_is_shown_before_it_is_made() -> None:
    seen = preview({1: BATCHED, 2: PROPOSED, 3: OPEN}, step("decide", HUGO, decided_in=MEETING))

    assert seen.changes == (Change(1, BATCHED, replace(BATCHED, state=State.DECIDED, decided_in=MEETING)),)
    assert [(number, refused.code) for number, refused in seen.refused] == [
        (2, "resolution-not-discussed"),
        (3, "resolution-is-open"),
    ]


def test_a_bulk_step_says_what_it_would_not_change() -> None:
    seen = preview({1: PROPOSED}, step("propose", CHEN, disposition=D.ACCEPTED))

    assert (seen.changes, seen.unchanged, seen.refused) == ((), (1,), ())


def test_a_bulk_step_is_undone_where_nobody_has_gone_on() -> None:
    done = preview({1: GROUPED, 2: GROUPED}, step("propose", CHEN, disposition=D.ACCEPTED)).changes
    now = {1: PROPOSED, 2: DISCUSSED}

    assert undoing(done, now) == Undoing((Change(1, PROPOSED, GROUPED),), (2,))
