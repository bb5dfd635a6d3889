"""What somebody types: cleaned, bounded, and never written over something newer in silence."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from convenor.documents.outline import clean
from convenor.domain.kernel import Refused

MOST = 20_000
"""Characters that one answer or note may have: about eight printed pages."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it came from a page, and the revision that the page had been given."""

    text: str
    revision: int


class Stale(Refused):
    """Something newer was saved meanwhile: both texts must be shown, so that the person chooses."""

    def __init__(self, text: str, revision: int, saved_at: datetime) -> None:
        super().__init__("text-changed-elsewhere")
        self.text, self.revision, self.saved_at = text, revision, saved_at


def fit(text: str) -> str:
    """The text without control characters; refuses one that is too long."""
    cleaned = clean(text)
    if len(cleaned) > MOST:
        raise Refused(
            "text-too-long", length=f"{len(cleaned):,}", most=f"{MOST:,}", over=f"{len(cleaned) - MOST:,}"
        )
    return cleaned


def is_new(typed: Typed, text: str, stored: str, revision: int, saved_at: datetime) -> bool:
    """Whether ``text`` is to be written; refuses where the page had not seen what is stored."""
    if text == stored:
        return False
    if typed.revision != revision:
        raise Stale(stored, revision, saved_at)
    return True


def once_for(mark: str, *words: str) -> str:
    """What tells two sendings of one form apart from two things said: the form's mark and the words.

    Somebody who goes back, changes the words and sends again says something new.
    """
    return sha256("\n".join((mark, *words)).encode()).hexdigest()[:40]
