"""What a reader sees when something cannot be done: words, and the way on."""

from datetime import timedelta
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.domain.kernel import Refused
from convenor.site.refusals import say


def words_of(refusal: Refused) -> str:
    """The sentence for a refusal, in the reader's language."""
    return say(refusal.code, refusal.values)


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asked, that shows the words itself."""
    return "application/json" in request.headers.get("Accept", "")


def refused(request: HttpRequest, refusal: Refused, status: int = 409) -> HttpResponse:
    """Tell why something was not done; nothing has changed."""
    if wants_json(request):
        # 409 would say to a page that saves while writing that another window was faster: see autosave.js
        return JsonResponse({"words": words_of(refusal), "code": refusal.code}, status=422)
    context = {"words": words_of(refusal), "back": back(request), "typed": typed(request)}
    return render(request, "refused.html", context, status=status)


WRITTEN = gettext_lazy("What you wrote")
FIELDS = {
    "clause": gettext_lazy("Clause"),
    "note": gettext_lazy("What it is about"),
    "question": gettext_lazy("Question"),
    "reason": gettext_lazy("Reason"),
    "remedy": gettext_lazy("What would resolve it"),
    "text": gettext_lazy("Text"),
    "title": gettext_lazy("Title"),
    "why": gettext_lazy("Why"),
    "word": gettext_lazy("Word to settle for the glossary"),
}


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What a person wrote into the refused form, so that it can be copied: nothing typed is lost."""
    skip = ("csrfmiddlewaretoken", "password", "once", "revision", "next", "start")
    return [
        (str(FIELDS.get(name, WRITTEN)), text)
        for name, text in request.POST.items()
        if isinstance(text, str) and len(text) > 20 and not name.startswith(skip)
    ]


def back(request: HttpRequest) -> str:
    """The page that the reader came from, when it is one of ours."""
    came = request.headers.get("Referer", "")
    start = f"{request.scheme}://{request.get_host()}/"
    return "/" + came.removeprefix(start) if came.startswith(start) else "/home/"


def too_often(request: HttpRequest, wait: timedelta) -> HttpResponse:
    """Too many tries from one address; and when the next one is taken."""
    minutes = ceil(wait / timedelta(minutes=1))
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(ceil(wait.total_seconds()))
    return response


def too_often_for_sign_in(request: HttpRequest) -> HttpResponse:
    """Where sign-in itself stops first: it counts by the minute."""
    return too_often(request, timedelta(minutes=1))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from a page that is too old, or from elsewhere; what was typed is shown for copying."""
    words = _(
        "This page was open for too long, or you signed in again meanwhile. Go back, reload it and send it once more."
    )
    context: dict[str, Any] = {"words": words, "back": back(request), "typed": typed(request)}
    return render(request, "refused.html", context, status=403)
