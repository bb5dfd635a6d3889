"""Pages: asking to be erased, who asked, and carrying it out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts import actions as accounts
from convenor.apps.accounts.models import ErasureRequest
from convenor.apps.accounts.queries import erasures as asked
from convenor.apps.accounts.table import SignedInRequest
from convenor.domain.kernel import Refused
from convenor.site.erasure import actions
from convenor.site.erasure.hindrances import hindrances
from convenor.site.refusals import say


def erasure(request: SignedInRequest) -> HttpResponse:
    """Say what goes and what stays, and ask to be erased."""
    who = request.user
    if request.method == "POST":
        actions.ask(who, by=who, at=timezone.now())
        messages.success(request, _("You have asked to be erased. The secretariat is told."))
        return redirect("erasure")
    context = {"asked": ErasureRequest.objects.filter(person=who).first(), "first": _told(hindrances(who))}
    return render(request, "site/erasure.html", context)


def erasure_take_back(request: SignedInRequest) -> HttpResponse:
    """Stay after all."""
    accounts.take_erasure_back(request.user, by=request.user)
    messages.success(request, _("You have taken it back: nothing is erased."))
    return redirect("erasure")


def erasures(request: SignedInRequest) -> HttpResponse:
    """Who asks to be erased, the longest waiting first."""
    return render(request, "site/erasures.html", {"asked": asked()})


def person_erase(request: SignedInRequest, person: int) -> HttpResponse:
    """Show what goes and what stays; carry it out once the name is typed."""
    who, refusal = request.subject.thing, ""
    typed = request.POST.get("typed", "").replace("\x00", "")[:200]
    if request.method == "POST":
        try:
            actions.erase(who, typed, by=request.user, at=timezone.now())
        except Refused as refused:
            refusal = say(refused.code, refused.values)
        else:
            messages.success(request, _("The person is erased. What stays names nobody."))
            return redirect("people")
    first = _told(hindrances(who))
    asked_first = ErasureRequest.objects.filter(person=who).first()
    context = {"who": who, "asked": asked_first, "first": first, "refusal": refusal, "typed": typed}
    return render(request, "site/person_erase.html", context, status=409 if refusal else 200)


def _told(found: list[Refused]) -> list[str]:
    return [say(each.code, each.values) for each in found]
