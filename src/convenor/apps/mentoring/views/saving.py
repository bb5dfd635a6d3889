"""The answer to a text that is saved while somebody types."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.learning.typed import Stale, Typed

Save = Callable[[Typed, datetime], int]


def answer_saving(request: SignedInRequest, save: Save) -> HttpResponse:
    """Save, and tell the new revision; where something newer stands, hand it over to choose from."""
    given = request.POST.get("revision", "")
    typed = Typed(request.POST.get("text", ""), int(given) if given.isdecimal() else 0)
    at = timezone.now()
    try:
        revision = save(typed, at)
    except Stale as stale:
        words = _("Changed in another window: choose which text stays.")
        answer = {"revision": stale.revision, "text": stale.text, "words": words}
        return JsonResponse({**answer, "saved_at": stale.saved_at.isoformat()}, status=409)
    return JsonResponse({"revision": revision, "saved_at": at.isoformat()})


def typed_in(request: SignedInRequest, field: str) -> Typed:
    """What a form hands in, with the revision that its page knew."""
    given = request.POST.get(f"revision-{field}", "")
    return Typed(request.POST.get(field, ""), int(given) if given.isdecimal() else 0)
