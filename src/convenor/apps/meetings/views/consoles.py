"""The consoles: the convenor's, the secretary's, the line that both type, and what is written down."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.actions.marks import agree, end_agreement
from convenor.apps.meetings.actions.room import arrive
from convenor.apps.meetings.actions.typed_line import type_line
from convenor.apps.meetings.queries import consoles
from convenor.domain.kernel import Role

READ_CONDUCT = frozenset({Role.CONVENOR, Role.SECRETARY, Role.SECRETARIAT})
MODES = ("room", "remote")


def console(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The convenor's console; by POST the reader comes in first."""
    return _shown(request, "convenor", "meetings/console.html", "meeting-console")


def secretary(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The secretary's console; by POST the reader comes in first."""
    return _shown(request, "secretary", "meetings/secretary.html", "meeting-secretary")


def _shown(request: SignedInRequest, audience: str, template: str, here: str) -> HttpResponse:
    found = request.subject.thing
    if request.method == "POST":
        mode = request.POST.get("mode", "")
        arrive(found, by=request.user, mode=mode if mode in MODES else "room")
        return redirect(here, found.pk)
    page = consoles.console(found, request.user, audience, timezone.now())
    return render(request, template, {"page": page, "ways": ways(request, here)})


def ways(request: SignedInRequest, here: str) -> list[dict[str, object]]:
    """The other faces of this meeting that the reader may open, by name."""
    all_ways = (
        ("meeting-console", _("Console"), {Role.CONVENOR}),
        ("meeting-secretary", _("Notes"), {Role.CONVENOR, Role.SECRETARY, Role.SECRETARIAT}),
        ("meeting-shadow", _("Shadow"), {Role.MENTEE}),
        ("meeting-projector", _("Projector"), READ_CONDUCT),
    )
    return [
        {"name": name, "words": words, "here": name == here}
        for name, words, roles in all_ways
        if roles & request.roles
    ]


def line(request: SignedInRequest, meeting: int) -> HttpResponse:
    """What was typed: q+ mary."""
    typed, key = request.POST.get("line", ""), request.POST.get("key", "")
    done = type_line(request.subject.thing, typed, key, by=request.user)
    return JsonResponse({"place": done.place})


def record(request: SignedInRequest, meeting: int) -> HttpResponse:
    """What is written down; notes on conduct for convenors and secretariat alone."""
    conduct = bool(READ_CONDUCT & request.roles)
    return JsonResponse(consoles.record_for(request.subject.thing, request.user, conduct=conduct))


def consent(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The group agrees that a mentee looks on, or does not any more."""
    found, now = request.subject.thing, timezone.now()
    given = request.POST.get("mentee", "")
    mentee = int(given) if given.isdecimal() and len(given) < 10 else 0
    if request.POST.get("end"):
        end_agreement(found, mentee, by=request.user, at=now)
    else:
        agree(found, mentee, request.POST.get("how", ""), by=request.user, at=now)
    return redirect("meeting-console" if Role.CONVENOR in request.roles else "meeting-secretary", found.pk)
