"""Pages of the talks between mentor and mentee."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.learning.typed import Typed
from convenor.apps.mentoring import journey_letters
from convenor.apps.mentoring.actions import sessions as actions
from convenor.apps.mentoring.forms.sessions import AcceptForm, CancelForm, PointForm, ProposeForm, TimesForm
from convenor.apps.mentoring.queries import sessions as queries
from convenor.apps.mentoring.views.saving import answer_saving
from convenor.domain.kernel import Refused, Role


def sessions(request: SignedInRequest, journey: int) -> HttpResponse:
    """Every talk of the way, by what it is for."""
    more = request.subject.more
    talks = queries.talks(request.subject.thing, more["pairing"], request.roles)
    return render(request, "mentoring/sessions.html", {"talks": talks, **more})


def session_new(request: SignedInRequest, journey: int) -> HttpResponse:
    """Offer times for a talk."""
    more, refusal = request.subject.more, None
    if more["pairing"] is None:
        raise Refused("no-active-pair")
    free = [
        each for each in queries.talks(request.subject.thing, more["pairing"], request.roles) if each.free
    ]
    start = {"activity": request.GET.get("for", "")}
    form = ProposeForm(request.POST or None, open_talks=free, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            return _proposed(request, form)
        except Refused as refused:
            refusal = refused
    return render(request, "mentoring/session_new.html", _times(request, form, refusal))


def _proposed(request: SignedInRequest, form: ProposeForm) -> HttpResponse:
    data, pairing = form.cleaned_data, request.subject.more["pairing"]
    pairing.journey = request.subject.thing
    session = actions.propose(
        pairing,
        data["activity"],
        data["all"],
        minutes=data["minutes"],
        place=data["place"],
        once=data["once"],
        by=request.user,
        at=timezone.now(),
    )
    messages.success(request, _("Your times were sent. You hear as soon as one is chosen."))
    return redirect("session", session=session.pk)


def _times(request: SignedInRequest, form: TimesForm, refusal: Refused | None) -> dict[str, object]:
    more = request.subject.more
    other = more["mentor"] if Role.MENTEE in request.roles else more["mentee"]
    found = queries.suggestions(request.user, other, 60, timezone.now())
    return {"form": form, "suggestions": found, "other": other, "refusal": refusal, **more}


def session(request: SignedInRequest, session: int) -> HttpResponse:
    """One talk: when, about what, and what came of it."""
    page = queries.session_page(request.subject.thing, request.user, request.roles, timezone.now())
    return render(
        request, "mentoring/session.html", {"page": page, "point": PointForm(), "cancel": CancelForm()}
    )


def session_accept(request: SignedInRequest, session: int) -> HttpResponse:
    """Agree to one of the times."""
    form = AcceptForm(request.POST)
    if not form.is_valid():
        raise Refused("session-time-not-chosen")
    actions.accept(request.subject.thing, form.cleaned_data["start"], by=request.user, at=timezone.now())
    messages.success(
        request, _("Agreed. The invitation for your calendar is in the letter, and on this page.")
    )
    return redirect("session", session=session)


def session_move(request: SignedInRequest, session: int) -> HttpResponse:
    """Offer other times for a talk."""
    form, refusal = TimesForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.move(request.subject.thing, form.cleaned_data["all"], by=request.user, at=timezone.now())
            messages.success(request, _("Your times were sent. You hear as soon as one is chosen."))
            return redirect("session", session=session)
        except Refused as refused:
            refusal = refused
    context = _times(request, form, refusal) | {"session": request.subject.thing}
    return render(request, "mentoring/session_move.html", context)


def session_cancel(request: SignedInRequest, session: int) -> HttpResponse:
    """Call a talk off."""
    form = CancelForm(request.POST)
    if not form.is_valid():
        now = timezone.now()
        page = queries.session_page(request.subject.thing, request.user, request.roles, now)
        context = {"page": page, "point": PointForm(), "cancel": form}
        return render(request, "mentoring/session.html", context, status=422)
    actions.cancel(request.subject.thing, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    messages.success(request, _("The talk is cancelled, and the other knows."))
    return redirect("session", session=session)


def session_confirm(request: SignedInRequest, session: int) -> HttpResponse:
    """Say that the talk took place."""
    actions.confirm(request.subject.thing, by=request.user, at=timezone.now())
    messages.success(request, _("Noted: the talk took place."))
    return redirect("session", session=session)


def session_notes(request: SignedInRequest, session: int) -> HttpResponse:
    """Save what is being typed into the notes."""
    field = request.POST.get("field", "")

    def save(typed: Typed, at: datetime) -> int:
        saved = actions.save_notes(request.subject.thing, field, typed, by=request.user, at=at)
        return int(getattr(saved, f"{field}_revision"))

    return answer_saving(request, save)


def session_point(request: SignedInRequest, session: int) -> HttpResponse:
    """Put a point on the agenda."""
    form = PointForm(request.POST)
    if not form.is_valid():
        page = queries.session_page(request.subject.thing, request.user, request.roles, timezone.now())
        context = {"page": page, "point": form, "cancel": CancelForm()}
        return render(request, "mentoring/session.html", context, status=422)
    actions.add_point(request.subject.thing, form.cleaned_data["words"], by=request.user, at=timezone.now())
    return redirect("session", session=session)


def session_point_remove(request: SignedInRequest, session: int, point: int) -> HttpResponse:
    """Take one's own point off the agenda."""
    actions.remove_point(request.subject.thing, point, by=request.user)
    return redirect("session", session=session)


def session_calendar(request: SignedInRequest, session: int) -> HttpResponse:
    """The talk as a file for any calendar."""
    thing, now = request.subject.thing, datetime.now(UTC)
    text, method = journey_letters.calendar_of(thing, request.subject.more["journey"], request.user, now)
    if not text:
        raise Refused("session-is-proposed")
    kind = f"text/calendar; charset=utf-8; method={method}"
    disposition = f'attachment; filename="talk-{thing.pk}.ics"'
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": disposition})
