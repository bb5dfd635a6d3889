"""Small things that board and sheet both say: moments, names, who is present, which call concerns everybody."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from convenor.domain.meeting.state.consensus import Call
from convenor.domain.meeting.state.kept import kept
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.polls import Poll
from convenor.domain.meeting.state.seats import People, Seat

Names = Mapping[int, str]

LONGEST_NAME = 40


def moment(at: datetime | None) -> int | None:
    """A moment as browsers count: milliseconds since 1970."""
    return None if at is None else round(at.timestamp() * 1000)


def lasting(duration: timedelta) -> int:
    """A duration in milliseconds."""
    return duration // timedelta(milliseconds=1)


def called(seat: int, names: Names) -> str:
    """What a seat is called on a board; a very long name is cut."""
    return cut(names.get(seat, ""), LONGEST_NAME)


def cut(text: str, longest: int) -> str:
    """A text of at most ``longest`` characters; where something is missing, it ends in «…»."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def seat_of(meeting: Meeting, number: int) -> Seat:
    """A seat, also one that the meeting does not know (any more)."""
    return meeting.people.seats.get(number, Seat(number=number))


def present(meeting: Meeting) -> list[int]:
    """How many are present in the room and remotely."""
    return list(_present(meeting.people))


@kept
def _present(people: People) -> list[int]:
    modes = [seat.mode for seat in people.seats.values() if seat.standing == "present"]
    return [len(modes) - modes.count("remote"), modes.count("remote")]


def call_on_show(meeting: Meeting) -> Call | None:
    """The call that concerns everybody now: the one that runs, or the one declared on this item and nothing since."""
    call, poll = meeting.consensus.call, meeting.polls.poll
    if call is None or call.stage == "taken-back":
        return None
    if call.stage != "declared":
        return call
    later = poll is not None and poll.since > call.since
    return None if later or call.item != meeting.agenda.current else call


def poll_on_show(meeting: Meeting) -> Poll | None:
    """The poll that concerns everybody now: the one that is open, or the one closed on this item and nothing since.

    A result that was put away concerns nobody any more.
    """
    call, poll, item = meeting.consensus.call, meeting.polls.poll, meeting.agenda.opened
    if poll is None or poll.open:
        return poll
    if poll.away:
        return None
    later = call is not None and call.since > poll.since
    return None if later or (item is not None and poll.since < item) else poll
