"""The consensus call as it stands: positions, objections and options."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a seat stands: support, live-with, clarify, oppose, abstain; opposition has its reason and remedy."""

    position: str
    reason: str = ""
    clause: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Work on one sustained opposition. ``standing``: open, withdrawn, sustained."""

    seat: int
    why: str = ""
    gist: str = ""
    confirmed: bool = False
    standing: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A third option: its text, whether it was tested, and who cannot live with it."""

    number: int
    text: str
    tested: bool = False
    unlivable: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A consensus call. ``stage``: blind, revealed, declared, taken-back. ``text`` is the frozen (or adopted) text."""

    number: int
    text: str
    since: datetime
    clause: str = ""
    item: int = 0
    substantial: bool = True
    stage: str = "blind"
    positions: Mapping[int, Position] = field(default_factory=dict)
    objections: Mapping[int, Objection] = field(default_factory=dict)
    options: Mapping[int, Option] = field(default_factory=dict)
    testing: int = 0
    outcome: str = ""
    next_step: str = ""
    decision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """The latest call, and how many there were."""

    call: Call | None = None
    calls: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A straw poll: the choices of each seat, counted from 0."""

    number: int
    question: str
    options: tuple[str, ...]
    since: datetime
    several: bool = False
    votes: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    open: bool = True
    present: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Polls:
    """The latest poll, and how many there were."""

    poll: Poll | None = None
    polls: int = 0
