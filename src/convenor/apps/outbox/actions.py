"""Letters are written inside the transaction that causes them, and leave after its commit, each once."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from convenor.apps.audit.actions import audited
from convenor.apps.outbox import delivery, seal
from convenor.apps.outbox.models import Letter
from convenor.apps.outbox.words import written
from convenor.domain.programme.definition import LetterTemplate

if TYPE_CHECKING:
    from convenor.apps.accounts.models import Person


@audited("letter.written")
def post(
    to: "Person",
    letter: LetterTemplate,
    values: Mapping[str, str],
    *,
    key: str,
    at: datetime,
    path: str = "",
    calendar: tuple[str, str] = ("", ""),
    by: "Person | None" = None,
) -> Letter:
    """Write one letter to ``to``. A second one with the same ``key`` is not written.

    ``path`` is the page that its button opens; ``calendar`` an iCalendar text and its method.
    """
    link = settings.ADDRESS + path if path else ""
    words = written(letter, {"name": to.short, **values}, to.language, link, *calendar)
    sealed = seal.seal(words.packed(), seal.outer_key(), f"letter:{key}")
    row, _ = Letter.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "template": letter.key,
            "language": to.language,
            "sealed": sealed,
            "made_at": at,
            "next_try_at": at,
        },
    )
    transaction.on_commit(delivery.wake)
    return row


@audited("letter.read")
def mark_read(letter: Letter, *, by: "Person", at: datetime) -> Letter:
    """The letter was opened in the browser."""
    if letter.read_at is None:
        letter.read_at = at
        letter.save(update_fields=["read_at"])
    return letter
