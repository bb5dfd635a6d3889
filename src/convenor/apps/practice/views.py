"""Practising with a ballot: the list, one practice beside what the working group decided, one issue of it."""

import secrets
from random import Random

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.practice import actions, queries
from convenor.apps.practice.forms import BeginForm
from convenor.domain.ballot.comparing import Agreement
from convenor.domain.kernel import Refused


def practices(request: SignedInRequest) -> HttpResponse:
    """What somebody practises with; begin another."""
    form, refusal = BeginForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        said, dice = form.cleaned_data, Random(secrets.randbits(64))  # noqa: S311 - a story, no secret
        try:
            made = actions.begin(
                int(said["size"]), said["language"], dice, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            refusal = refused
        else:
            return redirect("ballot", made.pk)
    context = {
        "begun": queries.practices(request.user),
        "form": form,
        "most": queries.MOST,
        "refusal": refusal,
    }
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "practice/practices.html", context, status=status)


def practice(request: SignedInRequest, practice: int) -> HttpResponse:
    """How far it is, what may be looked at, and what was."""
    return _shown(request)


def matter(request: SignedInRequest, practice: int, matter: str) -> HttpResponse:
    """One issue of the working group, beside what became of its comments."""
    found = queries.matter_page(request.subject.thing, matter)
    if found is None:
        raise Http404
    context = {"practice": request.subject.thing, "ballot": request.subject.thing.ballot, "page": found}
    return render(request, "practice/matter.html", context)


def look(request: SignedInRequest, practice: int) -> HttpResponse:
    """Look at what was decided on one issue of theirs."""
    try:
        actions.look(request.subject.thing, request.POST.get("key", ""), by=request.user, at=timezone.now())
    except Refused as refused:
        return _shown(request, refused)
    return redirect(f"{reverse('practice', args=(practice,))}#compared")


def done(request: SignedInRequest, practice: int) -> HttpResponse:
    """Open everything."""
    actions.finish(request.subject.thing, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("Everything is open now. You may go on with the ballot; the comparison keeps what you had said."),
    )
    return redirect("practice", practice)


def drop(request: SignedInRequest, practice: int) -> HttpResponse:
    """Take the practice away."""
    actions.drop(request.subject.thing, by=request.user)
    messages.success(request, _("The practice is gone, with all that was written on it."))
    return redirect("practices")


def _shown(request: SignedInRequest, refusal: Refused | None = None) -> HttpResponse:
    thing = request.subject.thing
    page = queries.practice_page(thing)
    found = page.beside.comparison
    context = {
        "practice": thing,
        "ballot": thing.ballot,
        "page": page,
        "same": found.count_of(Agreement.SAME),
        "apart": round(100 * found.closeness.kept_apart),
        "together": round(100 * found.closeness.kept_together),
        "refusal": refusal,
    }
    return render(request, "practice/practice.html", context, status=409 if refusal else 200)
