"""Runs in a process of its own: compares what people were told with what the database holds.

Usage: python -m bench.books < what `User.books` gave, as a JSON list. Prints one line of JSON.
"""

import json
import sys
from collections import Counter
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - after Django's set-up
from django.db.models import Count  # noqa: E402 - after Django's set-up

from convenor.apps.audit.models import Entry  # noqa: E402 - after Django's set-up
from convenor.apps.learning.models import Answer, Asked, ReadingMark, Ticked  # noqa: E402 - after Django's set-up
from convenor.apps.learning.pairs import opened, opened_for_oneself  # noqa: E402 - after Django's set-up
from convenor.apps.learning.queries.handouts import about_answer  # noqa: E402 - after Django's set-up
from convenor.apps.learning.queries.reading import about_notes, about_question  # noqa: E402 - after Django's set-up
from convenor.apps.outbox.models import Letter  # noqa: E402 - after Django's set-up


def stored(book: dict[str, Any]) -> dict[str, tuple[int, str]]:
    """Everything that one person saved, as the database has it: field to revision and text."""
    found = {}
    for row in Answer.objects.filter(handout__enrolment=book["enrolment"]).select_related("key", "handout"):
        found[row.question] = (
            row.revision,
            opened(row.text, row.key, about_answer(row.handout, row.question)),
        )
    for mark in ReadingMark.objects.filter(enrolment=book["enrolment"]).select_related("enrolment"):
        text = opened_for_oneself(mark.notes, about_notes(mark.enrolment, mark.reading))
        found[f"notes {mark.reading}"] = (mark.notes_revision, text)
    for tick in Ticked.objects.filter(attempt=book["attempt"]):
        found[f"item {tick.item}"] = (0, " ".join(tick.options))
    return found


def lost(book: dict[str, Any]) -> list[str]:
    """Acknowledged saves that are neither stored nor followed by one that left later."""
    there = stored(book)
    missing = []
    for name, (revision, text) in book["acknowledged"].items():
        kept_revision, kept = there.get(name, (-1, ""))
        newer = kept_revision == revision + bool(revision) and kept == book["sent"][name]
        if not newer and (kept_revision, kept) != (revision, text):
            missing.append(f"{name}: told r{revision} {text[:40]!r}, stored r{kept_revision} {kept[:40]!r}")
    words = _questions(book)
    missing += [each for each, sure in book["asked"].items() if sure and not words[f"Question {each}"]]
    return missing


def doubled(book: dict[str, Any]) -> list[str]:
    """What stands twice: a question that was asked once, a save with two audit lines, a letter sent twice over."""
    twice = [each for each, count in _questions(book).items() if count > 1]
    rows = {
        str(each.pk): each.revision for each in Answer.objects.filter(handout__enrolment=book["enrolment"])
    }
    lines = Entry.objects.filter(
        action="handout.answer-kept", subject__in=rows, subject_type="learning.Answer"
    )
    for subject, count in lines.filter(actor=book["mentee"]).values_list("subject").annotate(Count("pk")):
        if count != rows[subject]:
            twice.append(f"answer {subject}: revision {rows[subject]}, {count} audit lines")
    return twice


def _questions(book: dict[str, Any]) -> Counter[str]:
    rows = Asked.objects.filter(enrolment=book["enrolment"], asked_at__gte=book["begun"]).select_related(
        "key", "enrolment"
    )
    return Counter(opened(each.words, each.key, about_question(each.enrolment, each.once)) for each in rows)


def whole() -> str:
    """What the database says of itself."""
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        said = str(cursor.fetchone()[0])
        cursor.execute("PRAGMA foreign_key_check")
        return said if not cursor.fetchall() else "a foreign key leads nowhere"


def main() -> None:
    """Compare, and tell."""
    books = json.load(sys.stdin)
    asked = Asked.objects.filter(asked_at__gte=min(each["begun"] for each in books)).count() if books else 0
    letters = Letter.objects.filter(template="question-asked").count()
    print(
        json.dumps(
            {
                "saves": sum(len(each["acknowledged"]) + sum(each["asked"].values()) for each in books),
                "lost": [one for each in books for one in lost(each)],
                "doubled": [one for each in books for one in doubled(each)],
                "letters": f"{letters} letters for {asked} questions" if letters != asked else "",
                "whole": whole(),
            }
        )
    )


if __name__ == "__main__":
    main()
