"""The pages of readings: the list, one reading with notes and questions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.learning.actions import reading as actions
from convenor.apps.learning.forms import AnswerForm, AskForm
from convenor.apps.learning.models import ReadingMark
from convenor.apps.learning.pairs import pair_of
from convenor.apps.learning.queries import reading as queries
from convenor.apps.learning.typed import Stale
from convenor.apps.learning.views.saving import told, typed_in


def reading_list(request: SignedInRequest, enrolment: int) -> HttpResponse:
    """All readings, and how far the mentee is with each."""
    pair = pair_of(request.subject)
    shown = queries.reading_list(pair)
    context = {"pair": pair, "shown": shown, "statuses": ReadingMark.Status.choices}
    return render(request, "learning/reading_list.html", context)


def reading_mark(request: SignedInRequest, enrolment: int, reading: str) -> HttpResponse:
    """Set how far the mentee is with one reading, and answer with its line as it then stands."""
    pair = pair_of(request.subject)
    status = request.POST.get("status", "")
    actions.mark(pair.enrolment, reading, status, by=request.user, at=timezone.now())
    if not request.htmx:  # type: ignore[attr-defined]
        came_from_one = request.POST.get("from") == "one"
        if came_from_one:
            return redirect("reading", enrolment, reading)
        return redirect(reverse("readings", args=(enrolment,)) + f"#{reading}")
    shown = queries.reading_list(pair)
    line = next(each for shelf in shown.shelves for each in shelf.lines if each.reading.key == reading)
    context = {"pair": pair, "shown": shown, "line": line, "statuses": ReadingMark.Status.choices}
    return render(request, "learning/_reading_marked.html", context)


def one_reading(request: SignedInRequest, enrolment: int, reading: str) -> HttpResponse:
    """One reading: what it is, the mentee's own notes, the questions to the mentor."""
    return _page(request, reading, AskForm())


def _page(request: SignedInRequest, reading: str, form: AskForm, **more: object) -> HttpResponse:
    pair = pair_of(request.subject)
    shown = queries.one_reading(pair, reading)
    context = {"pair": pair, "shown": shown, "form": form, "statuses": ReadingMark.Status.choices, **more}
    refused = form.errors or more
    return render(request, "learning/one_reading.html", context, status=422 if refused else 200)


def reading_notes(request: SignedInRequest, enrolment: int, reading: str) -> HttpResponse:
    """Keep the notes while they are written, or by the button where scripts are off."""
    pair = pair_of(request.subject)

    def keep(name: str = "text") -> ReadingMark:
        typed = typed_in(request, name)
        return actions.keep_notes(pair.enrolment, reading, typed, by=request.user, at=timezone.now())

    if "field" in request.POST:
        return told(lambda: ((row := keep()).notes_revision, row.changed_at))
    try:
        keep("notes")
    except Stale as stale:
        return _page(request, reading, AskForm(), stale=stale, typed=request.POST.get("notes", ""))
    messages.success(request, _("Your notes are saved."))
    return redirect("reading", enrolment, reading)


def question_ask(request: SignedInRequest, enrolment: int, reading: str) -> HttpResponse:
    """Ask the mentor."""
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, reading, form)
    data = form.cleaned_data
    pair = pair_of(request.subject)
    actions.ask(pair, reading, data["words"], data["once"], by=request.user, at=timezone.now())
    messages.success(request, _("Your question is sent. It stands on the agenda of your next talk."))
    return redirect(reverse("reading", args=(enrolment, reading)) + "#questions")


def question_answer(request: SignedInRequest, enrolment: int, reading: str) -> HttpResponse:
    """Answer the mentee."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, reading, AskForm(), answer_form=form)
    data = form.cleaned_data
    pair = pair_of(request.subject)
    actions.answer(pair, data["question"], data["words"], by=request.user, at=timezone.now())
    messages.success(request, _("Your answer is sent."))
    return redirect(reverse("reading", args=(enrolment, reading)) + "#questions")
