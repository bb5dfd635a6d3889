"""Wishes about the record."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteNote(Wish):
    """Write a note; ``note`` 0 is a new one, an empty text removes it; ``item`` 0 is outside the agenda, -1 the open one, or where it was."""

    name: ClassVar[str] = "write-note"
    text: str
    note: int = 0
    seat: int = 0
    item: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDecision(Wish):
    """Write down a decision of the group; ``item`` 0 is outside the agenda, -1 the open one."""

    name: ClassVar[str] = "record-decision"
    text: str
    item: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAction(Wish):
    """Write down who does what by when; ``action`` 0 is a new one; ``item`` 0 is outside the agenda, -1 the open one, or where it was."""

    name: ClassVar[str] = "record-action"
    text: str
    action: int = 0
    owner: int = 0
    due: str = ""
    item: int = -1
