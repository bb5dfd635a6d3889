"""Pages of the graduation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.mentoring.actions import graduation as actions
from convenor.apps.mentoring.queries import graduation as queries


def graduation(request: SignedInRequest, journey: int) -> HttpResponse:
    """What stands before graduation, or the certificate."""
    page = queries.graduation(request.subject.thing, timezone.now())
    return render(request, "mentoring/graduation.html", {"page": page, **request.subject.more})


def recommend(request: SignedInRequest, journey: int) -> HttpResponse:
    """The mentor says that the mentee is ready."""
    pairing = request.subject.more["pairing"]
    pairing.journey = request.subject.thing
    actions.recommend(pairing, by=request.user, at=timezone.now())
    messages.success(request, _("Recommended. The secretariat confirms the graduation."))
    return redirect("graduation", journey=journey)


def confirm(request: SignedInRequest, journey: int) -> HttpResponse:
    """The secretariat closes the programme."""
    actions.confirm(request.subject.thing, request.subject.more["mentor"], by=request.user, at=timezone.now())
    messages.success(
        request, _("Confirmed. The certificate has its number, and the letters are on their way.")
    )
    return redirect("graduation", journey=journey)


def certificate(request: SignedInRequest, journey: int) -> HttpResponse:
    """The certificate as PDF."""
    thing = request.subject.thing
    disposition = f'attachment; filename="{thing.certificate}.pdf"'
    drawn = queries.certificate(thing)
    return HttpResponse(drawn, content_type="application/pdf", headers={"Content-Disposition": disposition})


def become_mentor(request: SignedInRequest, journey: int) -> HttpResponse:
    """The graduate offers to accompany others."""
    actions.become_mentor(request.subject.thing, by=request.user, at=timezone.now())
    messages.success(
        request, _("Thank you. The secretariat completes your entry among the mentors with you.")
    )
    return redirect("graduation", journey=journey)
