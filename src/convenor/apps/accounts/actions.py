"""Writing down who people are: invitations, profiles, seats."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction

from convenor.apps.accounts.models import (
    Availability,
    ErasureRequest,
    Invitation,
    MemberBody,
    Person,
    Representative,
    Seat,
    SpokenLanguage,
    Tries,
)
from convenor.apps.accounts.queries import digest_of, invitation_behind, person_known_as
from convenor.apps.audit.actions import audited
from convenor.domain.kernel import Refused

VALID_FOR = timedelta(days=14)
NOBODY: dict[str, Any] = {
    "name": "a former member",  # pages say it in the reader's language
    "called": "",
    "said": "",
    "body": None,
    "time_zone": "UTC",
    "language": "en",
    "is_active": False,
    "last_login": None,
}
PROFILE = ("name", "called", "said", "time_zone", "language")


@audited("person.invited")
def invite(person: Person, *, by: Person | None, at: datetime, leads_to: str = "/home/") -> str:
    """Make the path of a link that opens ``person``'s account once. Links made earlier no longer work."""
    if not person.is_active:
        raise Refused("person-is-inactive", name=person.name)
    _end_links(person, at)
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        person=person,
        digest=digest_of(token),
        leads_to=leads_to,
        made_by=by,
        made_at=at,
        expires_at=at + VALID_FOR,
    )
    return f"/welcome/{token}/"


def _end_links(person: Person, at: datetime) -> None:
    """Links in letters that are out already open nothing any more."""
    Invitation.objects.filter(person=person, used_at=None, expires_at__gt=at).update(expires_at=at)


@audited("invitation.used")
def open_account(token: str, password: str, *, at: datetime, by: Person | None = None) -> Invitation:
    """Set the first password and use up the link. Of two at once, one wins and the other is told."""
    invitation = invitation_behind(token, at)
    if not Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=at):
        raise Refused("link-used", when=at)
    invitation.person.set_password(password)
    invitation.person.save(update_fields=["password"])
    return invitation


@audited("profile.changed")
def change_profile(
    person: Person,
    profile: Mapping[str, str],
    languages: Sequence[Mapping[str, Any]],
    windows: Sequence[Mapping[str, Any]],
    *,
    by: Person,
) -> Person:
    """Put down what somebody says of oneself: names, zone, languages with level, hours of the week."""
    for name in PROFILE:
        setattr(person, name, profile[name])
    person.save(update_fields=PROFILE)
    person.languages.all().delete()
    SpokenLanguage.objects.bulk_create(SpokenLanguage(person=person, **each) for each in languages)
    person.windows.all().delete()
    Availability.objects.bulk_create(Availability(person=person, **each) for each in windows)
    return person


@audited("profile.language")
def read_in(person: Person, language: str, *, by: Person) -> Person:
    """Turn pages and letters into another language from now on."""
    person.language = language
    person.save(update_fields=["language"])
    return person


@audited("person.took-own-data")
def hand_over_own_data(person: Person, *, by: Person) -> Person:
    """Write down that somebody took a copy of everything about oneself; nobody takes another's."""
    if by.pk != person.pk:
        raise Refused("data-of-oneself-only")
    return person


@audited("erasure.asked")
def ask_erasure(person: Person, *, by: Person, at: datetime) -> ErasureRequest:
    """Write down that somebody asks to be erased; nobody asks for another. Asked twice, the first date stands."""
    if by.pk != person.pk:
        raise Refused("erasure-of-oneself-only")
    return ErasureRequest.objects.get_or_create(person=person, defaults={"asked_at": at})[0]


@audited("erasure.taken-back")
def take_erasure_back(person: Person, *, by: Person) -> Person:
    """Somebody stays after all."""
    if by.pk != person.pk:
        raise Refused("erasure-of-oneself-only")
    ErasureRequest.objects.filter(person=person).delete()
    return person


@audited("person.added")
def add_person(
    email: str,
    name: str,
    *,
    body: MemberBody | None = None,
    speaks_for: Sequence[MemberBody] = (),
    by: Person | None,
    time_zone: str = "UTC",
    language: str = "en",
) -> Person:
    """Write down somebody new, without an account until the letter's link was followed."""
    known = person_known_as(email)
    if known:
        raise Refused("person-known", person=known.name, email=known.email, pk=known.pk)
    try:
        with transaction.atomic():
            person = Person.objects.create_user(
                email, name, body=body, time_zone=time_zone, language=language
            )
    except IntegrityError:
        raise Refused("person-known", person=name, email=email) from None
    Representative.objects.bulk_create(Representative(person=person, body=each) for each in speaks_for)
    return person


@audited("person.changed")
def change_person(
    person: Person,
    *,
    name: str,
    email: str,
    body: MemberBody | None,
    speaks_for: Sequence[MemberBody],
    by: Person,
    at: datetime,
) -> Person:
    """Correct name and address, the member body that somebody comes from, and those that somebody speaks for."""
    person.name, person.body = name, body
    person.save(update_fields=["name", "body"])
    if email.strip().lower() != person.email:
        _readdress(person, email.strip().lower(), at)
    Representative.objects.filter(person=person).exclude(body__in=speaks_for).delete()
    Representative.objects.bulk_create(
        [Representative(person=person, body=each) for each in speaks_for], ignore_conflicts=True
    )
    return person


def _readdress(person: Person, email: str, at: datetime) -> None:
    """Another address: what was sent to the old one must not open the account."""
    other = person_known_as(email)
    if other is not None and other.pk != person.pk:
        raise Refused("address-taken", person=other.name, email=email)
    person.email = email
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()
    _end_links(person, at)


@audited("body.added")
def add_body(acronym: str, name: str, country: str, *, by: Person) -> MemberBody:
    """Write down a member body that may nominate."""
    if MemberBody.objects.filter(acronym__iexact=acronym).exists():
        raise Refused("body-known", body=acronym)
    return MemberBody.objects.create(acronym=acronym, name=name, country=country.upper())


@audited("seat.given")
def give_seat(person: Person, kind: str, *, by: Person | None) -> Seat:
    """Let somebody work in the secretariat, or be the confidant outside every pair. Nobody gives one to oneself."""
    if by is not None and by.pk == person.pk and not _has_seat(person, kind):
        raise Refused("seat-of-ones-own")
    if not person.is_active:
        raise Refused("person-is-inactive", name=person.name)
    return Seat.objects.get_or_create(person=person, kind=kind)[0]


@audited("seat.ended")
def end_seat(person: Person, kind: str, *, by: Person) -> Person:
    """End somebody's office. Not one's own, and never the last of the secretariat."""
    if by.pk == person.pk:
        raise Refused("seat-of-ones-own")
    if not _has_seat(person, kind):
        raise Refused("seat-is-ended", name=person.name)
    others = Seat.objects.select_for_update().filter(kind=kind, person__is_active=True).exclude(person=person)
    if kind == Seat.Kind.SECRETARIAT and not others:
        raise Refused("seat-is-the-last", name=person.name)
    Seat.objects.filter(person=person, kind=kind).delete()
    return person


def _has_seat(person: Person, kind: str) -> bool:
    return Seat.objects.filter(person=person, kind=kind).exists()


@audited("person.deactivated")
def deactivate(person: Person, *, by: Person, at: datetime) -> Person:
    """Close somebody's account: signed out everywhere, and no link opens it. What was done stays."""
    if by.pk == person.pk:
        raise Refused("oneself-stays")
    if not person.is_active:
        raise Refused("person-is-inactive", name=person.name)
    if Seat.objects.filter(person=person).exists():
        raise Refused("person-holds-a-seat", name=person.name)
    person.is_active = False
    person.save(update_fields=["is_active"])
    _end_links(person, at)
    _sign_out_everywhere(person, at)
    return person


def _sign_out_everywhere(person: Person, at: datetime) -> None:
    for each in Session.objects.filter(expire_date__gt=at):
        if each.get_decoded().get(SESSION_KEY) == str(person.pk):
            each.delete()


@audited("second-step.removed")
def remove_second_step(person: Person, *, by: Person | None, at: datetime) -> Person:
    """Take away every second step and passkey of somebody who lost them all, and sign them out everywhere.

    Nobody does it to oneself: whoever is still signed in changes it on the page of the own account.
    """
    if by is not None and by.pk == person.pk:
        raise Refused("second-step-of-ones-own")
    removed, _rows = Authenticator.objects.filter(user=person).delete()
    if not removed:
        raise Refused("second-step-is-none", name=person.name)
    _sign_out_everywhere(person, at)
    return person


@audited("person.account-emptied")
def empty_account(person: Person, *, by: Person | None, at: datetime) -> Person:
    """Take everything away that tells who somebody is, and every way in. The row stays, without a name."""
    _sign_out_everywhere(person, at)
    tried = hashlib.sha256(person.email.lower().encode()).hexdigest()
    Tries.objects.filter(key=f"account:{tried}"[:120]).delete()
    for each in (EmailAddress, Authenticator):
        each.objects.filter(user=person).delete()
    for rows in (person.languages, person.windows, person.seats, person.represents, person.invitations):
        rows.all().delete()
    ErasureRequest.objects.filter(person=person).delete()
    for name, value in NOBODY.items():
        setattr(person, name, value)
    person.email, person.erased_at = f"erased-{person.pk}@invalid", at
    person.set_unusable_password()
    person.save()
    return person


@audited("person.reactivated")
def reactivate(person: Person, *, by: Person) -> Person:
    """Let somebody sign in again."""
    if person.is_active:
        raise Refused("person-is-active", name=person.name)
    person.is_active = True
    person.save(update_fields=["is_active"])
    return person
