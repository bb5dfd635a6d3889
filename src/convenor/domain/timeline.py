"""When things are due: what has to be out before a meeting, and what after it.

A working group's draft agenda goes out six weeks before a meeting in person or hybrid, four weeks before a virtual
one; documents that need a decision with it; the report within four weeks after the last day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

AGENDA, DOCUMENTS, REPORT = "agenda", "documents", "report"
IN_PERSON, HYBRID, VIRTUAL = "in-person", "hybrid", "virtual"
WEEKS_BEFORE = {IN_PERSON: 6, HYBRID: 6, VIRTUAL: 4}
WEEKS_TO_REPORT = 4
SOON = timedelta(weeks=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something that is due on a day, so many ``weeks`` before the first or after the last day of a meeting."""

    kind: str
    due: date
    weeks: int


def deadlines(mode: str, first_day: date, last_day: date) -> tuple[Deadline, ...]:
    """What a meeting of a working group asks for, earliest first."""
    weeks = WEEKS_BEFORE[mode]
    before = first_day - timedelta(weeks=weeks)
    after = last_day + timedelta(weeks=WEEKS_TO_REPORT)
    return (
        Deadline(kind=AGENDA, due=before, weeks=weeks),
        Deadline(kind=DOCUMENTS, due=before, weeks=weeks),
        Deadline(kind=REPORT, due=after, weeks=WEEKS_TO_REPORT),
    )


def standing(due: date, met: date | None, today: date) -> str:
    """How it stands with a deadline: met, met-late, late, soon or coming."""
    if met is not None:
        return "met" if met <= due else "met-late"
    if due < today:
        return "late"
    return "soon" if due - today <= SOON else "coming"
