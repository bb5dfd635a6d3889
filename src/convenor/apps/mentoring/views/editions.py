"""Pages about versions of the programme: who is on which, and the move to the current one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.mentoring.actions import editions as actions
from convenor.apps.mentoring.queries import editions as queries


def editions(request: SignedInRequest) -> HttpResponse:
    """Who learns by which version."""
    found = queries.editions(request.GET.get("page", ""))
    return render(request, "mentoring/editions.html", {"page": found})


def edition(request: SignedInRequest, journey: int) -> HttpResponse:
    """What the current version would change for one mentee, and the move."""
    thing, now = request.subject.thing, timezone.now()
    if request.method == "POST":
        moved = actions.move(thing, request.POST.get("version", ""), by=request.user, at=now)
        names = {"name": thing.mentee.name, "version": request.programme.version}
        messages.success(request, _("%(name)s now learns by version %(version)s.") % names)
        return redirect("journey", journey=moved.pk)
    page = queries.comparison(thing, now)
    return render(request, "mentoring/edition.html", {"page": page, **request.subject.more})
