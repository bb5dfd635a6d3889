"""The pages on which a handout is written and submitted."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.learning.actions import handouts as actions
from convenor.apps.learning.pairs import pair_of
from convenor.apps.learning.queries import handouts as queries
from convenor.apps.learning.typed import Typed
from convenor.apps.learning.views.saving import told, typed_in
from convenor.domain.kernel import Refused


def handout_write(request: SignedInRequest, enrolment: int, form: str) -> HttpResponse:
    """The page for writing."""
    return _desk(request)


def handout_keep(request: SignedInRequest, enrolment: int, form: str) -> HttpResponse:
    """Keep the whole page by its button; what cannot be kept stays in its box, with the reason."""
    pair, fields, at = pair_of(request.subject), request.subject.more["form"], timezone.now()
    typed = _typed(request)
    refused = actions.keep_answers(pair.enrolment, pair.needs_key(), fields, typed, by=request.user, at=at)
    if refused:
        kept = {key: each.text for key, each in typed.items() if key in refused}
        return _desk(request, typed=kept, refused=refused)
    if "submit" in request.POST:
        return redirect("handout-submit", enrolment, form)
    if used := request.POST.get("use"):
        return redirect(reverse("handout-write", args=(enrolment, form)) + f"#id_{used}")
    messages.success(request, _("Everything is saved."))
    return redirect("handout-write", enrolment, form)


def handout_save(request: SignedInRequest, enrolment: int, form: str) -> HttpResponse:
    """Keep one answer while it is written."""
    pair, fields = pair_of(request.subject), request.subject.more["form"]
    question, typed = request.POST.get("field", ""), typed_in(request)

    def save() -> tuple[int, Any]:
        key, at = pair.needs_key(), timezone.now()
        row = actions.keep_answer(pair.enrolment, key, fields, question, typed, by=request.user, at=at)
        return row.revision, row.saved_at

    return told(save)


def handout_submit(request: SignedInRequest, enrolment: int, form: str) -> HttpResponse:
    """What the mentor will get, and which questions have no answer; then submit."""
    pair, fields = pair_of(request.subject), request.subject.more["form"]
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            anyway = "anyway" in request.POST
            version = actions.submit(pair, fields, anyway=anyway, by=request.user, at=timezone.now())
        except Refused as refused:
            refusal = refused
        else:
            words = _("Version %(number)s is with %(mentor)s.")
            mentor = pair.mentor.short if pair.mentor else ""
            messages.success(request, words % {"number": version.number, "mentor": mentor})
            return redirect("handout", enrolment, form)
    shown = queries.desk(pair, fields, request.subject.thing, timezone.now())
    context = {"pair": pair, "shown": shown, "refusal": refusal}
    return render(request, "learning/handout_submit.html", context, status=422 if refusal else 200)


def _desk(request: SignedInRequest, **refused: Any) -> HttpResponse:
    pair, fields = pair_of(request.subject), request.subject.more["form"]
    shown = queries.desk(pair, fields, request.subject.thing, timezone.now(), **refused)
    context = {"pair": pair, "shown": shown, "refused": bool(refused)}
    return render(request, "learning/handout_write.html", context, status=422 if refused else 200)


def _typed(request: SignedInRequest) -> dict[str, Typed]:
    """Every answer on the page; the one that is to start with what is known about the group does."""
    fields, used = request.subject.more["form"], request.POST.get("use", "")
    found = {
        each.key: typed_in(request, each.key, f"revision-{each.key}")
        for each in fields.questions
        if each.key in request.POST
    }
    if used in found:
        offer = queries.offer_for(pair_of(request.subject), fields, used, timezone.now())
        text = "\n\n".join(each for each in (found[used].text.strip(), offer) if each)
        found[used] = Typed(text, found[used].revision)
    return found
