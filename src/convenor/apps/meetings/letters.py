"""Letters about a meeting, its plan and its dates, each in the language and on the clock of its reader."""

from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.models import Agreement, CalendarEntry
from convenor.apps.outbox.actions import post
from convenor.apps.outbox.queries import zone_of
from convenor.documents.calendar import Attendee, Invitation, cancellation, invitation
from convenor.domain.programme.definition import LetterTemplate

MEETING = "meeting"
KINDS: dict[str, Promise] = {
    "agenda": gettext_lazy("Agenda of the %(meeting)s"),
    "documents": gettext_lazy("Documents for the %(meeting)s"),
    "report": gettext_lazy("Report of the %(meeting)s"),
    MEETING: gettext_lazy("%(meeting)s"),
}


def plan_agreed(
    to: Person, agreement: Agreement, letter: LetterTemplate, *, by: Person, at: datetime
) -> None:
    """Tell another co-convenor that one has agreed."""
    meeting = agreement.plan.meeting
    with translation.override(to.language):
        about = agreement.get_about_display()
        what = _("%(what)s of the %(meeting)s") % {"what": about, "meeting": meeting.title}
    values = {**_about(meeting), "other": by.short, "what": what}
    key, path = f"plan-agreed:{agreement.pk}:{to.pk}", f"/meetings/{meeting.pk}/plan/"
    post(to, letter, values, key=key, at=at, path=path, by=by)


def dates(to: Person, entry: CalendarEntry, letter: LetterTemplate, *, by: Person, at: datetime) -> None:
    """Tell one person a date of a meeting, as it now is, with the file for the calendar."""
    meeting = entry.plan.meeting
    with translation.override(to.language), timezone.override(zone_of(to)):
        what = str(KINDS[entry.kind]) % {"meeting": meeting.title}
        values = {**_about(meeting), "other": by.short, "what": what, "when": _when(entry)}
        calendar = _calendar(entry, to, what, at)
    cancelled = entry.cancelled_at is not None
    path = f"/groups/{meeting.group_id}/" if cancelled else f"/meetings/{meeting.pk}/"
    key = f"{entry.uid}:{entry.sequence}:{to.pk}"
    post(to, letter, values, key=key, at=at, path=path, calendar=calendar, by=by)


def _about(meeting: Meeting) -> dict[str, str]:
    return {"wg": meeting.group.name, "document": meeting.group.document}


def _when(entry: CalendarEntry) -> str:
    local = timezone.localtime(entry.starts_at)
    if entry.kind != MEETING:
        return dated(local, "l j F Y")
    return _("%(day)s, %(clock)s") % {"day": dated(local, "l j F Y"), "clock": dated(local, "H:i")}


def _calendar(entry: CalendarEntry, to: Person, what: str, at: datetime) -> tuple[str, str]:
    """The calendar file and its method. Only the reader is named in it: nobody's address travels to the others."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    meeting = entry.plan.meeting
    facts = Invitation(
        uid=entry.uid,
        sequence=entry.sequence,
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        summary=f"{meeting.group.name}: {what}",
        organizer=Attendee(name or "Convenor", address),
        attendees=(Attendee(to.name, to.email),),
        location=meeting.place if entry.kind == MEETING else "",
        url=f"{settings.ADDRESS}/meetings/{meeting.pk}/",
    )
    gone = entry.cancelled_at is not None
    draw = cancellation if gone else invitation
    return draw(facts, at=at).decode(), "CANCEL" if gone else "REQUEST"
