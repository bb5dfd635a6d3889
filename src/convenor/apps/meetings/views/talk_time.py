"""One's own talk time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.actions import talk_time as actions
from convenor.apps.meetings.queries.talk_time import history as history_of


def talk_time(request: SignedInRequest) -> HttpResponse:
    """How long one spoke, at which meetings, what that is kept for, and until when."""
    return render(request, "meetings/talk_time.html", {"history": history_of(request.user)})


def history(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Leave a meeting out of one's history, or take it in again."""
    left_out = request.POST.get("left_out") == "yes"
    actions.choose_history(request.subject.thing, left_out=left_out, by=request.user)
    out, back = (
        _("This meeting is left out of your history."),
        _("This meeting belongs to your history again."),
    )
    messages.success(request, out if left_out else back)
    return redirect("talk-time")
