"""The fields of a plan by the names that pages give them: "goals", "item-12-title". What is typed becomes a value here.

Every field has a revision. A page sends along the revision that it had been given, so that nobody writes over
what somebody else has written meanwhile without having seen it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from django.db import models

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.plain import cleaned
from convenor.apps.meetings.budgets import budget
from convenor.apps.meetings.models import Breakout, Homework, Item, Place, Plan, Shift, Stamp
from convenor.apps.meetings.models.plan import PlanRow
from convenor.apps.meetings.terms import day, purpose
from convenor.apps.outbox import seal
from convenor.domain.kernel import Refused

Reader = Callable[[str, Plan], Any]
LINE, LINES = 200, 4_000
MOST_MINUTES, MOST_SECONDS, MOST_SPOTS = 960, 1_800, 500


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it came from a page, the revision that the page had been given, and a digest of what stood there."""

    text: str
    revision: int
    served: str = ""

    @property
    def untouched(self) -> bool:
        """Whether it is what the page had been given: whoever sends it has not changed it."""
        return bool(self.served) and digest(self.text) == self.served


def typed(text: str, mark: str) -> Typed:
    """A text and the mark that came with it; a mark that is none counts as that of an empty field."""
    revision, _dot, served = mark.partition(".")
    number = int(revision) if revision.isdecimal() and len(revision) < 10 else 0
    return Typed(text, number, served)


def marked(revision: int, text: str) -> str:
    """The mark that a page is given with a text, and sends back with it."""
    return f"{revision}.{digest(text)}"


def digest(text: str) -> str:
    """Enough to tell one text of a field from another; line ends count as one."""
    return sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:12]


class Newer(Refused):
    """Somebody has changed the field since the page was made: both texts are shown, and a person chooses."""

    def __init__(self, text: str, stamp: Stamp | None) -> None:
        by = stamp.changed_by if stamp else None
        super().__init__("plan-changed-by", who=by.name if by else "")
        self.text = text
        self.revision = stamp.revision if stamp else 0
        self.changed_at: datetime | None = stamp.changed_at if stamp else None


def line(most: int = LINE) -> Reader:
    """One line of words."""
    return lambda text, plan: _bounded(cleaned(text), most)


def lines(text: str, plan: Plan) -> str:
    """Several lines of words."""
    return _bounded(cleaned(text, lines=True), LINES)


def number(most: int) -> Reader:
    """A whole number from 0 up; nothing is 0."""

    def read(text: str, plan: Plan) -> int:
        digits = cleaned(text)
        if not digits:
            return 0
        if not digits.isdecimal() or len(digits) > 6 or int(digits) > most:
            raise Refused("plan-number", most=most)
        return int(digits)

    return read


def choice(choices: type[models.TextChoices], *more: str) -> Reader:
    """One of the choices, or of ``more`` beside them."""

    def read(text: str, plan: Plan) -> str:
        if text not in (*more, *choices.values):
            raise Refused("plan-choice")
        return text

    return read


def clock(text: str, plan: Plan) -> time | None:
    """A time of the day."""
    try:
        return time.fromisoformat(cleaned(text)).replace(second=0, microsecond=0) if cleaned(text) else None
    except ValueError:
        raise Refused("plan-clock") from None


def yes(text: str, plan: Plan) -> bool:
    """A box that is ticked or not."""
    return text not in ("", "no")


def somebody(*parts: str) -> Reader:
    """Somebody who sits in the group, or its secretary; only those who are ``parts`` of it where any are named."""

    def read(text: str, plan: Plan) -> Person | None:
        if not text:
            return None
        group = plan.meeting.group
        sits = models.Q(memberships__group=group, memberships__until=None)
        if parts:
            sits &= models.Q(memberships__part__in=parts)
        else:
            sits |= models.Q(secretary_of=group)
        person = Person.objects.filter(sits, pk=text).distinct().first() if text.isdecimal() else None
        if person is None:
            raise Refused("plan-person")
        return person

    return read


def group_of(text: str, plan: Plan) -> Breakout | None:
    """One of the plan's breakout groups."""
    if not text:
        return None
    found = plan.breakouts.filter(pk=text, dropped_at=None).first() if text.isdecimal() else None
    if found is None:
        raise Refused("plan-row-gone")
    return found


convenor = somebody("convenor")
member = somebody()

FIELDS: Mapping[str, tuple[type[models.Model], Mapping[str, Reader]]] = {
    "plan": (
        Plan,
        {
            "goals": lines,
            "facilitation": choice(Plan.Facilitation, ""),
            "order": choice(Plan.Order, ""),
            "limit": number(MOST_SECONDS),
            "budget": budget,
            "calling": lines,
            "watcher": member,
            "consensus_by": choice(Plan.ConsensusBy, ""),
            "consensus": lines,
            "tents": choice(Plan.Tents, ""),
            "seat_rows": number(30),
            "row_seats": number(40),
            "door": choice(Plan.Door),
            "purpose": purpose,
            "delete_after": day,
            "day_begins": clock,
            "day_ends": clock,
            "host": lines,
            "rooms": lines,
            "breakout_rooms": lines,
            "dinner": choice(Plan.Dinner),
            "dinner_words": lines,
            "equipment": lines,
            "link": lines,
            "languages": lines,
        },
    ),
    "item": (
        Item,
        {
            "title": line(),
            "way": choice(Item.Way),
            "minutes": number(MOST_MINUTES),
            "day": number(30),
            "purpose": lines,
            "documents": lines,
            "expected": lines,
            "draft": lines,
            "lead": member,
            "chair": convenor,
        },
    ),
    "shift": (Shift, {"day": number(30), "begins": clock, "ends": clock, "person": convenor}),
    "group": (
        Breakout,
        {"title": line(120), "task": lines, "room": line(120), "chair": member, "recorder": member},
    ),
    "place": (
        Place,
        {
            "mode": choice(Place.Mode),
            "interest": choice(Place.Interest, ""),
            "spot": number(MOST_SPOTS),
            "first_time": yes,
            "group": group_of,
        },
    ),
    "home": (
        Homework,
        {
            "words": lines,
            "whom": lines,
            "found": lines,
            "person": convenor,
            "state": choice(Homework.State),
        },
    ),
}
PRIVATE = "home"
SEALED = {"words", "whom", "found"}
CONSENSUS = {"consensus_by", "consensus"}
LOGISTICS = {
    *("tents", "seat_rows", "row_seats", "host", "rooms", "breakout_rooms", "dinner", "dinner_words"),
    *("equipment", "link", "languages"),
}
"""A change of these leaves the co-convenors' agreement as it is."""
UNDOES: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan",),
    "item": ("plan",),
    "shift": ("plan",),
    "group": ("plan",),
    "place": (),
    "home": (),
}
"""Which agreements a change of a row takes back."""
ROWS: Mapping[str, type[PlanRow]] = {"item": Item, "shift": Shift, "group": Breakout, "home": Homework}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one row of a plan."""

    kind: str
    row: Any
    column: str
    read: Reader

    @property
    def name(self) -> str:
        """As pages call it."""
        return self.column if self.kind == "plan" else f"{self.kind}-{self.row.pk}-{self.column}"

    @property
    def text(self) -> str:
        """What stands there, as it would be typed."""
        if self.kind == PRIVATE and self.column in SEALED:
            return opened(self.row, self.column)
        return as_typed(getattr(self.row, self.column))

    def put(self, value: Any) -> None:
        """Write the value down."""
        if self.kind == PRIVATE and self.column in SEALED:
            value = sealed(self.row, self.column, value)
        setattr(self.row, self.column, value)
        self.row.save(update_fields=[self.column])

    @property
    def undoes(self) -> tuple[str, ...]:
        """Which agreements of the co-convenors a change of it takes back."""
        if self.column in CONSENSUS:
            return ("consensus", "plan")
        return () if self.column in LOGISTICS else UNDOES[self.kind]


def field_of(plan: Plan, name: str, *, private: bool) -> Field:
    """The field that a page calls ``name``; homework only where ``private`` words may be read."""
    kind, row, column = _parts(name)
    model, columns = FIELDS.get(kind, (Plan, {}))
    if column not in columns or (kind == PRIVATE) != private:
        raise Refused("plan-field")
    if kind == "plan":
        return Field(kind, plan, column, columns[column])
    rows: Any = model._default_manager.filter(plan=plan)
    found = rows.filter(pk=row).first()
    if found is None or getattr(found, "dropped_at", None) is not None:
        raise Refused("plan-row-gone")
    return Field(kind, found, column, columns[column])


def as_typed(value: Any) -> str:
    """A value as it stands in a field of a page."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case time():
            return value.strftime("%H:%M")
        case date():
            return value.isoformat()
        case models.Model():
            return str(value.pk)
        case _:
            return str(value)


def opened(row: Any, column: str) -> str:
    """A sealed field in the clear."""
    return seal.unseal(getattr(row, column), seal.outer_key(), f"homework:{row.pk}:{column}")


def sealed(row: Any, column: str, words: str) -> bytes:
    """Words sealed for a field."""
    return seal.seal(words, seal.outer_key(), f"homework:{row.pk}:{column}")


def locked(plan: Plan) -> Plan:
    """The plan as it now stands, held until the transaction ends."""
    held = Plan.objects.select_for_update(of=("self",)).select_related("meeting__group")
    return held.get(pk=plan.pk)


def row_of(plan: Plan, kind: str, pk: int) -> Any:
    """A row of the plan, also one that was taken off."""
    found = ROWS[kind]._default_manager.filter(plan=plan, pk=pk).first()
    if found is None:
        raise Refused("plan-row-gone")
    return found


def ended(plan: Plan, agreements: tuple[str, ...], by: Person, at: datetime) -> None:
    """What was agreed is changed: the agreement is taken back, and who changed it stands beside it."""
    if agreements:
        plan.agreements.filter(about__in=agreements, ended_at=None).update(ended_at=at, ended_by=by)


def _parts(name: str) -> tuple[str, int, str]:
    kind, _dash, rest = name.partition("-")
    row, _dash, column = rest.partition("-")
    if not rest:
        return "plan", 0, name
    return (kind, int(row), column) if row.isdecimal() and len(row) < 12 else ("", 0, "")


def _bounded(text: str, most: int) -> str:
    if len(text) > most:
        raise Refused("text-too-long", length=len(text), most=most, over=len(text) - most)
    return text
