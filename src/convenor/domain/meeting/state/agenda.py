"""The agenda as it stands: items in their order, what is open, time spent, the point and the text under discussion."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.meeting.events import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of the agenda. ``standing``: planned, open, closed. ``spent`` is the time of its finished stretches."""

    number: int
    title: str
    minutes: int = 0
    purpose: str = ""
    expected: str = ""
    draft: str = ""
    lead: int = 0
    standing: str = "planned"
    spent: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Items by number in the order in which they stand; ``current`` 0 is none, ``since`` when it was opened."""

    items: Mapping[int, Item] = field(default_factory=dict)
    last: int = 0
    current: int = 0
    since: datetime | None = None
    point: int = 0
    point_title: str = ""
    text: str = ""
    clause: str = ""


REACTIONS: Mapping[type[Fact], Callable[[Agenda, Any], Agenda]] = {}
