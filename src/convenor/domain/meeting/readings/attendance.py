"""Who was there: when each came and left, in the room or remotely, and how many of each kind."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.replaying import Step
from convenor.domain.meeting.state.seats import People, Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A seat that was present. ``modes`` in which it took part, in their order; ``left`` None: to the end."""

    seat: int
    part: str
    body: str
    interest: str
    modes: tuple[str, ...]
    came: datetime
    left: datetime | None = None
    first_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Everybody who was present, who was expected and did not come, and counts by part, member body and mode."""

    people: tuple[Attendee, ...]
    missing: tuple[int, ...]
    by_part: Mapping[str, int]
    by_body: Mapping[str, int]
    by_mode: Mapping[str, int]


def attendance(walked: Iterable[Step]) -> Attendance:
    """The attendance of a log. A double that was merged counts once; a seat that was removed does not count."""
    came: dict[int, Attendee] = {}
    people = People()
    for step in walked:
        people = step.after.people
        if people is not step.before.people:
            _note(came, step)
    present = tuple(each for each in came.values() if people.seats[each.seat].standing != "removed")
    return Attendance(
        people=present,
        missing=tuple(
            seat.number
            for seat in people.seats.values()
            if seat.number not in came and seat.standing in ("expected", "claimed")
        ),
        by_part=_counted(each.part for each in present),
        by_body=_counted(each.body for each in present if each.body),
        by_mode=_counted(each.modes[0] for each in present),
    )


def _note(came: dict[int, Attendee], step: Step) -> None:
    """Write down what this event changed for the seat that it is about."""
    seat = step.after.people.seats.get(getattr(step.event, "seat", 0))
    if isinstance(step.event, ev.SeatMerged):
        _merge(came, step.event, step.after.people.seats.get(step.event.into))
    elif seat is not None and seat.standing == "present":
        before = came.get(seat.number) or _arrived(seat, step.event.at)
        modes = tuple(dict.fromkeys((*before.modes, seat.mode)))
        came[seat.number] = replace(before, modes=modes, left=None)
    elif isinstance(step.event, ev.SeatLeft) and step.event.seat in came:
        came[step.event.seat] = replace(came[step.event.seat], left=step.event.at)


def _merge(came: dict[int, Attendee], event: ev.SeatMerged, into: Seat | None) -> None:
    """One person came when the first of the two seats did."""
    double = came.pop(event.seat, None)
    kept = came.get(event.into)
    if double is None or into is None:
        return
    first = double if kept is None or double.came < kept.came else kept
    modes = (*double.modes, *(kept.modes if kept else ()))
    came[event.into] = replace(
        _arrived(into, first.came), modes=tuple(dict.fromkeys(modes)), left=kept.left if kept else double.left
    )


def _arrived(seat: Seat, at: datetime) -> Attendee:
    return Attendee(
        seat=seat.number,
        part=seat.part,
        body=seat.body,
        interest=seat.interest,
        modes=(seat.mode,),
        came=at,
        first_time=seat.first_time,
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
