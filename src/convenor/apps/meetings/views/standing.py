"""The first page of a meeting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.queries.standing import meeting_page


def meeting(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Where the meeting stands, and what is next for the reader."""
    found, stage = request.subject.thing, request.subject.state
    page = meeting_page(found, request.user, request.roles, stage, timezone.now())
    context = {"page": page, "meeting": found, "group": request.subject.more["group"], "stage": stage}
    return render(request, "meetings/plan/meeting.html", context)
