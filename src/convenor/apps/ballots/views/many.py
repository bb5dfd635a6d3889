"""One step for the comments that somebody has ticked in the table: what it needs, what would change, and the change."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions import many as actions
from convenor.apps.ballots.landing import disposition_of, fit
from convenor.apps.ballots.queries import many as queries
from convenor.apps.ballots.queries.suggesting import title_of
from convenor.apps.ballots.queries.table import sieve_of
from convenor.apps.ballots.views.shown import shown
from convenor.apps.ballots.words import DISPOSITIONS, LANES
from convenor.domain.ballot.kinds import Kind, Lane
from convenor.domain.kernel import Refused

ASKS = frozenset({"new", "join", "propose", "lane", "assign", "note", "type", "clause"})
"""Steps that need something more to be said."""
CARRIED = ("verb", "disposition", "reason", "issue", "lane", "person", "text", "filters")
"""What goes from page to page."""
MOST_ISSUES = 400


def many(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Ask what the step needs; then show what would change; then change it, unless somebody was faster."""
    if not request.POST.get("do"):
        return _look(request)
    try:
        asked, at = _asked(request), timezone.now()
        seen = _seen(request)
        done = actions.take(request.subject.thing, asked, seen, roles=request.roles, by=request.user, at=at)
    except Refused as refused:
        return _look(request, refused)
    return redirect(_table(request, did=str(done.pk)))


def _look(request: SignedInRequest, refusal: Refused | None = None) -> HttpResponse:
    """What would change; on the way there, what the step needs to be told."""
    subject, asked = request.subject.thing, _asked(request, strict=False)
    try:
        found = queries.ticked(subject, _numbers(request))
    except Refused:
        messages.error(request, _("Tick at least one comment first."))
        return redirect(_table(request))
    if asked.verb in ASKS and not request.POST.get("look"):
        return _ask(request, found)
    try:
        wish = queries.wish_of(subject, _asked(request), request.roles)
        would = queries.foreseen(subject, found, wish, _seen(request) if refusal else {})
    except Refused as refused:
        return _ask(request, found, refused)
    seen = " ".join(f"{key}.{each}" for key, each in queries.shown_now(subject, found, wish).items())
    context = {
        "would": would,
        "seen": seen,
        "refusal": refusal,
        "carried": CARRIED,
        "asks": asked.verb in ASKS,
        **_given(request, found),
    }
    return shown(request, "ballots/many_preview.html", "clauses", status=409 if refusal else 200, **context)


def _ask(request: SignedInRequest, found: queries.Ticked, refusal: Refused | None = None) -> HttpResponse:
    """What the step needs to be told; what was typed stays."""
    subject, first = request.subject.thing, next(iter(found.rows.values()))
    context = {
        "refusal": refusal,
        "picked": " ".join(map(str, found.rows)),
        "issues": list(subject.issues.only("ballot", "number", "title")[:MOST_ISSUES]),
        "people": list(subject.drafters.values_list("person", "person__name")),
        "dispositions": list(DISPOSITIONS.items()),
        "lanes": list(LANES.items()),
        "kinds": list(Kind),
        "title": title_of(first)[:200],
        "rows": list(found.rows.values())[: queries.MOST_LINES],
        **_given(request, found),
    }
    return shown(request, "ballots/many_ask.html", "clauses", status=409 if refusal else 200, **context)


def _given(request: SignedInRequest, found: queries.Ticked) -> dict[str, Any]:
    given = request.POST
    return {"given": given, "count": len(found.rows), "verb": given.get("verb", ""), "back": _table(request)}


def _asked(request: SignedInRequest, *, strict: bool = True) -> queries.Asked:
    given = request.POST
    lane = given.get("lane", "")
    return queries.Asked(
        verb=given.get("verb", ""),
        disposition=disposition_of(given.get("disposition", "")),
        reason=fit(given.get("reason", "")) if strict else "",
        issue=_number(given.get("issue", "")),
        lane=Lane(lane) if lane in set(Lane) else Lane.DISCUSSION,
        person=_number(given.get("person", "")),
        text=fit(given.get("text", "")) if strict else "",
    )


def _numbers(request: SignedInRequest) -> list[int]:
    """The comments that are meant: those of the page before, else all that the filters show, else the ticked ones."""
    given = request.POST
    if "seen" in given:
        return [int(each) for each in _seen(request) if each.isdecimal()]
    if "picked" in given:
        return [_number(each) for each in given["picked"].split()]
    if given.get("all"):
        sieve = sieve_of(QueryDict(given.get("filters", "")).dict())
        return queries.numbers_that_fit(request.subject.thing, sieve)
    return [_number(each) for each in given.getlist("number")]


def _seen(request: SignedInRequest) -> dict[str, int]:
    return queries.seen_in(request.POST.get("seen", ""))


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _table(request: SignedInRequest, **more: str) -> str:
    """The table with the filters that it had."""
    kept: Mapping[str, Any] = QueryDict(request.POST.get("filters", "")).dict()
    query = urlencode({**kept, **more})
    address = reverse("ballot-clauses", args=(request.subject.thing.pk,))
    return f"{address}?{query}" if query else address
