"""A pair of mentor and mentee: proposed by the secretariat, accepted by both, ended by a third.

Source: handbook, "Role of the mentor"; that either may ask in confidence to end it is ours. The asking
itself never shows in the state of the pair, since the other would see it.
"""

from collections.abc import Collection
from enum import StrEnum

from convenor.domain.drawing import states_page
from convenor.domain.kernel import Refused, Role
from convenor.domain.moves import Move, Table, Wish


class PairingState(StrEnum):
    """Where a pairing stands."""

    PROPOSED = "proposed"  # one of the two, or both, still have to answer
    ACTIVE = "active"
    DECLINED = "declined"
    ENDED = "ended"


_S = PairingState
_PAIR = (Role.MENTEE, Role.MENTOR)
_THIRD = (Role.SECRETARIAT, Role.CONFIDANT)

MOVES: tuple[Move[PairingState], ...] = (
    Move(verb="accept", before=_S.PROPOSED, after=_S.ACTIVE, by=_PAIR, needs_both=True),
    Move(verb="decline", before=_S.PROPOSED, after=_S.DECLINED, by=_PAIR),
    Move(verb="end", before=_S.PROPOSED, after=_S.ENDED, by=_THIRD, needs_reason=True),
    Move(verb="end", before=_S.ACTIVE, after=_S.ENDED, by=_THIRD, needs_reason=True),
)

TABLE = Table(name="pairing", begins=(_S.PROPOSED,), moves=MOVES, turns={_S.PROPOSED: _PAIR})


def why_not(
    state: PairingState,
    verb: str,
    roles: Collection[Role],
    *,
    reason: str = "",
    accepted: Collection[Role] = frozenset(),
) -> Refused | None:
    """The reason why ``verb`` is not possible now for somebody with ``roles``; None when it is.

    ``accepted`` are those of the two who have accepted so far, in either order.
    """
    return TABLE.why_not(state, Wish(verb=verb, roles=roles, reason=reason, done_by=accepted))


def move(
    state: PairingState,
    verb: str,
    roles: Collection[Role],
    *,
    reason: str = "",
    accepted: Collection[Role] = frozenset(),
) -> PairingState:
    """The state after ``verb``; raises Refused where :func:`why_not` gives a reason.

    The first to accept leaves the pair proposed, the second makes it active.
    """
    return TABLE.move(state, Wish(verb=verb, roles=roles, reason=reason, done_by=accepted))


def waits_for(state: PairingState, accepted: Collection[Role] = frozenset()) -> tuple[Role, ...]:
    """Those whose answer is waited for."""
    return TABLE.waits_for(state, accepted)


def open_moves(
    state: PairingState, roles: Collection[Role], accepted: Collection[Role] = frozenset()
) -> tuple[Move[PairingState], ...]:
    """The moves that somebody with ``roles`` may make now; who has accepted may still decline."""
    return TABLE.open_moves(state, roles, accepted)


def states_diagram() -> str:
    """The page ``docs/reference/pairing-states.md``."""
    intro = (
        "The secretariat proposes a mentor; mentor and mentee accept in either order, and the pair begins with\n"
        "the second yes. A request to end it goes in confidence to a person outside and is no state of the pair.\n"
        "This page is drawn from `convenor.domain.programme.pairs.MOVES`; after a change run\n"
        "`python tools/draw_states.py`."
    )
    return states_page("States of a pairing", intro, TABLE)
