"""An open page asks now and then whether somebody has changed what it shows."""

from django.http import HttpResponse
from django.shortcuts import render

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.queries.many import seen_in
from convenor.apps.ballots.queries.watch import moved


def now(request: SignedInRequest, ballot: int) -> HttpResponse:
    """One sentence where something is not any more as the page showed it; nothing otherwise."""
    found = moved(request.subject.thing, seen_in(request.GET.get("seen", "")))
    if found is None:
        return HttpResponse(status=204)
    return render(request, "ballots/_moved.html", {"moved": found})
