"""The pages on which a submitted handout is read, talked about, compared and taken away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.learning.actions import handouts as actions
from convenor.apps.learning.forms import CommentForm
from convenor.apps.learning.pairs import pair_of
from convenor.apps.learning.queries import handouts as queries
from convenor.apps.learning.queries.outline import file_name, outline_of
from convenor.documents.docx import to_docx
from convenor.documents.pdf import to_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def handout(request: SignedInRequest, enrolment: int, form: str) -> HttpResponse:
    """The submitted handout, as far as this reader may see it; a mentee who has not submitted writes."""
    pair = pair_of(request.subject)
    if pair.is_mentee and request.subject.state != "submitted":
        return redirect("handout-write", enrolment, form)
    return _page(request)


def handout_comment(request: SignedInRequest, enrolment: int, form: str) -> HttpResponse:
    """Say something about one answer, or reply."""
    given = CommentForm(request.POST)
    if not given.is_valid():
        return _page(request, given)
    data = given.cleaned_data
    question = data["question"]
    actions.comment(
        pair_of(request.subject),
        request.subject.more["form"],
        question,
        data["words"],
        data["once"],
        by=request.user,
        at=timezone.now(),
    )
    messages.success(request, _("Your words are there. Only the two of you see them."))
    return redirect(reverse("handout", args=(enrolment, form)) + f"#{question}")


def handout_discussed(request: SignedInRequest, enrolment: int, form: str) -> HttpResponse:
    """Mark an answer as talked through, or take the mark away."""
    question = request.POST.get("question", "")
    actions.mark_discussed(
        pair_of(request.subject).enrolment,
        request.subject.more["form"],
        question,
        discussed=request.POST.get("discussed") == "yes",
        by=request.user,
        at=timezone.now(),
    )
    return redirect(reverse("handout", args=(enrolment, form)) + f"#{question}")


def handout_versions(
    request: SignedInRequest, enrolment: int, form: str, number: int | None = None
) -> HttpResponse:
    """Every version, and what changed in one of them."""
    pair, thing = pair_of(request.subject), request.subject.thing
    if thing is None:
        raise Http404
    shown = queries.versions(pair, request.subject.more["form"], thing, number)
    return render(request, "learning/handout_versions.html", {"pair": pair, "shown": shown})


def handout_word(request: SignedInRequest, enrolment: int, form: str) -> HttpResponse:
    """The handout as a Word file: what this reader may read, and nothing else."""
    pair, fields = pair_of(request.subject), request.subject.more["form"]
    outline = outline_of(pair, fields, request.subject.thing, get_language() or "en")
    return _file(to_docx(outline), WORD, file_name(pair, fields, "docx"))


def handout_pdf(request: SignedInRequest, enrolment: int, form: str) -> HttpResponse:
    """The same as a PDF."""
    pair, fields = pair_of(request.subject), request.subject.more["form"]
    outline = outline_of(pair, fields, request.subject.thing, get_language() or "en")
    return _file(to_pdf(outline), "application/pdf", file_name(pair, fields, "pdf"))


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _page(request: SignedInRequest, refused: CommentForm | None = None) -> HttpResponse:
    pair = pair_of(request.subject)
    shown = queries.paper(pair, request.subject.more["form"], request.subject.thing)
    context = {"pair": pair, "shown": shown, "refused": refused, "blank": CommentForm()}
    return render(request, "learning/handout.html", context, status=422 if refused else 200)
