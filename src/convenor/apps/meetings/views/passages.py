"""The page of one passage of a report: correct, accept, question, amend it."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.actions import amendments
from convenor.apps.meetings.actions import passages as actions
from convenor.apps.meetings.models import Passage
from convenor.apps.meetings.queries import passages as queries
from convenor.apps.meetings.typed import Overtaken, Typed
from convenor.apps.meetings.views.report import show as show_report
from convenor.domain.kernel import Refused


def passage(request: SignedInRequest, meeting: int, passage: int) -> HttpResponse:
    """One passage: its words, who accepted them, what is asked and proposed, how it came to be."""
    return _show(request, request.subject.thing)


def correct(request: SignedInRequest, meeting: int, passage: int) -> HttpResponse:
    """Say it in other words, at once."""
    typed, why = typed_words(request.POST), request.POST.get("why", "")
    try:
        actions.correct(
            request.subject.thing, typed, why, roles=request.roles, by=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _show(request, request.subject.thing, refused, "correct")
    said = _("The passage is taken out.") if not typed.text.strip() else _("The passage says so now.")
    messages.success(request, said)
    return _back(request, passage)


def accept(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Find passages accurate: one, or all that the page showed."""
    report, read = request.subject.thing, _read(request)
    count = actions.accept(report, read, by=request.user, at=timezone.now())
    if count < len(read):
        messages.warning(request, _("What was changed meanwhile is not accepted: read it again."))
    done = ngettext("%(count)s passage is accepted.", "%(count)s passages are accepted.", count)
    messages.success(request, done % {"count": count})
    return _back(request, next(iter(read), 0) if len(read) == 1 else 0)


def add(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Add a passage behind another."""
    data, report = request.POST, request.subject.thing
    after = int(data.get("after", "")) if data.get("after", "").isdecimal() else 0
    kind, text = data.get("kind", ""), data.get("text", "")
    try:
        made = actions.add(report, after, kind, text, roles=request.roles, by=request.user, at=timezone.now())
    except Refused as refused:
        return show_report(request, refused, after=after, kind=kind, text=text)
    messages.success(request, _("The passage is added."))
    return _back(request, made.pk)


def ask(request: SignedInRequest, meeting: int, passage: int) -> HttpResponse:
    """Ask the secretary about it."""
    words, once = request.POST.get("words", ""), request.POST.get("once", "")
    try:
        actions.ask(request.subject.thing, words, once, by=request.user, at=timezone.now())
    except Refused as refused:
        return _show(request, request.subject.thing, refused, "ask")
    messages.success(request, _("The secretary sees your question."))
    return redirect("report-passage", meeting, passage)


def answer(request: SignedInRequest, meeting: int, asked: int) -> HttpResponse:
    """Answer a convenor's question."""
    question = request.subject.thing
    try:
        actions.answer(question, request.POST.get("words", ""), by=request.user, at=timezone.now())
    except Refused as refused:
        return _show(request, question.passage, refused, f"answer-{asked}")
    messages.success(request, _("Your answer stands beside the passage."))
    return redirect("report-passage", meeting, question.passage_id)


def propose(request: SignedInRequest, meeting: int, passage: int) -> HttpResponse:
    """Propose other words."""
    typed, why, once = typed_words(request.POST), request.POST.get("why", ""), request.POST.get("once", "")
    try:
        amendments.propose(request.subject.thing, typed, why, once, by=request.user, at=timezone.now())
    except Refused as refused:
        return _show(request, request.subject.thing, refused, "propose")
    messages.success(
        request, _("Your amendment is with the convenors. You will read here what became of it.")
    )
    return redirect("report-passage", meeting, passage)


def decide(request: SignedInRequest, meeting: int, proposal: int) -> HttpResponse:
    """Take an amendment, or decline it."""
    row, words, at = request.subject.thing, request.POST.get("answer", ""), timezone.now()
    try:
        if request.POST.get("decision") == "take":
            amendments.take(row, typed_words(request.POST), words, by=request.user, at=at)
            messages.success(request, _("The amendment is taken: the passage says so now."))
        else:
            amendments.decline(row, words, by=request.user, at=at)
            messages.success(request, _("The amendment is declined; your reason stands beside it."))
    except Refused as refused:
        return _show(request, row.passage, refused, f"decide-{proposal}")
    return redirect("report-passage", meeting, row.passage_id)


def _show(
    request: SignedInRequest, passage: Passage, refusal: Refused | None = None, form: str = ""
) -> HttpResponse:
    """The passage's page; ``form`` is the one that was refused, and keeps what was typed into it."""
    more = request.subject.more
    page = queries.passage_page(more["report"], passage, request.roles, request.user, timezone.now())
    context: dict[str, Any] = {
        **more,
        "page": page,
        "refusal": refusal,
        "refused_form": form,
        "typed": request.POST,
        "theirs": refusal if isinstance(refusal, Overtaken) else None,
        "once": request.POST.get("once") or uuid4().hex,
    }
    return render(request, "meetings/report_passage.html", context, status=409 if refusal else 200)


def typed_words(sent: QueryDict) -> Typed:
    """A text as a form sent it, and the revision that its page showed."""
    given = sent.get("revision", "")
    known = int(given) if given.isdecimal() and len(given) < 9 else 0
    return Typed(sent.get("text", ""), known)


def _read(request: SignedInRequest) -> dict[int, int]:
    """The passages that a form names with the revisions that its page showed: "17.2"."""
    pairs = (each.partition(".") for each in request.POST.getlist("read"))
    return {int(one): int(two) for one, _dot, two in pairs if one.isdecimal() and two.isdecimal()}


def _back(request: SignedInRequest, passage: int) -> HttpResponse:
    mark = f"#p{passage}" if passage else ""
    return redirect(reverse("meeting-report", args=(request.subject.more["meeting"].pk,)) + mark)
