"""The course of a meeting's report: drafted from the log, handed over, opened to amendments, final."""

import json
from collections.abc import Collection
from datetime import datetime, timedelta

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import report_letters as letters
from convenor.apps.meetings.models import Passage, Report, ReportVersion, Wording
from convenor.apps.meetings.queries.minuted import drafted
from convenor.apps.meetings.queries.report import standing_of
from convenor.apps.meetings.queries.rooms import stage_of
from convenor.apps.meetings.typed import MOST_REASON, fit
from convenor.documents.outline import one_line
from convenor.documents.passages import passages_of
from convenor.domain.kernel import Refused, Role
from convenor.domain.meeting.report import move
from convenor.domain.programme.definition import Programme

FEWEST_DAYS, MOST_DAYS = 1, 60


@audited("report.drafted")
def draft(meeting: Meeting, language: str, *, by: Person, at: datetime) -> Report:
    """Draft the report from the log and the secretary's notes. Drafted again, it replaces a draft nobody changed."""
    if stage_of(meeting.pk) != "closed":
        raise Refused("meeting-is-not-closed", meeting=meeting.title)
    outline, place = drafted(meeting, language)
    report = Report.objects.select_for_update().filter(meeting=meeting).first()
    if report is not None:
        _check_unchanged(report)
        report.passages.all().delete()
    else:
        report = Report(meeting=meeting)
    report.title, report.subtitle = one_line(outline.title)[:200], one_line(outline.subtitle)[:300]
    report.language, report.place = language, place
    report.drafted_at, report.drafted_by = at, by
    report.save()
    rows = Passage.objects.bulk_create(
        Passage(report=report, order=order, kind=each.kind, text=each.text, changed_at=at, changed_by=by)
        for order, each in enumerate(passages_of(outline), start=1)
    )
    Wording.objects.bulk_create(
        Wording(passage=each, revision=1, text=each.text, at=at, by=by) for each in rows
    )
    return report


@audited("report.handed-over")
def hand_over(
    report: Report, programme: Programme, *, roles: Collection[Role], by: Person, at: datetime
) -> Report:
    """Give the draft to the convenors, who read every passage."""
    held = _moved(report, "hand-over", roles, at)
    held.save(update_fields=["state"])
    _keep_version(held, "", by, at)
    letters.to_review(held, programme, by=by, at=at)
    return held


@audited("report.opened")
def open_round(
    report: Report, days: int, programme: Programme, *, roles: Collection[Role], by: Person, at: datetime
) -> Report:
    """Open the report for so many days to the amendments of those who were present."""
    held = _moved(report, "open", roles, at)
    held.until = at + _days(days)
    held.save(update_fields=["state", "until"])
    _keep_version(held, "", by, at)
    letters.open_for_amendments(held, programme, by=by, at=at)
    return held


@audited("report.extended")
def extend(report: Report, days: int, *, roles: Collection[Role], by: Person, at: datetime) -> Report:
    """Leave the round of amendments open for so many days from now; never for a shorter time than promised."""
    held = _moved(report, "extend", roles, at)
    later = at + _days(days)
    if held.until is not None and later < held.until:
        raise Refused("report-round-ends-later", until=held.until)
    held.until = later
    held.save(update_fields=["until"])
    return held


@audited("report.finished")
def finish(
    report: Report, programme: Programme, *, roles: Collection[Role], by: Person, at: datetime
) -> Report:
    """Make the report final, once the round is over and every amendment is taken or declined."""
    held = _moved(report, "finish", roles, at)
    held.final_at = at
    held.save(update_fields=["state", "final_at"])
    _keep_version(held, "", by, at)
    letters.final(held, programme, by=by, at=at)
    return held


@audited("report.taken-up-again")
def take_up(report: Report, reason: str, *, roles: Collection[Role], by: Person, at: datetime) -> Report:
    """Take a final report up again, with the reason; the final version before stays."""
    words = fit(reason, MOST_REASON)
    held = _moved(report, "take-up", roles, at, words)
    held.final_at = None
    held.save(update_fields=["state", "final_at"])
    _keep_version(held, words, by, at)
    return held


def _moved(report: Report, verb: str, roles: Collection[Role], at: datetime, reason: str = "") -> Report:
    held = Report.objects.select_for_update(of=("self",)).select_related("meeting__group").get(pk=report.pk)
    held.state = move(standing_of(held), verb, roles, now=at, reason=reason)
    return held


def _days(days: int) -> timedelta:
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise Refused("report-round-days", fewest=FEWEST_DAYS, most=MOST_DAYS)
    return timedelta(days=days)


def _check_unchanged(report: Report) -> None:
    if report.state != Report.State.DRAFT:
        raise Refused(f"report-is-{report.state}")
    if report.passages.exclude(changed_at=report.drafted_at).exists():
        raise Refused("report-was-changed")


def _keep_version(report: Report, why: str, by: Person, at: datetime) -> None:
    last = report.versions.order_by("-number").values_list("number", flat=True).first() or 0
    content = [[each.pk, each.kind, each.text] for each in report.passages.exclude(text="")]
    ReportVersion.objects.create(
        report=report,
        number=last + 1,
        state=report.state,
        why=why,
        content=json.dumps(content, ensure_ascii=False),
        at=at,
        by=by,
    )
