"""The agenda of a ballot: minutes over issues, into the plan of a meeting, and what the meeting decided."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions.agenda import (
    MOST_MINUTES,
    decide_batch,
    give_minutes,
    take_batch_off,
    take_issue_off,
)
from convenor.apps.ballots.landing import Said
from convenor.apps.ballots.models import Ballot, Issue
from convenor.apps.ballots.queries.agenda import agenda
from convenor.apps.ballots.views.shown import may, shown
from convenor.apps.ballots.words import DISPOSITIONS
from convenor.apps.meetings.queries.decided import minutes_free
from convenor.domain.kernel import Refused
from convenor.site import ballot_meetings as bridge

USUAL = 180  # minutes, where no meeting is chosen: a morning


def ballot_agenda(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Which issues fit the minutes of a meeting, in which order, and why."""
    return _page(request)


def minutes(request: SignedInRequest, ballot: int, number: int) -> HttpResponse:
    """Give an issue its minutes."""
    row = _issue(request.subject.thing, number)
    try:
        give_minutes(row, request.POST.get("minutes", ""), _number(request, "revision"), by=request.user)
    except Refused as refused:
        return _page(request, refused, number)
    return redirect(f"{request.path.rsplit('issues/', 1)[0]}?{request.POST.get('back', '')[:60]}")


def plan(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Make items of a meeting's plan of what fits."""
    thing, at = request.subject.thing, timezone.now()
    chosen = next((each for each in bridge.coming(thing, at) if each.pk == _number(request, "meeting")), None)
    if chosen is None:
        return _page(request, Refused("agenda-no-such-meeting"))
    try:
        rows = agenda(thing, _minutes(request.POST.get("minutes", ""))).rows
        bridge.put_on_the_agenda(thing, chosen, rows, by=request.user, at=at)
    except Refused as refused:
        return _page(request, refused)
    messages.success(request, _("The issues are on the agenda of “%(title)s”.") % {"title": chosen.title})
    return redirect("meeting-plan-part", chosen.pk, "agenda")


def take(request: SignedInRequest, ballot: int, number: int) -> HttpResponse:
    """Record what a meeting decided on an issue, or that it records nothing."""
    row = _issue(request.subject.thing, number)
    if request.POST.get("do") == "leave":
        return _leave(request, row)
    said = Said(
        revision=_number(request, "revision"),
        disposition=request.POST.get("disposition", ""),
        reason=request.POST.get("reason", ""),
        text=request.POST.get("text", ""),
    )
    try:
        done = bridge.take_over(row, said, roles=request.roles, by=request.user)
    except Refused as refused:
        return _page(request, refused, number)
    messages.success(
        request, _("“%(title)s” is decided, and each of its comments with it.") % {"title": done.title}
    )
    return redirect("ballot-agenda", ballot)


def _leave(request: SignedInRequest, row: Issue) -> HttpResponse:
    """The meeting postponed the issue, or only spoke of it: it waits for another one."""
    try:
        take_issue_off(row, _number(request, "revision"), by=request.user)
    except Refused as refused:
        return _page(request, refused, row.number)
    said = _("Nothing was recorded. “%(title)s” waits for another decision.")
    messages.success(request, said % {"title": row.title})
    return redirect("ballot-agenda", row.ballot_id)


def take_batch(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Record the one decision of a meeting on the batch, or that there was none."""
    taken = bridge.batch_taken(request.subject.thing)
    if taken is None:
        return _page(request, Refused("agenda-batch-not-decided"))
    if request.POST.get("do") == "leave":
        take_batch_off(taken.item, by=request.user)
        messages.success(request, _("Nothing was recorded. The batch waits for another decision."))
        return redirect("ballot-agenda", ballot)
    mark, at = request.POST.get("mark", ""), timezone.now()
    try:
        done = decide_batch(taken.item, mark, taken.decided_at, roles=request.roles, by=request.user, at=at)
    except Refused as refused:
        return _page(request, refused)
    count = len(done.changes)
    said = ngettext(
        "%(count)s comment of the batch is decided.", "%(count)s comments of the batch are decided.", count
    )
    messages.success(request, said % {"count": count})
    return redirect("ballot-agenda", ballot)


def _page(request: SignedInRequest, refusal: Refused | None = None, number: int = 0) -> HttpResponse:
    """The page; ``number``: of the issue whose form was refused, so that only its words stay typed."""
    ballot, at = request.subject.thing, timezone.now()
    leads, takes = may(request, "ballot-agenda-plan", "POST"), may(request, "ballot-agenda-take", "POST")
    meetings = bridge.coming(ballot, at) if leads else []
    posted = QueryDict(request.POST.get("back", "")[:60]) if number else request.POST
    asked = posted if refusal else request.GET
    chosen = next((each for each in meetings if str(each.pk) == asked.get("meeting", "")), None)
    try:
        there = (
            _minutes(asked.get("minutes", ""))
            if asked.get("minutes")
            else minutes_free(chosen)
            if chosen
            else USUAL
        )
    except Refused as refused:
        there, refusal = USUAL, refusal or refused
    context = {"page": agenda(ballot, there), "minutes": there, "meetings": meetings, "chosen": chosen}
    context |= {"taken": bridge.taken(ballot) if takes else [], "leads": leads, "refusal": refusal}
    context |= {"batch": bridge.batch_taken(ballot) if takes else None, "asked": asked if refusal else {}}
    context |= {"dispositions": DISPOSITIONS.items(), "typed": request.POST, "typed_for": number}
    return shown(request, "ballots/agenda.html", "agenda", status=409 if refusal else 200, **context)


def _issue(ballot: Ballot, number: int) -> Issue:
    found = ballot.issues.select_related("meeting").filter(number=number).first()
    if found is None:
        raise Http404
    return found


def _number(request: SignedInRequest, name: str) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _minutes(typed: str) -> int:
    text = typed.strip()
    if not text.isdecimal() or len(text) > 4 or not 0 < int(text) <= 7 * MOST_MINUTES:
        raise Refused("agenda-minutes", most=7 * MOST_MINUTES)
    return int(text)
