"""What the consoles are made of: the board of their audience, words and keys, the door, and what is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import console_words, log, words
from convenor.apps.meetings.clocks import on_both
from convenor.apps.meetings.models import Room, ShadowConsent
from convenor.apps.meetings.queries.boards import face, title_of
from convenor.apps.meetings.queries.rooms import names, seat_of, state_of
from convenor.apps.meetings.queries.shadow import consent_for, consents, count_of_marks
from convenor.domain.kernel import Refused
from convenor.domain.meeting.events import Fact, NoteWritten
from convenor.domain.meeting.readings import written
from convenor.domain.meeting.readings.heard import said
from convenor.domain.meeting.readings.neutrality import neutrality
from convenor.domain.meeting.readings.shown import moment


@dataclass(frozen=True, slots=True)
class Console:
    """One console: what its page needs besides the translated sentences that stand in its template."""

    meeting: Meeting
    title: str
    live: dict[str, Any]
    words: dict[str, Any]
    addresses: dict[str, str]
    room: Room
    here: bool  # whether the reader's own seat is present
    baton: bool = False  # whether the reader can have the chair
    shadow: bool = False
    writes: bool = False  # whether the reader writes down what others say
    consents: Sequence[tuple[Person, ShadowConsent | None]] = ()
    marks: int = 0
    orders: Mapping[str, Any] = field(default_factory=lambda: console_words.ORDERS)
    keys: Sequence[tuple[str, Any]] = console_words.KEYS

    @property
    def code_until(self) -> str:
        """Until when the code opens the door."""
        return until(self.room)


def console(meeting: Meeting, reader: Person, audience: str, at: datetime) -> Console:
    """The console of a convenor or a secretary; somebody of the staff without a seat only looks."""
    seat, room = seat_of(meeting, reader), room_of(meeting)
    standing = state_of(meeting.pk)[0].people.seats.get(seat)
    return Console(
        meeting=meeting,
        title=title_of(meeting),
        live=_live(meeting, seat, audience, at),
        words=console_words.for_console(),
        addresses=_addresses(meeting, "line", "record"),
        room=room,
        here=bool(standing and standing.standing == "present"),
        baton=audience == "convenor",
        writes=audience == "secretary",
        consents=consents(meeting),
        keys=console_words.KEYS if audience == "convenor" else console_words.SECRETARY_KEYS,
    )


def shadow(meeting: Meeting, mentee: Person, consent: ShadowConsent, at: datetime) -> Console:
    """The convenors' console as a mentee sees it: seat 0 only looks."""
    return Console(
        meeting=meeting,
        title=title_of(meeting),
        live=_live(meeting, 0, "convenor", at, consent.pk) | {"read_only": True},
        words=console_words.for_console(),
        addresses=_addresses(meeting, "record", "mark"),
        room=room_of(meeting),
        here=True,
        shadow=True,
        marks=count_of_marks(meeting, mentee),
    )


def until(room: Room) -> str:
    """Until when the code of a room opens its door; nothing where it has no code."""
    if room.code_expires_at is None:
        return ""
    clock = on_both(room.code_expires_at, room.meeting.time_zone)
    return gettext("until %(clock)s") % {"clock": clock}


def room_of(meeting: Meeting) -> Room:
    """The meeting's room; refused while nobody has opened it."""
    room = Room.objects.select_related("meeting").filter(meeting=meeting).first()
    if room is None:
        raise Refused("room-is-not-open", meeting=meeting.title)
    return room


def record_for(meeting: Meeting, reader: Person, *, conduct: bool) -> dict[str, Any]:
    """What is written down, for somebody who steers, or for a mentee who may look on."""
    if not conduct and consent_for(meeting, reader) is None:
        raise Refused("shadow-needs-consent")
    return record(meeting, conduct=conduct)


def record(meeting: Meeting, *, conduct: bool) -> dict[str, Any]:
    """What is written down so far, and the chair's own part; ``conduct``: also what only few may read."""
    events, called = log.read(meeting.pk), names(meeting.pk)
    items = state_of(meeting.pk)[0].agenda.items.values()
    found = {
        "items": [{"n": each.number, "title": each.title, "draft": each.draft} for each in items],
        "notes": [_note(each, called) for each in written.notes(events)],
        "note_at": {place: each.note for place, each in _places(events) if isinstance(each, NoteWritten)},
        "decisions": [
            {"n": each.number, "text": each.text, "item": each.item, "call": each.call}
            for each in written.decisions(events)
        ],
        "actions": [
            {
                "n": each.number,
                "text": each.text,
                "owner": each.owner,
                "name": called.get(each.owner, ""),
                "due": each.due,
                "item": each.item,
            }
            for each in written.actions(events)
        ],
        "points": [{"title": each.text} for each in written.parked_points(events)],
        "words": [{"word": each.text} for each in written.parked_words(events)],
        "neutral": said(neutrality(events).facts, called),
    }
    return found | ({"conduct": _conduct(events, called)} if conduct else {})


def _live(meeting: Meeting, seat: int, audience: str, at: datetime, consent: int = 0) -> dict[str, Any]:
    found = face(meeting, seat, audience, at, consent=consent).live({**words.CONNECTION, **words.CODED})
    return found | {
        "title": title_of(meeting),
        "ends": moment(meeting.ends_at),
        "own_zone": timezone.get_current_timezone_name(),
        "worker": static("convenor/live/worker.js"),
    }


def _addresses(meeting: Meeting, *which: str) -> dict[str, str]:
    return {each: reverse(f"meeting-{each}", args=(meeting.pk,)) for each in which}


def _places(events: Sequence[Fact]) -> Sequence[tuple[int, Fact]]:
    return list(enumerate(events, start=1))


def _note(note: written.Note, called: Mapping[int, str]) -> dict[str, Any]:
    return {
        "n": note.number,
        "text": note.text,
        "item": note.item,
        "seat": note.seat,
        "name": called.get(note.seat, ""),
        "by": note.by,
    }


def _conduct(events: Sequence[Fact], called: Mapping[int, str]) -> list[dict[str, Any]]:
    return [
        {"text": each.text, "name": called.get(each.seat, ""), "by": called.get(each.by, "")}
        for each in written.conduct_notes(events)
    ]
