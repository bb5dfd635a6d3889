"""What an agenda, a checklist and the convenors' homework usually begin with, in the writer's language."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.committees.models import WorkingGroup

FIRST_MEETING: dict[str, Promise] = {
    "introductions": gettext_lazy("Introductions: everybody says who they are, and how their name is said"),
    "nwip": gettext_lazy("The new work item proposal is shown: who asked for this document, and why"),
    "track": gettext_lazy("The track and its dates are shown"),
    "conduct": gettext_lazy("The code of conduct is read and understood"),
    "earlier": gettext_lazy("Earlier versions of the document are at hand"),
}
"""What the secretariat goes through with a group that meets for the first time."""

IN_ROOM: dict[str, Promise] = {
    "room-booked": gettext_lazy("The meeting room is booked"),
    "breakout-booked": gettext_lazy("Rooms for the breakout groups are booked"),
    "reach": gettext_lazy("Everybody knows how to get there, and who opens the door"),
}
ON_SCREEN: dict[str, Promise] = {
    "link-sent": gettext_lazy("The link is sent to everybody who is remote"),
    "tried": gettext_lazy("Sound and screen sharing are tried out with somebody far away"),
}
BOTH: dict[str, Promise] = {
    "cameras": gettext_lazy("Cameras show the table, and every microphone is heard by those who are remote"),
    "watched": gettext_lazy("Somebody in the room watches for remote hands"),
}
CHECKS: dict[str, dict[str, Promise]] = {
    "in-person": IN_ROOM,
    "hybrid": {**IN_ROOM, **BOTH, **ON_SCREEN},
    "virtual": ON_SCREEN,
}
"""What has to be seen to, by the meeting's mode."""


def usual_items(group: WorkingGroup, *, first: bool) -> list[dict[str, Any]]:
    """An agenda as working groups have it; the first meeting of a group gets to know people and paper."""
    opening = [{"title": _("Opening, and who is here"), "way": "formal", "minutes": 15}]
    welcome = [
        {"title": _("Introductions"), "way": "round", "minutes": 45},
        {"title": _("Code of conduct"), "way": "formal", "minutes": 10},
        {"title": _("The work item, its track and its dates"), "way": "inform", "minutes": 20},
        {
            "title": _("Earlier versions of %(document)s") % {"document": group.document},
            "way": "discuss",
            "minutes": 45,
        },
    ]
    work = [
        {"title": _("Adoption of the agenda"), "way": "formal", "minutes": 10},
        {"title": _("Report of the secretariat"), "way": "inform", "minutes": 15},
        *(welcome if first else []),
        {"title": _("Break"), "way": "break", "minutes": 15},
        {
            "title": _("The text of %(document)s") % {"document": group.document},
            "way": "decide",
            "minutes": 90,
        },
        {"title": _("Next steps and the next meeting"), "way": "decide", "minutes": 20},
        {"title": _("Any other business, and closing"), "way": "formal", "minutes": 15},
    ]
    return [*opening, *work]


def usual_homework(group: WorkingGroup) -> list[str]:
    """The handbook's questions to oneself before a first meeting: of a revision, or of a new document."""
    if group.kind == WorkingGroup.Kind.REVISION:
        return [
            _("Who took part in the last revision? What was contentious then?"),
            _("Have there been requests for an interpretation? What do they show?"),
            _("Why is it being revised? Which sections are to be updated or deleted?"),
            _("The previous version: what are its major sections?"),
        ]
    return [
        _("Does the new work item proposal suggest a content outline?"),
        _("Who submitted the proposal? What are their reasons for this standard?"),
        _("Which other experts know the issues that led to it?"),
    ]
