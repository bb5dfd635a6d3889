"""Writing down who people are: invitations, profiles, seats."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from convenor.apps.accounts.models import (
    Availability,
    Invitation,
    MemberBody,
    Person,
    Representative,
    Seat,
    SpokenLanguage,
)
from convenor.apps.accounts.queries import digest_of, invitation_behind, person_known_as
from convenor.apps.audit.actions import audited
from convenor.domain.kernel import Refused

VALID_FOR = timedelta(days=14)
PROFILE = ("name", "called", "said", "time_zone", "language")


@audited("person.invited")
def invite(person: Person, *, by: Person | None, at: datetime, leads_to: str = "/home/") -> str:
    """Make the path of a link that opens ``person``'s account once. Links made earlier no longer work."""
    Invitation.objects.filter(person=person, used_at=None, expires_at__gt=at).update(expires_at=at)
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
    person: Person, *, name: str, body: MemberBody | None, speaks_for: Sequence[MemberBody], by: Person
) -> Person:
    """Correct the name, the member body that somebody comes from, and those that somebody speaks for."""
    person.name, person.body = name, body
    person.save(update_fields=["name", "body"])
    Representative.objects.filter(person=person).exclude(body__in=speaks_for).delete()
    Representative.objects.bulk_create(
        [Representative(person=person, body=each) for each in speaks_for], ignore_conflicts=True
    )
    return person


@audited("body.added")
def add_body(acronym: str, name: str, country: str, *, by: Person) -> MemberBody:
    """Write down a member body that may nominate."""
    if MemberBody.objects.filter(acronym__iexact=acronym).exists():
        raise Refused("body-known", body=acronym)
    return MemberBody.objects.create(acronym=acronym, name=name, country=country.upper())


@audited("seat.given")
def give_seat(person: Person, kind: str, *, by: Person | None) -> Seat:
    """Let somebody work in the secretariat, or be the confidant outside every pair."""
    return Seat.objects.get_or_create(person=person, kind=kind)[0]
