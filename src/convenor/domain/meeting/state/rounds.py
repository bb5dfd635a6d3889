"""A round of the table as it stands."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round of the table: who is still to come, in order, and who spoke or passed."""

    number: int
    to_come: tuple[int, ...]
    seconds: int = 60
    spoke: tuple[int, ...] = ()
    passed: tuple[int, ...] = ()


def called(going: Round | None, seat: int) -> Round | None:
    """The round once ``seat`` has the floor in it."""
    if going is None:
        return None
    return replace(going, to_come=_less(going.to_come, seat), spoke=_more(going.spoke, seat))


def passed(going: Round | None, seat: int) -> Round | None:
    """The round once ``seat`` has let its turn go by."""
    if going is None:
        return None
    spoke, to_come = _less(going.spoke, seat), _less(going.to_come, seat)
    return replace(going, to_come=to_come, spoke=spoke, passed=_more(going.passed, seat))


def left(going: Round | None, seat: int) -> Round | None:
    """The round once ``seat`` is not to come any more."""
    return going and replace(going, to_come=_less(going.to_come, seat))


def merged(going: Round | None, seat: int, into: int) -> Round | None:
    """The round once ``seat`` and ``into`` are one; whoever spoke or passed need not come again."""
    if going is None:
        return None
    spoke, gone = _now(going.spoke, seat, into), _now(going.passed, seat, into)
    to_come = tuple(each for each in _now(going.to_come, seat, into) if each not in (*spoke, *gone))
    return replace(going, to_come=to_come, spoke=spoke, passed=gone)


def _less(seats: tuple[int, ...], seat: int) -> tuple[int, ...]:
    return tuple(each for each in seats if each != seat)


def _more(seats: tuple[int, ...], seat: int) -> tuple[int, ...]:
    return (*_less(seats, seat), seat)


def _now(seats: tuple[int, ...], seat: int, into: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(into if each == seat else each for each in seats))
