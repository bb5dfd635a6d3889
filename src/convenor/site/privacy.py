"""The privacy page: who sees what is read from the permission table and the content pack, not written twice."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.learning import programmes
from convenor.domain.kernel import Role, Words
from convenor.domain.programme.definition import HandoutForm, Question
from convenor.domain.programme.visibility import readers
from convenor.site import access

NAMES = {
    Role.SELF: gettext_lazy("you yourself"),
    Role.NOMINEE: gettext_lazy("the nominee"),
    Role.MENTEE: gettext_lazy("the mentee"),
    Role.MENTOR: gettext_lazy("the mentor"),
    Role.SECRETARIAT: gettext_lazy("the secretariat"),
    Role.MEMBER_BODY: gettext_lazy("the member body that nominated"),
    Role.CONVENOR: gettext_lazy("the convenors of the group"),
    Role.SECRETARY: gettext_lazy("the secretary of the group"),
    Role.EXPERT: gettext_lazy("the experts of the group"),
    Role.CONFIDANT: gettext_lazy("the confidant"),
}
# The page that shows a thing, and what the thing is.
THINGS = (
    ("nomination", gettext_lazy("A nomination: statement, declarations, every step and its reason")),
    ("journey", gettext_lazy("How far a mentee has come, activity by activity")),
    ("readings", gettext_lazy("How far the reading has come")),
    ("reading", gettext_lazy("Notes on a reading, and questions to the mentor")),
    ("attempt", gettext_lazy("Answers and results of the self-test")),
    ("session", gettext_lazy("Talks: their times, agenda and shared notes")),
    ("assignment", gettext_lazy("Assignments, what was handed in, and the mentor's answer")),
    ("objectives", gettext_lazy("The objectives: own view, signature, confirmation")),
    ("attendance", gettext_lazy("Attendance at a meeting, as claimed and confirmed")),
    ("certificate", gettext_lazy("The certificate")),
    ("confidential", gettext_lazy("What somebody of a pair asks in confidence")),
    (
        "meeting-report",
        gettext_lazy("The report of a meeting; experts read it once it is open to amendments"),
    ),
    ("meeting-replay", gettext_lazy("A meeting once more, as its boards showed it")),
    ("meeting-export", gettext_lazy("The log of a meeting, without anybody's vote")),
    ("letter", gettext_lazy("A letter, after it was sent")),
    ("person", gettext_lazy("Name, address, member body and account of a person")),
    ("group", gettext_lazy("A working group: document, convenors, meetings")),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A thing and everybody who may open it."""

    what: str
    who: tuple[str, ...]
    candid: bool = False


def seen() -> list[Seen]:
    """Who may open each thing, as the permission table has it at this moment."""
    found = []
    for route, what in THINGS:
        roles = {
            role for row in access.ROWS if (row.route, row.method) == (route, "GET") for role in row.roles
        }
        if roles:
            found.append(Seen(str(what), _names(role for role in NAMES if role in roles)))
    return found


def answers(form: HandoutForm) -> list[Seen]:
    """The answers of a handout, grouped by who may read them; the narrowest circle first."""
    circles: dict[tuple[Role, ...], list[Question]] = {}
    for question in form.questions:
        circles.setdefault(readers(question), []).append(question)
    return [
        Seen(_listed(questions), _names(circle), candid=len(circle) <= 2)
        for circle, questions in sorted(circles.items(), key=lambda each: len(each[0]))
    ]


def _names(roles: object) -> tuple[str, ...]:
    return tuple(str(NAMES[role]) for role in roles if role in NAMES)  # type: ignore[attr-defined]


def _listed(questions: list[Question]) -> str:
    numbers = ", ".join(str(each.number) for each in questions if each.number is not None)
    if any(each.number is None for each in questions):
        return _("Questions %(numbers)s and the notes") % {"numbers": numbers}
    return _("Questions %(numbers)s") % {"numbers": numbers}


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who sees it, for how long, and how to get or erase it."""
    programme = programmes.current()
    handouts: list[tuple[Words, list[Seen]]] = [(each.title, answers(each)) for each in programme.handouts]
    office = Person.objects.filter(seats__kind=Seat.Kind.SECRETARIAT, is_active=True)
    confidants = Person.objects.filter(seats__kind=Seat.Kind.CONFIDANT, is_active=True)
    context = {
        "seen": seen(),
        "handouts": handouts,
        "office": office if request.user.is_authenticated else None,
        "confidants": confidants if request.user.is_authenticated else None,
        "contact": settings.DEFAULT_FROM_EMAIL,
    }
    return render(request, "site/privacy.html", context)
