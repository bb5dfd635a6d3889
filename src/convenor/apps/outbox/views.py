"""Pages of this app: letters read in the browser, and the letter that invites."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.forms import ReasonForm
from convenor.apps.accounts.queries import has_second_step
from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.outbox import actions, queries


def letters(request: SignedInRequest) -> HttpResponse:
    """The reader's own letters, newest first."""
    page, found = queries.letters_to(request.user, request.GET.get("page", "1"))
    return render(request, "outbox/letters.html", {"page": page, "letters": found})


def letter(request: SignedInRequest, letter: int) -> HttpResponse:
    """One letter, as our own page: its words are text, never markup."""
    if request.subject.state == "unread":
        actions.mark_read(request.subject.thing, by=request.user, at=timezone.now())
    return render(request, "outbox/reader.html", {"opened": queries.opened(request.subject.thing)})


def letter_calendar(request: SignedInRequest, letter: int) -> HttpResponse:
    """The calendar invitation that came with a letter."""
    words = queries.opened(request.subject.thing).words
    if words is None or not words.calendar:
        raise Http404
    kind = f"text/calendar; charset=utf-8; method={words.calendar_method}"
    headers = {"Content-Disposition": 'attachment; filename="invitation.ics"'}
    return HttpResponse(words.calendar, content_type=kind, headers=headers)


def person_invite(request: SignedInRequest, person: int) -> HttpResponse:
    """Send the letter that opens an account."""
    who = request.subject.thing
    actions.invite(who, request.programme, by=request.user, at=timezone.now())
    messages.success(request, _("The letter to %(name)s is on its way.") % {"name": who.name})
    return redirect("person", who.pk)


def person_second_step(request: SignedInRequest, person: int) -> HttpResponse:
    """Say what taking a second step away does, ask why, and do it."""
    who, form = request.subject.thing, ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        actions.take_second_step(who, words, by=request.user, at=timezone.now())
        told = _("%(name)s has no second step any more, is signed out everywhere, and is told by letter.")
        messages.success(request, told % {"name": who.name})
        return redirect("person", who.pk)
    context = {"who": who, "form": form, "is_self": who == request.user, "has_one": has_second_step(who)}
    return render(request, "outbox/second_step.html", context, status=422 if form.errors else 200)


def demo_letters(request: SignedInRequest) -> HttpResponse:
    """Everybody's letters, in the demo only: nothing leaves it, so they are read here."""
    page, found = queries.all_letters(request.GET.get("page", "1"))
    return render(request, "outbox/demo_letters.html", {"page": page, "letters": found})


def demo_letter(request: SignedInRequest, letter: int) -> HttpResponse:
    """One letter of anybody, in the demo only."""
    context = {"opened": queries.opened(request.subject.thing), "as_demo": True}
    return render(request, "outbox/reader.html", context)
