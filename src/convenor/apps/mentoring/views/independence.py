"""Seats in groups, their secretaries, and the alarms that these raise."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.committees.forms import EndForm, GroupForm, MemberForm
from convenor.apps.committees.views import show_group
from convenor.apps.mentoring.actions import independence as actions
from convenor.apps.mentoring.forms.pairs import SettleForm
from convenor.apps.mentoring.queries import independence as queries
from convenor.domain.kernel import Refused

A_PAGE = 50


def alarms(request: SignedInRequest) -> HttpResponse:
    """Every alarm, the open first."""
    return _alarms(request)


def _alarms(request: SignedInRequest, form: SettleForm | None = None, tried: int = 0) -> HttpResponse:
    page = Paginator(queries.alarms(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "told": queries.told(page.object_list),
        "form": form,
        "tried": tried,
    }
    return render(request, "mentoring/alarms.html", context, status=422 if form else 200)


def alarm_settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say how an alarm was answered."""
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _alarms(request, form, pk)
    actions.settle(request.subject.thing, form.cleaned_data["words"], by=request.user, at=timezone.now())
    messages.success(request, _("The alarm is settled."))
    return redirect("alarms")


def group_edit(request: SignedInRequest, group: int) -> HttpResponse:
    """Correct what is known of a group; with another secretary, pairs are checked at once."""
    known = request.subject.thing
    form = GroupForm(request.POST or None, tracks=request.programme.tracks, group=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_group(known, form.cleaned_data, by=request.user, at=timezone.now())
        except Refused:
            form.add_error("name", _("There is a group of this name already."))
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("group", known.pk)
    context = {"form": form, "group": known}
    return render(request, "committees/group_form.html", context, status=422 if form.errors else 200)


def member_add(request: SignedInRequest, group: int) -> HttpResponse:
    """Give somebody a seat in a group; pairs are checked at once."""
    thing = request.subject.thing
    form = MemberForm(request.POST, group=thing, today=timezone.localdate())
    if not form.is_valid():
        return show_group(request, thing, member_form=form, status=422)
    made = actions.add_member(thing, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("%(name)s now sits in %(wg)s.") % {"name": made.person.name, "wg": thing.name},
    )
    return redirect("group", group=thing.pk)


def member_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """End somebody's seat; an alarm that it had raised is settled by that."""
    membership = request.subject.thing
    form = EndForm(request.POST)
    if not form.is_valid():
        return show_group(request, membership.group, end_form=form, ending=pk, status=422)
    until = form.cleaned_data["until"]
    actions.end_membership(membership, until, by=request.user, at=timezone.now())
    names = {"name": membership.person.name, "wg": membership.group.name}
    messages.success(request, _("%(name)s no longer sits in %(wg)s.") % names)
    return redirect("group", group=membership.group_id)
