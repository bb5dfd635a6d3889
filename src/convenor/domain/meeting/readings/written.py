"""What was written down: notes, decisions, actions, parked points and words; and, for few eyes only, conduct."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.replaying import people_by_seat

Numbered = Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was said on an item, in the secretary's words; ``seat`` 0 is nobody in particular."""

    number: int
    text: str
    item: int
    seat: int
    at: datetime
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of the group; ``label`` is its number as the group writes it, ``call`` where it came from."""

    number: int
    label: str
    text: str
    item: int
    call: int
    at: datetime
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Who does what by when; ``owner`` 0 is nobody yet, ``due`` YYYY-MM-DD or empty."""

    number: int
    text: str
    owner: int
    due: str
    item: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked:
    """A point or a word that was put aside for later."""

    text: str
    item: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductNote:
    """A private note: for convenors and secretariat alone, in no other reader."""

    text: str
    seat: int
    by: int
    at: datetime


def notes(events: Iterable[ev.Fact]) -> tuple[Note, ...]:
    """The notes as they stand now. One that was written again stays with its item unless moved; one emptied is gone."""
    log = tuple(events)
    into, found = people_by_seat(log), dict[int, Note]()
    for event in log:
        if isinstance(event, ev.NoteWritten):
            found[event.note] = _note(event, found.get(event.note), into)
    return tuple(each for each in found.values() if each.text)


def decisions(events: Iterable[ev.Fact], numbered: Numbered = str) -> tuple[Decision, ...]:
    """The decisions in their order; ``numbered`` writes a number as the group does («3/2026»)."""
    return tuple(
        Decision(
            number=event.number,
            label=numbered(event.number),
            text=event.text,
            item=event.item,
            call=event.call,
            at=event.at,
            by=event.by,
        )
        for event in events
        if isinstance(event, ev.DecisionRecorded)
    )


def actions(events: Iterable[ev.Fact]) -> tuple[Action, ...]:
    """The actions as they stand now. One that was written again stays with its item unless moved; one emptied is gone."""
    log = tuple(events)
    into, found = people_by_seat(log), dict[int, Action]()
    for event in log:
        if isinstance(event, ev.ActionRecorded):
            found[event.action] = _action(event, found.get(event.action), into)
    return tuple(each for each in found.values() if each.text)


def parked_points(events: Iterable[ev.Fact]) -> tuple[Parked, ...]:
    """The points that were put aside."""
    return tuple(
        Parked(text=event.title, item=event.item, at=event.at)
        for event in events
        if isinstance(event, ev.PointParked)
    )


def parked_words(events: Iterable[ev.Fact]) -> tuple[Parked, ...]:
    """The words to be settled for the glossary, each once."""
    found: dict[str, Parked] = {}
    for event in events:
        if isinstance(event, ev.WordParked):
            found.setdefault(event.word.casefold(), Parked(text=event.word, item=event.item, at=event.at))
    return tuple(found.values())


def conduct_notes(events: Iterable[ev.Fact]) -> tuple[ConductNote, ...]:
    """The private notes on conduct. Only a page that convenors and secretariat alone can open may ask for them."""
    log = tuple(events)
    into = people_by_seat(log)
    return tuple(
        ConductNote(text=event.text, seat=into.get(event.seat, event.seat), by=event.by, at=event.at)
        for event in log
        if isinstance(event, ev.ConductNoted)
    )


def _note(event: ev.NoteWritten, before: Note | None, into: Mapping[int, int]) -> Note:
    return Note(
        number=event.note,
        text=event.text,
        item=before.item if before and not event.moved else event.item,
        seat=into.get(event.seat, event.seat),
        at=before.at if before else event.at,
        by=event.by,
    )


def _action(event: ev.ActionRecorded, before: Action | None, into: Mapping[int, int]) -> Action:
    return Action(
        number=event.action,
        text=event.text,
        owner=into.get(event.owner, event.owner),
        due=event.due,
        item=before.item if before and not event.moved else event.item,
        at=before.at if before else event.at,
    )
