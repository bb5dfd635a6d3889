"""Changing, accepting and questioning the passages of a report that is drafted or reviewed."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import F

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.meetings.models import Acceptance, Passage, Question, Report, Wording
from convenor.apps.meetings.typed import Typed, name_of, needed, once_for, reworded
from convenor.documents.passages import KINDS
from convenor.domain.kernel import Refused, Role
from convenor.domain.meeting.report import ReportState, may_correct


@audited("report.passage-corrected")
def correct(
    passage: Passage, typed: Typed, why: str, *, roles: Collection[Role], by: Person, at: datetime
) -> Passage:
    """Say a passage in other words; an empty text takes it out. A convenor who does so has accepted it."""
    row = _to_correct(passage, roles)
    reworded(row, typed, why, by, at)
    if Role.CONVENOR in roles:
        _accept(row, by, at)
    return row


@audited("report.passage-added")
def add(
    report: Report, after: int, kind: str, text: str, *, roles: Collection[Role], by: Person, at: datetime
) -> Passage:
    """Add a passage behind another one; behind nothing, it comes first."""
    held = Report.objects.select_for_update().get(pk=report.pk)
    _check_writing(held, roles)
    if kind not in KINDS:
        raise Refused("passage-kind-unknown")
    words = needed(text, "passage-is-empty")
    before = held.passages.filter(pk=after).values_list("order", flat=True).first() or 0
    held.passages.filter(order__gt=before).update(order=F("order") + 1)
    row = held.passages.create(order=before + 1, kind=kind, text=words, changed_at=at, changed_by=by)
    Wording.objects.create(passage=row, revision=1, text=words, at=at, by=by)
    if Role.CONVENOR in roles:
        _accept(row, by, at)
    return row


@audited("report.passages-accepted")
def accept(report: Report, read: Mapping[int, int], *, by: Person, at: datetime) -> int:
    """A convenor finds passages accurate, in the revisions that were ``read``; how many that are.

    What was changed since is left out: it has to be read anew.
    """
    held = Report.objects.select_for_update().get(pk=report.pk)
    if held.state != ReportState.REVIEW:
        raise Refused(f"report-is-{held.state}")
    accepted = [each for each in held.passages.filter(pk__in=read) if each.revision == read[each.pk]]
    for each in accepted:
        _accept(each, by, at)
    return len(accepted)


@audited("report.question-asked")
def ask(passage: Passage, words: str, once: str, *, by: Person, at: datetime) -> Question:
    """A convenor asks the secretary about a passage. The same form sent twice asks once."""
    held = Report.objects.get(pk=passage.report_id)
    if held.state != ReportState.REVIEW:
        raise Refused(f"report-is-{held.state}")
    text = needed(words, "question-is-empty")
    asked, _ = Question.objects.get_or_create(
        passage=passage,
        once=once_for(once, text),
        defaults={"words": text, "asked_at": at, "asked_by": by},
    )
    return asked


@audited("report.question-answered")
def answer(question: Question, words: str, *, by: Person, at: datetime) -> Question:
    """The secretary answers; an answer that is there already stays, and its writer is named."""
    row = Question.objects.select_for_update().get(pk=question.pk)
    text = needed(words, "answer-is-empty")
    if row.answer and row.answer != text:
        raise Refused("question-is-answered", name=name_of(row.answered_by))
    if not row.answer:
        row.answer, row.answered_at, row.answered_by = text, at, by
        row.save(update_fields=["answer", "answered_at", "answered_by"])
    return row


def _to_correct(passage: Passage, roles: Collection[Role]) -> Passage:
    rows = Passage.objects.select_for_update(of=("self",)).select_related("report", "changed_by")
    row = rows.get(pk=passage.pk)
    _check_writing(row.report, roles)
    return row


def _check_writing(report: Report, roles: Collection[Role]) -> None:
    if not may_correct(ReportState(report.state), roles):
        raise Refused(f"report-is-{report.state}")


def _accept(passage: Passage, by: Person, at: datetime) -> None:
    Acceptance.objects.update_or_create(
        passage=passage, person=by, defaults={"revision": passage.revision, "at": at}
    )
