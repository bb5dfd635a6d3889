"""A meeting as it stands, and how each event changes it.

Every machine (agenda, floor, chair …) says in its ``REACTIONS`` which events it reacts to; several may react to
one event. ``evolve`` never refuses: what is in the log has happened.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.state import (
    agenda,
    breakouts,
    chair,
    consensus,
    course,
    floor,
    language,
    polls,
    record,
    seats,
)
from convenor.domain.meeting.state.meeting import Meeting

Reaction = Callable[[Any, Any], Any]

MACHINES: Mapping[str, Mapping[type[Fact], Reaction]] = {
    "course": course.REACTIONS,
    "people": seats.REACTIONS,
    "agenda": agenda.REACTIONS,
    "chair": chair.REACTIONS,
    "floor": floor.REACTIONS,
    "consensus": consensus.REACTIONS,
    "polls": polls.REACTIONS,
    "record": record.REACTIONS,
    "language": language.REACTIONS,
    "breakouts": breakouts.REACTIONS,
}


def _by_event() -> dict[type[Fact], tuple[tuple[str, Reaction], ...]]:
    """Who reacts to what: the reactions of all machines, by event."""
    events = {event for reactions in MACHINES.values() for event in reactions}
    return {
        event: tuple((name, reactions[event]) for name, reactions in MACHINES.items() if event in reactions)
        for event in events
    }


_REACTIONS = _by_event()


def evolve(meeting: Meeting, event: Fact) -> Meeting:
    """The meeting after ``event``: each machine that reacts to it moves on, the others stay as they are."""
    moved = {name: react(getattr(meeting, name), event) for name, react in _REACTIONS.get(type(event), ())}
    return replace(meeting, place=meeting.place + 1, **moved)


def replay(events: Iterable[Fact], meeting: Meeting | None = None) -> Meeting:
    """The meeting after all ``events``, from its beginning or from where ``meeting`` stands."""
    standing = meeting or Meeting()
    for event in events:
        standing = evolve(standing, event)
    return standing


__all__ = ["MACHINES", "Meeting", "evolve", "replay"]
