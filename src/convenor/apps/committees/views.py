"""Pages of this app: working groups and their meetings."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.committees import actions, queries
from convenor.apps.committees.forms import EndForm, GroupForm, MeetingForm, MemberForm, track_words
from convenor.apps.committees.models import WorkingGroup
from convenor.domain.kernel import Refused, Role


def groups(request: SignedInRequest) -> HttpResponse:
    """The groups the reader belongs to; all of them for the secretariat."""
    everywhere = Role.SECRETARIAT in request.roles
    found = queries.groups_for(request.user, everywhere, timezone.now())
    return render(request, "committees/groups.html", {"groups": found, "everywhere": everywhere})


def group(request: SignedInRequest, group: int) -> HttpResponse:
    """One group: what it writes, who sits in it, when it meets."""
    asked = request.GET.get("end", "")
    return show_group(request, request.subject.thing, ending=int(asked) if asked.isdecimal() else 0)


def show_group(
    request: SignedInRequest,
    group: WorkingGroup,
    *,
    member_form: MemberForm | None = None,
    end_form: EndForm | None = None,
    ending: int = 0,
    status: int = 200,
) -> HttpResponse:
    """The group's page, also with a form for its seats: ``ending`` is the membership of the seat to end."""
    sought = request.GET.get("q", "").replace("\x00", "")[:80].strip()
    page = queries.group_page(group, request.roles, timezone.now(), sought)
    track = next((each for each in request.programme.tracks if each.key == group.track), None)
    context: dict[str, Any] = {
        "page": page,
        "group": group,
        "track": track_words(track) if track else "",
        "track_note": track.note if track else None,
        "end_form": end_form,
        "ending": ending,
        "sought": sought,
    }
    if page.may_change:
        context["member_form"] = member_form or MemberForm(group=group, today=timezone.localdate())
        context["today"] = timezone.localdate()
    return render(request, "committees/group.html", context, status=status)


def group_new(request: SignedInRequest) -> HttpResponse:
    """Write down a new group."""
    form = GroupForm(request.POST or None, tracks=request.programme.tracks)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_group(form.cleaned_data, by=request.user)
        except Refused:
            form.add_error("name", _("There is a group of this name already."))
        else:
            messages.success(request, _("%(name)s is written down.") % {"name": made.name})
            return redirect("group", made.pk)
    return render(request, "committees/group_form.html", {"form": form}, status=422 if form.errors else 200)


def group_close(request: SignedInRequest, group: int) -> HttpResponse:
    """The group's work is done."""
    closed = actions.close_group(request.subject.thing, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s is closed. Its page stays.") % {"name": closed.name})
    return redirect("group", closed.pk)


def group_reopen(request: SignedInRequest, group: int) -> HttpResponse:
    """The group works on."""
    opened = actions.reopen_group(request.subject.thing, by=request.user)
    messages.success(request, _("%(name)s is open again.") % {"name": opened.name})
    return redirect("group", opened.pk)


def meeting_new(request: SignedInRequest, group: int) -> HttpResponse:
    """Write down when the group meets."""
    found = request.subject.thing
    form = MeetingForm(request.POST or None, zone=request.user.time_zone)
    if request.method == "POST" and form.is_valid():
        try:
            actions.plan_meeting(found, form.cleaned_data, by=request.user)
        except Refused:
            form.add_error("title", _("This meeting is written down already, with the same begin."))
        else:
            messages.success(request, _("The meeting is written down."))
            return redirect("group", found.pk)
    context = {"form": form, "group": found}
    return render(request, "committees/meeting_form.html", context, status=422 if form.errors else 200)
