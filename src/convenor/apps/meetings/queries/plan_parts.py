"""Parts of a plan's pages: the picture of the table, the checklists, what is still missing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person, SpokenLanguage
from convenor.apps.meetings import usual
from convenor.apps.meetings.budgets import budget_of
from convenor.apps.meetings.models import Place, Plan, Room
from convenor.apps.meetings.queries.plan import Agreed, Forecast, agreed, forecast, is_first_meeting, ticked
from convenor.apps.meetings.queries.rooms import state_of
from convenor.apps.meetings.terms import last_day
from convenor.domain.meeting.state.breakouts import Breakouts

AT_EASE = ("B2", "C1", "C2")
WORKING_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Check:
    """One point of a checklist."""

    key: str
    words: Promise
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the plan on its first page: what it says so far, and whether something is missing."""

    part: str
    title: Promise
    words: str
    missing: bool
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The first page of a plan."""

    sections: tuple[Section, ...]
    forecast: Forecast
    consensus: Agreed
    agreed: Agreed

    @property
    def missing(self) -> list[Section]:
        """What is still to be done."""
        return [each for each in self.sections if each.missing]


TITLES = {
    "goals": gettext_lazy("Goals"),
    "agenda": gettext_lazy("Agenda"),
    "facilitation": gettext_lazy("Who facilitates when"),
    "calling": gettext_lazy("How people are called on"),
    "consensus": gettext_lazy("How consensus is sought"),
    "table": gettext_lazy("Table and names"),
    "groups": gettext_lazy("Breakout groups"),
    "room": gettext_lazy("Who comes in, and what is kept"),
    "logistics": gettext_lazy("Logistics"),
    "first": gettext_lazy("First meeting"),
}


def seat_map(plan: Plan, places: Iterable[Place]) -> list[list[tuple[int, Place | None]]]:
    """The table from above: rows of seats, each with its number and whoever sits there."""
    by_spot = {each.spot: each for each in places if each.spot and each.mode == Place.Mode.ROOM}
    wide = plan.row_seats
    return [
        [(spot, by_spot.get(spot)) for spot in range(row * wide + 1, (row + 1) * wide + 1)]
        for row in range(plan.seat_rows)
    ]


def by_group(places: Iterable[Place]) -> dict[int, list[Person]]:
    """Who works in which breakout group."""
    found: dict[int, list[Person]] = {}
    for each in places:
        if each.group_id and each.mode != Place.Mode.ABSENT:
            found.setdefault(each.group_id, []).append(each.person)
    return found


def groups_in_the_room(plan: Plan) -> Breakouts | None:
    """The breakout groups as the open room has them; None before it is open."""
    if not Room.objects.filter(meeting=plan.meeting_id).exists():
        return None
    return state_of(plan.meeting_id)[0].breakouts


def checks(plan: Plan) -> tuple[Check, ...]:
    """What has to be seen to, by the meeting's mode."""
    return _checks(usual.CHECKS[plan.meeting.mode], ticked(plan))


def first_meeting(plan: Plan) -> tuple[Check, ...]:
    """What is gone through with a group that meets for the first time."""
    return _checks(usual.FIRST_MEETING, ticked(plan))


def without_ease(plan: Plan) -> list[Person]:
    """Who comes and has told that English is not easy for them: they may need more time."""
    coming = [each.person_id for each in plan.places.all() if each.mode != Place.Mode.ABSENT]
    rows = SpokenLanguage.objects.filter(person__in=coming, code=WORKING_LANGUAGE).exclude(level__in=AT_EASE)
    return [each.person for each in rows.select_related("person")]


def overview(plan: Plan) -> Overview:
    """What the plan says so far, and what is missing: eight queries."""
    told, consensus = forecast(plan), agreed(plan, "consensus")
    groups = list(plan.breakouts.filter(dropped_at=None))
    sections = [
        _section("goals", "running", plan.goals.strip()),
        _agenda(told),
        _section("facilitation", "running", _facilitation(plan, told)),
        _section("calling", "running", _calling(plan)),
        _consensus(plan, consensus),
        _section("table", "table", str(plan.get_tents_display()) if plan.tents else ""),
        Section(
            part="table",
            title=TITLES["groups"],
            words=", ".join(each.title for each in groups if each.title) or _("none planned"),
            missing=any(not each.chair_id or not each.recorder_id for each in groups),
        ),
        _section("room", "room", _room(plan)),
        _points("logistics", checks(plan)),
        *([_points("first", first_meeting(plan))] if is_first_meeting(plan.meeting) else []),
    ]
    return Overview(sections=tuple(sections), forecast=told, consensus=consensus, agreed=agreed(plan, "plan"))


def _checks(points: dict[str, Promise], done: Collection[str]) -> tuple[Check, ...]:
    return tuple(Check(key, words, key in done) for key, words in points.items())


def _section(key: str, part: str, words: str) -> Section:
    return Section(part=part, title=TITLES[key], words=words, missing=not words)


def _agenda(told: Forecast) -> Section:
    items = [each for each in told.lines if each.number]
    values = {"items": len(items), "minutes": told.fit.planned, "of": told.fit.available}
    words = _("%(items)s items, %(minutes)s of %(of)s minutes") % values if items else ""
    return Section(
        part="agenda", title=TITLES["agenda"], words=words, missing=not items, waits=not told.fit.fits
    )


def _facilitation(plan: Plan, told: Forecast) -> str:
    if not plan.facilitation:
        return ""
    items = [each for each in told.lines if each.number]
    if any(each.chair is None for each in items):
        return ""
    names = dict.fromkeys(each.chair.short for each in items if each.chair)
    return f"{plan.get_facilitation_display()}: {', '.join(names)}"


def _calling(plan: Plan) -> str:
    if not plan.order:
        return ""
    values = {"order": plan.get_order_display(), "seconds": plan.limit}
    if plan.order == Plan.Order.BUDGET:
        values["minutes"] = budget_of(plan).minutes
        return _("%(order)s, %(minutes)s on one item; %(seconds)s seconds each") % values
    return _("%(order)s; %(seconds)s seconds each") % values if plan.limit else str(values["order"])


def _room(plan: Plan) -> str:
    values = {"door": plan.get_door_display(), "day": dated(last_day(plan), "j M Y")}
    return _("%(door)s; names leave the speaking time on %(day)s") % values


def _consensus(plan: Plan, consensus: Agreed) -> Section:
    words = str(plan.get_consensus_by_display()) if plan.consensus_by else ""
    return Section(
        part="running",
        title=TITLES["consensus"],
        words=words,
        missing=not words,
        waits=bool(words) and not consensus.by_all,
    )


def _points(key: str, points: Sequence[Check]) -> Section:
    done = sum(each.done for each in points)
    words = _("%(done)s of %(of)s points are prepared") % {"done": done, "of": len(points)}
    return Section(part="logistics", title=TITLES[key], words=words, missing=done < len(points))
