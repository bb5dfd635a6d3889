"""Pages of pairs: choosing a mentor, answering, ending, and what is asked in confidence."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.mentoring.actions import pairs as actions
from convenor.apps.mentoring.forms.pairs import AnswerForm, EndRequestForm, MentorChoice, ReasonForm
from convenor.apps.mentoring.queries import pairs as queries
from convenor.domain.kernel import Refused


def pairing_choose(request: SignedInRequest, journey: int) -> HttpResponse:
    """The mentors who may be asked, with reasons; the others, with the rule that forbids."""
    if request.method == "POST":
        return _propose(request)
    return _choice(request)


def _propose(request: SignedInRequest) -> HttpResponse:
    form = MentorChoice(request.POST)
    if not form.is_valid():
        return _choice(request, Refused("mentor-not-chosen"))
    try:
        made = actions.propose(
            request.subject.thing, form.cleaned_data["mentor"], by=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _choice(request, refused)
    messages.success(request, _("The proposal is made. Both have been written to."))
    return redirect("pairing", pk=made.pk)


def _choice(request: SignedInRequest, refused: Refused | None = None) -> HttpResponse:
    pairing = request.subject.more["pairing"]
    choice = queries.choice_for(request.subject.thing, pairing, timezone.localdate())
    context = {"it": choice, "refused": refused, "state": request.subject.state}
    return render(request, "mentoring/pairing_choose.html", context, status=409 if refused else 200)


def pairing(request: SignedInRequest, pk: int) -> HttpResponse:
    """One pair: who, where it stands, and what is asked of the reader."""
    return _page(request)


def _page(request: SignedInRequest, refused: Refused | None = None, typed: str = "") -> HttpResponse:
    thing = request.subject.thing
    it = queries.page_of(thing, request.user, request.roles, timezone.localdate())
    context = {"it": it, "refused": refused, "typed": typed, "roles": request.roles}
    return render(request, "mentoring/pairing.html", context, status=409 if refused else 200)


def pairing_accept(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mentor or mentee says yes."""
    done = actions.accept(request.subject.thing, by=request.user, at=timezone.now())
    said = {
        "active": (messages.SUCCESS, _("You have both said yes. The pair begins today.")),
        "proposed": (messages.SUCCESS, _("Thank you. The pair begins when the other says yes too.")),
    }
    fell = (messages.WARNING, _("The pair cannot begin: a rule no longer holds. The page says which one."))
    messages.add_message(request, *said.get(done.state, fell))
    return redirect("pairing", pk=pk)


def pairing_decline(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mentor or mentee says no."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, Refused("words-too-long"), request.POST.get("reason", ""))
    reason = form.cleaned_data["reason"]
    actions.decline(request.subject.thing, by=request.user, at=timezone.now(), reason=reason)
    messages.success(request, _("You have declined. The secretariat looks for another mentor."))
    return redirect("pairing", pk=pk)


def pairing_close(request: SignedInRequest, pk: int) -> HttpResponse:
    """The secretariat ends a pair, with words that both read."""
    form = ReasonForm(request.POST)
    typed = request.POST.get("reason", "")
    if not form.is_valid():
        return _page(request, Refused("words-too-long"), typed)
    try:
        reason = form.cleaned_data["reason"]
        actions.close(request.subject.thing, by=request.user, at=timezone.now(), reason=reason)
    except Refused as refused:
        return _page(request, refused, typed)
    messages.success(request, _("The pair has ended. Both have been written to."))
    return redirect("pairing-choose", journey=request.subject.thing.journey_id)


def pairing_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask the confidant to end the pair. The page says who reads it, and who does not."""
    thing = request.subject.thing
    confidants = queries.confidants_for(thing)
    form = EndRequestForm(request.POST or None, confidants=confidants)
    if request.method != "POST" or not form.is_valid():
        context = {"pairing": thing, "form": form, "confidants": list(confidants)}
        return render(request, "mentoring/pairing_end.html", context, status=422 if form.errors else 200)
    given = form.cleaned_data
    actions.ask_to_end(thing, given["words"], given["confidant"], by=request.user, at=timezone.now())
    messages.success(
        request,
        _("%(name)s has been written to and will speak with you. Nobody else knows.")
        % {"name": given["confidant"].name},
    )
    return redirect("pairing", pk=pk)


def confidential(request: SignedInRequest) -> HttpResponse:
    """What was asked of the reader in confidence."""
    return render(request, "mentoring/confidential.html", {"asked": queries.asked_of(request.user)})


def confidential_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """The confidant ends the pair, or lets it go on."""
    form = AnswerForm(request.POST)
    tried = {"pk": pk, "reason": request.POST.get("reason", "")}
    refused = None if form.is_valid() else Refused("words-too-long")
    if refused is None:
        ends = form.cleaned_data["answer"] == "end"
        reason = form.cleaned_data["reason"]
        try:
            actions.answer_request(
                request.subject.thing, ends=ends, by=request.user, at=timezone.now(), reason=reason
            )
            messages.success(request, _("Your answer is given, and everybody concerned has been written to."))
            return redirect("confidential")
        except Refused as told:
            refused = told
    context = {"asked": queries.asked_of(request.user), "refused": refused, "tried": tried}
    return render(request, "mentoring/confidential.html", context, status=409)
