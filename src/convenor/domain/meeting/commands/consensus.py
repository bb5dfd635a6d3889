"""Wishes about a consensus call."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCall(Wish):
    """Put a frozen text to the group."""

    name: ClassVar[str] = "open-call"
    text: str
    clause: str = ""
    substantial: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePosition(Wish):
    """Say where one stands; opposition says why, on which clause and what would resolve it."""

    name: ClassVar[str] = "take-position"
    call: int
    seat: int
    position: str
    reason: str = ""
    clause: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealCall(Wish):
    """End the blind round."""

    name: ClassVar[str] = "reveal-call"
    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskObjection(Wish):
    """Write down what lies under an objection."""

    name: ClassVar[str] = "ask-objection"
    call: int
    seat: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestateObjection(Wish):
    """Say an objection in other words."""

    name: ClassVar[str] = "restate-objection"
    call: int
    seat: int
    gist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmObjection(Wish):
    """Say whether that is what I mean."""

    name: ClassVar[str] = "confirm-objection"
    call: int
    seat: int
    agrees: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeOption(Wish):
    """Propose a text that might suit everybody."""

    name: ClassVar[str] = "propose-option"
    call: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestOption(Wish):
    """Ask who cannot live with an option."""

    name: ClassVar[str] = "test-option"
    call: int
    option: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotLive(Wish):
    """Say that one cannot live with the option that is tested."""

    name: ClassVar[str] = "cannot-live"
    call: int
    option: int
    seat: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptOption(Wish):
    """Make an option the text of the call."""

    name: ClassVar[str] = "adopt-option"
    call: int
    option: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawObjection(Wish):
    """Live with it after all."""

    name: ClassVar[str] = "withdraw-objection"
    call: int
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SustainObjection(Wish):
    """Keep the objection."""

    name: ClassVar[str] = "sustain-objection"
    call: int
    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareCall(Wish):
    """Declare consensus, consensus with noted reservations, or none and what comes next."""

    name: ClassVar[str] = "declare-call"
    call: int
    outcome: str
    next_step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackCall(Wish):
    """End a call without a result."""

    name: ClassVar[str] = "take-back-call"
    call: int
