"""A pair of mentor and mentee: proposed by the secretariat, accepted by both, ended by a third.

Source: handbook, "Role of the mentor"; that either may ask in confidence to end it is ours. The asking
itself never shows in the state of the pair, since the other would see it.
"""

from collections.abc import Collection
from enum import StrEnum

from convenor.domain.kernel import Refused, Role
from convenor.domain.programme.drawing import states_page
from convenor.domain.programme.moves import Move, Table


class PairingState(StrEnum):
    """Where a pairing stands. Which of the two has accepted is part of it."""

    PROPOSED = "proposed"
    MENTOR_ACCEPTED = "mentor-accepted"
    MENTEE_ACCEPTED = "mentee-accepted"
    ACTIVE = "active"
    DECLINED = "declined"
    ENDED = "ended"


_S = PairingState
_MENTEE = (Role.MENTEE,)
_MENTOR = (Role.MENTOR,)
_PAIR = (Role.MENTEE, Role.MENTOR)
_THIRD = (Role.SECRETARIAT, Role.CONFIDANT)
_UNSETTLED = (_S.PROPOSED, _S.MENTOR_ACCEPTED, _S.MENTEE_ACCEPTED)

MOVES: tuple[Move[PairingState], ...] = (
    Move(verb="accept", before=_S.PROPOSED, after=_S.MENTOR_ACCEPTED, by=_MENTOR),
    Move(verb="accept", before=_S.PROPOSED, after=_S.MENTEE_ACCEPTED, by=_MENTEE),
    Move(verb="accept", before=_S.MENTOR_ACCEPTED, after=_S.ACTIVE, by=_MENTEE),
    Move(verb="accept", before=_S.MENTEE_ACCEPTED, after=_S.ACTIVE, by=_MENTOR),
    *(Move(verb="decline", before=state, after=_S.DECLINED, by=_PAIR) for state in _UNSETTLED),
    *(
        Move(verb="end", before=state, after=_S.ENDED, by=_THIRD, needs_reason=True)
        for state in (*_UNSETTLED, _S.ACTIVE)
    ),
)

TABLE = Table(
    name="pairing",
    begins=(_S.PROPOSED,),
    moves=MOVES,
    turns={_S.PROPOSED: _PAIR, _S.MENTOR_ACCEPTED: _MENTEE, _S.MENTEE_ACCEPTED: _MENTOR},
)


def is_unsettled(state: PairingState) -> bool:
    """Whether the pair is proposed and one of the two, or both, still have to answer."""
    return state in _UNSETTLED


def why_not(state: PairingState, verb: str, roles: Collection[Role], *, reason: str = "") -> Refused | None:
    """The reason why ``verb`` is not possible now for somebody with ``roles``; None when it is."""
    return TABLE.why_not(state, verb, roles, reason=reason)


def move(state: PairingState, verb: str, roles: Collection[Role], *, reason: str = "") -> PairingState:
    """The state after ``verb``; raises Refused where :func:`why_not` gives a reason."""
    return TABLE.move(state, verb, roles, reason=reason)


def waits_for(state: PairingState) -> tuple[Role, ...]:
    """Those whose answer is waited for."""
    return TABLE.waits_for(state)


def open_moves(state: PairingState, roles: Collection[Role]) -> tuple[Move[PairingState], ...]:
    """The moves that somebody with ``roles`` may make now."""
    return TABLE.open_moves(state, roles)


def states_diagram() -> str:
    """The page ``docs/reference/pairing-states.md``."""
    intro = (
        "The secretariat proposes a mentor; mentor and mentee accept in either order. A request to end the\n"
        "pair goes in confidence to a person outside it and is no state of the pair.\n"
        "This page is drawn from `convenor.domain.programme.pairs.MOVES`; after a change run\n"
        "`python tools/draw_states.py`."
    )
    return states_page("States of a pairing", intro, TABLE)
