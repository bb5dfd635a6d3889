"""A session of mentor and mentee: proposed by one, agreed by the other, confirmed by both.

Source: handbook, "Mentorship activities", the calls and meetings between mentee and mentor.
"""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from convenor.domain.kernel import Refused, Role
from convenor.domain.programme.drawing import states_page
from convenor.domain.programme.moves import Move, Table


class SessionState(StrEnum):
    """Where a session stands. Who proposed and who has confirmed is part of it."""

    PROPOSED_BY_MENTEE = "proposed-by-mentee"
    PROPOSED_BY_MENTOR = "proposed-by-mentor"
    AGREED = "agreed"
    CONFIRMED_BY_MENTEE = "confirmed-by-mentee"  # it took place, says the mentee
    CONFIRMED_BY_MENTOR = "confirmed-by-mentor"  # it took place, says the mentor
    HELD = "held"  # it took place, say both
    CANCELLED = "cancelled"


_S = SessionState
_MENTEE = (Role.MENTEE,)
_MENTOR = (Role.MENTOR,)
_PAIR = (Role.MENTEE, Role.MENTOR)
_PLANNED = (_S.PROPOSED_BY_MENTEE, _S.PROPOSED_BY_MENTOR, _S.AGREED)
_NOT_HELD = (*_PLANNED, _S.CONFIRMED_BY_MENTEE, _S.CONFIRMED_BY_MENTOR)

MOVES: tuple[Move[SessionState], ...] = (
    Move(verb="accept", before=_S.PROPOSED_BY_MENTEE, after=_S.AGREED, by=_MENTOR),
    Move(verb="accept", before=_S.PROPOSED_BY_MENTOR, after=_S.AGREED, by=_MENTEE),
    *(Move(verb="move", before=state, after=_S.PROPOSED_BY_MENTEE, by=_MENTEE) for state in _PLANNED),
    *(Move(verb="move", before=state, after=_S.PROPOSED_BY_MENTOR, by=_MENTOR) for state in _PLANNED),
    *(Move(verb="cancel", before=state, after=_S.CANCELLED, by=_PAIR) for state in _NOT_HELD),
    Move(verb="confirm", before=_S.AGREED, after=_S.CONFIRMED_BY_MENTEE, by=_MENTEE),
    Move(verb="confirm", before=_S.AGREED, after=_S.CONFIRMED_BY_MENTOR, by=_MENTOR),
    Move(verb="confirm", before=_S.CONFIRMED_BY_MENTEE, after=_S.HELD, by=_MENTOR),
    Move(verb="confirm", before=_S.CONFIRMED_BY_MENTOR, after=_S.HELD, by=_MENTEE),
)

TABLE = Table(
    name="session",
    begins=(_S.PROPOSED_BY_MENTEE, _S.PROPOSED_BY_MENTOR),
    moves=MOVES,
    turns={
        _S.PROPOSED_BY_MENTEE: _MENTOR,
        _S.PROPOSED_BY_MENTOR: _MENTEE,
        _S.AGREED: _PAIR,
        _S.CONFIRMED_BY_MENTEE: _MENTOR,
        _S.CONFIRMED_BY_MENTOR: _MENTEE,
    },
)


def proposed_by(role: Role) -> SessionState:
    """The state in which a session begins that ``role`` proposes; only mentee and mentor may."""
    begins = {Role.MENTEE: _S.PROPOSED_BY_MENTEE, Role.MENTOR: _S.PROPOSED_BY_MENTOR}
    if role not in begins:
        raise Refused("only-mentee-or-mentor")
    return begins[role]


def is_proposed(state: SessionState) -> bool:
    """Whether one of the two still has to agree to the time."""
    return state in (_S.PROPOSED_BY_MENTEE, _S.PROPOSED_BY_MENTOR)


def why_not(
    state: SessionState, verb: str, roles: Collection[Role], *, now: datetime, begins: datetime
) -> Refused | None:
    """The reason why ``verb`` is not possible now for somebody with ``roles``; None when it is.

    Nobody can confirm a session before it began.
    """
    refused = TABLE.why_not(state, verb, roles)
    if refused is None and verb == "confirm" and now < begins:
        return Refused("session-not-yet-begun", begins=begins)
    return refused


def move(
    state: SessionState, verb: str, roles: Collection[Role], *, now: datetime, begins: datetime
) -> SessionState:
    """The state after ``verb``; raises Refused where :func:`why_not` gives a reason."""
    refused = why_not(state, verb, roles, now=now, begins=begins)
    if refused:
        raise refused
    return TABLE.move(state, verb, roles)


def waits_for(state: SessionState) -> tuple[Role, ...]:
    """Those whose move is waited for: to agree, or to confirm that it took place."""
    return TABLE.waits_for(state)


def open_moves(
    state: SessionState, roles: Collection[Role], *, now: datetime, begins: datetime
) -> tuple[Move[SessionState], ...]:
    """The moves that somebody with ``roles`` may make now."""
    return tuple(
        each
        for each in TABLE.open_moves(state, roles)
        if why_not(state, each.verb, roles, now=now, begins=begins) is None
    )


def states_diagram() -> str:
    """The page ``docs/reference/session-states.md``."""
    intro = (
        "Mentor and mentee agree on a time, meet, and both confirm that they met. Only then is it evidence.\n"
        "`move` proposes another time; nobody can confirm a session before it began.\n"
        "This page is drawn from `convenor.domain.programme.sessions.MOVES`; after a change run\n"
        "`python tools/draw_states.py`."
    )
    return states_page("States of a session", intro, TABLE)
