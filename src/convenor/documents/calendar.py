"""Invitations to a session that every calendar understands (RFC 5545), and their cancellation.

All times leave in UTC, so no table of time zones travels with them and none can be wrong.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress, vText

from convenor.documents.outline import clean, one_line

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_ADDRESS = re.compile(r"https?://[!-~]+")
_UID = re.compile(r"[!-~]{1,255}")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is invited: the name as they wish to be called, and their address."""

    name: str
    email: str

    def __post_init__(self) -> None:
        """Refuse an address that a calendar could read as something else."""
        if len(self.email) > 254 or not _EMAIL.fullmatch(self.email):
            raise ValueError(f"Not an e-mail address: {self.email!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One session as a calendar sees it.

    The ``uid`` stays the same for the life of the session; the caller raises ``sequence``
    each time that the session is moved or cancelled.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    organizer: Attendee
    attendees: tuple[Attendee, ...]
    description: str = ""
    location: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        """Refuse times without a zone, an end before the start, and anything that breaks a line."""
        if not _UID.fullmatch(self.uid):
            raise ValueError("The uid must be 1 to 255 visible ASCII characters.")
        if self.sequence < 0:
            raise ValueError("The sequence counts from 0 upwards.")
        if _in_utc(self.ends_at) <= _in_utc(self.starts_at):
            raise ValueError("A session must end after it starts.")
        if self.url and not _ADDRESS.fullmatch(self.url):
            raise ValueError(f"Not a web address: {self.url!r}")


def invitation(session: Invitation, *, at: datetime) -> bytes:
    """The calendar file that invites to the session, or moves it if the sequence was raised."""
    return _calendar("REQUEST", _event(session, at, "CONFIRMED"))


def cancellation(session: Invitation, *, at: datetime) -> bytes:
    """The calendar file that takes the session out of every calendar that holds its uid."""
    return _calendar("CANCEL", _event(session, at, "CANCELLED"))


def _calendar(method: str, event: Event) -> bytes:
    calendar = Calendar()
    calendar.add("PRODID", "-//Convenor//Sessions//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(session: Invitation, at: datetime, status: str) -> Event:
    event = Event()
    event.add("UID", session.uid)
    event.add("SEQUENCE", session.sequence)
    event.add("DTSTAMP", _in_utc(at))
    event.add("DTSTART", _in_utc(session.starts_at))
    event.add("DTEND", _in_utc(session.ends_at))
    event.add("SUMMARY", vText(one_line(session.summary)))
    event.add("STATUS", status)
    event.add("TRANSP", "OPAQUE")
    if session.description:
        event.add("DESCRIPTION", vText(clean(session.description)))
    if session.location:
        event.add("LOCATION", vText(one_line(session.location)))
    if session.url:
        event.add("URL", session.url)
    event.add("ORGANIZER", _address(session.organizer))
    for attendee in session.attendees:
        event.add("ATTENDEE", _asked(attendee, answer_wanted=status == "CONFIRMED"))
    return event


def _address(person: Attendee) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = one_line(person.name).replace('"', "'") or person.email
    return address


def _asked(person: Attendee, *, answer_wanted: bool) -> vCalAddress:
    address = _address(person)
    address.params["CUTYPE"] = "INDIVIDUAL"
    address.params["ROLE"] = "REQ-PARTICIPANT"
    if answer_wanted:
        address.params["PARTSTAT"] = "NEEDS-ACTION"
        address.params["RSVP"] = "TRUE"
    return address


def _in_utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("A time without a zone cannot be sent to other people.")
    return moment.astimezone(UTC).replace(microsecond=0)
