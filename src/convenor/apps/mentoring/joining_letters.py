"""Letters of the joining: to whom, about what, each once."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.urls import reverse

from convenor.apps.accounts.actions import invite
from convenor.apps.accounts.models import Person, Seat
from convenor.apps.learning.programmes import current, programme_of
from convenor.apps.mentoring.models import EndRequest, Nomination, Pairing
from convenor.apps.outbox.actions import post
from convenor.domain.programme.definition import Programme


def secretariat() -> Iterable[Person]:
    """Everybody who works in the secretariat."""
    return Person.objects.filter(seats__kind=Seat.Kind.SECRETARIAT, is_active=True)


def speakers_of(nomination: Nomination) -> Iterable[Person]:
    """Everybody who speaks for the member body that nominated."""
    return Person.objects.filter(represents__body=nomination.body_id, is_active=True)


def about_nomination(
    readers: Iterable[Person],
    letter: str,
    nomination: Nomination,
    *,
    event: str,
    by: Person,
    at: datetime,
    reason: str = "",
    path: str = "",
) -> None:
    """Write the same letter to each of ``readers``; ``path`` is the nomination's page where none is given."""
    values = {
        "mentee": nomination.person.name,
        "other": by.name,
        "body": nomination.body.acronym,
        "wg": nomination.group.name,
        "document": nomination.group.document,
        "reason": reason,
    }
    page = path or reverse("nomination", args=[nomination.pk])
    _write(current(), readers, letter, values, event, page, by, at)


def invite_nominee(nomination: Nomination, *, by: Person, at: datetime) -> None:
    """Write to the nominee; whoever has no password yet gets a link that opens the account once."""
    page = reverse("nomination", args=[nomination.pk])
    person = nomination.person
    path = page if person.has_usable_password() else invite(person, by=by, at=at, leads_to=page)
    event = f"nomination-{nomination.pk}"
    about_nomination([person], "nomination-invites", nomination, event=event, by=by, at=at, path=path)


def about_pair(
    readers: Iterable[Person],
    letter: str,
    pairing: Pairing,
    *,
    event: str,
    path: str,
    by: Person,
    at: datetime,
    reason: str = "",
    other: str = "",
) -> None:
    """Write the same letter about a pair to each of ``readers``."""
    journey = pairing.journey
    values = {
        "mentee": journey.mentee.name,
        "mentor": pairing.mentor.person.name,
        "other": other or by.name,
        "body": journey.nomination.body.acronym,
        "wg": journey.group.name,
        "document": journey.group.document,
        "reason": reason,
    }
    _write(programme_of(journey.enrolment), readers, letter, values, event, path, by, at)


def in_confidence(reader: Person, letter: str, asked: EndRequest, *, path: str, at: datetime) -> None:
    """One letter about a request. It names the confidant and nobody else, and its audit line no author."""
    template = programme_of(asked.pairing.journey.enrolment).letter(letter)
    key = f"{letter}.request-{asked.pk}.{reader.pk}"
    post(reader, template, {"other": asked.asked_of.name}, key=key, at=at, path=path)


def _write(
    programme: Programme,
    readers: Iterable[Person],
    letter: str,
    values: Mapping[str, str],
    event: str,
    path: str,
    by: Person,
    at: datetime,
) -> None:
    template = programme.letter(letter)
    for reader in {each.pk: each for each in readers}.values():
        key = f"{letter}.{event}.{reader.pk}"
        post(reader, template, values, key=key, at=at, path=path, by=by)
