"""What somebody types about a text that others may be changing: never written over something newer in silence."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person
from convenor.apps.meetings.models.report import Passage, Wording
from convenor.documents.outline import clean
from convenor.domain.kernel import Refused

MOST = 8_000
"""Characters of one passage, question or answer."""
MOST_REASON = 1_000


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it came from a page, and the revision that the page had been given."""

    text: str
    revision: int


class Overtaken(Refused):
    """Somebody else saved first: their words are shown beside those that were typed, which are not lost."""

    def __init__(self, name: str | Promise, at: datetime, text: str, revision: int) -> None:
        super().__init__("passage-changed-meanwhile", name=name, at=at)
        self.text, self.revision = text, revision


def fit(text: str, most: int = MOST) -> str:
    """The text without control characters or space around it; refuses one that is too long."""
    cleaned = clean(text).strip()
    if len(cleaned) > most:
        length, over = f"{len(cleaned):,}", f"{len(cleaned) - most:,}"
        raise Refused("text-too-long", length=length, most=f"{most:,}", over=over)
    return cleaned


def needed(text: str, code: str, most: int = MOST) -> str:
    """The same; refuses nothing at all with ``code``."""
    cleaned = fit(text, most)
    if not cleaned:
        raise Refused(code)
    return cleaned


def once_for(mark: str, *words: str) -> str:
    """What tells two sendings of one form apart from two things said: the form's mark and the words."""
    return sha256("\n".join((mark, *words)).encode()).hexdigest()[:40]


def name_of(person: Person | None) -> str | Promise:
    """Who did something; people may have been erased since."""
    return person.name if person else _("Somebody who is not here any more")


def reworded(row: Passage, typed: Typed, why: str, by: Person, at: datetime) -> bool:
    """Write a locked passage's new words, unless somebody was faster; whether they are others than before."""
    text = fit(typed.text)
    if text == row.text:
        return False
    if typed.revision != row.revision:
        raise Overtaken(name_of(row.changed_by), row.changed_at, row.text, row.revision)
    row.text, row.revision = text, row.revision + 1
    row.changed_at, row.changed_by = at, by
    row.save(update_fields=["text", "revision", "changed_at", "changed_by"])
    reason = fit(why, MOST_REASON)
    Wording.objects.create(passage=row, revision=row.revision, text=text, why=reason, at=at, by=by)
    return True
