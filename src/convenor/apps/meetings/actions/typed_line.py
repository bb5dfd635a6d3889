"""The typed line: what somebody at a console types becomes wishes, by the same rules as every button."""

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.actions.room import Done, ask
from convenor.apps.meetings.queries.rooms import seat_of, state_of
from convenor.domain.kernel import Refused
from convenor.domain.meeting.typed import read_line

LONGEST = 300


def type_line(meeting: Meeting, line: str, key: str, *, by: Person) -> Done:
    """Do what the line says; the same key again does it once. Each wish leaves its own audit line."""
    seat = seat_of(meeting, by)
    if not seat:
        raise Refused("no-seat-here", meeting=meeting.title)
    standing, called = state_of(meeting.pk)
    here = {each: name for each, name in called.items() if standing.people.seats[each].standing != "removed"}
    done = Done(standing.place)
    for number, wish in enumerate(read_line(line[:LONGEST], here, seat)):
        done = ask(meeting, wish, by=by, key=f"{key[:56]}-{number}")
    return done


type_line.audit_action = "meeting.*"  # type: ignore[attr-defined]  # each wish is audited where it is written
