"""Pages of the mentor's assignments."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.learning.typed import Typed
from convenor.apps.mentoring.actions import assignments as actions
from convenor.apps.mentoring.forms.assignments import AnswerForm, AssignmentForm
from convenor.apps.mentoring.queries import assignments as queries
from convenor.apps.mentoring.views.saving import answer_saving, typed_in
from convenor.domain.kernel import Refused


def assignments(request: SignedInRequest, journey: int) -> HttpResponse:
    """Everything that the mentor asked for."""
    more = request.subject.more
    found = queries.assignments(request.subject.thing, more["pairing"], request.roles)
    return render(request, "mentoring/assignments.html", {"assignments": found, **more})


def assignment_new(request: SignedInRequest, journey: int) -> HttpResponse:
    """Ask the mentee to do something."""
    form, refusal, pairing = AssignmentForm(request.POST or None), None, request.subject.more["pairing"]
    pairing.journey = request.subject.thing
    if request.method == "POST" and form.is_valid():
        wish = form.cleaned_data
        try:
            work = actions.set_assignment(pairing, **wish, by=request.user, at=timezone.now())
            messages.success(request, _("Set. Your mentee has a letter."))
            return redirect("assignment", assignment=work.pk)
        except Refused as refused:
            refusal = refused
    context = {"form": form, "refusal": refusal, **request.subject.more}
    return render(request, "mentoring/assignment_new.html", context)


def assignment(request: SignedInRequest, assignment: int) -> HttpResponse:
    """One assignment: the brief, the work, the answer."""
    return _page(request, AnswerForm())


def assignment_save(request: SignedInRequest, assignment: int) -> HttpResponse:
    """Save what is being typed."""

    def save(typed: Typed, at: datetime) -> int:
        return actions.save_work(request.subject.thing, typed, by=request.user, at=at).work_revision

    return answer_saving(request, save)


def assignment_hand_in(request: SignedInRequest, assignment: int) -> HttpResponse:
    """Hand the work in."""
    typed = typed_in(request, "work")
    actions.hand_in(request.subject.thing, typed, by=request.user, at=timezone.now())
    messages.success(request, _("Handed in. Your mentor has a letter."))
    return redirect("assignment", assignment=assignment)


def assignment_answer(request: SignedInRequest, assignment: int) -> HttpResponse:
    """The mentor's answer."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    actions.answer(request.subject.thing, form.cleaned_data["words"], by=request.user, at=timezone.now())
    messages.success(request, _("Answered. Your mentee has a letter."))
    return redirect("assignment", assignment=assignment)


def assignment_withdraw(request: SignedInRequest, assignment: int) -> HttpResponse:
    """The mentor takes it back."""
    work = actions.withdraw(request.subject.thing, by=request.user, at=timezone.now())
    messages.success(request, _("Taken back."))
    return redirect("assignments", journey=work.pairing.journey_id)


def _page(request: SignedInRequest, form: AnswerForm) -> HttpResponse:
    page = queries.assignment_page(request.subject.thing, request.roles)
    context = {"page": page, "form": form, **request.subject.more}
    return render(request, "mentoring/assignment.html", context, status=422 if form.errors else 200)
