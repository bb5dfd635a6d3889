"""A meeting once more: its replay, and its log to take away."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.text import slugify

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.queries import exported, replayed
from convenor.apps.meetings.queries.shadow import consent_for
from convenor.apps.meetings.views.report import attached
from convenor.apps.meetings.words import PROJECTOR, for_scripts
from convenor.domain.kernel import Role

STEERERS = {Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY}
FILES = {
    "csv": ("text/csv; charset=utf-8", exported.spreadsheet),
    "jsonl": ("application/jsonl", exported.json_lines),
}


def meeting_replay(request: SignedInRequest, meeting: int) -> HttpResponse:
    """The meeting at any moment, at any speed."""
    found = request.subject.thing
    course = replayed.course(found)
    context: dict[str, Any] = {
        "meeting": found,
        "group": request.subject.more["group"],
        "course": course,
        "private": _private(request),
        "may_export": bool(request.roles & STEERERS),
        "told": {
            "times": course.times,
            "begins": course.begins,
            "first": course.first,
            "chapters": [{"place": each.place, "title": each.title} for each in course.chapters],
            "most": replayed.MOST,
            "words": for_scripts({**PROJECTOR, **replayed.WORDS}),
        },
    }
    return render(request, "meetings/replay.html", context)


def boards(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Some boards of it, from a place on."""
    given = request.GET.get("from", "1")
    start = int(given) if given.isdecimal() and len(given) < 9 else 1
    found = replayed.boards(request.subject.thing, max(1, start), private=_private(request))
    return JsonResponse(
        {"boards": found}, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")}
    )


def export(request: SignedInRequest, meeting: int, file: str) -> HttpResponse:
    """The log as a file."""
    if file not in FILES:
        raise Http404
    content_type, made = FILES[file]
    found = request.subject.thing
    name = slugify(f"{found.group.name} {found.title} log")[:80]
    return attached(made(found), content_type, f"{name}.{file}")


def _private(request: SignedInRequest) -> bool:
    """Whether the reader sees what the consoles showed: those who steer, and a mentee whom the group let shadow them."""
    steers = bool(request.roles & STEERERS)
    return steers or (
        Role.MENTEE in request.roles and consent_for(request.subject.thing, request.user) is not None
    )
