"""What a page shows to the live board instead of a session: a signed slip that says which seat, whose face, until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.core import signing

LASTS = timedelta(hours=16)
AUDIENCES = ("participant", "convenor", "secretary", "projector", "door")
_SALT = "convenor.meetings.ticket"


@dataclass(frozen=True, slots=True)
class Ticket:
    """``seat`` 0 only looks. ``device``: the digest of a guest's device; empty for people with an account."""

    meeting: int
    seat: int
    audience: str
    ends: int  # seconds since 1970
    device: str = ""
    consent: int = 0  # the group's consent that a mentee looks on by; 0 for everybody else

    def has_ended(self, at: datetime) -> bool:
        """Whether its time is over."""
        return at.timestamp() >= self.ends


def ticket(meeting: int, seat: int, audience: str, at: datetime, device: str = "", consent: int = 0) -> str:
    """Write a slip for a page to show."""
    if audience not in AUDIENCES:
        raise ValueError(f"no face of a meeting is called {audience}")
    ends = int((at + LASTS).timestamp())
    return signing.Signer(salt=_SALT).sign_object([meeting, seat, audience, ends, device, consent])


@lru_cache(maxsize=20_000)
def read(slip: str) -> Ticket | None:
    """What a slip says; None where it is not one of ours."""
    try:
        return Ticket(*signing.Signer(salt=_SALT).unsign_object(slip))
    except (signing.BadSignature, ValueError, TypeError):
        return None
