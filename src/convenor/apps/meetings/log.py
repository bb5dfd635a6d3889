"""The only door to the log of a meeting: lines are appended and read, never changed.

SQL by hand: on this way a model's instance for each line would cost ten times what the database does.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from convenor.domain.meeting.codec import from_json, to_json
from convenor.domain.meeting.events import Fact

LOCK_OF_MEETINGS = 57  # the first half of the name of PostgreSQL's locks that are ours
CHANNEL = "meetings"

_READ = (
    "SELECT place, key, fingerprint, data FROM meetings_loggedevent"
    " WHERE meeting_id = %s AND place >= %s ORDER BY place"
)
_APPEND = (
    "INSERT INTO meetings_loggedevent (meeting_id, place, key, fingerprint, name, at, data)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """An event at its place. The last line of what one wish did carries the wish's key."""

    place: int
    key: str
    fingerprint: str
    fact: Fact


def read(meeting: int, after: int = 0) -> list[Fact]:
    """What happened in a meeting after a place, in order."""
    return [each.fact for each in lines(meeting, after + 1)]


def lines(meeting: int, start: int = 1) -> list[Line]:
    """The lines of a meeting's log from a place on, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, (meeting, start))
        rows = cursor.fetchall()
    return [
        Line(place, key, fingerprint, from_json(json.loads(data))) for place, key, fingerprint, data in rows
    ]


def append(meeting: int, lines: Iterable[Line]) -> None:
    """Add lines at the log's end; the place of each is unique, and so is each wish's key."""
    adapt = connection.ops.adapt_datetimefield_value
    rows = [
        (
            meeting,
            each.place,
            each.key,
            each.fingerprint,
            each.fact.name,
            adapt(each.fact.at),
            _written(each.fact),
        )
        for each in lines
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_APPEND, rows)


def hold(meeting: int) -> None:
    """Let nobody else write in this meeting until the transaction ends. On SQLite it holds the pen by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", (LOCK_OF_MEETINGS, meeting))


def tell_others(meeting: int, what: int | str) -> None:
    """Let the other processes know how far the meeting is (or that names changed), once this is committed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", (CHANNEL, f"{meeting}:{what}"))


def _written(fact: Fact) -> str:
    return json.dumps(to_json(fact), ensure_ascii=False, separators=(",", ":"))
