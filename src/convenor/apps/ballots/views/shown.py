"""Every page of a ballot: the ballot itself, and the tabs that the reader may open."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots import access

# The part of the ballot that a page belongs to, the page that its tab opens, and its word.
TABS: tuple[tuple[str, str, str | Promise], ...] = (
    ("overview", "ballot", _("Overview")),
    ("files", "ballot-files", _("Files")),
    ("clauses", "ballot-clauses", _("By clause")),
    ("issues", "ballot-issues", _("By issue")),
    ("batch", "ballot-batch", _("Batch")),
    ("votes", "ballot-votes", _("Votes")),
    ("agenda", "ballot-agenda", _("Agenda")),
    ("out", "ballot-out", _("Documents")),
)


def shown(
    request: SignedInRequest, template: str, part: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the ballot that the gate has found."""
    ballot = request.subject.thing
    found = {"ballot": ballot, "group": ballot.group, "part": part, "tabs": list(_tabs(request))}
    return render(request, template, {**found, **context}, status=status)


def back_to(request: SignedInRequest, usual: str) -> str:
    """The page of ours that the form names, else the usual one."""
    named = request.POST.get("back", "")
    return named if url_has_allowed_host_and_scheme(named, allowed_hosts=None) else usual


def may(request: SignedInRequest, route: str, method: str = "GET") -> bool:
    """Whether the permission table lets this reader use an address of this ballot now."""
    rows = [each for each in access.ROWS if (each.route, each.method) == (route, method)]
    state = request.subject.state
    return any(each.roles & request.roles and (not each.states or state in each.states) for each in rows)


def _tabs(request: SignedInRequest) -> Iterator[tuple[str, str, str | Promise]]:
    for part, route, words in TABS:
        if may(request, route):
            yield part, reverse(route, args=(request.subject.thing.pk,)), words
