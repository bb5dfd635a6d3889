"""A meeting as it stands: the sum of its small machines."""

from dataclasses import dataclass, field
from datetime import datetime

from convenor.domain.meeting.state.agenda import Agenda
from convenor.domain.meeting.state.consensus import Consensus, Polls
from convenor.domain.meeting.state.floor import Floor
from convenor.domain.meeting.state.record import Breakouts, Language, Record
from convenor.domain.meeting.state.seats import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Who has the chair (0: nobody), since when, and to whom it is offered."""

    seat: int = 0
    since: datetime | None = None
    offered_to: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """``stage``: planned, open, break, closed."""

    stage: str = "planned"
    opened_at: datetime | None = None
    until: datetime | None = None  # when the break ends
    closed_at: datetime | None = None
    voice_to_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Everything that the rules need to know; whatever only readers need is read from the log."""

    place: int = 0  # how many events made it
    course: Course = field(default_factory=Course)
    people: People = field(default_factory=People)
    agenda: Agenda = field(default_factory=Agenda)
    chair: Chair = field(default_factory=Chair)
    floor: Floor = field(default_factory=Floor)
    consensus: Consensus = field(default_factory=Consensus)
    polls: Polls = field(default_factory=Polls)
    record: Record = field(default_factory=Record)
    language: Language = field(default_factory=Language)
    breakouts: Breakouts = field(default_factory=Breakouts)
