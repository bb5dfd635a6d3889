"""A session of mentor and mentee: proposed by one, agreed by the other, confirmed by both.

Source: handbook, "Mentorship activities", the calls and meetings between mentee and mentor.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from convenor.domain.drawing import states_page
from convenor.domain.kernel import Refused, Role
from convenor.domain.moves import Move, Table, Wish


class SessionState(StrEnum):
    """Where a session stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    HELD = "held"  # both have said that it took place
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What decides on a session's next move: who proposed its time, who has confirmed it, when it begins."""

    state: SessionState
    proposed_by: Role  # Role.MENTEE or Role.MENTOR
    confirmed_by: frozenset[Role] = frozenset()
    begins: datetime | None = None  # None until a time is agreed


_S = SessionState
_PAIR = (Role.MENTEE, Role.MENTOR)

MOVES: tuple[Move[SessionState], ...] = (
    Move(verb="accept", before=_S.PROPOSED, after=_S.AGREED, by=_PAIR, needs_both=True),
    Move(verb="move", before=_S.PROPOSED, after=_S.PROPOSED, by=_PAIR),
    Move(verb="move", before=_S.AGREED, after=_S.PROPOSED, by=_PAIR),
    Move(verb="cancel", before=_S.PROPOSED, after=_S.CANCELLED, by=_PAIR),
    Move(verb="cancel", before=_S.AGREED, after=_S.CANCELLED, by=_PAIR),
    Move(verb="confirm", before=_S.AGREED, after=_S.HELD, by=_PAIR, needs_both=True),
)

TABLE = Table(
    name="session", begins=(_S.PROPOSED,), moves=MOVES, turns={_S.PROPOSED: _PAIR, _S.AGREED: _PAIR}
)


def why_not_propose(roles: Collection[Role]) -> Refused | None:
    """The reason why somebody with ``roles`` may not propose a session; only mentee and mentor may."""
    return Refused("only-mentee-or-mentor") if set(_PAIR).isdisjoint(roles) else None


def why_not(session: Session, verb: str, roles: Collection[Role], *, now: datetime) -> Refused | None:
    """The reason why ``verb`` is not possible now for somebody with ``roles``; None when it is.

    Who proposed a time has accepted it; nobody can confirm a session before it began, nor move it
    once one of the two has confirmed it.
    """
    refused = TABLE.why_not(session.state, _wish(session, verb, roles))
    if refused is None and verb == "confirm" and not _has_begun(session, now):
        return Refused("session-not-yet-begun")
    if refused is None and verb == "move" and session.confirmed_by:
        return Refused("session-half-confirmed")
    return refused


def move(session: Session, verb: str, roles: Collection[Role], *, now: datetime) -> SessionState:
    """The state after ``verb``; raises Refused where :func:`why_not` gives a reason.

    The first to confirm leaves it agreed, the second makes it held.
    """
    refused = why_not(session, verb, roles, now=now)
    if refused:
        raise refused
    return TABLE.move(session.state, _wish(session, verb, roles))


def waits_for(session: Session, *, now: datetime) -> tuple[Role, ...]:
    """Those whose move is waited for: to accept the time, or, once it began, to confirm that it took place."""
    if session.state is _S.PROPOSED:
        return TABLE.waits_for(session.state, {session.proposed_by})
    if not _has_begun(session, now):
        return ()
    return TABLE.waits_for(session.state, session.confirmed_by)


def open_moves(session: Session, roles: Collection[Role], *, now: datetime) -> tuple[Move[SessionState], ...]:
    """The moves that somebody with ``roles`` may make now."""
    return tuple(
        each
        for each in TABLE.open_moves(session.state, roles)
        if why_not(session, each.verb, roles, now=now) is None
    )


def states_diagram() -> str:
    """The page ``docs/reference/session-states.md``."""
    intro = (
        "Mentor and mentee agree on a time, meet, and both confirm that they met. Only then is it evidence.\n"
        "Who proposes a time has accepted it; `move` proposes another; nobody confirms before it began.\n"
        "This page is drawn from `convenor.domain.programme.sessions.MOVES`; after a change run\n"
        "`python tools/draw_states.py`."
    )
    return states_page("States of a session", intro, TABLE)


def _wish(session: Session, verb: str, roles: Collection[Role]) -> Wish:
    done_by = {session.proposed_by} if verb == "accept" else session.confirmed_by
    return Wish(verb=verb, roles=roles, done_by=done_by)


def _has_begun(session: Session, now: datetime) -> bool:
    return session.begins is not None and session.begins <= now
