"""The legal moves of a consensus call, of an objection to it, and of a straw poll.

Who may make a move is said by ``may``; these tables say when. ``docs/reference`` is drawn from them.
"""

from enum import StrEnum

from convenor.domain.drawing import states_page
from convenor.domain.kernel import Role
from convenor.domain.moves import Move, S, Table, Wish


class CallStage(StrEnum):
    """Where a consensus call stands."""

    BLIND = "blind"  # positions are taken and nobody sees them
    REVEALED = "revealed"  # everybody sees them, and objections are worked
    DECLARED = "declared"
    TAKEN_BACK = "taken-back"


class ObjectionStanding(StrEnum):
    """Where an objection stands."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    SUSTAINED = "sustained"


class PollStage(StrEnum):
    """Where a straw poll stands."""

    OPEN = "open"
    CLOSED = "closed"
    AWAY = "put-away"  # off the screens, kept in the record


_B, _R, _D, _T = CallStage.BLIND, CallStage.REVEALED, CallStage.DECLARED, CallStage.TAKEN_BACK
_CONVENOR, _RECORD = (Role.CONVENOR,), (Role.CONVENOR, Role.SECRETARY)
_ANSWER = (Role.CONVENOR, Role.SECRETARY, Role.EXPERT)

CALL_TABLE = Table(
    name="call",
    begins=(_B,),
    moves=(
        Move(verb="take-position", before=_B, after=_B, by=_ANSWER),
        Move(verb="reveal-call", before=_B, after=_R, by=_CONVENOR),
        Move(verb="take-position", before=_R, after=_R, by=_ANSWER),
        Move(verb="ask-objection", before=_R, after=_R, by=_RECORD),
        Move(verb="restate-objection", before=_R, after=_R, by=_RECORD),
        Move(verb="confirm-objection", before=_R, after=_R, by=_ANSWER),
        Move(verb="propose-option", before=_R, after=_R, by=_ANSWER),
        Move(verb="test-option", before=_R, after=_R, by=_CONVENOR),
        Move(verb="cannot-live", before=_R, after=_R, by=_ANSWER),
        Move(verb="adopt-option", before=_R, after=_R, by=_CONVENOR),
        Move(verb="withdraw-objection", before=_R, after=_R, by=_ANSWER),
        Move(verb="sustain-objection", before=_R, after=_R, by=_ANSWER),
        Move(verb="declare-call", before=_R, after=_D, by=_CONVENOR),
        Move(verb="take-back-call", before=_B, after=_T, by=_CONVENOR),
        Move(verb="take-back-call", before=_R, after=_T, by=_CONVENOR),
    ),
    turns={_B: (Role.EXPERT,), _R: (Role.CONVENOR,)},
)

_OPEN, _WITHDRAWN, _SUSTAINED = ObjectionStanding

OBJECTION_TABLE = Table(
    name="objection",
    begins=(_OPEN,),
    moves=(
        Move(verb="ask-objection", before=_OPEN, after=_OPEN, by=_RECORD),
        Move(verb="restate-objection", before=_OPEN, after=_OPEN, by=_RECORD),
        Move(verb="confirm-objection", before=_OPEN, after=_OPEN, by=_ANSWER),
        Move(verb="withdraw-objection", before=_OPEN, after=_WITHDRAWN, by=_ANSWER),
        Move(verb="sustain-objection", before=_OPEN, after=_SUSTAINED, by=_ANSWER),
        Move(verb="withdraw-objection", before=_SUSTAINED, after=_WITHDRAWN, by=_ANSWER),
        Move(verb="take-position", before=_OPEN, after=_OPEN, by=_ANSWER),
        Move(verb="take-position", before=_SUSTAINED, after=_OPEN, by=_ANSWER),
        Move(verb="take-position", before=_WITHDRAWN, after=_OPEN, by=_ANSWER),
        Move(verb="adopt-option", before=_WITHDRAWN, after=_OPEN, by=_CONVENOR),
    ),
    turns={_OPEN: (Role.CONVENOR, Role.EXPERT)},
)

POLL_TABLE = Table(
    name="poll",
    begins=(PollStage.OPEN,),
    moves=(
        Move(verb="cast-vote", before=PollStage.OPEN, after=PollStage.OPEN, by=_ANSWER),
        Move(verb="close-poll", before=PollStage.OPEN, after=PollStage.CLOSED, by=_CONVENOR),
        Move(verb="put-poll-away", before=PollStage.CLOSED, after=PollStage.AWAY, by=_CONVENOR),
    ),
    turns={PollStage.OPEN: (Role.EXPERT, Role.CONVENOR)},
)


def check(table: Table[S], state: S, verb: str) -> None:
    """Refuse a move that is not legal in this state, whoever wishes it."""
    if not any(move.verb == verb and move.before == state for move in table.moves):
        table.move(state, Wish(verb=verb, roles=table.who_may(verb)))


_DRAWN = (
    "This page is drawn from `convenor.domain.meeting.rules.call_moves`; after a change run\n"
    "`python tools/draw_states.py`."
)


def call_page() -> str:
    """The page ``docs/reference/call-states.md``."""
    intro = (
        "A convenor puts a frozen text to the group. Positions are blind until they are revealed; then each\n"
        "objection is worked, and the convenor declares. After the reveal, the only position that may still be\n"
        "taken is an opposition."
    )
    return states_page("States of a consensus call", f"{intro}\n{_DRAWN}", CALL_TABLE)


def objection_page() -> str:
    """The page ``docs/reference/objection-states.md``."""
    intro = (
        "An objection opens when a call is revealed. It can be sustained once the objector has confirmed how it\n"
        "was restated; adopting a text that the objector cannot live with opens it again. On a substantial issue,\n"
        "an objection that is open or sustained stands in the way of consensus."
    )
    return states_page("States of an objection", f"{intro}\n{_DRAWN}", OBJECTION_TABLE)


def poll_page() -> str:
    """The page ``docs/reference/poll-states.md``."""
    intro = "A straw poll is never a decision. Its votes are blind until it is closed."
    return states_page("States of a straw poll", f"{intro}\n{_DRAWN}", POLL_TABLE)
