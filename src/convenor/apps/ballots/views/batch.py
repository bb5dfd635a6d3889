"""The editorial lane: one proposal and one decision for all, after a look at what would change; anybody may pull."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions import bulk, grouping
from convenor.apps.ballots.issue_words import STAGES
from convenor.apps.ballots.landing import disposition_of, fit
from convenor.apps.ballots.queries import batch as queries
from convenor.apps.ballots.queries.issues import PRACTISED
from convenor.apps.ballots.queries.suggesting import title_of
from convenor.apps.ballots.views.shown import back_to, may, shown
from convenor.apps.ballots.words import DISPOSITIONS
from convenor.domain.ballot.resolution import IN_PRACTICE, TABLE, DecidedIn, Step
from convenor.domain.kernel import Refused

A_PAGE = 50


def batch(request: SignedInRequest, ballot: int) -> HttpResponse:
    """What waits in the batch, stage by stage."""
    return _shown(request)


def step(request: SignedInRequest, ballot: int) -> HttpResponse:
    """What a step would do to all of a stage; with the mark of that page, do it."""
    subject, given = request.subject.thing, request.POST
    stage, mark = given.get("stage", ""), given.get("mark", "")
    try:
        wanted = _step(request)
        if mark:
            done = bulk.take_step(subject, stage, wanted, mark, by=request.user, at=timezone.now())
            said = ngettext(
                "%(count)s comment has changed.", "%(count)s comments have changed.", len(done.changes)
            )
            messages.success(request, said % {"count": len(done.changes)})
            return redirect("ballot-batch", ballot)
        would = queries.shown(list(queries.chosen(subject, stage)), wanted)
    except Refused as refused:
        return _shown(request, refused)
    words = DISPOSITIONS.get(given.get("disposition", ""), "")
    context = {"would": would, "step": wanted, "stage": stage, "given": given, "disposition": words}
    return shown(request, "ballots/batch_preview.html", "batch", **context)


def undo(request: SignedInRequest, ballot: int, batch: int) -> HttpResponse:
    """Take a step back where nobody has gone on."""
    row = get_object_or_404(request.subject.thing.batches, pk=batch)
    try:
        bulk.undo(row, roles=request.roles, by=request.user, at=timezone.now())
    except Refused as refused:
        return _shown(request, refused)
    messages.success(request, _("The step is taken back. What others changed since stays as it is."))
    return redirect(back_to(request, reverse("ballot-batch", args=(ballot,))))


def pull(request: SignedInRequest, ballot: int, comment: int) -> HttpResponse:
    """Take a comment out of the batch, for discussion."""
    row = get_object_or_404(request.subject.thing.comments.filter(gone=False), number=comment)
    try:
        issue = grouping.pull(
            row, title_of(row)[:200], roles=request.roles, by=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _shown(request, refused)
    messages.success(request, _("The comment is for discussion now, as an issue of its own."))
    return redirect("ballot-issue", ballot, issue.number)


def _step(request: SignedInRequest) -> Step:
    given = request.POST
    name, kind = given.get("name", "").strip()[:200], given.get("kind", "")
    where = DecidedIn("round" if kind == "round" else "meeting", name) if name else None
    return Step(
        verb=given.get("verb", ""),
        roles=request.roles,
        disposition=disposition_of(given.get("disposition", "")),
        reason=fit(given.get("reason", "")),
        decided_in=IN_PRACTICE if request.subject.thing.is_practice else where,
    )


def _shown(request: SignedInRequest, refusal: Refused | None = None) -> HttpResponse:
    subject, counts = request.subject.thing, queries.counts(request.subject.thing)
    first = next((each for each in queries.STAGES if counts[each]), "open")
    stage = request.POST.get("stage") or request.GET.get("stage", first)
    stage = stage if stage in queries.STAGES else first
    verbs = [each for each in queries.VERBS[stage] if request.roles & set(TABLE.who_may(each))]
    verbs = [each for each in verbs if not subject.is_practice or each in PRACTISED]
    rows = queries.chosen(subject, stage).select_related("issue")
    context = {
        "counts": counts,
        "stages": list(STAGES.items()),
        "stage": stage,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "verb": verbs[0] if verbs else "",
        "dispositions": list(DISPOSITIONS.items()),
        "pulls": may(request, "ballot-pull", "POST"),
        "batches": queries.last_batches(subject, request.roles),
        "refusal": refusal,
        "typed": request.POST if refusal else {},
    }
    return shown(request, "ballots/batch.html", "batch", status=409 if refusal else 200, **context)
