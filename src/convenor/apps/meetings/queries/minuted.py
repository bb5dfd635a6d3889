"""The draft of a meeting's report: the minutes of its log, put into words in one language."""

import zoneinfo
from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.days import dated
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import log
from convenor.apps.meetings.queries.minuted_items import Around, seat_words, section
from convenor.apps.meetings.sitters import names_of, sitters
from convenor.documents.outline import Block, Bullets, Heading, KeyValues, Outline, Paragraph, Table
from convenor.domain.meeting.readings.attendance import Attendee
from convenor.domain.meeting.readings.minutes import Minutes, minutes


def drafted(meeting: Meeting, language: str) -> tuple[Outline, int]:
    """The minutes in ``language``, on the clock of the meeting's place; and how far the log was read."""
    facts = log.read(meeting.pk)
    zone = zoneinfo.ZoneInfo(meeting.time_zone)
    year = timezone.localtime(meeting.starts_at, zone).year
    found = minutes(facts, lambda number: f"{number}/{year}")
    with translation.override(language), timezone.override(zone):
        return outline_of(meeting, found, names_of(sitters(meeting.pk)), language), len(facts)


def outline_of(meeting: Meeting, found: Minutes, names: dict[int, str], language: str) -> Outline:
    """The minutes as a document; words and clock are those that are active."""
    around = Around(
        names=names,
        bodies={each.seat: each.body for each in found.attendance.people if each.body},
        decided={each.number: each.label for each in found.decisions},
    )
    values = {"meeting": meeting.title, "wg": meeting.group.name}
    return Outline(
        title=_("Report of the %(meeting)s of %(wg)s") % values,
        language=language,
        subtitle=f"{meeting.group.document}, {meeting.group.document_title}",
        blocks=(
            _facts(meeting, found, around),
            *(block for each in found.sections for block in section(each, around)),
            *_decisions(found),
            *_actions(found, around),
            *_put_aside(found),
            *_attendance(found, around),
        ),
    )


def _facts(meeting: Meeting, found: Minutes, around: Around) -> KeyValues:
    people, opened, closed = found.attendance.people, found.opened, found.closed
    room, remote = (found.attendance.by_mode.get(mode, 0) for mode in ("room", "remote"))
    there = _("%(room)s in the room, %(remote)s remote") % {"room": room, "remote": remote}
    chairs = dict.fromkeys([found.opened_by, *(each.seat for part in found.sections for each in part.chair)])
    pairs = (
        (_("Opened"), _moment(opened) if opened else ""),
        (_("Closed"), _moment(closed) if closed else ""),
        (_("Place"), meeting.place or meeting.get_mode_display()),
        (_("In the chair"), ", ".join(seat_words(each, around) for each in chairs if each)),
        (_("Secretary"), meeting.group.secretary.name if meeting.group.secretary else ""),
        (_("Present"), f"{len(people)} ({there})" if people else ""),
        (_("Member bodies"), str(len(found.attendance.by_body)) if found.attendance.by_body else ""),
    )
    return KeyValues(tuple(each for each in pairs if each[1]))


def _decisions(found: Minutes) -> list[Block]:
    rows = tuple((each.label, each.text, str(each.item or "")) for each in found.decisions)
    header = (_("No."), _("Decision"), _("Item"))
    return [Heading(_("Decisions")), Table(header, rows)] if rows else []


def _actions(found: Minutes, around: Around) -> list[Block]:
    rows = tuple(
        (str(each.number), each.text, seat_words(each.owner, around), _day(each.due))
        for each in found.actions
    )
    header = (_("No."), _("Action"), _("Who"), _("Due"))
    return [Heading(_("Actions")), Table(header, rows)] if rows else []


def _put_aside(found: Minutes) -> list[Block]:
    parked = tuple(each.text for part in found.sections for each in part.parked)
    words = tuple(each.text for part in found.sections for each in part.words)
    told: list[Block] = []
    if parked:
        told += [Heading(_("Put aside for later")), Bullets(parked)]
    if words:
        told += [Heading(_("Words for the glossary")), Bullets(words)]
    return told


def _attendance(found: Minutes, around: Around) -> list[Block]:
    header = (_("Name"), _("As"), _("Member body"), _("Took part"))
    people = sorted(found.attendance.people, key=lambda each: (_rank(each), seat_words(each.seat, around)))
    rows = tuple(
        (around.names.get(each.seat, ""), _part(each.part), each.body, _modes(each)) for each in people
    )
    missing = len(found.attendance.missing)
    absent = ngettext(
        "%(count)s person who was expected did not come.",
        "%(count)s people who were expected did not come.",
        missing,
    )
    return [
        Heading(_("Attendance")),
        *([Table(header, rows)] if rows else []),
        *([Paragraph(absent % {"count": missing})] if missing else []),
    ]


def _rank(attendee: Attendee) -> int:
    order = ("convenor", "secretary", "staff", "expert", "observer", "mentee", "guest")
    return order.index(attendee.part) if attendee.part in order else len(order)


def _part(part: str) -> str:
    words = {
        "convenor": _("convenor"),
        "secretary": _("secretary"),
        "staff": _("staff of the secretariat"),
        "expert": _("expert"),
        "observer": _("observer"),
        "mentee": _("mentee"),
        "guest": _("guest"),
    }
    return words.get(part, part)


def _modes(attendee: Attendee) -> str:
    modes = set(attendee.modes)
    if modes == {"room", "remote"}:
        return _("in the room and remotely")
    return _("remotely") if modes == {"remote"} else _("in the room")


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return _("%(day)s, %(clock)s") % {"day": dated(local, "l j F Y"), "clock": dated(local, "H:i")}


def _day(due: str) -> str:
    try:
        return dated(date.fromisoformat(due), "j F Y")
    except ValueError:
        return due
