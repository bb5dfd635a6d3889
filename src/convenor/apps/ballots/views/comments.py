"""The comments by clause, one of them with all its texts, and what somebody puts right in it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.access.ballots import COLLATED, WORKERS
from convenor.apps.ballots.actions import repairs as actions
from convenor.apps.ballots.queries import files
from convenor.apps.ballots.queries import table as queries
from convenor.apps.ballots.views.shown import may, shown
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
    """The table, with filters."""
    found, bodies, sieve = request.subject.thing, own_only(request), queries.sieve_of(request.GET.dict())
    return shown(
        request,
        "ballots/clauses.html",
        "clauses",
        page=queries.table(found, bodies, sieve, request.GET.get("page", "1")),
        bodies=queries.bodies_in(found, bodies),
        sieve=sieve,
        own=bodies is not None,
        kinds=list(Kind),
        states=list(State),
        lanes=list(Lane),
    )


def comment(request: SignedInRequest, ballot: int, comment: int) -> HttpResponse:
    """One comment with everything that is known of it."""
    return _comment(request, comment)


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
    return redirect(_back(request, reverse("ballot-comment", args=(ballot, comment))))


def repairs(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Take every suggestion for one kind of doubt."""
    found, code, file = request.subject.thing, request.POST.get("code", ""), request.POST.get("file", "")
    if not file.isdecimal():
        raise Refused("unknown-move")
    done = actions.put_right_at_once(found, int(file), code, by=request.user)
    words = ngettext("%(count)s comment is put right.", "%(count)s comments are put right.", done)
    messages.success(request, words % {"count": done})
    return redirect(_back(request, reverse("ballot-files", args=(ballot,))))


def _back(request: SignedInRequest, usual: str) -> str:
    """The page of ours that the form names, else the usual one."""
    named = request.POST.get("back", "")
    return named if url_has_allowed_host_and_scheme(named, allowed_hosts=None) else usual


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
        row=row,
        asked=files.questions_of(row),
        repaired=files.repairs_of(row),
        next=queries.neighbours(row, bodies),
        works=may(request, "ballot-comment-repair", "POST"),
        typed=request.POST if refusal else {},
        refusal=refusal,
    )
