"""Reading the mentee's seat: who may look on, the pair's key, the marks, and what the convenor did then."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import log
from convenor.apps.meetings.console_words import MARK_KINDS, STEP_WORDS
from convenor.apps.meetings.models import ShadowConsent, ShadowMark
from convenor.apps.meetings.queries.rooms import names
from convenor.apps.meetings.words import clock, say
from convenor.apps.outbox import seal
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.readings.compared import NextStep, steps_after


@dataclass(frozen=True, slots=True)
class Happened:
    """A step of a convenor after a mark, in words: how long after, and whether it is what was marked."""

    words: str
    after: str
    same: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A mark beside what happened next; ``words`` are the mentee's own."""

    at: datetime
    kind: str
    words: str
    place: int
    steps: tuple[Happened, ...]

    @property
    def same(self) -> Happened | None:
        """The step that was marked, where a convenor took it."""
        return next((each for each in self.steps if each.same), None)


def consent_for(meeting: Meeting, mentee: Person) -> ShadowConsent | None:
    """The group's consent that stands."""
    found = ShadowConsent.objects.filter(meeting=meeting, mentee=mentee, ended_at=None)
    return found.select_related("given_by").first()


def mentees_of(meeting: Meeting) -> list[Person]:
    """Mentees who learn in the meeting's group; they are reached through the group's own reverse relation."""
    found = Person.objects.filter(
        journeys__group=meeting.group_id, journeys__graduated_at=None, is_active=True
    )
    return list(found.distinct().order_by("name"))


def consents(meeting: Meeting) -> list[tuple[Person, ShadowConsent | None]]:
    """Every mentee of the group, with the consent that stands for this meeting."""
    given = {
        each.mentee_id: each
        for each in ShadowConsent.objects.filter(meeting=meeting, ended_at=None).select_related("given_by")
    }
    return [(each, given.get(each.pk)) for each in mentees_of(meeting)]


def key_of_pair(meeting: Meeting, mentee: Person) -> Any:
    """The key of the mentee's pair, where there is one: it stands a storey beside, and is reached by relations."""
    journey = meeting.group.journeys.filter(mentee=mentee).order_by("-begun_at").first()
    pairing = journey.pairings.filter(state="active").select_related("key").first() if journey else None
    return pairing.key if pairing else None


def accompanied_by(meeting: Meeting, mentor: Person) -> Person | None:
    """The mentee of this group whom ``mentor`` accompanies now."""
    found = Person.objects.filter(
        journeys__group=meeting.group_id,
        journeys__pairings__mentor__person=mentor,
        journeys__pairings__state="active",
    )
    return found.first()


def count_of_marks(meeting: Meeting, mentee: Person) -> int:
    """How many marks somebody has made in a meeting."""
    return ShadowMark.objects.filter(meeting=meeting, mentee=mentee).count()


def compared(meeting: Meeting, mentee: Person, reader: Person) -> list[Compared]:
    """The mentee's marks beside what the convenors did next; a mentor reads those of the own pair alone."""
    marks = ShadowMark.objects.filter(meeting=meeting, mentee=mentee).select_related("key")
    events, called = log.read(meeting.pk), names(meeting.pk)
    mine = None if reader == mentee else key_of_pair(meeting, mentee)
    return [
        _compared(each, events, called)
        for each in marks
        if reader == mentee or (mine is not None and each.key_id == mine.pk)
    ]


def about(mark: ShadowMark) -> str:
    """What binds the sealed words to their row."""
    return f"shadow-mark:{mark.meeting_id}:{mark.mentee_id}:{mark.once}"


def _compared(mark: ShadowMark, events: Sequence[Fact], called: dict[int, str]) -> Compared:
    told = json.loads(seal.unseal(mark.words, _key(mark), about(mark)))
    steps = tuple(_happened(each, called) for each in steps_after(events, mark.place, told["kind"]))
    return Compared(mark.at, str(MARK_KINDS[told["kind"]]), told["words"], mark.place, steps)


def _happened(step: NextStep, called: dict[int, str]) -> Happened:
    words = say(step.name, STEP_WORDS, by=called.get(step.by, ""), seat=called.get(step.seat, ""))
    return Happened(words, clock(int(step.after.total_seconds())), step.same)


def _key(mark: ShadowMark) -> bytes:
    key: Any = mark.key
    return seal.unwrap(key.wrapped) if key else seal.outer_key()
