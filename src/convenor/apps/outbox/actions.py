"""Letters are written inside the transaction that causes them, and leave after its commit, each once."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from convenor.apps.accounts import actions as accounts
from convenor.apps.accounts.days import dated
from convenor.apps.accounts.queries import standing_of
from convenor.apps.audit.actions import audited
from convenor.apps.outbox import delivery, letters, seal
from convenor.apps.outbox.models import Letter
from convenor.apps.outbox.queries import zone_of
from convenor.apps.outbox.words import written
from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import LetterTemplate, Programme

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


@audited("person.invited-by-letter")
def invite(person: "Person", programme: Programme, *, by: "Person", at: datetime) -> Letter:
    """Send the letter whose link opens ``person``'s account; links of earlier letters stop working."""
    if standing_of(person, at).opened:
        raise Refused("account-is-open", name=person.name)
    path = accounts.invite(person, by=by, at=at)
    with translation.override(person.language), timezone.override(zone_of(person)):
        values = {
            "other": by.name,
            "body": person.body.acronym if person.body else "",
            "when": dated(timezone.localtime(at + accounts.VALID_FOR), "l j F Y, H:i"),
        }
    key = f"invitation:{person.pk}:{at.timestamp():.0f}"
    return post(person, programme.letter("invitation"), values, key=key, at=at, path=path, by=by)


@audited("second-step.taken-away")
def take_second_step(person: "Person", words: str, *, by: "Person | None", at: datetime) -> "Person":
    """Take somebody's second step of signing in away, and tell that person at once who did and why."""
    if not words.strip():
        raise Refused("second-step-needs-a-reason")
    accounts.remove_second_step(person, by=by, at=at)
    with translation.override(person.language):
        other = by.name if by else str(letters.OPERATOR)
    values = {"other": other, "words": words.strip(), "contact": settings.DEFAULT_FROM_EMAIL}
    key = f"second-step:{person.pk}:{at.timestamp():.0f}"
    post(person, letters.second_step_letter(), values, key=key, at=at, path="/account/2fa/", by=by)
    return person
