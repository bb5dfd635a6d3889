"""The door of a meeting: the code, the list of names, waiting to be let in, and a guest's own board."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import tickets, words
from convenor.apps.meetings.actions import join as actions
from convenor.apps.meetings.forms.join import CodeForm, GuestForm, SeatForm
from convenor.apps.meetings.models import Room, Sitting
from convenor.apps.meetings.queries import boards, guests
from convenor.apps.meetings.views.boards import participant, told, worker
from convenor.domain.kernel import Refused

KEPT = 60 * 60 * 24 * 90  # seconds that a device is known again: until the report was amended
SALT = "convenor.meetings.seat"


def join(request: HttpRequest) -> HttpResponse:
    """Type the code that stands on the screen."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            room = boards.room_by_code(form.cleaned_data["code"], timezone.now())
        except Refused as refused:
            return render(request, "meetings/join.html", {"form": form, "refused": refused}, status=422)
        return redirect("join-code", code=room.code)
    return render(request, "meetings/join.html", {"form": form})


def door(request: HttpRequest, code: str) -> HttpResponse:
    """Say who one is: by the list, or by adding oneself. Whoever is known goes on at once."""
    try:
        room = boards.room_by_code(code, timezone.now())
    except Refused as refused:
        context = {"form": CodeForm({"code": code}), "refused": refused}
        return render(request, "meetings/join.html", context, status=422)
    if seated := known_seat(request, room):
        return seated
    if request.method == "POST":
        return come_to_the_door(request, room)
    return at_the_door(request, room)


def known_seat(request: HttpRequest, room: Room) -> HttpResponse | None:
    """Where a member who is signed in, or a device that has a seat here, goes on."""
    if isinstance(request.user, Person) and room.meeting.sittings.filter(person=request.user).exists():
        return redirect("meeting-board", meeting=room.meeting_id)
    sitting = own_sitting(request, room.meeting)
    if sitting and boards.seat_at(room.meeting_id, sitting.seat).standing in ("claimed", "present"):
        return redirect("join-board", meeting=room.meeting_id)
    return None


def at_the_door(
    request: HttpRequest,
    room: Room,
    seat_form: SeatForm | None = None,
    guest_form: GuestForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    """The list of names, and the form for whoever is not on it; with what was refused, and what was typed."""
    sitting, names = own_sitting(request, room.meeting), boards.names_at_the_door(room.meeting_id)
    mine = sitting.seat if sitting else 0
    context = {
        "room": room,
        "meeting": room.meeting,
        "names": names,
        "none_free": all(each.taken for each in names),
        "mine": mine if any(each.seat == mine for each in names) else 0,
        "taken_away": bool(mine) and all(each.seat != mine for each in names),
        "form": seat_form or SeatForm(),
        "guest_form": guest_form or GuestForm(),
        "refused": refused,
    }
    status = 422 if refused or seat_form or guest_form else 200
    return render(request, "meetings/door.html", context, status=status)


def come_to_the_door(request: HttpRequest, room: Room) -> HttpResponse:
    """Take what was sent to the door, and remember the device."""
    as_guest = "name" in request.POST
    form = GuestForm(request.POST) if as_guest else SeatForm(request.POST)
    shown = {"guest_form": form} if as_guest else {"seat_form": form}
    if not form.is_valid():
        return at_the_door(request, room, **shown)  # type: ignore[arg-type]
    secret = secret_of(request, room.meeting_id) or secrets.token_urlsafe(24)
    act = actions.add_guest if as_guest else actions.claim
    try:
        sitting = act(room, form.cleaned_data, secret, by=None)
    except Refused as refused:
        return at_the_door(request, room, refused=refused, **shown)  # type: ignore[arg-type]
    first = boards.seat_at(room.meeting_id, sitting.seat).first_time
    answer = redirect("join-welcome" if first else "join-board", meeting=room.meeting_id)
    remember(answer, room.meeting_id, secret)
    return answer


def board(request: HttpRequest, meeting: int) -> HttpResponse:
    """A guest's board; before it, the wait to be let in."""
    thing = get_object_or_404(Meeting.objects.select_related("group", "room"), pk=meeting)
    sitting = own_sitting(request, thing)
    standing = boards.seat_at(meeting, sitting.seat).standing if sitting else ""
    if sitting and standing == "removed":
        sitting = actions.follow_merge(sitting, by=None)
        standing = boards.seat_at(meeting, sitting.seat).standing if sitting else ""
    if sitting and "board" not in request.GET and guests.report_for(sitting):
        return redirect("join-report", meeting=meeting)
    if sitting and standing == "present":
        return participant(request, thing, sitting, guest_links(meeting))
    if sitting and standing == "claimed":
        return waiting(request, thing, sitting)
    return back_to_the_door(request, thing)


def waiting(request: HttpRequest, meeting: Meeting, sitting: Sitting) -> HttpResponse:
    """Somebody has to let one in; the page turns to the board by itself."""
    slip = tickets.ticket(meeting.pk, sitting.seat, "door", timezone.now(), sitting.device)
    start = {"ticket": slip, "meeting": meeting.pk, "audience": "door", "seat": sitting.seat}
    context = {
        "meeting": meeting,
        "name": sitting.person.name if sitting.person else sitting.name,
        "live": start | {"words": words.for_scripts(words.CONNECTION), "worker": worker()},
    }
    return render(request, "meetings/waiting.html", context)


def back_to_the_door(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Without a seat: to the list of names while the code opens it, else to the code."""
    room = getattr(meeting, "room", None)
    if room and room.code and own_sitting(request, meeting):
        return redirect("join-code", code=room.code)
    return redirect("join")


def welcome(request: HttpRequest, meeting: int) -> HttpResponse:
    """One page for a guest who is here for the first time."""
    thing = get_object_or_404(Meeting.objects.select_related("group"), pk=meeting)
    if own_sitting(request, thing) is None:
        return redirect("join")
    context = {"meeting": thing, "on": reverse("join-board", args=[meeting])}
    return render(request, "meetings/welcome.html", context)


def press(request: HttpRequest, meeting: int) -> HttpResponse:
    """What a guest's button means where the page has no script."""
    thing = get_object_or_404(Meeting, pk=meeting)
    if sitting := own_sitting(request, thing):
        actions.press(thing, sitting.seat, told(request.POST), "", by=None)
    return redirect("join-board", meeting=meeting)


def history(request: HttpRequest, meeting: int) -> HttpResponse:
    """Whether a guest's speaking time is used for anything but this meeting's report."""
    if sitting := own_sitting(request, get_object_or_404(Meeting, pk=meeting)):
        actions.keep_out_of_history(sitting, request.POST.get("out") == "yes", by=None)
    return redirect("join-board", meeting=meeting)


def guest_links(meeting: int) -> dict[str, str]:
    """Where a guest's forms go."""
    return {
        "press": reverse("join-press", args=[meeting]),
        "history": reverse("join-history", args=[meeting]),
    }


def own_sitting(request: HttpRequest, meeting: Meeting) -> Sitting | None:
    """The seat that was given to this device."""
    return boards.sitting_of_device(meeting.pk, secret_of(request, meeting.pk))


def secret_of(request: HttpRequest, meeting: int) -> str:
    """What this device was given to be known again; "" where it was not, or somebody changed it."""
    found = request.get_signed_cookie(f"seat-{meeting}", default="", salt=SALT, max_age=KEPT)
    return str(found or "")


def remember(answer: HttpResponse, meeting: int, secret: str) -> None:
    """Let the device know its seat."""
    answer.set_signed_cookie(
        f"seat-{meeting}",
        secret,
        salt=SALT,
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
