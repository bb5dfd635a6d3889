"""Carrying an erasure out: all of it, or nothing."""

from datetime import datetime

from django.db import connection, transaction

from convenor.apps.accounts import actions as accounts
from convenor.apps.accounts.models import Person, Seat
from convenor.apps.audit.actions import audited
from convenor.apps.mentoring.queries import whereabouts
from convenor.apps.outbox.actions import post
from convenor.apps.outbox.letters import erasure_letter
from convenor.domain.kernel import Refused
from convenor.site.erasure import names, rows
from convenor.site.erasure.hindrances import hindrances


@audited("erasure.asked-by-page")
def ask(person: Person, *, by: Person, at: datetime) -> Person:
    """Write down that somebody asks to be erased, and tell the secretariat."""
    request = accounts.ask_erasure(person, by=by, at=at)
    for to in Person.objects.filter(seats__kind=Seat.Kind.SECRETARIAT, is_active=True):
        key = f"erasure-asked:{request.pk}:{request.asked_at.timestamp():.0f}:{to.pk}"
        post(to, erasure_letter(), {}, key=key, at=at, path="/people/erasures/", by=by)
    return person


@audited("person.erased")
def erase(person: Person, typed: str, *, by: Person | None, at: datetime) -> Person:
    """Erase somebody, once whoever does it typed the name. Refused where somebody still counts on that person."""
    if person.erased_at is not None:
        raise Refused("erasure-is-done")
    for each in hindrances(person):
        raise each
    if " ".join(typed.split()).casefold() != " ".join(person.name.split()).casefold():
        raise Refused("erasure-needs-the-name", name=person.name)
    _overwrite_what_is_deleted()
    known = names.known_by(person)
    rows.erase_meetings(person)
    rows.erase_way(person)
    rows.erase_accompanying(person, at)
    rows.erase_practice(person)
    rows.erase_letters(person)
    accounts.empty_account(person, by=by, at=at)
    names.take_out_of_words(known)
    names.take_out_of_letters(known)
    transaction.on_commit(_afterwards)
    return person


def _overwrite_what_is_deleted() -> None:
    """SQLite leaves deleted bytes in its file unless told otherwise."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _afterwards() -> None:
    """Nothing of the person stays in memory, nor in the pages that SQLite has not yet put in place."""
    whereabouts.forget()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA secure_delete = OFF")
