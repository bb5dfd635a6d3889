"""The mentee's seat: the convenors' console to look at, private marks, and the comparison afterwards."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.actions import marks as actions
from convenor.apps.meetings.console_words import MARK_KINDS
from convenor.apps.meetings.queries import consoles, shadow
from convenor.apps.meetings.views.consoles import ways


def show(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The console, read-only; without the group's consent, how to ask for it."""
    found = request.subject.thing
    consent = shadow.consent_for(found, request.user)
    if consent is None:
        return render(request, "meetings/shadow_ask.html", {"meeting": found, "group": found.group})
    page = consoles.shadow(found, request.user, consent, timezone.now())
    context = {
        "page": page,
        "consent": consent,
        "kinds": MARK_KINDS.items(),
        "ways": ways(request, "meeting-shadow"),
    }
    return render(request, "meetings/console.html", context)


def mark(request: SignedInRequest, meeting: int) -> HttpResponse:
    """«I would now …»"""
    given, place = request.POST, request.POST.get("place", "")
    actions.mark(
        request.subject.thing,
        given.get("kind", ""),
        given.get("words", ""),
        int(place) if place.isdecimal() and len(place) < 9 else 0,
        given.get("once", ""),
        by=request.user,
        at=timezone.now(),
    )
    return JsonResponse({"count": shadow.count_of_marks(request.subject.thing, request.user)})


def compare(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The marks beside what the convenor did next: for the mentee, and for the mentor of this pair."""
    found = request.subject.thing
    mentee = request.subject.more["mentee"]
    marks = shadow.compared(found, mentee, request.user)
    context = {
        "meeting": found,
        "group": found.group,
        "mentee": mentee,
        "marks": marks,
        "mine": mentee == request.user,
    }
    return render(request, "meetings/shadow_compare.html", context)
