"""Wishes about being understood."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRestate(Wish):
    """Ask to hear it again in other words; nobody learns who asked."""

    name: ClassVar[str] = "ask-restate"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSlower(Wish):
    """Ask to speak more slowly; nobody learns who asked."""

    name: ClassVar[str] = "ask-slower"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestateGist(Wish):
    """Say in other words what a seat said."""

    name: ClassVar[str] = "restate-gist"
    seat: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmGist(Wish):
    """Say whether that is what I meant."""

    name: ClassVar[str] = "confirm-gist"
    gist: int
    agrees: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkWord(Wish):
    """Keep a word for the glossary."""

    name: ClassVar[str] = "park-word"
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindConduct(Wish):
    """Remind everybody of the code of conduct."""

    name: ClassVar[str] = "remind-conduct"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteConduct(Wish):
    """Write a private note on conduct, for convenors and secretariat."""

    name: ClassVar[str] = "note-conduct"
    text: str
    seat: int = 0
