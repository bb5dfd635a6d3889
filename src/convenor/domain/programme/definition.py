"""What a mentoring programme consists of. A content pack is read into these."""

from dataclasses import dataclass
from enum import StrEnum

from convenor.domain.kernel import Role, Words


class EvidenceKind(StrEnum):
    """What can show that an activity took place. Never a tick: always a row made by doing it."""

    PAIRED = "paired"  # a mentor independent of the WG was accepted by both
    SESSION_HELD = "session-held"  # both mentor and mentee confirmed a session for this activity
    READINGS_READ = "readings-read"  # every reading of the group(s) has the status "read"
    SELF_TEST_SUBMITTED = "self-test-submitted"
    HANDOUT_SUBMITTED = "handout-submitted"  # ``ref`` names the handout
    PREPARED_WITH_CONVENORS = "prepared-with-convenors"  # a convenor of the WG confirmed it
    MEETING_ATTENDED = "meeting-attended"  # the convenor or secretary of the WG confirmed it
    OBJECTIVES_CONFIRMED = "objectives-confirmed"  # all objectives signed and confirmed
    GRADUATED = "graduated"  # the secretariat confirmed the graduation


class ItemKind(StrEnum):
    """How many options of a self-test item are right."""

    SINGLE = "single"
    ALL_THAT_APPLY = "all-that-apply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One entry requirement that the nominee declares to meet."""

    key: str
    words: Words
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What the mentee can do at the end, and what may show it."""

    key: str
    title: Words
    shown_by: Words
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRule:
    """One thing that must exist for an activity to be fulfilled; ``count`` of them."""

    kind: EvidenceKind
    ref: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One step of the way: who acts, what fulfils it, what must come before."""

    key: str
    number: int
    title: Words
    explain: Words
    actors: tuple[Role, ...]
    fulfilled_by: tuple[EvidenceRule, ...]
    after: tuple[str, ...]
    repeats: bool
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document to read: essential (in a group) or for reference."""

    key: str
    group: str
    essential: bool
    identifier: str
    title: Words
    edition: str
    where: str
    why: Words
    newer_edition: Words | None
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingGroup:
    """A heading under which readings stand."""

    key: str
    title: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer offered by a self-test item."""

    key: str
    words: Words
    why: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One self-test question. ``printed_key`` is the source's own key where it errs."""

    key: str
    number: int
    kind: ItemKind
    stem: Words
    options: tuple[Option, ...]
    right: frozenset[str]
    why: Words
    readings: tuple[str, ...]
    printed_key: frozenset[str] | None
    erratum: Words | None
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTest:
    """The examination of knowledge; ``version`` changes with every change of a key."""

    version: str
    title: Words
    intro: Words
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field of a handout. ``seen_by`` says who may read the answer, and nobody else may."""

    key: str
    number: int | None  # None for the notes at the end
    prompt: Words
    help: Words
    prefill: tuple[str, ...]  # names of facts of the WG that start the answer
    seen_by: tuple[Role, ...]
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutForm:
    """A form the mentee fills in and talks through with the mentor."""

    key: str
    title: Words
    intro: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A standards development track: months to the DIS and to publication."""

    key: str
    months_to_dis: int
    months_to_publication: int
    note: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """A letter with ``{placeholders}``; ``body`` paragraphs are separated by a blank line."""

    key: str
    subject: Words
    body: Words
    button: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GraduationRule:
    """What must be there before a mentee may graduate."""

    activities: tuple[str, ...]  # keys that must be fulfilled
    objectives: tuple[str, ...]  # keys that must be signed and confirmed
    certificate: Words  # the sentence on the certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A whole mentoring programme, as one pack in one version."""

    key: str
    version: str
    languages: tuple[str, ...]
    name: Words
    organisation: Words
    aim: Words
    for_whom: Words
    how_nominated: Words
    licence: str
    declarations: tuple[Declaration, ...]
    objectives: tuple[Objective, ...]
    activities: tuple[Activity, ...]
    reading_groups: tuple[ReadingGroup, ...]
    readings: tuple[Reading, ...]
    self_test: SelfTest
    handouts: tuple[HandoutForm, ...]
    tracks: tuple[Track, ...]
    letters: tuple[LetterTemplate, ...]
    graduation: GraduationRule

    def activity(self, key: str) -> Activity:
        """The activity called ``key``; KeyError if there is none."""
        return {each.key: each for each in self.activities}[key]

    def objective(self, key: str) -> Objective:
        """The objective called ``key``; KeyError if there is none."""
        return {each.key: each for each in self.objectives}[key]

    def reading(self, key: str) -> Reading:
        """The reading called ``key``; KeyError if there is none."""
        return {each.key: each for each in self.readings}[key]

    def handout(self, key: str) -> HandoutForm:
        """The handout called ``key``; KeyError if there is none."""
        return {each.key: each for each in self.handouts}[key]

    def letter(self, key: str) -> LetterTemplate:
        """The letter called ``key``; KeyError if there is none."""
        return {each.key: each for each in self.letters}[key]
