"""The agenda as the group reads it, on the page and on paper, and the name tents."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.models import Plan
from convenor.apps.meetings.queries import plan as queries
from convenor.apps.meetings.queries.plan_agenda import agenda_page
from convenor.apps.meetings.queries.plan_outline import agenda_name, agenda_outline, tents_of
from convenor.documents.docx import to_docx
from convenor.documents.pdf import to_pdf
from convenor.documents.tents import name_tents
from convenor.domain.kernel import Refused

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def agenda(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The agenda and the logistics, for everybody in the group."""
    page = agenda_page(request.subject.thing, request.user, request.roles)
    context = {"page": page, "meeting": request.subject.thing, "group": request.subject.more["group"]}
    return render(request, "meetings/plan/agenda_read.html", context)


def agenda_word(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The agenda as a Word file, in the language that is asked for."""
    plan, language = _plan(request), _language(request)
    with translation.override(language):
        drawn = to_docx(agenda_outline(plan, language))
    return _file(drawn, WORD, agenda_name(plan, language, "docx"))


def agenda_pdf(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The same as a PDF."""
    plan, language = _plan(request), _language(request)
    with translation.override(language):
        drawn = to_pdf(agenda_outline(plan, language))
    return _file(drawn, "application/pdf", agenda_name(plan, language, "pdf"))


def tents(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Name tents for everybody who is expected in the room."""
    found = tents_of(_plan(request))
    if not found:
        raise Refused("plan-nobody-in-the-room")
    title = _("Name tents, %(meeting)s") % {"meeting": request.subject.thing}
    drawn = name_tents(found, title=title, language=get_language() or "en")
    return _file(drawn, "application/pdf", f"name-tents-{meeting}.pdf")


def _plan(request: SignedInRequest) -> Plan:
    found = queries.plan_of(request.subject.thing)
    if found is None:
        raise Http404
    return found


def _language(request: SignedInRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else get_language() or "en"


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
