"""From nomination to confirmation: who may say what, and when.

Source: handbook, "Background and objectives", the three requirements of a mentee; the steps between
nomination and confirmation are ours.
"""

from collections.abc import Collection
from enum import StrEnum

from convenor.domain.drawing import states_page
from convenor.domain.kernel import Refused, Role
from convenor.domain.moves import Move, Table, Wish


class NominationState(StrEnum):
    """Where a nomination stands."""

    INVITED = "invited"  # the nominee has been written to
    ACCEPTED = "accepted"  # the nominee made every declaration; the secretariat decides
    DECLINED = "declined"  # the nominee does not wish it
    CONFIRMED = "confirmed"  # the nominee is a mentee
    MORE_ASKED = "more-asked"  # the secretariat asked the member body a question
    DEFERRED = "deferred"  # not now
    REFUSED = "refused"  # no, with a reason
    WITHDRAWN = "withdrawn"  # the member body took it back


_S = NominationState
_BODY = (Role.MEMBER_BODY,)
_OFFICE = (Role.SECRETARIAT,)
_NOMINEE = (Role.NOMINEE,)

MOVES: tuple[Move[NominationState], ...] = (
    Move(verb="accept", before=_S.INVITED, after=_S.ACCEPTED, by=_NOMINEE, needs_declarations=True),
    Move(verb="decline", before=_S.INVITED, after=_S.DECLINED, by=_NOMINEE),
    Move(verb="confirm", before=_S.ACCEPTED, after=_S.CONFIRMED, by=_OFFICE),
    Move(verb="ask-more", before=_S.ACCEPTED, after=_S.MORE_ASKED, by=_OFFICE, needs_reason=True),
    Move(verb="answer", before=_S.MORE_ASKED, after=_S.ACCEPTED, by=_BODY, needs_reason=True),
    Move(verb="defer", before=_S.ACCEPTED, after=_S.DEFERRED, by=_OFFICE, needs_reason=True),
    Move(verb="take-up", before=_S.DEFERRED, after=_S.ACCEPTED, by=_OFFICE),
    Move(verb="refuse", before=_S.ACCEPTED, after=_S.REFUSED, by=_OFFICE, needs_reason=True),
    Move(verb="withdraw", before=_S.INVITED, after=_S.WITHDRAWN, by=_BODY),
    Move(verb="withdraw", before=_S.ACCEPTED, after=_S.WITHDRAWN, by=_BODY),
    Move(verb="withdraw", before=_S.MORE_ASKED, after=_S.WITHDRAWN, by=_BODY),
    Move(verb="withdraw", before=_S.DEFERRED, after=_S.WITHDRAWN, by=_BODY),
)

TABLE = Table(
    name="nomination",
    begins=(_S.INVITED,),
    moves=MOVES,
    turns={
        _S.INVITED: _NOMINEE,
        _S.ACCEPTED: _OFFICE,
        _S.MORE_ASKED: _BODY,
        _S.DEFERRED: _OFFICE,
    },
)


def why_not(
    state: NominationState,
    verb: str,
    roles: Collection[Role],
    *,
    reason: str = "",
    declared: Collection[str] = frozenset(),
    required: Collection[str] = frozenset(),
) -> Refused | None:
    """The reason why ``verb`` is not possible now for somebody with ``roles``; None when it is."""
    wish = Wish(verb=verb, roles=roles, reason=reason, declared=declared, required=required)
    return TABLE.why_not(state, wish)


def move(
    state: NominationState,
    verb: str,
    roles: Collection[Role],
    *,
    reason: str = "",
    declared: Collection[str] = frozenset(),
    required: Collection[str] = frozenset(),
) -> NominationState:
    """The state after ``verb``; raises Refused where :func:`why_not` gives a reason."""
    wish = Wish(verb=verb, roles=roles, reason=reason, declared=declared, required=required)
    return TABLE.move(state, wish)


def whose_turn(state: NominationState) -> Role | None:
    """Who has to act next; None when the matter is closed."""
    return next(iter(TABLE.waits_for(state)), None)


def open_moves(state: NominationState, roles: Collection[Role]) -> tuple[Move[NominationState], ...]:
    """The moves that somebody with ``roles`` may make now."""
    return TABLE.open_moves(state, roles)


def states_diagram() -> str:
    """The page ``docs/reference/nomination-states.md``."""
    intro = (
        "A member body nominates a person for a working group. These are the states that follow.\n"
        "This page is drawn from `convenor.domain.programme.joining.MOVES`; after a change run\n"
        "`python tools/draw_states.py`."
    )
    return states_page("States of a nomination", intro, TABLE)
