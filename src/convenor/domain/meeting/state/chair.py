"""The chair's baton as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from convenor.domain.meeting.events import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Who has the chair (0: nobody), since when, and to whom it is offered."""

    seat: int = 0
    since: datetime | None = None
    offered_to: int = 0


REACTIONS: Mapping[type[Fact], Callable[[Chair, Any], Chair]] = {}
