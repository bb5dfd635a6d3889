"""When a meeting is: corrected, taken off, and told to people's calendars."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.committees.forms import MeetingForm
from convenor.apps.meetings.actions import plan_dates as actions
from convenor.apps.meetings.queries.plan import plan_of


def send(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Send the deadlines to the co-convenors' calendars, or the agenda and the meeting to the whole group."""
    plan = plan_of(request.subject.thing)
    if plan is None:
        raise Http404
    letter, at = request.programme.letter, timezone.now()
    if request.POST.get("what") == "agenda":
        actions.call_the_group(plan, letter, by=request.user, at=at)
        messages.success(request, _("The agenda is on its way to everybody in the group."))
    else:
        actions.send_deadlines(plan, letter, by=request.user, at=at)
        messages.success(request, _("The dates are on their way to the calendars."))
    return redirect(f"{reverse('meeting-plan-part', args=(meeting, 'logistics'))}#dates")


def meeting_edit(request: SignedInRequest, group: int, meeting: int) -> HttpResponse:
    """Correct a meeting; the dates in people's calendars move with it."""
    known, letter = request.subject.thing, request.programme.letter
    form = MeetingForm(request.POST or None, zone=request.user.time_zone, meeting=known)
    if request.method == "POST" and form.is_valid():
        actions.change_meeting(known, form.cleaned_data, letter, by=request.user, at=timezone.now())
        messages.success(request, _("The changes are saved."))
        return redirect("group", group)
    context = {"form": form, "group": request.subject.more["group"], "meeting": known}
    return render(request, "committees/meeting_form.html", context, status=422 if form.errors else 200)


def meeting_remove(request: SignedInRequest, group: int, meeting: int) -> HttpResponse:
    """Take a meeting off that will not be."""
    found, letter = request.subject.thing, request.programme.letter
    was_there = actions.remove_meeting(found, meeting, letter, by=request.user, at=timezone.now())
    done, already = _("The meeting is removed."), _("The meeting was removed already.")
    messages.success(request, done if was_there else already)
    return redirect("group", group)
