"""A session: Emil proposes a time, Fatou accepts it, both confirm that they met."""

from datetime import UTC, datetime, timedelta

from convenor.domain.kernel import Refused, Role
from convenor.domain.programme.sessions import Session, move, open_moves, waits_for, why_not, why_not_propose
from convenor.domain.programme.sessions import SessionState as State

EMIL = frozenset({Role.MENTEE})
FATOU = frozenset({Role.MENTOR})
HUGO = frozenset({Role.SECRETARIAT})
THREE = datetime(2026, 11, 26, 15, tzinfo=UTC)
BEFORE, AFTER = THREE - timedelta(hours=1), THREE + timedelta(hours=1)

PROPOSED = Session(state=State.PROPOSED, proposed_by=Role.MENTEE)
AGREED = Session(state=State.AGREED, proposed_by=Role.MENTEE, begins=THREE)
HALF = Session(state=State.AGREED, proposed_by=Role.MENTEE, begins=THREE, confirmed_by=EMIL)
HELD = Session(state=State.HELD, proposed_by=Role.MENTEE, begins=THREE, confirmed_by=EMIL | FATOU)


def code(refused: Refused | None) -> str | None:
    """The code of a refusal."""
    return refused.code if refused else None


def test_a_time_is_agreed_when_the_other_accepts_it() -> None:
    assert move(PROPOSED, "accept", FATOU, now=BEFORE) == State.AGREED
    assert code(why_not(PROPOSED, "accept", EMIL, now=BEFORE)) == "session-accept-already"


def test_either_may_move_or_cancel_what_is_not_held() -> None:
    assert move(AGREED, "move", FATOU, now=BEFORE) == State.PROPOSED
    assert move(AGREED, "cancel", EMIL, now=BEFORE) == State.CANCELLED
    assert code(why_not(HELD, "cancel", EMIL, now=AFTER)) == "session-is-held"


def test_a_session_is_held_when_both_have_confirmed_it() -> None:
    assert move(AGREED, "confirm", EMIL, now=AFTER) == State.AGREED
    assert move(HALF, "confirm", FATOU, now=AFTER) == State.HELD
    assert code(why_not(HALF, "confirm", EMIL, now=AFTER)) == "session-confirm-already"


def test_nobody_can_confirm_a_session_that_has_not_begun() -> None:
    assert code(why_not(AGREED, "confirm", EMIL, now=BEFORE)) == "session-not-yet-begun"
    assert [each.verb for each in open_moves(AGREED, EMIL, now=BEFORE)] == ["move", "cancel"]


def test_what_one_has_confirmed_is_not_moved_any_more() -> None:
    assert code(why_not(HALF, "move", FATOU, now=AFTER)) == "session-half-confirmed"
    assert [each.verb for each in open_moves(HALF, FATOU, now=AFTER)] == ["cancel", "confirm"]


def test_it_waits_for_an_answer_then_for_the_day_then_for_both_words() -> None:
    assert waits_for(PROPOSED, now=BEFORE) == (Role.MENTOR,)
    assert waits_for(AGREED, now=BEFORE) == ()
    assert waits_for(AGREED, now=AFTER) == (Role.MENTEE, Role.MENTOR)
    assert waits_for(HALF, now=AFTER) == (Role.MENTOR,)
    assert waits_for(HELD, now=AFTER) == ()


def test_only_the_two_have_sessions() -> None:
    assert why_not_propose(EMIL) is None
    assert code(why_not_propose(HUGO)) == "only-mentee-or-mentor"
    assert open_moves(AGREED, HUGO, now=AFTER) == ()
