"""Wishes about breakout groups."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBreakout(Wish):
    """Plan a group that works apart; ``group`` 0 is a new one."""

    name: ClassVar[str] = "plan-breakout"
    title: str
    group: int = 0
    task: str = ""
    chair: int = 0
    recorder: int = 0
    seats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DropBreakout(Wish):
    """Take back a planned group, as long as no group has begun to work."""

    name: ClassVar[str] = "drop-breakout"
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StartBreakouts(Wish):
    """Send the groups to work for so many minutes."""

    name: ClassVar[str] = "start-breakouts"
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBreakout(Wish):
    """Bring a group's text back."""

    name: ClassVar[str] = "report-breakout"
    group: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndBreakouts(Wish):
    """Call all groups back."""

    name: ClassVar[str] = "end-breakouts"
