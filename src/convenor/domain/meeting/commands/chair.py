"""Wishes about the chair's baton."""

from dataclasses import dataclass
from typing import ClassVar

from convenor.domain.meeting.commands.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferChair(Wish):
    """Offer the chair to a co-convenor."""

    name: ClassVar[str] = "offer-chair"
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOffer(Wish):
    """Decline the offer, or take it back."""

    name: ClassVar[str] = "end-offer"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeChair(Wish):
    """Accept the chair that was offered; a convenor may take it where nobody present has it."""

    name: ClassVar[str] = "take-chair"
