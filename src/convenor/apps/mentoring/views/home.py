"""The first page, and the way to one's own journey."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.mentoring.queries import home as queries


def home(request: SignedInRequest) -> HttpResponse:
    """What is next for the reader."""
    page = queries.home(request.user, request.roles, timezone.now())
    return render(request, "mentoring/home.html", {"page": page})


def my_way(request: SignedInRequest) -> HttpResponse:
    """The mentee's own journey."""
    journey = queries.own_journey(request.user)
    if journey is None:
        raise Http404
    return redirect("journey", journey=journey.pk)
