"""Breakout groups: who chairs, who writes down, how long, and the text that comes back."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakoutPlanned(Fact):
    """A group that will work apart: its task, chair, recorder and seats. Said again, it replaces the group."""

    name: ClassVar[str] = "breakout.planned"
    group: int
    title: str
    task: str = ""
    chair: int = 0
    recorder: int = 0
    seats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakoutDropped(Fact):
    """A group that was planned will not be; its people belong to none."""

    name: ClassVar[str] = "breakout.dropped"
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakoutsStarted(Fact):
    """All planned groups work apart for so many minutes."""

    name: ClassVar[str] = "breakouts.started"
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakoutReported(Fact):
    """A group brought text back. Said again, it replaces the text."""

    name: ClassVar[str] = "breakout.reported"
    group: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakoutsEnded(Fact):
    """All groups are back."""

    name: ClassVar[str] = "breakouts.ended"
