"""Reading a meeting's room: how far it is, how it stands, who sits where."""

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.direct import book_of
from convenor.apps.meetings.models import LoggedEvent, Sitting
from convenor.apps.meetings.sitters import names_of, sitters
from convenor.domain.meeting import state


def stage_of(meeting: int) -> str:
    """How far a meeting is, by its log: planned, open, closed."""
    said = LoggedEvent.objects.filter(meeting=meeting, name__in=("meeting.opened", "meeting.closed"))
    last = said.order_by("-place").values_list("name", flat=True).first()
    return {None: "planned", "meeting.opened": "open", "meeting.closed": "closed"}[last]


def state_of(meeting: int) -> tuple[state.Meeting, dict[int, str]]:
    """A meeting as its log has it now, and the names at its seats."""
    book = book_of(meeting)
    book.catch_up()
    return book.meeting, names(meeting)


def names(meeting: int) -> dict[int, str]:
    """Who sits in a meeting, by seat, as the boards show it."""
    return names_of(sitters(meeting))


def seat_of(meeting: Meeting, person: Person) -> int:
    """The seat of somebody with an account; 0 is none."""
    found = Sitting.objects.filter(meeting=meeting, person=person).values_list("seat", flat=True).first()
    return found or 0
