"""The secretary's hand: notes, decisions, actions; and the record's own corrections."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Fact):
    """A note to an item; ``seat`` is who said it (0: nobody in particular). Said again, it replaces the note, on its item unless ``moved``; empty, it removes it."""

    name: ClassVar[str] = "note.written"
    note: int
    text: str
    item: int = 0
    seat: int = 0
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecorded(Fact):
    """A decision of the group, numbered in the meeting; ``call`` is the consensus call that it came from."""

    name: ClassVar[str] = "decision.recorded"
    number: int
    text: str
    item: int = 0
    call: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRecorded(Fact):
    """Somebody is to do something by a day (``due``: YYYY-MM-DD). Said again, it replaces the action, on its item unless ``moved``."""

    name: ClassVar[str] = "action.recorded"
    action: int
    text: str
    owner: int = 0
    due: str = ""
    item: int = 0
    moved: bool = False
