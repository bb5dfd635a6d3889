"""The pages of the self-test: start, one item at a time, review, result."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.learning.actions import self_test as actions
from convenor.apps.learning.models import Attempt
from convenor.apps.learning.pairs import pair_of
from convenor.apps.learning.queries import self_test as queries
from convenor.apps.learning.views.saving import told


def self_test(request: SignedInRequest, enrolment: int) -> HttpResponse:
    """What the self-test is, how it is marked, and the attempts so far."""
    pair = pair_of(request.subject)
    context = {"pair": pair, "shown": queries.overview(pair.enrolment)}
    return render(request, "learning/self_test.html", context)


def self_test_begin(request: SignedInRequest, enrolment: int) -> HttpResponse:
    """Begin an attempt, or go on with the one that is open."""
    attempt = actions.begin(pair_of(request.subject).enrolment, by=request.user, at=timezone.now())
    return redirect("attempt-item", attempt.pk, queries.go_on_at(attempt))


def attempt(request: SignedInRequest, attempt: int) -> HttpResponse:
    """The result of a submitted attempt; an open one goes on where it was left."""
    row = _attempt(request)
    pair = pair_of(request.subject)
    if row.submitted_at is not None:
        context = {"pair": pair, "shown": queries.marked(row)}
        return render(request, "learning/attempt_result.html", context)
    if not pair.is_mentee:
        return redirect("self-test", pair.enrolment.pk)
    return redirect("attempt-item", row.pk, queries.go_on_at(row))


def attempt_item(request: SignedInRequest, attempt: int, number: int) -> HttpResponse:
    """One item of an open attempt; a submitted one shows its result."""
    row = _attempt(request)
    if row.submitted_at is not None:
        return redirect("attempt", row.pk)
    shown = queries.sitting(row)
    context = {"pair": pair_of(request.subject), "shown": shown, "place": shown.at(number)}
    return render(request, "learning/attempt_item.html", context)


def attempt_answer(request: SignedInRequest, attempt: int, number: int) -> HttpResponse:
    """Keep what was ticked on the page, if it was changed there, and go where the button says."""
    row = _attempt(request)
    item = queries.sitting(row).at(number).item
    options = request.POST.getlist(item.key)
    if sorted(options) != sorted(request.POST.get("was", "").split()):
        actions.tick(row, item.key, options, by=request.user, at=timezone.now())
    go = request.POST.get("go", "")
    if go.isdecimal():
        return redirect("attempt-item", row.pk, min(int(go[:4]), 9999))
    return redirect("attempt-review", row.pk)


def attempt_save(request: SignedInRequest, attempt: int) -> HttpResponse:
    """Keep one answer at the moment it is ticked."""
    item, options = request.POST.get("field", ""), request.POST.get("text", "").split()
    row, at = _attempt(request), timezone.now()

    def save() -> tuple[int, datetime]:
        return 0, actions.tick(row, item, options, by=request.user, at=at).saved_at

    return told(save)


def attempt_review(request: SignedInRequest, attempt: int) -> HttpResponse:
    """Every answer before handing in, and which are missing."""
    row = _attempt(request)
    if row.submitted_at is not None:
        return redirect("attempt", row.pk)
    context = {"pair": pair_of(request.subject), "shown": queries.sitting(row)}
    return render(request, "learning/attempt_review.html", context)


def attempt_hand_in(request: SignedInRequest, attempt: int) -> HttpResponse:
    """Mark the saved answers and show the result; a second time shows it again."""
    row = actions.hand_in(_attempt(request), by=request.user, at=timezone.now())
    messages.success(request, _("Your self-test is handed in and marked."))
    return redirect("attempt", row.pk)


def errata(request: SignedInRequest) -> HttpResponse:
    """Where the printed key errs, and what counts here."""
    return render(request, "learning/errata.html", {"errata": queries.errata()})


def _attempt(request: SignedInRequest) -> Attempt:
    """The attempt, with the enrolment that the gate has read already."""
    row: Attempt = request.subject.thing
    row.enrolment = pair_of(request.subject).enrolment
    return row
