"""Being understood, and being fair to each other."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class RestateAsked(Fact):
    """Somebody asked to hear it again in other words. Who asked is not written anywhere (``by`` is 0)."""

    name: ClassVar[str] = "restate.asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowerAsked(Fact):
    """Somebody asked to speak more slowly. Who asked is not written anywhere (``by`` is 0)."""

    name: ClassVar[str] = "slower.asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class GistRestated(Fact):
    """What ``seat`` said, in other words, for ``seat`` to confirm."""

    name: ClassVar[str] = "gist.restated"
    gist: int
    seat: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GistConfirmed(Fact):
    """Whoever was restated said that it is what was meant (or not)."""

    name: ClassVar[str] = "gist.confirmed"
    gist: int
    agrees: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParked(Fact):
    """A word to be settled for the glossary."""

    name: ClassVar[str] = "word.parked"
    word: str
    item: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductReminded(Fact):
    """The chair reminded everybody of the code of conduct."""

    name: ClassVar[str] = "conduct.reminded"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductNoted(Fact):
    """A private note on conduct: for the convenors and the secretariat alone."""

    name: ClassVar[str] = "conduct.noted"
    text: str
    seat: int = 0
