"""Who has a voice: in calls, in polls, and when one asks who was not heard."""

from collections.abc import Iterable

from convenor.domain.meeting.state.kept import kept
from convenor.domain.meeting.state.seats import People, Seat

SILENT_PARTS = frozenset({"secretary", "staff", "observer", "mentee"})


def has_voice(seat: Seat) -> bool:
    """Whether this seat speaks for itself; those who serve, watch or learn do not."""
    return seat.part not in SILENT_PARTS


def voices(people: People, *, but: int = 0) -> tuple[Seat, ...]:
    """The seats that are present and have a voice; ``but`` is the seat of the chair, who leads."""
    return _present(people, but)


@kept
def _present(people: People, but: int) -> tuple[Seat, ...]:
    return tuple(each for each in _all(people, but) if each.standing == "present")


def absent_voices(people: People, *, but: int = 0) -> tuple[Seat, ...]:
    """The seats that have a voice, are expected, and are not here."""
    return tuple(each for each in _all(people, but) if each.standing in ("expected", "claimed", "left"))


def _all(people: People, but: int) -> Iterable[Seat]:
    return (each for each in people.seats.values() if has_voice(each) and each.number != but)
