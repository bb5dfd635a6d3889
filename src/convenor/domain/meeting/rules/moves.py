"""The legal moves of a meeting, of an item of its agenda, of the floor, of the queue and of the chair.

Who may make a move is said by ``may``; these tables say when. ``docs/reference`` is drawn from them.
"""

from enum import StrEnum

from convenor.domain.drawing import states_page
from convenor.domain.kernel import Role
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.moves import Move, Table


class Stage(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    OPEN = "open"
    BREAK = "break"
    CLOSED = "closed"


class ItemStanding(StrEnum):
    """Where an item of the agenda stands."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    DROPPED = "dropped"


class FloorStanding(StrEnum):
    """Whether somebody speaks, and whether the clock runs."""

    FREE = "free"
    TAKEN = "taken"
    HELD = "held"  # somebody has the floor, and the clock stands still


class HandStanding(StrEnum):
    """Where the hand of a seat stands."""

    DOWN = "down"
    WAITING = "waiting"
    SPEAKING = "speaking"


class ChairStanding(StrEnum):
    """Whether somebody has the chair."""

    VACANT = "vacant"
    HELD = "held"
    OFFERED = "offered"  # somebody has it, and offers it to a co-convenor


_CHAIR = (Role.CONVENOR,)
_ENTERING = (Role.CONVENOR, Role.SECRETARY)
_ALL = (Role.CONVENOR, Role.SECRETARY, Role.EXPERT)

MEETING_TABLE = Table(
    name="meeting",
    begins=(Stage.PLANNED,),
    moves=(
        Move(verb="open-meeting", before=Stage.PLANNED, after=Stage.OPEN, by=_CHAIR),
        Move(verb="start-break", before=Stage.OPEN, after=Stage.BREAK, by=_CHAIR),
        Move(verb="end-break", before=Stage.BREAK, after=Stage.OPEN, by=_CHAIR),
        Move(verb="close-meeting", before=Stage.OPEN, after=Stage.CLOSED, by=_CHAIR),
        Move(verb="close-meeting", before=Stage.BREAK, after=Stage.CLOSED, by=_CHAIR),
    ),
    turns={Stage.PLANNED: _CHAIR, Stage.BREAK: _CHAIR},
)

_P, _O, _C, _D = ItemStanding

ITEM_TABLE = Table(
    name="item",
    begins=(_P,),
    moves=(
        Move(verb="plan-item", before=_P, after=_P, by=_ENTERING),
        Move(verb="plan-item", before=_O, after=_O, by=_ENTERING),
        Move(verb="plan-item", before=_C, after=_C, by=_ENTERING),
        Move(verb="move-item", before=_P, after=_P, by=_ENTERING),
        Move(verb="retime-item", before=_P, after=_P, by=_ENTERING),
        Move(verb="retime-item", before=_O, after=_O, by=_ENTERING),
        Move(verb="drop-item", before=_P, after=_D, by=_ENTERING),
        Move(verb="open-item", before=_P, after=_O, by=_CHAIR),
        Move(verb="open-item", before=_O, after=_O, by=_CHAIR),
        Move(verb="open-item", before=_C, after=_O, by=_CHAIR),
        Move(verb="close-item", before=_O, after=_C, by=_CHAIR),
    ),
    turns={_P: _CHAIR, _O: _CHAIR},
)

_FREE, _TAKEN, _HELD = FloorStanding

FLOOR_TABLE = Table(
    name="floor",
    begins=(_FREE,),
    moves=(
        Move(verb="give-floor", before=_FREE, after=_TAKEN, by=_CHAIR),
        Move(verb="call-next", before=_FREE, after=_TAKEN, by=_CHAIR),
        Move(verb="give-floor", before=_TAKEN, after=_TAKEN, by=_CHAIR),
        Move(verb="call-next", before=_TAKEN, after=_TAKEN, by=_CHAIR),
        Move(verb="give-floor", before=_HELD, after=_TAKEN, by=_CHAIR),
        Move(verb="call-next", before=_HELD, after=_TAKEN, by=_CHAIR),
        Move(verb="hold-floor", before=_TAKEN, after=_HELD, by=_ENTERING),
        Move(verb="hold-floor", before=_HELD, after=_HELD, by=_ENTERING),
        Move(verb="resume-floor", before=_HELD, after=_TAKEN, by=_ENTERING),
        Move(verb="resume-floor", before=_TAKEN, after=_TAKEN, by=_ENTERING),
        Move(verb="yield-floor", before=_TAKEN, after=_FREE, by=_ALL),
        Move(verb="yield-floor", before=_HELD, after=_FREE, by=_ALL),
    ),
    turns={_FREE: _CHAIR},
)

_DOWN, _WAITING, _SPEAKING = HandStanding

HAND_TABLE = Table(
    name="hand",
    begins=(_DOWN,),
    moves=(
        Move(verb="raise-hand", before=_DOWN, after=_WAITING, by=_ALL),
        Move(verb="raise-hand", before=_WAITING, after=_WAITING, by=_ALL),
        Move(verb="defer-hand", before=_WAITING, after=_WAITING, by=_ALL),
        Move(verb="lower-hand", before=_WAITING, after=_DOWN, by=_ALL),
        Move(verb="lower-hand", before=_DOWN, after=_DOWN, by=_ALL),
        Move(verb="give-floor", before=_WAITING, after=_SPEAKING, by=_CHAIR),
        Move(verb="give-floor", before=_DOWN, after=_SPEAKING, by=_CHAIR),
        Move(verb="give-floor", before=_SPEAKING, after=_SPEAKING, by=_CHAIR),
        Move(verb="yield-floor", before=_SPEAKING, after=_DOWN, by=_ALL),
    ),
    turns={_WAITING: _CHAIR},
)

_VACANT, _KEPT, _OFFERED = ChairStanding

CHAIR_TABLE = Table(
    name="chair",
    begins=(_VACANT,),
    moves=(
        Move(verb="take-chair", before=_VACANT, after=_KEPT, by=_CHAIR),
        Move(verb="offer-chair", before=_KEPT, after=_OFFERED, by=_CHAIR),
        Move(verb="offer-chair", before=_OFFERED, after=_OFFERED, by=_CHAIR),
        Move(verb="end-offer", before=_OFFERED, after=_KEPT, by=_CHAIR),
        Move(verb="take-chair", before=_OFFERED, after=_KEPT, by=_CHAIR),
    ),
    turns={_VACANT: _CHAIR, _OFFERED: _CHAIR},
)


def floor_standing(meeting: Meeting) -> FloorStanding:
    """Whether somebody speaks, and whether the clock runs."""
    speaker = meeting.floor.speaker
    if speaker is None:
        return _FREE
    return _HELD if speaker.held_since else _TAKEN


def hand_standing(meeting: Meeting, seat: int) -> HandStanding:
    """Where the hand of a seat stands."""
    speaker = meeting.floor.speaker
    if speaker and speaker.seat == seat:
        return _SPEAKING
    return _WAITING if seat in meeting.floor.hands else _DOWN


def chair_standing(meeting: Meeting) -> ChairStanding:
    """Whether somebody has the chair."""
    if not meeting.chair.seat:
        return _VACANT
    return _OFFERED if meeting.chair.offered_to else _KEPT


_DRAWN = (
    "This page is drawn from `convenor.domain.meeting.rules.moves`; after a change run\n"
    "`python tools/draw_states.py`."
)


def meeting_page() -> str:
    """The page ``docs/reference/meeting-states.md``."""
    intro = (
        "Whoever opens a meeting has the chair. A break, and closing the meeting, end the turn of whoever speaks.\n"
        "After a meeting is closed, only its record can be amended."
    )
    return states_page("States of a meeting", f"{intro}\n{_DRAWN}", MEETING_TABLE)


def item_page() -> str:
    """The page ``docs/reference/agenda-item-states.md``."""
    intro = (
        "One item is open at a time: opening another closes it. A new item begins with an open queue, and\n"
        "everybody has yet to be heard on it. An item can be dropped as long as it was not opened; a closed item\n"
        "can be taken up again."
    )
    return states_page("States of an item of the agenda", f"{intro}\n{_DRAWN}", ITEM_TABLE)


def floor_page() -> str:
    """The page ``docs/reference/floor-states.md``."""
    intro = (
        "One person speaks at a time; giving the floor to somebody ends the turn of whoever has it. A break, a new\n"
        "item, and whoever leaves or takes the chair while speaking, free the floor as well."
    )
    return states_page("States of the floor", f"{intro}\n{_DRAWN}", FLOOR_TABLE)


def hand_page() -> str:
    """The page ``docs/reference/hand-states.md``."""
    intro = (
        "Every seat has one hand. Raised again, it gets another kind or note and keeps its place. The chair may\n"
        "call somebody who has raised no hand."
    )
    return states_page("States of a hand", f"{intro}\n{_DRAWN}", HAND_TABLE)


def chair_page() -> str:
    """The page ``docs/reference/chair-states.md``."""
    intro = (
        "The chair is handed over by an offer that a co-convenor accepts; whoever has handed it over may speak as\n"
        "an expert. A chair who leaves the meeting leaves the chair vacant."
    )
    return states_page("States of the chair", f"{intro}\n{_DRAWN}", CHAIR_TABLE)
