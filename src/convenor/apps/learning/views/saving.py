"""The answer to a page that saves while somebody writes: see ``autosave.js``."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from convenor.apps.learning.typed import Stale, Typed


def typed_in(request: HttpRequest, name: str = "text", revision: str = "revision") -> Typed:
    """A text of the page, with the revision that the page had been given."""
    given = request.POST.get(revision, "")
    return Typed(request.POST.get(name, ""), int(given) if given.isdecimal() and len(given) < 10 else 0)


def told(save: Callable[[], tuple[int, datetime]]) -> JsonResponse:
    """Save, and say what is stored now; where another window was faster, send its text along."""
    try:
        revision, saved_at = save()
    except Stale as stale:
        words = _("Changed in another window: choose which text stays.")
        found = {"revision": stale.revision, "text": stale.text, "saved_at": stale.saved_at.isoformat()}
        return JsonResponse({**found, "words": words}, status=409)
    return JsonResponse({"revision": revision, "saved_at": saved_at.isoformat()})
