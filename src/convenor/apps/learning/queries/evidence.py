"""What was read, handed in and written, as evidence for the journey; and what is under way.

The number of queries does not depend on how many people are asked about.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Count, Min, Q

from convenor.apps.learning.models import Answer, Attempt, Enrolment, Handout, ReadingMark
from convenor.apps.learning.programmes import programme_of, self_test_of
from convenor.apps.learning.queries.said import said
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import EvidenceKind
from convenor.domain.programme.journey import Evidence, Pending

By = dict[int, list[Evidence]]
WayBy = dict[int, list[Pending]]


def evidence(enrolment: Enrolment) -> list[Evidence]:
    """What one enrolment shows: readings read, self-tests and handouts submitted. Three queries."""
    return evidence_for([enrolment])[enrolment.pk]


def evidence_for(enrolments: Iterable[Enrolment]) -> By:
    """The same for many, by the enrolment's id. Three queries for however many."""
    by_id = {each.pk: each for each in enrolments}
    found: By = {pk: [] for pk in by_id}
    for pk, each in (*_read(by_id), *_tests(by_id), *_handouts(by_id)):
        found[pk].append(each)
    return found


def pending(enrolment: Enrolment) -> list[Pending]:
    """What one enrolment has under way: readings, an open self-test, handouts not yet submitted."""
    return pending_for([enrolment])[enrolment.pk]


def pending_for(enrolments: Iterable[Enrolment]) -> WayBy:
    """The same for many, by the enrolment's id. Three queries for however many."""
    by_id = {each.pk: each for each in enrolments}
    found: WayBy = defaultdict(list, {pk: [] for pk in by_id})
    for pk, each in (*_reading(by_id), *_open_tests(by_id), *_drafts(by_id)):
        found[pk].append(each)
    return dict(found)


def _read(by_id: dict[int, Enrolment]) -> Iterator[tuple[int, Evidence]]:
    for row in ReadingMark.objects.filter(enrolment__in=by_id, status=ReadingMark.Status.READ):
        titles = {each.key: each.title for each in programme_of(by_id[row.enrolment_id]).readings}
        if row.reading in titles and row.read_at:
            yield (
                row.enrolment_id,
                Evidence(
                    kind=EvidenceKind.READINGS_READ,
                    ref=row.reading,
                    at=row.read_at,
                    label=said(titles[row.reading]),
                ),
            )


def _tests(by_id: dict[int, Enrolment]) -> Iterator[tuple[int, Evidence]]:
    for row in Attempt.objects.filter(enrolment__in=by_id, submitted_at__isnull=False):
        if row.submitted_at:
            title = said(programme_of(by_id[row.enrolment_id]).self_test.title)
            kind = EvidenceKind.SELF_TEST_SUBMITTED
            yield (
                row.enrolment_id,
                Evidence(kind=kind, ref=str(row.number), at=row.submitted_at, label=title),
            )


def _handouts(by_id: dict[int, Enrolment]) -> Iterator[tuple[int, Evidence]]:
    rows = Handout.objects.filter(enrolment__in=by_id, submitted_at__isnull=False)
    for row in rows.annotate(first=Min("versions__submitted_at")):
        titles = {each.key: each.title for each in programme_of(by_id[row.enrolment_id]).handouts}
        if row.form in titles and row.submitted_at:
            yield (
                row.enrolment_id,
                Evidence(
                    kind=EvidenceKind.HANDOUT_SUBMITTED,
                    ref=row.form,
                    at=row.first or row.submitted_at,
                    label=said(titles[row.form]),
                ),
            )


def _reading(by_id: dict[int, Enrolment]) -> Iterator[tuple[int, Pending]]:
    rows = ReadingMark.objects.filter(enrolment__in=by_id, status=ReadingMark.Status.READING)
    for row in rows.order_by("changed_at"):
        titles = {each.key: each.title for each in programme_of(by_id[row.enrolment_id]).readings}
        if row.reading in titles:
            yield (
                row.enrolment_id,
                Pending(
                    kind=EvidenceKind.READINGS_READ,
                    ref=row.reading,
                    code="pending-reading-begun",
                    values={"title": titles[row.reading]},
                    turn=Role.MENTEE,
                ),
            )


def _open_tests(by_id: dict[int, Enrolment]) -> Iterator[tuple[int, Pending]]:
    rows = Attempt.objects.filter(enrolment__in=by_id, submitted_at=None)
    for row in rows.annotate(answered=Count("answers", filter=~Q(answers__options=[]))):
        items = self_test_of(by_id[row.enrolment_id], row.key_version).items
        yield (
            row.enrolment_id,
            Pending(
                kind=EvidenceKind.SELF_TEST_SUBMITTED,
                ref=str(row.number),
                code="pending-self-test-begun",
                values={"answered": row.answered, "of": len(items)},
                turn=Role.MENTEE,
            ),
        )


def _drafts(by_id: dict[int, Enrolment]) -> Iterator[tuple[int, Pending]]:
    rows = Answer.objects.filter(handout__enrolment__in=by_id, handout__submitted_at=None).exclude(text=b"")
    written: dict[tuple[int, str], set[str]] = {}
    for pk, form, question in rows.values_list("handout__enrolment", "handout__form", "question"):
        written.setdefault((pk, form), set()).add(question)
    for (pk, key), questions in sorted(written.items()):
        forms = {each.key: each for each in programme_of(by_id[pk]).handouts}
        if key in forms:
            asked = {each.key for each in forms[key].questions if each.number is not None}
            yield (
                pk,
                Pending(
                    kind=EvidenceKind.HANDOUT_SUBMITTED,
                    ref=key,
                    code="pending-handout-begun",
                    values={"answered": len(asked & questions), "of": len(asked)},
                    turn=Role.MENTEE,
                ),
            )
