"""The boxes of a plan's pages: every field with its label, what stands in it, and what was refused of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from convenor.apps.meetings.models import Breakout, Homework, Item, Place, Plan, Stamp
from convenor.apps.meetings.planned import FIELDS, Field, Newer, Typed, marked, typed
from convenor.apps.meetings.queries.plan import convenors_of, days_of
from convenor.apps.meetings.seating import members
from convenor.domain.kernel import Refused

Options = Sequence[tuple[str, Any]]
MOST_FIELDS = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How one field looks: its label, what explains it, and its control."""

    label: Promise
    help: Promise | str = ""
    control: str = "text"  # text, lines, number, clock, date, choice, people, convenors, groups, yes
    choices: Options = ()
    none: Promise | str = ""  # the words for no choice; without them one must be made
    rows: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One field as it stands on the page."""

    name: str
    kind: Kind
    text: str
    stands: str = ""  # what is stored
    revision: int = 0
    options: Options = ()
    refused: Refused | None = None

    @property
    def other_text(self) -> str | None:
        """What somebody else wrote meanwhile, as it would be read; None where nobody did."""
        if not isinstance(self.refused, Newer):
            return None
        words = {str(key): str(label) for key, label in self.options}
        return words.get(self.refused.text, self.refused.text)

    @property
    def mark(self) -> str:
        """What the page sends back with the text, so that nobody writes over what this page has not seen."""
        if isinstance(self.refused, Newer):
            return marked(self.refused.revision, self.refused.text)
        return marked(self.revision, self.stands)


PLAN: Mapping[str, Kind] = {
    "goals": Kind(
        label=_("Goals of the meeting"),
        help=_("What the group will have done when it ends. The project's plan and track are a guide."),
        control="lines",
    ),
    "facilitation": Kind(
        label=_("How the co-convenors divide the facilitation"),
        control="choice",
        choices=Plan.Facilitation.choices,
        none=_("not decided yet"),
    ),
    "order": Kind(
        label=_("In which order people are called"),
        help=_("The order can be changed in the meeting at any moment; the reason for each place is shown."),
        control="choice",
        choices=Plan.Order.choices,
        none=_("not decided yet"),
    ),
    "limit": Kind(
        label=_("Limit for one turn, in seconds"), help=_("0 is no limit."), control="number"
    ),
    "budget": Kind(
        label=_("Minutes for each delegation on one item"),
        help=_("Whoever speaks for a member body that has used them up comes last. 0: as reckoned below."),
        control="number",
    ),
    "calling": Kind(
        label=_("How wishes to speak are seen and kept"),
        help=_("Raised hands in the room, hands on screen, a list: who keeps it, and how nobody is overlooked."),
        control="lines",
    ),
    "watcher": Kind(
        label=_("Who watches for remote hands"), control="people", none=_("nobody yet")
    ),
    "consensus_by": Kind(
        label=_("How consensus is sought"),
        control="choice",
        choices=Plan.ConsensusBy.choices,
        none=_("not decided yet"),
    ),
    "consensus": Kind(
        label=_("What else you agree about it"),
        help=_("What you do with an objection that stays, when you take a straw poll, when you ask a drafting group."),
        control="lines",
    ),
    "tents": Kind(
        label=_("How people are told apart"),
        control="choice",
        choices=Plan.Tents.choices,
        none=_("not decided yet"),
    ),
    "seat_rows": Kind(label=_("Rows of seats"), control="number"),
    "row_seats": Kind(label=_("Seats in a row"), control="number"),
    "door": Kind(
        label=_("Who comes in"),
        help=_("Members who sign in go straight to their seat. Everybody else waits until a convenor or the secretary admits them."),
        control="choice",
        choices=Plan.Door.choices,
    ),
    "purpose": Kind(
        label=_("What speaking time is kept for"),
        help=_("Everybody reads it before joining. Empty: so that the convenors can call on people fairly."),
        control="lines",
        rows=2,
    ),
    "delete_after": Kind(label=_("Names leave it on"), control="date"),
    "day_begins": Kind(
        label=_("Each day begins at"), help=_("On the clock of the meeting. Empty: as the meeting begins."), control="clock"
    ),
    "day_ends": Kind(label=_("Each day ends at"), help=_("Empty: as the meeting ends."), control="clock"),
    "host": Kind(label=_("Host, and whom to ask"), control="lines", rows=2),
    "rooms": Kind(label=_("Meeting room, and how to get there"), control="lines"),
    "breakout_rooms": Kind(label=_("Rooms for the breakout groups"), control="lines", rows=2),
    "dinner": Kind(label=_("Dinner of the group"), control="choice", choices=Plan.Dinner.choices),
    "dinner_words": Kind(label=_("Where and when, if there is one"), control="lines", rows=2),
    "equipment": Kind(
        label=_("Cameras and microphones"),
        help=_("Can those who are remote see and hear everybody at the table?"),
        control="lines",
    ),
    "link": Kind(label=_("The link for those who are remote"), control="lines", rows=2),
    "languages": Kind(
        label=_("Language support"),
        help=_("Who needs more time, a text beforehand, or somebody beside them who interprets."),
        control="lines",
    ),
}  # fmt: skip
ITEM: Mapping[str, Kind] = {
    "title": Kind(label=_("Title"), control="lines", rows=1),
    "way": Kind(label=_("How it is treated"), control="choice", choices=Item.Way.choices),
    "minutes": Kind(label=_("Minutes"), control="number"),
    "day": Kind(label=_("Begins"), control="days", none=_("after the one before")),
    "lead": Kind(label=_("Who leads into it"), control="people", none=_("nobody yet")),
    "chair": Kind(label=_("Who facilitates"), control="convenors", none=_("nobody yet")),
    "purpose": Kind(label=_("Purpose"), control="lines", rows=2),
    "documents": Kind(label=_("Documents"), control="lines", rows=2),
    "expected": Kind(label=_("Expected outcome"), control="lines", rows=2),
    "draft": Kind(label=_("Draft decision"), control="lines", rows=2),
}
SHIFT: Mapping[str, Kind] = {
    "day": Kind(label=_("Day"), control="days"),
    "begins": Kind(label=_("From"), control="clock"),
    "ends": Kind(label=_("Until"), control="clock"),
    "person": Kind(label=_("Who facilitates"), control="convenors", none=_("nobody yet")),
}
GROUP: Mapping[str, Kind] = {
    "title": Kind(label=_("Name of the group")),
    "task": Kind(label=_("What it brings back"), control="lines", rows=2),
    "chair": Kind(label=_("Chair"), control="people", none=_("nobody yet")),
    "recorder": Kind(label=_("Recorder"), control="people", none=_("nobody yet")),
    "room": Kind(label=_("Room")),
}
PLACE: Mapping[str, Kind] = {
    "mode": Kind(label=_("Attends"), control="choice", choices=Place.Mode.choices),
    "interest": Kind(
        label=_("Interest"), control="choice", choices=Place.Interest.choices, none=_("not said")
    ),
    "spot": Kind(label=_("Seat"), control="number"),
    "group": Kind(label=_("Breakout group"), control="groups", none=_("none")),
    "first_time": Kind(label=_("First time"), control="yes"),
}
HOME: Mapping[str, Kind] = {
    "words": Kind(label=_("What to find out"), control="lines", rows=2),
    "whom": Kind(label=_("Who can be asked"), control="lines", rows=2),
    "found": Kind(label=_("What you learned"), control="lines"),
    "person": Kind(label=_("Who does it"), control="convenors", none=_("nobody yet")),
    "state": Kind(label=_("How far it is"), control="choice", choices=Homework.State.choices),
}
KINDS: Mapping[str, Mapping[str, Kind]] = {
    "plan": PLAN,
    "item": ITEM,
    "shift": SHIFT,
    "group": GROUP,
    "place": PLACE,
    "home": HOME,
}


@dataclass
class Sheet:
    """The boxes of one page. ``typed`` is what a refused page had sent: it stays in its boxes."""

    plan: Plan
    typed: Mapping[str, Typed] = field(default_factory=dict)
    refused: Mapping[str, Refused] = field(default_factory=dict)

    @cached_property
    def stamps(self) -> dict[str, Stamp]:
        """Every stamp of the plan, by field."""
        return {each.field: each for each in self.plan.stamps.all()}

    @cached_property
    def people(self) -> dict[str, Options]:
        """Whom, which group and which day a field can name."""
        named = {
            "people": members(self.plan),
            "convenors": convenors_of(self.plan.meeting.group),
        }
        days = [(str(each.number), _day(each.number)) for each in days_of(self.plan.meeting, self.plan)]
        groups = Breakout.objects.filter(plan=self.plan, dropped_at=None)
        return {
            **{kind: [(str(each.pk), each.name) for each in found] for kind, found in named.items()},
            "days": days,
            "groups": [(str(each.pk), each.title or "–") for each in groups],
        }

    def box(self, kind: str, row: Any, column: str) -> Box:
        """One field of a row."""
        look = KINDS[kind][column]
        found = Field(kind, row, column, FIELDS[kind][1][column])
        name, refused = found.name, self.refused.get(found.name)
        stamp = self.stamps.get(name)
        return Box(
            name=name,
            kind=look,
            text=self.typed[name].text if refused and name in self.typed else found.text,
            stands=found.text,
            revision=stamp.revision if stamp else 0,
            options=self._options(look, found),
            refused=refused,
        )

    def boxes(self, kind: str, row: Any) -> dict[str, Box]:
        """All fields of a row."""
        return {column: self.box(kind, row, column) for column in KINDS[kind]}

    def rows(self, kind: str, rows: Sequence[Any]) -> list[tuple[Any, dict[str, Box]]]:
        """All fields of several rows."""
        return [(each, self.boxes(kind, each)) for each in rows]

    @property
    def wrong(self) -> list[Box]:
        """What could not be kept, with its label."""
        found = []
        for name, refusal in self.refused.items():
            kind, _dash, column = name.partition("-") if "-" in name else ("plan", "", name)
            look = KINDS.get(kind, {}).get(column.rpartition("-")[2])
            if look:
                text = self.typed[name].text if name in self.typed else ""
                found.append(Box(name=name, kind=look, text=text, refused=refusal))
        return found

    def _options(self, look: Kind, found: Field) -> Options:
        """What can be chosen; what stands there stays among it, also where it could not be chosen any more."""
        named = self.people.get(look.control, look.choices)
        nothing = "0" if look.control == "days" else ""
        options = [(nothing, look.none), *named] if look.none else list(named)
        if options and found.text not in {key for key, _label in options}:
            options.append((found.text, getattr(found.row, found.column)))
        return options


def _day(number: int) -> str:
    return gettext("day %(number)s") % {"number": number}


def typed_in(data: QueryDict) -> dict[str, Typed]:
    """Every field of a page that was sent, with the revision that the page had been given.

    A box that is not ticked is not sent; its revision is, and tells that it stood there.
    """
    found = {}
    for key in list(data)[: MOST_FIELDS * 2]:
        if key.startswith("revision-"):
            name = key.removeprefix("revision-")
            found[name] = typed(data.get(name, ""), data.get(key, ""))
    return found
