from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.documents.calendar import Attendee, Invitation, cancellation, invitation

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FATOU = Attendee("Fatou Diallo", "fatou@example.org")
EMIL = Attendee("Emil Østergaard", "emil@example.org")
TALK = Invitation(
    uid="session-7@convenor.example",
    sequence=0,
    starts_at=datetime(2026, 12, 1, 14, tzinfo=UTC),
    ends_at=datetime(2026, 12, 1, 15, tzinfo=UTC),
    summary="Talk about the reading",
    description="Open questions:\n- scope; terms, and \\ signs",
    location="By video",
    organizer=FATOU,
    attendees=(EMIL, FATOU),
    url="https://convenor.example/sessions/7?a=1,2;3",
)


def parsed(file: bytes) -> tuple[Any, Any]:
    calendar = icalendar.Calendar.from_ical(file)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_an_invitation_reads_back_as_it_was_meant() -> None:
    calendar, event = parsed(invitation(TALK, at=NOW))

    assert (str(calendar["METHOD"]), str(calendar["VERSION"]), str(event["STATUS"])) == (
        "REQUEST",
        "2.0",
        "CONFIRMED",
    )
    assert (str(event["UID"]), event["SEQUENCE"]) == ("session-7@convenor.example", 0)
    assert (event["DTSTAMP"].dt, event["DTSTART"].dt, event["DTEND"].dt) == (
        NOW,
        TALK.starts_at,
        TALK.ends_at,
    )
    assert [str(event[name]) for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "URL")] == [
        TALK.summary,
        TALK.description,
        TALK.location,
        TALK.url,
    ]
    assert (str(event["ORGANIZER"]), event["ORGANIZER"].params["CN"]) == (
        "mailto:fatou@example.org",
        "Fatou Diallo",
    )
    assert [(str(one), one.params["CN"], one.params["RSVP"]) for one in event["ATTENDEE"]] == [
        ("mailto:emil@example.org", "Emil Østergaard", "TRUE"),
        ("mailto:fatou@example.org", "Fatou Diallo", "TRUE"),
    ]


def test_a_moved_session_keeps_its_uid_and_counts_on() -> None:
    later = replace(
        TALK,
        sequence=1,
        starts_at=TALK.starts_at + timedelta(days=1),
        ends_at=TALK.ends_at + timedelta(days=1),
    )
    calendar, event = parsed(invitation(later, at=NOW))

    assert (str(calendar["METHOD"]), str(event["UID"]), event["SEQUENCE"]) == ("REQUEST", TALK.uid, 1)
    assert event["DTSTART"].dt == datetime(2026, 12, 2, 14, tzinfo=UTC)


def test_a_cancelled_session_leaves_every_calendar() -> None:
    calendar, event = parsed(cancellation(replace(TALK, sequence=2), at=NOW))

    assert (str(calendar["METHOD"]), str(event["STATUS"])) == ("CANCEL", "CANCELLED")
    assert (str(event["UID"]), event["SEQUENCE"]) == (TALK.uid, 2)
    assert ["RSVP" in one.params for one in event["ATTENDEE"]] == [False, False]


def test_every_time_leaves_in_utc_without_a_table_of_zones() -> None:
    geneva = ZoneInfo("Europe/Zurich")
    summer = replace(
        TALK,
        starts_at=datetime(2026, 7, 1, 16, tzinfo=geneva),
        ends_at=datetime(2026, 7, 1, 17, tzinfo=geneva),
    )
    file = invitation(summer, at=NOW)

    assert (b"DTSTART:20260701T140000Z\r\n" in file, b"DTSTAMP:20261122T090000Z\r\n" in file) == (True, True)
    assert (b"VTIMEZONE" in file, b"TZID" in file) == (False, False)


def test_the_same_invitation_gives_the_same_file() -> None:
    assert invitation(TALK, at=NOW) == invitation(TALK, at=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": datetime(2026, 12, 1, 14)},  # noqa: DTZ001 - a time without a zone is what is refused
        {"ends_at": datetime(2026, 12, 1, 15)},  # noqa: DTZ001
        {"ends_at": TALK.starts_at},
        {"sequence": -1},
        {"uid": ""},
        {"uid": "a\r\nMETHOD:CANCEL"},
        {"url": "javascript:alert(1)"},
        {"url": "https://x.example/\r\nX:1"},
    ],
)
def test_a_session_that_calendars_would_misread_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        replace(TALK, **wrong)


def test_a_stamp_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError):
        invitation(TALK, at=datetime(2026, 11, 22))  # noqa: DTZ001


@pytest.mark.parametrize(
    "email",
    [
        "",
        "nobody",
        "a@b\r\nATTENDEE:mailto:x@y.org",
        "a b@c.org",
        "a@b.org\n",
        "<a@b.org>",
        "a@b.org,c@d.org",
    ],
)
def test_an_address_that_is_none_is_refused(email: str) -> None:
    with pytest.raises(ValueError):
        Attendee("Emil", email)


ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(name=ANY_TEXT, summary=ANY_TEXT, description=ANY_TEXT, location=ANY_TEXT)
def test_no_text_ever_begins_a_line_of_its_own(
    name: str, summary: str, description: str, location: str
) -> None:
    guest = Attendee(name, "emil@example.org")
    talk = replace(
        TALK, organizer=guest, attendees=(guest,), summary=summary, description=description, location=location
    )
    file = invitation(talk, at=NOW)
    unfolded = file.replace(b"\r\n ", b"").removesuffix(b"\r\n").split(b"\r\n")

    assert [line for line in file.split(b"\r\n") if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    assert {line.split(b":")[0].split(b";")[0] for line in unfolded} <= KNOWN
    assert [len(parsed(file)[0].walk(kind)) for kind in ("VEVENT", "VALARM")] == [1, 0]


KNOWN = {
    name.encode()
    for name in [
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "METHOD",
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "DTSTAMP",
        "UID",
        "SEQUENCE",
        "ATTENDEE",
        "DESCRIPTION",
        "LOCATION",
        "ORGANIZER",
        "STATUS",
        "TRANSP",
        "URL",
    ]
}


def test_a_name_cannot_invite_somebody_else() -> None:
    sly = Attendee('Emil";X="\r\nATTENDEE:mailto:greta@example.org', "emil@example.org")
    _, event = parsed(invitation(replace(TALK, attendees=(sly,)), at=NOW))

    assert (str(event["ATTENDEE"]), event["ATTENDEE"].params["CN"]) == (
        "mailto:emil@example.org",
        "Emil';X=' ATTENDEE:mailto:greta@example.org",
    )
