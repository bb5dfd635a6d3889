"""Reading how far somebody is with the readings, the notes, and the questions to the mentor."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from convenor.apps.accounts.models import Person
from convenor.apps.learning.models import Asked, Enrolment, PairKey, ReadingMark
from convenor.apps.learning.pairs import Pair, opened, opened_for_oneself
from convenor.apps.learning.programmes import programme_of, reading_of
from convenor.domain.kernel import Refused, Words
from convenor.domain.programme.definition import Reading, ReadingGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One reading in the list."""

    reading: Reading
    status: str
    read_at: datetime | None
    questions: int
    answered: int
    has_notes: bool

    @property
    def status_words(self) -> str:
        """The status in the reader's language."""
        return str(ReadingMark.Status(self.status).label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A group of readings under its heading."""

    group: ReadingGroup
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingList:
    """Everything on the page of readings."""

    shelves: tuple[Shelf, ...]
    read: int
    of: int
    next: Line | None  # what to read next: what was begun, else the first not begun
    open_questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to the mentor, with its answer, as somebody may read them."""

    row: Asked
    words: str
    answer: str
    answered_by: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneReading:
    """Everything on the page of one reading."""

    line: Line
    notes: str
    notes_revision: int
    notes_saved_at: datetime | None
    questions: tuple[Question, ...]
    before: Reading | None
    after: Reading | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question that waits for its answer, as it stands on the agenda of the next session."""

    pk: int
    reading: Words
    words: str
    asked_at: datetime
    path: str


def about_notes(enrolment: Enrolment, reading: str) -> str:
    """What sealed notes are bound to."""
    return f"notes:{enrolment.pk}:{reading}"


def about_question(enrolment: Enrolment, once: str) -> str:
    """What a sealed question is bound to."""
    return f"question:{enrolment.pk}:{once}"


def about_answer(asked: Asked) -> str:
    """What a sealed answer to a question is bound to."""
    return f"question-answer:{asked.pk}"


def reading_called(enrolment: Enrolment, key: str) -> Reading:
    """The reading of the enrolment's programme; refuses one that it does not have."""
    reading = reading_of(enrolment, key)
    if reading is None:
        raise Refused("unknown-reading")
    return reading


def reading_list(pair: Pair) -> ReadingList:
    """The list as the reader may see it: whoever is outside the pair sees no questions and no notes."""
    programme = programme_of(pair.enrolment)
    marks, asked, answered = _rows(pair)
    lines = tuple(_line(each, pair, marks, asked, answered) for each in programme.readings)
    essential = [each for each in lines if each.reading.essential]
    begun = [each for each in essential if each.status == ReadingMark.Status.READING]
    unread = [each for each in essential if each.status == ReadingMark.Status.UNREAD]
    return ReadingList(
        shelves=tuple(
            Shelf(group=group, lines=tuple(each for each in lines if each.reading.group == group.key))
            for group in programme.reading_groups
        ),
        read=len(essential) - len(begun) - len(unread),
        of=len(essential),
        next=next(iter((*begun, *unread)), None),
        open_questions=asked.total() - answered.total(),
    )


def one_reading(pair: Pair, key: str) -> OneReading:
    """One reading with the notes (for the mentee alone) and the questions (for the pair)."""
    readings = programme_of(pair.enrolment).readings
    reading = reading_of(pair.enrolment, key)
    if reading is None:
        raise Http404
    place = readings.index(reading) if reading in readings else None
    mark = ReadingMark.objects.filter(enrolment=pair.enrolment, reading=key).first()
    questions = tuple(each for each in _questions(pair) if each.row.reading == key)
    asked = Counter({key: len(questions)})
    answered = Counter({key: sum(each.row.answered_at is not None for each in questions)})
    notes = (
        opened_for_oneself(mark.notes, about_notes(pair.enrolment, key)) if mark and pair.is_mentee else ""
    )
    return OneReading(
        line=_line(reading, pair, {key: mark} if mark else {}, asked, answered),
        notes=notes,
        notes_revision=mark.notes_revision if mark else 0,
        notes_saved_at=mark.changed_at if mark and notes else None,
        questions=questions,
        before=readings[place - 1] if place else None,
        after=readings[place + 1] if place is not None and place + 1 < len(readings) else None,
    )


def open_questions(enrolment: Enrolment, key: PairKey | None = None) -> tuple[OpenQuestion, ...]:
    """Questions without an answer, oldest first, in one query. With ``key``, only that pair's own."""
    rows = Asked.objects.filter(enrolment=enrolment, answered_at=None).select_related("key")
    found = list(rows.filter(key=key) if key else rows)
    titles = {each.reading: reading_of(enrolment, each.reading) for each in found}
    return tuple(
        OpenQuestion(
            pk=each.pk,
            reading=title.title if (title := titles[each.reading]) else Words({}),
            words=opened(each.words, each.key, about_question(enrolment, each.once)),
            asked_at=each.asked_at,
            path=f"/learning/{enrolment.pk}/reading/{each.reading}/#question-{each.pk}",
        )
        for each in found
    )


def _rows(pair: Pair) -> tuple[dict[str, ReadingMark], Counter[str], Counter[str]]:
    marks = {each.reading: each for each in ReadingMark.objects.filter(enrolment=pair.enrolment)}
    asked = Asked.objects.filter(enrolment=pair.enrolment).values_list("reading", "answered_at", "key")
    rows = asked if pair.is_pair else asked.none()
    mine = [(reading, at) for reading, at, key in rows if pair.opens(key)]
    return marks, Counter(each for each, _ in mine), Counter(each for each, at in mine if at)


def _line(
    reading: Reading,
    pair: Pair,
    marks: dict[str, ReadingMark],
    asked: Counter[str],
    answered: Counter[str],
) -> Line:
    mark = marks.get(reading.key)
    return Line(
        reading=reading,
        status=mark.status if mark else ReadingMark.Status.UNREAD,
        read_at=mark.read_at if mark else None,
        questions=asked[reading.key],
        answered=answered[reading.key],
        has_notes=bool(mark and mark.notes) and pair.is_mentee,
    )


def _questions(pair: Pair) -> list[Question]:
    rows = Asked.objects.filter(enrolment=pair.enrolment).select_related("key", "answered_by")
    return [
        Question(
            row=each,
            words=opened(each.words, each.key, about_question(pair.enrolment, each.once)),
            answer=opened(each.answer, each.key, about_answer(each)),
            answered_by=each.answered_by,
        )
        for each in rows
        if pair.opens(each.key_id)
    ]
