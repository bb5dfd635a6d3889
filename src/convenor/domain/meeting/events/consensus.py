"""A consensus call: frozen text, blind positions, each objection worked, and what the convenor declared."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOpened(Fact):
    """A frozen text was put to the group. ``substantial``: sustained opposition stands in consensus's way."""

    name: ClassVar[str] = "call.opened"
    call: int
    text: str
    clause: str = ""
    item: int = 0
    substantial: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionTaken(Fact):
    """A seat's position: support, live-with, clarify, oppose, abstain. The last one of a seat counts.

    After the reveal the only position that may still be taken is an opposition: it opens an objection.
    """

    name: ClassVar[str] = "position.taken"
    call: int
    seat: int
    position: str
    reason: str = ""
    clause: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRevealed(Fact):
    """The blind round is over and everybody sees the positions."""

    name: ClassVar[str] = "call.revealed"
    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionAsked(Fact):
    """What lies under an objection was written down: the answer to «why»."""

    name: ClassVar[str] = "objection.asked"
    call: int
    seat: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRestated(Fact):
    """The chair said the objection in other words."""

    name: ClassVar[str] = "objection.restated"
    call: int
    seat: int
    gist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionConfirmed(Fact):
    """The objector said: yes, that is what I mean (or: no, not yet)."""

    name: ClassVar[str] = "objection.confirmed"
    call: int
    seat: int
    agrees: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionProposed(Fact):
    """Another text was proposed that might suit everybody."""

    name: ClassVar[str] = "option.proposed"
    call: int
    option: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionTested(Fact):
    """«Who cannot live with it?» was asked about an option."""

    name: ClassVar[str] = "option.tested"
    call: int
    option: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionUnlivable(Fact):
    """A seat cannot live with the option that is tested."""

    name: ClassVar[str] = "option.unlivable"
    call: int
    option: int
    seat: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionAdopted(Fact):
    """An option became the text of the call."""

    name: ClassVar[str] = "option.adopted"
    call: int
    option: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionWithdrawn(Fact):
    """The objector can live with it now."""

    name: ClassVar[str] = "objection.withdrawn"
    call: int
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionSustained(Fact):
    """The objector keeps the objection."""

    name: ClassVar[str] = "objection.sustained"
    call: int
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDeclared(Fact):
    """The convenor declared: consensus, reservations, none. ``next_step``: drafting-group, parked, next-meeting."""

    name: ClassVar[str] = "call.declared"
    call: int
    outcome: str
    next_step: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTakenBack(Fact):
    """The call ended without a result; its text was not ready."""

    name: ClassVar[str] = "call.taken-back"
    call: int
