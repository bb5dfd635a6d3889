"""The comments by clause, one of them with all its texts, and what somebody puts right in it."""

from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.access.ballots import COLLATED, WORKERS
from convenor.apps.ballots.actions import many
from convenor.apps.ballots.actions import repairs as actions
from convenor.apps.ballots.models import Comment
from convenor.apps.ballots.queries import files
from convenor.apps.ballots.queries import table as queries
from convenor.apps.ballots.queries.many import offered
from convenor.apps.ballots.queries.pictures import picture as picture_of
from convenor.apps.ballots.views.shown import back_to, may, shown
from convenor.domain.ballot.kinds import Kind, Lane
from convenor.domain.ballot.resolution import State
from convenor.domain.kernel import Refused


def own_only(request: SignedInRequest) -> frozenset[str] | None:
    """The bodies whose comments alone this reader sees now; None where it is all of them."""
    if request.subject.state == COLLATED or request.roles & frozenset(WORKERS):
        return None
    bodies: frozenset[str] = request.subject.more["bodies"]
    return bodies


def by_clause(request: SignedInRequest, ballot: int) -> HttpResponse:
    """The table, with filters and perhaps one comment beside it; whoever works on them ticks some."""
    found, bodies, sieve = request.subject.thing, own_only(request), queries.sieve_of(request.GET.dict())
    page = queries.table(found, bodies, sieve, request.GET.get("page", "1"))
    filters = _filters(request.GET.copy())
    return shown(
        request,
        "ballots/clauses.html",
        "clauses",
        page=page,
        opened=_opened(request, page, filters),
        bodies=queries.bodies_in(found, bodies),
        sieve=sieve,
        own=bodies is not None,
        steps=offered(request.roles) if may(request, "ballot-many", "POST") else [],
        did=queries.batch_done(found, request.GET.get("did", "")),
        filters=filters,
        kinds=list(Kind),
        states=list(State),
        lanes=list(Lane),
    )


def comment(request: SignedInRequest, ballot: int, comment: int) -> HttpResponse:
    """One comment with everything that is known of it; as a part, to stand beside the table."""
    if request.GET.get("part") != "panel":
        return _comment(request, comment)
    about = _about(request, comment, _filters(QueryDict(request.GET.get("table", ""), mutable=True)))
    if about is None:
        raise Http404
    return render(request, "ballots/_panel.html", {"ballot": request.subject.thing, **about})


def picture(request: SignedInRequest, ballot: int, comment: int, place: int) -> HttpResponse:
    """A picture of the comment; what is surely one is shown, all else is kept as a file."""
    found = picture_of(request.subject.thing, own_only(request), comment, place)
    if found is None:
        raise Http404
    data, kind, name = found
    held = content_disposition_header(not kind.startswith("image/"), name) or "inline"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": held})


def repair(request: SignedInRequest, ballot: int, comment: int) -> HttpResponse:
    """Put one text of the comment right, or leave it as it is."""
    found, typed = request.subject.thing, request.POST
    revision = int(given) if (given := typed.get("revision", "")).isdecimal() else 0
    try:
        if (place := typed.get("leave", "")).isdecimal():
            actions.leave(found, comment, int(place), revision, by=request.user)
        else:
            text = typed.get("take") or typed.get("text", "")
            actions.put_right(found, comment, typed.get("column", ""), text, revision, by=request.user)
    except Refused as refusal:
        return _comment(request, comment, refusal)
    return redirect(back_to(request, reverse("ballot-comment", args=(ballot, comment))))


def note(request: SignedInRequest, ballot: int, comment: int) -> HttpResponse:
    """Write what those who work on the comments should know of one."""
    given, found = request.POST, request.subject.thing
    revision = int(typed) if (typed := given.get("revision", "")).isdecimal() else 0
    try:
        many.note(found, comment, given.get("note", ""), revision, by=request.user)
    except Refused as refusal:
        return _comment(request, comment, refusal)
    return redirect(back_to(request, reverse("ballot-comment", args=(ballot, comment))))


def _filters(asked: QueryDict) -> str:
    """What was chosen in the address of the table, to come back to it."""
    for name in ("did", "comment"):
        asked.pop(name, None)
    return asked.urlencode()


def _opened(request: SignedInRequest, page: Page[Comment], filters: str) -> dict[str, Any] | None:
    """The comment that the address opens beside the table: by its number, or the first or last of the page."""
    asked, rows = request.GET.get("comment", ""), list(page)
    if asked in ("first", "last") and rows:
        return _about(request, rows[0 if asked == "first" else -1].number, filters)
    return _about(request, int(asked), filters) if asked.isdecimal() and len(asked) < 10 else None


def _about(request: SignedInRequest, number: int, filters: str) -> dict[str, Any] | None:
    """A comment as it stands beside the table, and where its forms lead back to."""
    row = queries.one_comment(request.subject.thing, own_only(request), number)
    if row is None:
        return None
    table = f"{reverse('ballot-clauses', args=(row.ballot_id,))}?{filters}"
    mark = "&" if filters else ""
    return {**_known(request, row), "table": table, "back": f"{table}{mark}comment={number}#r{number}"}


def _known(request: SignedInRequest, row: Comment) -> dict[str, Any]:
    return {
        "row": row,
        "asked": files.questions_of(row),
        "repaired": files.repairs_of(row),
        "works": may(request, "ballot-comment-repair", "POST"),
        "pulls": _in_batch(row) and may(request, "ballot-pull", "POST"),
    }


def _in_batch(row: Comment) -> bool:
    """Whether the one decision on the batch would land on it."""
    return (row.lane, row.state, row.gone) == (Lane.BATCH.value, State.PROPOSED.value, False)


def _comment(request: SignedInRequest, number: int, refusal: Refused | None = None) -> HttpResponse:
    bodies = own_only(request)
    row = queries.one_comment(request.subject.thing, bodies, number)
    if row is None:
        raise Http404
    return shown(
        request,
        "ballots/comment.html",
        "clauses",
        status=409 if refusal else 200,
        next=queries.neighbours(row, bodies),
        typed=request.POST if refusal else {},
        overtaken=queries.overtaken(row, request.POST.dict()) if refusal else None,
        refusal=refusal,
        **_known(request, row),
    )
