"""Pages of attendance: said by the mentee, confirmed by the group."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.committees.models import Meeting
from convenor.apps.mentoring.actions import attendance as actions
from convenor.apps.mentoring.forms.attendance import AttendedForm, DeclineForm, PreparedForm
from convenor.apps.mentoring.models import Journey
from convenor.apps.mentoring.queries import attendance as queries
from convenor.domain.kernel import Role


def attendances(request: SignedInRequest, journey: int) -> HttpResponse:
    """Everything that was said about meetings on one journey."""
    return _page(request, None)


def attendance_claim(request: SignedInRequest, journey: int) -> HttpResponse:
    """The mentee says: I prepared, or I was there."""
    thing, now = request.subject.thing, timezone.now()
    prepared = "prepared-held_on" in request.POST
    form = PreparedForm(request.POST) if prepared else _attended(request, thing)
    if not form.is_valid():
        return _page(request, form)
    data = form.cleaned_data
    if prepared:
        actions.say_prepared(thing, data["held_on"], data["words"], by=request.user, at=now)
    else:
        meeting = get_object_or_404(Meeting, pk=data["meeting"], group=thing.group_id)
        actions.say_attended(thing, meeting, data["words"], by=request.user, at=now)
    messages.success(request, _("Thank you. The convenors and the secretary of the group have a letter."))
    return redirect("attendances", journey=journey)


def attendance(request: SignedInRequest, attendance: int) -> HttpResponse:
    """One thing that the mentee said."""
    return _one(request, DeclineForm())


def attendance_confirm(request: SignedInRequest, attendance: int) -> HttpResponse:
    """It is so."""
    actions.confirm(request.subject.thing, by=request.user, at=timezone.now())
    messages.success(request, _("Confirmed. It counts on the way to graduation."))
    return redirect("attendance", attendance=attendance)


def attendance_decline(request: SignedInRequest, attendance: int) -> HttpResponse:
    """It is not so, and why."""
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _one(request, form)
    actions.decline(request.subject.thing, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    messages.success(request, _("Noted. The mentee reads your reason."))
    return redirect("attendance", attendance=attendance)


def _attended(request: SignedInRequest, journey: Journey) -> AttendedForm:
    begun = Meeting.objects.filter(group=journey.group_id, between=False)
    data = request.POST if request.method == "POST" else None
    return AttendedForm(data, meetings=begun)


def _one(request: SignedInRequest, form: DeclineForm) -> HttpResponse:
    may_answer = not {Role.CONVENOR, Role.SECRETARY, Role.SECRETARIAT}.isdisjoint(request.roles)
    is_open = request.subject.state == "claimed"
    context = {"claim": request.subject.thing, "form": form, "may_answer": may_answer and is_open}
    return render(request, "mentoring/attendance_one.html", {**context, **request.subject.more})


def _page(request: SignedInRequest, form: PreparedForm | AttendedForm | None) -> HttpResponse:
    page = queries.attendance_page(request.subject.thing, request.roles, timezone.now())
    prepared = form if isinstance(form, PreparedForm) else PreparedForm()
    fresh = AttendedForm(meetings=page.open_meetings)
    attended = form if isinstance(form, AttendedForm) else fresh
    context = {"page": page, "prepared": prepared, "attended": attended, **request.subject.more}
    return render(request, "mentoring/attendance.html", context, status=422 if form else 200)
