"""Pages of the objectives."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.mentoring.actions import objectives as actions
from convenor.apps.mentoring.forms.objectives import AssessForm, SignForm
from convenor.apps.mentoring.models import Pairing
from convenor.apps.mentoring.queries import objectives as queries
from convenor.domain.kernel import Refused


def objectives(request: SignedInRequest, journey: int) -> HttpResponse:
    """All objectives of one journey."""
    aims = queries.aims(request.subject.thing, request.roles)
    done = sum(each.kind == "done" for each in aims)
    return render(request, "mentoring/objectives.html", {"aims": aims, "done": done, **request.subject.more})


def objective_assess(request: SignedInRequest, journey: int, objective: str) -> HttpResponse:
    """The mentee says how far an objective is."""
    thing, aim, refusal = request.subject.thing, _aim(request, objective), None
    form = AssessForm(request.POST or None, evidence=queries.choices(thing), initial=_own(aim))
    if request.method == "POST" and form.is_valid():
        data, now = form.cleaned_data, timezone.now()
        try:
            actions.assess(
                thing, objective, data["level"], data["words"], data["evidence"], by=request.user, at=now
            )
            messages.success(request, _("Saved. Your mentor sees it."))
            return redirect("objectives", journey=journey)
        except Refused as refused:
            refusal = refused
    context = {"aim": aim, "form": form, "refusal": refusal, **request.subject.more}
    return render(request, "mentoring/objective_assess.html", context)


def objective_sign(request: SignedInRequest, journey: int, objective: str) -> HttpResponse:
    """The mentor signs an objective."""
    aim, refusal, pairing = _aim(request, objective), None, _pairing(request)
    words = aim.standing.words if aim.standing else ""
    start = {"evidence": [each.value for each in aim.evidence], "words": words}
    form = SignForm(request.POST or None, evidence=queries.choices(request.subject.thing), initial=start)
    if request.method == "POST" and form.is_valid():
        data, now = form.cleaned_data, timezone.now()
        try:
            actions.sign(pairing, objective, data["words"], data["evidence"], by=request.user, at=now)
            messages.success(request, _("Signed. The secretariat confirms it next."))
            return redirect("objectives", journey=journey)
        except Refused as refused:
            refusal = refused
    context = {"aim": aim, "form": form, "refusal": refusal, **request.subject.more}
    return render(request, "mentoring/objective_sign.html", context)


def take_back(request: SignedInRequest, journey: int, objective: str) -> HttpResponse:
    """The mentor takes a signature back."""
    actions.take_back(_pairing(request), objective, by=request.user, at=timezone.now())
    messages.success(request, _("Your signature is taken back. Your words are kept for the next time."))
    return redirect("objectives", journey=journey)


def confirm(request: SignedInRequest, journey: int, objective: str) -> HttpResponse:
    """The secretariat confirms a signature."""
    actions.confirm(request.subject.thing, objective, by=request.user, at=timezone.now())
    messages.success(request, _("Confirmed. Both have a letter."))
    return redirect("objectives", journey=journey)


def _aim(request: SignedInRequest, objective: str) -> queries.Aim:
    aim = queries.aim_of(request.subject.thing, objective, request.roles)
    if aim is None:
        raise Http404
    return aim


def _own(aim: queries.Aim) -> dict[str, object]:
    own = aim.standing
    level = own.own_level if own else ""
    return {"level": level, "words": aim.own_words, "evidence": [each.value for each in aim.evidence]}


def _pairing(request: SignedInRequest) -> Pairing:
    pairing: Pairing = request.subject.more["pairing"]
    pairing.journey = request.subject.thing
    return pairing
