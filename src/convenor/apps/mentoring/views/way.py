"""The way of one mentee, of all, and of a mentor's own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.mentoring.queries import cohort as lists
from convenor.apps.mentoring.queries import journey as queries


def journey(request: SignedInRequest, journey: int) -> HttpResponse:
    """The thirteen activities, as far as the reader may see them."""
    page = queries.journey_page(request.subject.thing, request.roles, timezone.now())
    return render(request, "mentoring/journey.html", {"page": page, **request.subject.more})


def cohort(request: SignedInRequest) -> HttpResponse:
    """Who stands where, and who waits for whom."""
    asked = request.GET
    waits, group = asked.get("waits", ""), asked.get("group", "")
    page = lists.cohort(waits, group, asked.get("page", ""), timezone.now())
    return render(request, "mentoring/cohort.html", {"page": page, "waits": waits, "group": group})


def mentees(request: SignedInRequest) -> HttpResponse:
    """The mentor's own mentees."""
    lines = lists.mentees(request.user, timezone.now())
    return render(request, "mentoring/mentees.html", {"lines": lines})
