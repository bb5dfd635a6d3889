"""What leaves a ballot: the files with their answers, reports, the project editor's list, rows and JSON."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.models import Ballot
from convenor.apps.ballots.queries import out as queries
from convenor.apps.ballots.queries import reported
from convenor.apps.ballots.views.shown import shown
from convenor.documents.docx import to_docx
from convenor.documents.markdown import to_markdown
from convenor.documents.outline import Outline, TooMuchForOneDocument
from convenor.documents.pdf import to_pdf
from convenor.domain.kernel import Refused

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DRAWN: Mapping[str, tuple[str, Callable[[Outline], bytes]]] = {
    "docx": (WORD, to_docx),
    "pdf": ("application/pdf", to_pdf),
    "md": ("text/markdown; charset=utf-8", lambda outline: to_markdown(outline).encode()),
}
KINDS: Mapping[str, str] = {"csv": "text/csv", "xlsx": EXCEL}  # of files that came in, by form; else Word
ROWS: Mapping[str, tuple[str, Callable[[Ballot], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", queries.as_csv),
    "xlsx": (EXCEL, queries.as_xlsx),
    "json": ("application/json", queries.as_json),
}


def ballot_out(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Everything that can be taken away."""
    return _page(request)


def answered_file(request: SignedInRequest, ballot: int, sheet: int) -> HttpResponse:
    """The very file that came in, with its last column filled."""
    file = request.subject.thing.files.filter(pk=sheet, failure="").first()
    if file is None:
        raise Http404
    file.ballot = request.subject.thing
    try:
        made = queries.answered_file(file, proposals="proposals" in request.GET)
    except Refused as refused:
        return _page(request, refused)
    return _attached(made, KINDS.get(file.form, WORD), file.name)


def ballot_report(request: SignedInRequest, ballot: int, order: str, kind: str) -> HttpResponse:
    """What became of every comment, by clause, issue or member body."""
    if order not in reported.ORDERS:
        raise Http404
    return _drawn(request, reported.report(request.subject.thing, order), f"disposition by {order}", kind)


def editors_list(request: SignedInRequest, ballot: int, kind: str) -> HttpResponse:
    """What the project editor changes in the text."""
    return _drawn(request, reported.editors_list(request.subject.thing), "changes", kind)


def ballot_rows(request: SignedInRequest, ballot: int, file: str) -> HttpResponse:
    """All comments as CSV, workbook or JSON."""
    if file not in ROWS:
        raise Http404
    content_type, made = ROWS[file]
    thing = request.subject.thing
    return _attached(made(thing), content_type, queries.file_name(thing, "comments", file))


def _drawn(request: SignedInRequest, outline: Outline, what: str, kind: str) -> HttpResponse:
    if kind not in DRAWN:
        raise Http404
    content_type, draw = DRAWN[kind]
    try:
        made = draw(outline)
    except TooMuchForOneDocument:
        return _page(request, Refused("report-too-long"))
    return _attached(made, content_type, queries.file_name(request.subject.thing, what, kind))


def _page(request: SignedInRequest, refusal: Refused | None = None) -> HttpResponse:
    page, status = queries.out(request.subject.thing), 409 if refusal else 200
    return shown(request, "ballots/out.html", "out", status=status, page=page, refusal=refusal)


def _attached(data: bytes, content_type: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(True, name) or "attachment"
    return HttpResponse(data, content_type=content_type, headers={"Content-Disposition": disposition})
