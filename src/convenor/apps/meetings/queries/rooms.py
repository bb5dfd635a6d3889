"""Reading a meeting's room: how far it is, who sits where."""

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.models import LoggedEvent, Sitting


def stage_of(meeting: int) -> str:
    """How far a meeting is, by its log: planned, open, closed."""
    said = LoggedEvent.objects.filter(meeting=meeting, name__in=("meeting.opened", "meeting.closed"))
    last = said.order_by("-place").values_list("name", flat=True).first()
    return {None: "planned", "meeting.opened": "open", "meeting.closed": "closed"}[last]


def seat_of(meeting: Meeting, person: Person) -> int:
    """The seat of somebody with an account; 0 is none."""
    found = Sitting.objects.filter(meeting=meeting, person=person).values_list("seat", flat=True).first()
    return found or 0
