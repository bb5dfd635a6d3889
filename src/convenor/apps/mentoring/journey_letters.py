"""Letters about a journey, each in the language and the time zone of its reader."""

import zoneinfo
from datetime import date, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person
from convenor.apps.learning.programmes import activity_of, programme_of
from convenor.apps.mentoring.models import Journey, Session
from convenor.apps.outbox.actions import post
from convenor.documents.calendar import Attendee, Invitation, cancellation, invitation
from convenor.domain.kernel import Words


def tell(
    to: Person,
    letter: str,
    journey: Journey,
    *,
    key: str,
    at: datetime,
    path: str,
    mentor: Person | None = None,
    other: Person | None = None,
    what: Words | str = "",
    when: datetime | date | None = None,
    reason: str = "",
    calendar: tuple[str, str] = ("", ""),
    by: Person | None = None,
) -> None:
    """Write the pack's letter called ``letter`` to one reader, once per ``key`` and reader."""
    values = {
        "mentee": journey.mentee.short,
        "mentor": mentor.short if mentor else "",
        "other": other.short if other else "",
        "wg": journey.group.name,
        "document": journey.group.document,
        "body": journey.nomination.body.acronym,
        "what": what.in_language(to.language) if isinstance(what, Words) else what,
        "when": told(when, to),
        "reason": reason,
    }
    template = programme_of(journey.enrolment).letter(letter)
    post(to, template, values, key=f"{key}:{to.pk}", at=at, path=path, calendar=calendar, by=by)


def told(moment: datetime | date | None, to: Person) -> str:
    """A day or a moment as the reader writes it, on the reader's clock."""
    if moment is None:
        return ""
    with translation.override(to.language):
        if not isinstance(moment, datetime):
            return dated(moment, "l j F Y")
        local = timezone.localtime(moment, zone(to))
        return _("%(day)s, %(clock)s") % {
            "day": dated(local, "l j F Y"),
            "clock": dated(local, "H:i"),
        }


def zone(person: Person) -> zoneinfo.ZoneInfo:
    """Somebody's time zone; UTC where it is unknown."""
    try:
        return zoneinfo.ZoneInfo(person.time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")


def calendar_of(session: Session, journey: Journey, to: Person, at: datetime) -> tuple[str, str]:
    """The calendar file for a session, and its method; empty while no time was ever agreed."""
    if session.starts_at is None:
        return "", ""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    mentor = session.pairing.mentor.person
    title = activity_of(journey.enrolment, session.activity).title.in_language(to.language)
    facts = Invitation(
        uid=session.uid,
        sequence=session.sequence,
        starts_at=session.starts_at,
        ends_at=session.starts_at + timedelta(minutes=session.minutes),
        summary=f"{title} ({journey.mentee.short}, {mentor.short})",
        organizer=Attendee(name or "Convenor", address),
        attendees=tuple(Attendee(each.name, each.email) for each in (journey.mentee, mentor)),
        location=session.place,
        url=f"{settings.ADDRESS}/sessions/{session.pk}/",
    )
    cancelled = session.state == "cancelled"
    draw = cancellation if cancelled else invitation
    return draw(facts, at=at).decode(), "CANCEL" if cancelled else "REQUEST"
