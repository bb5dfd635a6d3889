"""The pages of a meeting's report: read it, move it on, compare its versions, take it away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.actions import report as actions
from convenor.apps.meetings.models import Report
from convenor.apps.meetings.queries import guests, passages
from convenor.apps.meetings.queries import report as queries
from convenor.apps.meetings.queries.rooms import stage_of
from convenor.documents.docx import to_docx
from convenor.documents.markdown import to_markdown
from convenor.documents.outline import Outline
from convenor.documents.pdf import to_pdf
from convenor.domain.kernel import Refused, Role

STEERERS = {Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY}
FILES = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_docx),
    "pdf": ("application/pdf", to_pdf),
    "md": ("text/markdown; charset=utf-8", lambda outline: to_markdown(outline).encode()),
}


def meeting_report(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The report, with what waits for the reader; or how it will begin."""
    return show(request)


def show(request: SignedInRequest, refusal: Refused | None = None, **typed: Any) -> HttpResponse:
    """The same page, also with a wish that was refused and what was typed."""
    context: dict[str, Any] = {**request.subject.more, "refusal": refusal, "typed": typed}
    report = request.subject.more["report"]
    if report is None:
        context["stage"] = stage_of(request.subject.more["meeting"].pk)
        return render(request, "meetings/report_none.html", context, status=409 if refusal else 200)
    context["page"] = queries.page(report, request.roles, request.user, timezone.now())
    context["may_export"] = bool(request.roles & STEERERS)
    context["guests"] = guests.ways(report) if context["may_export"] and context["page"].round_open else ()
    return render(request, "meetings/report.html", context, status=409 if refusal else 200)


def draft(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Draft the report from the log."""
    chosen = request.POST.get("language", "")
    language = chosen if chosen in ("en", "fr") else request.user.language
    try:
        actions.draft(request.subject.more["meeting"], language, by=request.user, at=timezone.now())
    except Refused as refused:
        return show(request, refused)
    messages.success(request, _("The report is drafted. Read it through; then hand it to the convenors."))
    return redirect("meeting-report", meeting)


def hand_over(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Hand the draft to the convenors."""
    return _move(request, actions.hand_over, _("The report is with the convenors; a letter tells them."))


def open_round(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Open the report to amendments."""
    done = _("The report is open to amendments; a letter tells everybody who was present.")
    return _move(request, actions.open_round, done, days=_days(request))


def extend(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Leave the round of amendments open for longer."""
    days, roles = _days(request), request.roles
    try:
        actions.extend(request.subject.thing, days, roles=roles, by=request.user, at=timezone.now())
    except Refused as refused:
        return show(request, refused, days=request.POST.get("days", ""))
    messages.success(request, _("The round of amendments stays open for longer."))
    return redirect("meeting-report", meeting)


def finish(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Make the report final."""
    return _move(request, actions.finish, _("The report is final; a letter tells everybody who was present."))


def take_up(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Take a final report up again."""
    reason = request.POST.get("reason", "")
    try:
        actions.take_up(
            request.subject.thing, reason, roles=request.roles, by=request.user, at=timezone.now()
        )
    except Refused as refused:
        return show(request, refused, reason=reason)
    messages.success(request, _("The report is with the convenors again. The final version is kept."))
    return redirect("meeting-report", meeting)


def versions(request: SignedInRequest, meeting: int, number: int | None = None) -> HttpResponse:
    """Every version, and what changed from one to another."""
    report = _there(request)
    against = request.GET.get("against", "")
    shown = passages.versions(
        report, number, int(against) if against.isdecimal() else None, everything=_makes_it(request)
    )
    return render(request, "meetings/report_versions.html", {**request.subject.more, "shown": shown})


def file(request: SignedInRequest, meeting: int, kind: str) -> HttpResponse:
    """The report as a file, as it now stands."""
    report = _there(request)
    if kind not in FILES:
        raise Http404
    content_type, drawn = FILES[kind]
    outline: Outline = queries.outline(report)
    return attached(drawn(outline), content_type, queries.file_name(report, kind))


def attached(data: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to keep."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=content_type, headers=disposition)


def _move(request: SignedInRequest, action: Any, done: str, **values: Any) -> HttpResponse:
    more, roles = request.subject.more, request.roles
    try:
        action(
            more["report"],
            programme=request.programme,
            roles=roles,
            by=request.user,
            at=timezone.now(),
            **values,
        )
    except Refused as refused:
        return show(request, refused, days=request.POST.get("days", ""))
    messages.success(request, done)
    return redirect(reverse("meeting-report", args=(more["meeting"].pk,)))


def _days(request: SignedInRequest) -> int:
    given = request.POST.get("days", "")
    return int(given) if given.isdecimal() and len(given) < 4 else 0


def _there(request: SignedInRequest) -> Report:
    report: Report | None = request.subject.more["report"]
    if report is None:
        raise Http404
    return report


def _makes_it(request: SignedInRequest) -> bool:
    return bool(request.roles & (STEERERS | {Role.MENTEE}))
