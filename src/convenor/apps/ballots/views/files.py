"""The bag of files: what came in, what was read of each file, and which column is which."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions import files as actions
from convenor.apps.ballots.bag import read_bag, read_one
from convenor.apps.ballots.forms.columns import chosen_in
from convenor.apps.ballots.models import CommentFile
from convenor.apps.ballots.queries import files as queries
from convenor.apps.ballots.queries.repairs import names_unknown, of_one_kind
from convenor.apps.ballots.views.shown import may, shown
from convenor.domain.kernel import Refused


def bag(request: SignedInRequest, ballot: int) -> HttpResponse:
    """The files so far; several at once are taken in."""
    if request.method != "POST":
        return _bag(request)
    given = [(str(each.name), each.read()) for each in request.FILES.getlist("files")]
    take = actions.take_later if request.POST.get("as") == "later" else actions.take_in
    try:
        taken = take(request.subject.thing, read_bag(given), by=request.user, at=timezone.now())
    except Refused as refusal:
        return _bag(request, refusal)
    _tell(request, taken)
    return redirect("ballot-files", ballot)


def collate(request: SignedInRequest, ballot: int) -> HttpResponse:
    """From now on everybody of the group reads the comments."""
    try:
        actions.collate(request.subject.thing, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _bag(request, refusal)
    messages.success(request, _("The comments are collated. Everybody of the group reads them now."))
    return redirect("ballot-clauses", ballot)


def file(request: SignedInRequest, ballot: int, sheet: int) -> HttpResponse:
    """One file: its columns, and each row that is in question."""
    return page_of(request, sheet)


def columns(request: SignedInRequest, ballot: int, sheet: int) -> HttpResponse:
    """Read the file again with the columns as somebody chose them."""
    found = _found(request, sheet)
    try:
        chosen = chosen_in(request.POST, found)
        again = read_one(found.name, bytes(found.content), chosen)
        actions.read_again(found, again, chosen, by=request.user)
    except Refused as refusal:
        return page_of(request, sheet, refusal, request.POST)
    messages.success(request, _("The file is read again with these columns."))
    return redirect("ballot-file", ballot, sheet)


def take_out(request: SignedInRequest, ballot: int, sheet: int) -> HttpResponse:
    """Take a file out with its comments."""
    found = _found(request, sheet)
    try:
        actions.take_out(request.subject.thing, found, by=request.user)
    except Refused as refusal:
        return _bag(request, refusal)
    messages.success(request, _("“%(name)s” is taken out.") % {"name": found.name})
    return redirect("ballot-files", ballot)


def original(request: SignedInRequest, ballot: int, sheet: int) -> HttpResponse:
    """The very file that came in."""
    found = _found(request, sheet)
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"
    return response


def _found(request: SignedInRequest, sheet: int) -> CommentFile:
    found = queries.one_file(request.subject.thing, sheet)
    if found is None:
        raise Http404
    return found


def _bag(request: SignedInRequest, refusal: Refused | None = None) -> HttpResponse:
    ballot = request.subject.thing
    return shown(
        request,
        "ballots/files.html",
        "files",
        status=422 if refusal else 200,
        files=(files := queries.bag_of(ballot)),
        doubled=any(each.also for each in files),
        latest=queries.latest(ballot),
        leads=may(request, "ballot-files", "POST"),
        refusal=refusal,
    )


def page_of(
    request: SignedInRequest,
    sheet: int,
    refusal: Refused | None = None,
    chosen: Mapping[str, str] = MappingProxyType({}),
) -> HttpResponse:
    """The page of a file; after a refusal with what was typed."""
    found = _found(request, sheet)
    rows = queries.in_question(found)
    return shown(
        request,
        "ballots/file.html",
        "files",
        status=422 if refusal else 200,
        file=found,
        file_doubts=queries.doubts_of(found),
        unknown=queries.unknown_table(found),
        choices=queries.choices(found, chosen),
        asked=[(each, queries.questions_of(each)) for each in rows[: queries.A_PAGE_OF_QUESTIONS]],
        more=max(0, len(rows) - queries.A_PAGE_OF_QUESTIONS),
        kinds=of_one_kind(rows),
        names=names_unknown(rows),
        typed=request.POST if refusal else {},
        leads=may(request, "ballot-file-columns", "POST"),
        refusal=refusal,
    )


def _tell(request: SignedInRequest, taken: actions.Taken) -> None:
    if taken.merged:
        words = _(
            "The later collation is matched: %(same)s as before, %(changed)s changed, %(new)s new, %(gone)s gone."
        )
        values = {name: getattr(taken.merged, name) for name in ("same", "changed", "new", "gone")}
        messages.success(request, words % values)
    elif taken.comments:
        told = ngettext("%(count)s comment was read.", "%(count)s comments were read.", taken.comments)
        messages.success(request, told % {"count": taken.comments})
    if taken.broken:
        told = _("Could not be read; the table says why: %(files)s")
        messages.warning(request, told % {"files": ", ".join(taken.broken)})
    if taken.known:
        told = _("Was here already, byte for byte, and is not counted twice: %(files)s")
        messages.info(request, told % {"files": ", ".join(taken.known)})
