"""What the record has numbered so far, what waits to be confirmed, and the groups that work apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The last numbers given. Texts are read from the log; the state need not carry them."""

    notes: int = 0
    decisions: int = 0
    actions: int = 0
    parked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The restatement that waits for its speaker, and when somebody last asked to restate or to go slower."""

    gist: int = 0
    gist_of: int = 0
    gist_text: str = ""
    gist_standing: str = ""  # waiting, confirmed, refused
    restate_asked: datetime | None = None
    slower_asked: datetime | None = None
    reminded: datetime | None = None
    reminder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakout:
    """A group that works apart."""

    number: int
    title: str
    task: str = ""
    chair: int = 0
    recorder: int = 0
    seats: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakouts:
    """All groups; ``until`` is when they are called back, None when they are not apart."""

    groups: Mapping[int, Breakout] = field(default_factory=dict)
    last: int = 0
    until: datetime | None = None
