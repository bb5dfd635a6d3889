"""A ballot in numbers."""

from django.http import HttpResponse

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.queries.figures import figures
from convenor.apps.ballots.views.shown import shown


def ballot_figures(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Who said how much about what, and how far it is."""
    return shown(request, "ballots/figures.html", "figures", page=figures(request.subject.thing))
