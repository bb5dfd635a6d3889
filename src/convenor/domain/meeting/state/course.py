"""The course of the meeting as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from convenor.domain.meeting.events import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """``stage``: planned, open, break, closed."""

    stage: str = "planned"
    opened_at: datetime | None = None
    until: datetime | None = None  # when the break ends
    closed_at: datetime | None = None
    voice_to_all: bool = False


REACTIONS: Mapping[type[Fact], Callable[[Course, Any], Course]] = {}
