"""A meeting that is over, at any moment: its boards place by place, drawn by the same reader as on the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import log
from convenor.apps.meetings.queries.rooms import names as names_at
from convenor.apps.meetings.queries.told import told
from convenor.apps.meetings.words import several
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.board import board
from convenor.domain.meeting.readings.heard import heard
from convenor.domain.meeting.readings.replaying import steps
from convenor.domain.meeting.readings.sheet import sheet
from convenor.domain.meeting.readings.unheard import unheard

MOST = 250
"""Places that one answer carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A part of the meeting to jump to: an item, a break, a call."""

    place: int
    kind: str
    title: str
    second: int  # from the begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the page knows of the whole meeting before any board is there."""

    last: int
    first: int  # the place at which the meeting was opened
    begins: int  # milliseconds since 1970
    times: list[int]  # tenths of a second from each place to the next
    chapters: list[Chapter]

    @property
    def seconds(self) -> int:
        """How long the log is."""
        return sum(self.times) // 10

    @property
    def tick(self) -> int:
        """How wide a mark on the picture of the meeting is."""
        return max(1, self.seconds // 300)


def course(meeting: Meeting) -> Course:
    """The times and chapters of a meeting."""
    facts = log.read(meeting.pk)
    moments = [_tenths(each) for each in facts]
    gaps = [max(0, after - before) for before, after in pairwise(moments)]
    opened = [place for place, each in enumerate(facts, 1) if isinstance(each, ev.MeetingOpened)]
    return Course(
        last=len(facts),
        first=opened[0] if opened else 1,
        begins=moments[0] * 100 if moments else 0,
        times=gaps,
        chapters=_chapters(facts, moments),
    )


def boards(meeting: Meeting, start: int, *, private: bool) -> list[dict[str, Any]]:
    """The boards from a place on: the first whole, then what changed from one to the next."""
    names = names_at(meeting.pk)
    found: list[dict[str, Any]] = []
    before: Mapping[str, Any] = {}
    sheets = -1
    for step in islice(steps(log.read(meeting.pk)), start - 1, start - 1 + MOST):
        now = board(step.after, "participant", names, step.event.at)
        if private:
            now |= {
                "voice": heard(step.after, names, step.event.at),
                "unheard": unheard(step.after, names, step.event.at),
            }
        shown = {"n": step.after.place, "said": told(step.event, names, private=private)}
        shown["set"] = {key: value for key, value in now.items() if key not in before or before[key] != value}
        if gone := [key for key in before if key not in now]:
            shown["gone"] = gone
        if now["sheet"] != sheets:
            shown["sheet"], sheets = sheet(step.after, names), now["sheet"]
        found.append(shown)
        before = now
    return found


def _chapters(facts: list[ev.Fact], moments: list[int]) -> list[Chapter]:
    titles = {each.item: each.title for each in facts if isinstance(each, ev.ItemPlanned)}
    found, chair = [], 0
    for place, fact in enumerate(facts, start=1):
        changes = isinstance(fact, ev.ChairTaken) and chair not in (0, fact.seat)
        chair = fact.seat if isinstance(fact, ev.ChairTaken) else chair
        known = ("part", _("The chair changes hands")) if changes else _chapter(fact, titles)
        if known:
            second = (moments[place - 1] - moments[0]) // 10
            found.append(Chapter(place=place, kind=known[0], title=known[1], second=second))
    return found


def _chapter(fact: ev.Fact, titles: dict[int, str]) -> tuple[str, str] | None:
    match fact:
        case ev.ItemOpened(item=item):
            values = {"number": item, "title": titles.get(item, "")}
            return "item", _("%(number)s. %(title)s") % values
        case ev.CallOpened(clause=clause):
            return "part", _("Consensus call, %(clause)s") % {"clause": clause} if clause else _(
                "Consensus call"
            )
        case ev.PollOpened():
            return "part", _("Straw poll")
        case ev.RoundStarted():
            return "part", _("Round of the table")
        case ev.MeetingOpened():
            return "part", _("The meeting is opened")
        case ev.BreakStarted():
            return "part", _("Break")
        case ev.BreakoutsStarted():
            return "part", _("Groups work apart")
        case _:
            return None


def _tenths(fact: ev.Fact) -> int:
    return round(fact.at.timestamp() * 10)


WORDS = {
    "in-item": gettext_lazy("%(clock)s, %(chapter)s"),
    "playing": gettext_lazy("Pause"),
    "paused": gettext_lazy("Play"),
    "loading": gettext_lazy("Loading …"),
    "cannot-load": gettext_lazy("This part could not be loaded. Try again in a moment."),
    "not-heard": several(
        gettext_lazy("One person has not spoken so far."),
        gettext_lazy("%(n)s people have not spoken so far."),
    ),
    "answered-so-far": several(
        gettext_lazy("One of %(of)s has answered."), gettext_lazy("%(n)s of %(of)s have answered.")
    ),
    "no-item": gettext_lazy("No item of the agenda is open."),
    "before-it-began": gettext_lazy("The meeting has not begun."),
}
"""The words of the replay's script, beside those of the projector."""
