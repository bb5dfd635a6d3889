"""The agenda as a document: what goes out to the group, in the reader's language or in the other one."""

from collections.abc import Iterator

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.days import dated
from convenor.apps.meetings.budgets import budget_of
from convenor.apps.meetings.models import Item, Plan
from convenor.apps.meetings.queries.plan import Agreed, Forecast, Line, agreed, forecast, local_hours
from convenor.documents.outline import Block, Heading, KeyValues, Outline, Paragraph, Table
from convenor.documents.tents import Tent
from convenor.domain.meeting.readings.timetable import Day


def agenda_outline(plan: Plan, language: str) -> Outline:
    """Title, facts, goals, every day with its items and their clock times, then each item in full, then logistics."""
    told, meeting = forecast(plan), plan.meeting
    return Outline(
        title=_("Agenda of the %(meeting)s") % {"meeting": meeting.title},
        language=language,
        subtitle=f"{meeting.group.name} · {meeting.group.document}",
        blocks=(
            _facts(plan),
            *_passage(_("Goals"), plan.goals),
            *(block for day, lines in told.by_day for block in _day(day, lines, told)),
            *_items(told),
            *_manner(plan),
            *_logistics(plan),
        ),
    )


def agenda_name(plan: Plan, language: str, ending: str) -> str:
    """A name that every system can store."""
    meeting = plan.meeting
    return f"{slugify(meeting.group.name)}-{slugify(meeting.title)}-agenda-{language}.{ending}"


def tents_of(plan: Plan) -> list[Tent]:
    """A name tent for everybody who is expected in the room."""
    return [
        Tent(
            name=each.person.name,
            said=each.person.said,
            body=each.person.body.acronym if each.person.body else "",
        )
        for each in plan.places.all()
        if each.mode == "room"
    ]


def _facts(plan: Plan) -> KeyValues:
    meeting = plan.meeting
    begins, ends = local_hours(meeting)
    hours = _("%(begin)s to %(end)s (%(zone)s)") % {
        "begin": dated(begins, "l j F Y, H:i"),
        "end": dated(ends, "H:i" if begins.date() == ends.date() else "l j F Y, H:i"),
        "zone": meeting.time_zone,
    }
    pairs = (
        (_("Working group"), f"{meeting.group.name}, {meeting.group.title}"),
        (_("Document"), f"{meeting.group.document}, {meeting.group.document_title}"),
        (_("When"), hours),
        (_("Mode"), str(meeting.get_mode_display())),
        (_("Place"), meeting.place),
    )
    return KeyValues(tuple(each for each in pairs if each[1]))


def _day(day: Day, lines: list[Line], told: Forecast) -> Iterator[Block]:
    if not lines:
        return
    words = dated(day.begins, "l j F")
    if len(told.days) > 1:
        words = _("Day %(number)s, %(day)s") % {"number": day.number, "day": words}
    yield Heading(words)
    header = (_("Time"), _("Item"), _("How"), _("Minutes"))
    yield Table(header, tuple(_row(each) for each in lines))


def _row(line: Line) -> tuple[str, ...]:
    item = line.item
    title = f"{line.number}. {item.title}" if line.number else item.title
    clock = f"{line.slot.begins:%H:%M}–{line.slot.ends:%H:%M}"
    return (clock, title, str(item.get_way_display()), str(item.minutes))


def _items(told: Forecast) -> Iterator[Block]:
    full = [each for each in told.lines if each.number and _told(each)]
    if full:
        yield Heading(_("The items"))
    for each in full:
        yield Heading(f"{each.number}. {each.item.title}", 2)
        yield KeyValues(_told(each))


def _told(line: Line) -> tuple[tuple[str, str], ...]:
    item: Item = line.item
    pairs = (
        (_("Lead"), item.lead.name if item.lead else ""),
        (_("Facilitates"), line.chair.name if line.chair else ""),
        (_("Purpose"), item.purpose),
        (_("Documents"), item.documents),
        (_("Expected outcome"), item.expected),
        (_("Draft decision"), item.draft),
    )
    return tuple(each for each in pairs if each[1])


def _manner(plan: Plan) -> Iterator[Block]:
    """How people are called on, and how consensus is sought: the latter as all co-convenors agreed, with the days."""
    consensus = agreed(plan, "consensus")
    seconds = {"count": plan.limit}
    limit = ngettext("%(count)s second", "%(count)s seconds", plan.limit) % seconds if plan.limit else ""
    minutes = budget_of(plan).minutes if plan.order == Plan.Order.BUDGET else 0
    each = {"count": minutes}
    budget = ngettext("%(count)s minute on an item", "%(count)s minutes on an item", minutes) % each
    pairs = (
        (_("Who speaks next"), str(plan.get_order_display()) if plan.order else ""),
        (_("Each turn"), limit if plan.order else ""),
        (_("Each delegation"), budget if minutes else ""),
        (_("How wishes to speak are seen and kept"), plan.calling),
        (_("How consensus is sought"), str(plan.get_consensus_by_display()) if consensus.by_all else ""),
        (_("And also"), plan.consensus if consensus.by_all else ""),
        (_("Agreed"), agreed_words(consensus) if consensus.by_all else ""),
    )
    found = tuple(each for each in pairs if each[1].strip())
    if found:
        yield Heading(_("How we work"))
        yield KeyValues(found)


def agreed_words(consensus: Agreed) -> str:
    """Who of the co-convenors agreed, and on which days."""
    values = [{"name": each.person.name, "day": dated(each.at, "j F Y")} for each in consensus.said]
    return "; ".join(_("%(name)s on %(day)s") % each for each in values)


def _logistics(plan: Plan) -> Iterator[Block]:
    pairs = (
        (_("Host"), plan.host),
        (_("Meeting room"), plan.rooms),
        (_("Breakout rooms"), plan.breakout_rooms),
        (_("Link"), plan.link),
        (_("Dinner"), plan.dinner_words if plan.dinner == "yes" else ""),
        (_("Language support"), plan.languages),
    )
    found = tuple(each for each in pairs if each[1].strip())
    if found:
        yield Heading(_("Logistics"))
        yield KeyValues(found)
    groups = list(
        plan.breakouts.filter(dropped_at=None).exclude(title="").select_related("chair", "recorder")
    )
    if groups:
        yield Heading(_("Breakout groups"))
        yield Table(
            (_("Group"), _("Task"), _("Chair"), _("Recorder")),
            tuple(
                (
                    each.title,
                    each.task,
                    each.chair.name if each.chair else "",
                    each.recorder.name if each.recorder else "",
                )
                for each in groups
            ),
        )


def _passage(title: str, words: str) -> Iterator[Block]:
    if words.strip():
        yield Heading(title)
        yield Paragraph(words)
