"""Writing down how far somebody is with a reading, the notes on it, and the questions it raised."""

from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.learning import letters
from convenor.apps.learning.models import Asked, Enrolment, ReadingMark
from convenor.apps.learning.pairs import Pair, opened_for_oneself, sealed, sealed_for_oneself
from convenor.apps.learning.queries.reading import about_answer, about_notes, about_question, reading_called
from convenor.apps.learning.typed import Typed, fit, is_new, once_for
from convenor.domain.kernel import Refused


@audited("reading.marked")
def mark(enrolment: Enrolment, reading: str, status: str, *, by: Person, at: datetime) -> ReadingMark:
    """Set how far the mentee is with one reading. Saying it twice changes nothing."""
    if status not in ReadingMark.Status.values:
        raise Refused("unknown-reading-status")
    row = _mark_of(enrolment, reading, at)
    if row.status != status:
        row.status = status
        row.changed_at = at
        row.read_at = at if status == ReadingMark.Status.READ else None
        row.save(update_fields=["status", "changed_at", "read_at"])
    return row


@audited("reading.noted")
def keep_notes(enrolment: Enrolment, reading: str, typed: Typed, *, by: Person, at: datetime) -> ReadingMark:
    """Keep the mentee's own notes. They are sealed for the mentee alone."""
    text = fit(typed.text)
    row = _mark_of(enrolment, reading, at)
    about = about_notes(enrolment, reading)
    if is_new(typed, text, opened_for_oneself(row.notes, about), row.notes_revision, row.changed_at):
        row.notes = sealed_for_oneself(text, about)
        row.notes_revision += 1
        row.changed_at = at
        row.save(update_fields=["notes", "notes_revision", "changed_at"])
    return row


@audited("question.asked")
def ask(pair: Pair, reading: str, words: str, once: str, *, by: Person, at: datetime) -> Asked:
    """Ask the mentor something about a reading. The same form sent twice asks once."""
    key = pair.needs_key()
    title = reading_called(pair.enrolment, reading).title
    text = fit(words)
    once = once_for(once, reading, text)
    asked, is_first = Asked.objects.get_or_create(
        enrolment=pair.enrolment,
        once=once,
        defaults={
            "key": key,
            "reading": reading,
            "words": sealed(text, key, about_question(pair.enrolment, once)),
            "asked_at": at,
        },
    )
    if is_first:
        letters.question_asked(pair, asked, title, by=by, at=at)
    return asked


@audited("question.answered")
def answer(pair: Pair, question: int, words: str, *, by: Person, at: datetime) -> Asked:
    """Answer a question. The first answer stays; a second one is refused, so that none is lost."""
    key = pair.needs_key()
    rows = Asked.objects.select_for_update().filter(enrolment=pair.enrolment, key=key)
    asked = rows.filter(pk=question).first()
    if asked is None:
        raise Refused("unknown-question")
    if asked.answered_at is not None:
        raise Refused("question-is-answered")
    asked.answer = sealed(fit(words), key, about_answer(asked))
    asked.answered_by = by
    asked.answered_at = at
    asked.save(update_fields=["answer", "answered_by", "answered_at"])
    title = reading_called(pair.enrolment, asked.reading).title
    letters.question_answered(pair, asked, title, by=by, at=at)
    return asked


def _mark_of(enrolment: Enrolment, reading: str, at: datetime) -> ReadingMark:
    reading_called(enrolment, reading)
    row, _ = ReadingMark.objects.select_for_update().get_or_create(
        enrolment=enrolment, reading=reading, defaults={"changed_at": at}
    )
    return row
