"""A meeting as it stands: the sum of its small machines."""

from dataclasses import dataclass, field

from convenor.domain.meeting.state.agenda import Agenda
from convenor.domain.meeting.state.breakouts import Breakouts
from convenor.domain.meeting.state.chair import Chair
from convenor.domain.meeting.state.consensus import Consensus
from convenor.domain.meeting.state.course import Course
from convenor.domain.meeting.state.floor import Floor
from convenor.domain.meeting.state.language import Language
from convenor.domain.meeting.state.polls import Polls
from convenor.domain.meeting.state.record import Record
from convenor.domain.meeting.state.seats import People


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
