"""One press: everything about me, as JSON for programs or as a Word file to read."""

from itertools import chain

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language

from convenor.apps.accounts import actions
from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import SignedInRequest
from convenor.documents.docx import to_docx
from convenor.site.own_data import learning, meetings, pairs, person, practice
from convenor.site.own_data.parts import Chapter, as_json, as_outline

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def everything(who: Person) -> tuple[Chapter, ...]:
    """Every chapter. What a new room keeps of people gets a chapter here."""
    now = timezone.now()
    way = chain(learning.chapters_of(who, now), pairs.chapters_of(who, now))
    did = chain(meetings.chapters_of(who), practice.chapters_of(who))
    return (*person.chapters_of(who), *way, *did, *person.last_chapters_of(who))


def own_data(request: SignedInRequest) -> HttpResponse:
    """Hand everything over, and write down that it was."""
    who, now = request.user, timezone.now()
    actions.hand_over_own_data(who, by=who)
    name = f"{slugify(who.name)[:40]}-{timezone.localdate():%Y-%m-%d}".strip("-")
    if request.POST.get("as") == "json":
        return _file(as_json(who, everything(who), now).encode(), "application/json", f"{name}.json")
    outline = as_outline(who, everything(who), now, get_language() or "en")
    return _file(to_docx(outline), WORD, f"{name}.docx")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)
