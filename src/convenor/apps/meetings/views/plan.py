"""The pages on which a meeting is planned. They save while somebody writes; two may write at once."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.actions import plan as actions
from convenor.apps.meetings.actions import plan_agreed, plan_opened
from convenor.apps.meetings.forms.plan import typed_in
from convenor.apps.meetings.forms.plan_pages import HOMEWORK, PARTS, page_of
from convenor.apps.meetings.models import Plan
from convenor.apps.meetings.planned import Newer, Typed, marked, typed
from convenor.apps.meetings.queries import plan as queries
from convenor.apps.meetings.queries.plan_parts import overview
from convenor.apps.meetings.views.presses import pressed
from convenor.domain.kernel import Refused


def plan(request: SignedInRequest, meeting: int) -> HttpResponse:
    """What the plan says so far, what is missing, who agrees, and what is due."""
    return _overview(request)


def begin(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Begin to plan."""
    actions.begin(request.subject.thing, by=request.user, at=timezone.now())
    return redirect("meeting-plan", meeting)


def part(request: SignedInRequest, meeting: int, part: str) -> HttpResponse:
    """One part of the plan, to be written."""
    return _page(request, _open_part(part))


def keep(request: SignedInRequest, meeting: int, part: str) -> HttpResponse:
    """Keep the whole page by one of its buttons, and do what the button says."""
    return _keep(request, _open_part(part))


def save(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Keep one field while it is written."""
    return _save(request, private=False)


def homework(request: SignedInRequest, meeting: int) -> HttpResponse:
    """What the co-convenors find out beforehand, for themselves alone."""
    return _page(request, HOMEWORK)


def homework_keep(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Keep the page of the homework."""
    return _keep(request, HOMEWORK)


def homework_save(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Keep one field of the homework."""
    return _save(request, private=True)


def forecast(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Whether the agenda fits, as it now stands: asked again after each change."""
    return render(request, "meetings/plan/_forecast.html", {"forecast": queries.forecast(_plan(request))})


def agree(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Say "agreed", or take it back."""
    about, at = request.POST.get("about", ""), timezone.now()
    try:
        if "back" in request.POST:
            plan_agreed.take_back(_plan(request), about, by=request.user, at=at)
        else:
            letter = request.programme.letter("plan-agreed")
            plan_agreed.agree(_plan(request), about, letter, by=request.user, at=at)
    except Refused as refusal:
        return _overview(request, refusal)
    return redirect(f"{reverse('meeting-plan', args=(meeting,))}#agreed")


def tick(request: SignedInRequest, meeting: int) -> HttpResponse:
    """A point is prepared, or a deadline was met; or not after all."""
    key, done = request.POST.get("key", "")[:40], request.POST.get("done") == "yes"
    actions.tick(_plan(request), key, done, by=request.user, at=timezone.now())
    return redirect(f"{reverse('meeting-plan-part', args=(meeting, 'logistics'))}#check-{key}")


def open_the_room(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Open the room with what is planned."""
    anyway = "anyway" in request.POST
    try:
        plan_opened.open_the_room(_plan(request), anyway=anyway, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _overview(request, refusal)
    messages.success(request, _("The room is open."))
    return redirect("meeting", meeting)


def _plan(request: SignedInRequest) -> Plan:
    found = queries.plan_of(request.subject.thing)
    if found is None:
        raise Http404
    return found


def _open_part(part: str) -> str:
    if part not in PARTS or part == HOMEWORK:
        raise Http404
    return part


def _overview(request: SignedInRequest, refusal: Refused | None = None) -> HttpResponse:
    found, meeting = queries.plan_of(request.subject.thing), request.subject.thing
    context = {
        "meeting": meeting,
        "group": request.subject.more["group"],
        "plan": found,
        "page": overview(found) if found else None,
        "dues": queries.due_of(meeting, found, queries.today_at(meeting)),
        "refusal": refusal,
        "part": "overview",
        "stage": request.subject.state,
    }
    return render(request, "meetings/plan/overview.html", context, status=409 if refusal else 200)


def _page(
    request: SignedInRequest,
    part: str,
    sent: Mapping[str, Typed] | None = None,
    refused: Mapping[str, Refused] | None = None,
    pressing: Refused | None = None,
) -> HttpResponse:
    found = queries.plan_of(request.subject.thing)
    if found is None:
        return redirect("meeting-plan", request.subject.thing.pk)
    context = page_of(found, part, sent or {}, refused or {})
    context |= {"stage": request.subject.state, "pressing": pressing}
    stale = any(isinstance(each, Newer) for each in (refused or {}).values())
    status = 409 if stale or pressing else 422 if refused else 200
    return render(request, f"meetings/plan/{part}.html", context, status=status)


def _keep(request: SignedInRequest, part: str) -> HttpResponse:
    found, sent, at = _plan(request), typed_in(request.POST), timezone.now()
    private = part == HOMEWORK
    refused = actions.keep_all(found, sent, private=private, by=request.user, at=at)
    if refused:
        return _page(request, part, sent, refused)
    try:
        place = pressed(found, request.POST.get("press", ""), private=private, by=request.user, at=at)
    except Refused as refusal:
        return _page(request, part, pressing=refusal)
    if not place:
        messages.success(request, _("Everything is saved."))
    name, args = ("meeting-plan-homework", ()) if private else ("meeting-plan-part", (part,))
    return redirect(reverse(name, args=(found.meeting_id, *args)) + place)


def _save(request: SignedInRequest, *, private: bool) -> JsonResponse:
    """The answer to ``autosave.js``: what is stored now; where somebody else was faster, their text and name."""
    given = request.POST.get("text", ""), request.POST.get("revision", "")
    name, plan, at = request.POST.get("field", ""), _plan(request), timezone.now()
    try:
        stamp = actions.keep(plan, name, typed(*given), private=private, by=request.user, at=at)
    except Newer as newer:
        words = _("%(who)s has changed this meanwhile: choose which text stays.") % newer.values
        told = {"revision": marked(newer.revision, newer.text), "text": newer.text, "words": words}
        return JsonResponse({**told, "saved_at": newer.changed_at}, status=409)
    return JsonResponse({"revision": marked(stamp.revision, given[0]), "saved_at": stamp.changed_at})
