"""A member's own board of a meeting, and the projector."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import console_words, words
from convenor.apps.meetings.actions import join as actions
from convenor.apps.meetings.asked import Asked
from convenor.apps.meetings.forms.join import PresenceForm
from convenor.apps.meetings.models import Sitting
from convenor.apps.meetings.qr import picture
from convenor.apps.meetings.queries import boards
from convenor.apps.meetings.queries.boards import Face
from convenor.apps.meetings.seen import Seen

NUMBERS = frozenset({"seat", "point", "call", "option", "poll", "gist", "group"})
POSITIONS = (
    ("support", words.POSITIONS["support"], ""),
    (
        "live-with",
        words.POSITIONS["live-with"],
        _("It is not my first choice, and I do not stand in its way."),
    ),
    ("clarify", words.POSITIONS["clarify"], _("I cannot answer before a question is settled.")),
    ("oppose", words.POSITIONS["oppose"], _("Something that matters is wrong, and I say what would help.")),
    ("abstain", words.POSITIONS["abstain"], ""),
)

VOICE = {
    key: text for key, text in console_words.VOICE.items() if key.startswith("voice-") or key == "no-body"
}


def board(request: SignedInRequest, meeting: int) -> HttpResponse:
    """A member's seat: the board once they are in; before, the question where they are."""
    thing = request.subject.thing
    sitting = Sitting.objects.filter(meeting=thing, person=request.user).first()
    if sitting is None:
        return render(request, "meetings/no_seat.html", {"meeting": thing})
    if boards.seat_at(thing.pk, sitting.seat).standing != "present":
        return before_coming_in(request, sitting)
    return participant(request, thing, sitting, member_links(thing.pk))


def before_coming_in(
    request: HttpRequest, sitting: Sitting, form: PresenceForm | None = None, status: int = 200
) -> HttpResponse:
    """Room or remote, and what is kept of one's speaking time, before anybody counts it."""
    seat = boards.seat_at(sitting.meeting_id, sitting.seat)
    context = {
        "meeting": sitting.meeting,
        "room": getattr(sitting.meeting, "room", None),
        "form": form or PresenceForm(mode=seat.mode),
        "seat": seat,
    }
    return render(request, "meetings/come_in.html", context, status=status)


def come_in(request: SignedInRequest, meeting: int) -> HttpResponse:
    """A member sits down; whoever is here for the first time reads how it works first."""
    thing, form = request.subject.thing, PresenceForm(request.POST)
    sitting = Sitting.objects.filter(meeting=thing, person=request.user).first()
    if sitting is None:
        return redirect("meeting-board", meeting=thing.pk)
    if not form.is_valid():
        return before_coming_in(request, sitting, form, status=422)
    sitting = actions.come_in(thing, form.cleaned_data, by=request.user)
    first = boards.seat_at(thing.pk, sitting.seat).first_time
    return redirect("meeting-welcome" if first else "meeting-board", meeting=thing.pk)


def welcome(request: SignedInRequest, meeting: int) -> HttpResponse:
    """One page for whoever is here for the first time."""
    context = {"meeting": request.subject.thing, "on": reverse("meeting-board", args=[meeting])}
    return render(request, "meetings/welcome.html", context)


def press(request: SignedInRequest, meeting: int) -> HttpResponse:
    """What a button means where the page has no script."""
    sitting = Sitting.objects.filter(meeting=meeting, person=request.user).first()
    if sitting:
        actions.press(request.subject.thing, sitting.seat, told(request.POST), "", by=request.user)
    return redirect("meeting-board", meeting=meeting)


def history(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Whether one's speaking time is used for anything but this meeting's report."""
    sitting = Sitting.objects.filter(meeting=meeting, person=request.user).first()
    if sitting:
        actions.keep_out_of_history(sitting, request.POST.get("out") == "yes", by=request.user)
    return redirect("meeting-board", meeting=meeting)


def projector(request: SignedInRequest, meeting: int) -> HttpResponse:
    """What the room sees on its screen; it only looks."""
    thing = request.subject.thing
    room = getattr(thing, "room", None)
    if room is None:
        return render(request, "meetings/no_seat.html", {"meeting": thing})
    now = timezone.now()
    face = boards.face(thing, 0, "projector", now)
    opens = room.code_expires_at and room.code_expires_at > now
    address = request.build_absolute_uri(reverse("join-code", args=[room.code])) if opens else ""
    context = {
        "face": face,
        "seen": seen(face),
        "room": room,
        "address": address,
        "picture": picture(address) if address else "",
        "live": live(face, words.PROJECTOR, thing.time_zone),
    }
    return render(request, "meetings/projector.html", context)


def participant(
    request: HttpRequest, meeting: Meeting, sitting: Sitting, links: dict[str, str]
) -> HttpResponse:
    """The board of one seat, a member's or a guest's."""
    device = (
        "" if isinstance(request.user, Person) and sitting.person_id == request.user.pk else sitting.device
    )
    face = boards.face(meeting, sitting.seat, "participant", timezone.now(), device)
    context = {
        "face": face,
        "seen": seen(face),
        "asked": Asked(face.board, face.sheet, face.mine, face.seat),
        "positions": POSITIONS,
        "name": sitting.person.name if sitting.person else sitting.name,
        "opted_out": sitting.history_opt_out,
        "room": getattr(meeting, "room", None),
        "live": live(face, {**words.PARTICIPANT, **VOICE}, getattr(request.user, "time_zone", "")),
        **links,
    }
    return render(request, "meetings/participant.html", context)


def seen(face: Face) -> Seen:
    """The board in words, for whoever's page it is."""
    return Seen(face.board, face.sheet, face.mine, face.seat, face.meeting.time_zone)


def live(face: Face, said: words.Said, own_zone: str) -> dict[str, Any]:
    """What the page gives to its script; without a zone of the reader's own, the device's clock is the reader's."""
    return {**face.live(said), "own_zone": own_zone, "worker": worker()}


def worker() -> str:
    """Where the script lies that holds a browser's one connection."""
    return static("convenor/live/worker.js")


def member_links(meeting: int) -> dict[str, str]:
    """Where a member's forms go."""
    return {
        "press": reverse("meeting-press", args=[meeting]),
        "history": reverse("meeting-history", args=[meeting]),
    }


def told(post: QueryDict) -> dict[str, Any]:
    """A form as the live wire would have it."""
    found: dict[str, Any] = {}
    for name in post:
        if name == "csrfmiddlewaretoken":
            continue
        text = str(post[name])
        if name == "chosen":
            found[name] = [int(each) for each in map(str, post.getlist(name)) if each.isdecimal()]
        elif name == "agrees":
            found[name] = text == "yes"
        else:
            found[name] = int(text) if name in NUMBERS and text.isdecimal() else text
    if found.get("kind", "reply") != "reply":
        found.pop("point", None)  # the point is what a reply answers
    return found
