"""The report for guests without an account: known by their device, or by the link that a convenor sent them."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.actions import amendments
from convenor.apps.meetings.models import Report, Sitting
from convenor.apps.meetings.queries import guests
from convenor.apps.meetings.typed import Overtaken
from convenor.apps.meetings.views.join import own_sitting
from convenor.apps.meetings.views.passages import typed_words
from convenor.domain.kernel import Refused

SALT = "convenor.meetings.guest-report-device"


def read(request: HttpRequest, meeting: int) -> HttpResponse:
    """The report of the meeting at which this guest was."""
    if not (known := _known(request, meeting)):
        return redirect("join")
    page = guests.page(*known, timezone.now())
    return render(request, "meetings/guest_report.html", {"page": page, "meeting": known[0].meeting})


def passage(request: HttpRequest, meeting: int, passage: int) -> HttpResponse:
    """One passage: its words, what is proposed, and the guest's own proposal."""
    return _show(request, meeting, passage)


def propose(request: HttpRequest, meeting: int, passage: int) -> HttpResponse:
    """Propose other words."""
    if not (known := _known(request, meeting)):
        return redirect("join")
    report, guest = known
    row = get_object_or_404(report.passages, pk=passage)
    why, once = request.POST.get("why", ""), request.POST.get("once", "")
    try:
        amendments.propose(row, typed_words(request.POST), why, once, by=None, at=timezone.now(), guest=guest)
    except Refused as refused:
        return _show(request, meeting, passage, refused)
    messages.success(
        request, _("Your amendment is with the convenors. You will read here what became of it.")
    )
    return redirect("join-report-passage", meeting, passage)


def by_link(request: HttpRequest, meeting: int, slip: str) -> HttpResponse:
    """A guest's own link: a button makes this device known, so that nothing that only looks at links does."""
    at = timezone.now()
    sitting = guests.sitting_of_slip(slip, meeting, at)
    if sitting is None:
        return render(request, "meetings/guest_link.html", {"guest": None}, status=410)
    if request.method != "POST":
        thing = Meeting.objects.select_related("group").get(pk=meeting)
        return render(request, "meetings/guest_link.html", {"guest": sitting, "meeting": thing})
    answer = redirect("join-report", meeting)
    most = int(guests.LINK_LASTS.total_seconds())
    answer.set_signed_cookie(
        f"report-{meeting}",
        str(sitting.pk),
        salt=SALT,
        max_age=most,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return answer


def _known(request: HttpRequest, meeting: int) -> tuple[Report, Sitting] | None:
    """The report, where this device is that of somebody who was present."""
    thing = Meeting.objects.filter(pk=meeting).first()
    sitting = (own_sitting(request, thing) or _by_cookie(request, thing)) if thing else None
    report = guests.report_for(sitting) if sitting else None
    return (report, sitting) if report and sitting else None


def _by_cookie(request: HttpRequest, meeting: Meeting) -> Sitting | None:
    most = int(guests.LINK_LASTS.total_seconds())
    found = request.get_signed_cookie(f"report-{meeting.pk}", default="", salt=SALT, max_age=most)
    return Sitting.objects.filter(pk=found, meeting=meeting, person=None).first() if found else None


def _show(request: HttpRequest, meeting: int, passage: int, refusal: Refused | None = None) -> HttpResponse:
    """A passage's page, also with what was refused and what was typed."""
    if not (known := _known(request, meeting)):
        return redirect("join")
    report, guest = known
    row = get_object_or_404(report.passages.exclude(text=""), pk=passage)
    context: dict[str, Any] = {
        "meeting": report.meeting,
        "page": guests.passage_page(report, guest, row, timezone.now()),
        "refusal": refusal,
        "typed": request.POST,
        "theirs": refusal if isinstance(refusal, Overtaken) else None,
        "once": request.POST.get("once") or uuid4().hex,
    }
    return render(request, "meetings/guest_passage.html", context, status=409 if refusal else 200)
