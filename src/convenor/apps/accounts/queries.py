"""Reading who people are."""

import hashlib
import zoneinfo
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf.locale import LANG_INFO
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language_info

from convenor.apps.accounts.models import ErasureRequest, Invitation, MemberBody, Person, Seat
from convenor.domain.kernel import Refused

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def digest_of(token: str) -> str:
    """What is stored of a link's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_behind(token: str, at: datetime) -> Invitation:
    """The invitation that ``token`` belongs to; refuses one unknown, used, or expired."""
    wanted = Invitation.objects.select_related("person__body", "made_by__body")
    found = wanted.filter(digest=digest_of(token)).first()
    if found is None:
        raise Refused("link-unknown")
    if found.used_at is not None:
        raise Refused("link-used", when=found.used_at)
    if found.person.has_usable_password():
        raise Refused("account-is-open", leads_to=found.leads_to)
    if found.expires_at <= at:
        raise Refused("link-expired")
    return found


def invitation_state(token: str, at: datetime) -> tuple[Invitation | None, Refused | None]:
    """The invitation, or why its link opens nothing: exactly one of the two."""
    try:
        return invitation_behind(token, at), None
    except Refused as refusal:
        return None, refusal


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether somebody has opened the account, and until when a letter's link can do it."""

    opened: bool
    invited_until: datetime | None
    expired: bool


def standing_of(person: Person, at: datetime) -> Standing:
    """How far ``person`` is with the account; reads the newest of the prefetched invitations."""
    last = max(person.invitations.all(), key=lambda each: each.made_at, default=None)
    return Standing(
        opened=person.has_usable_password() or bool(last and last.used_at),
        invited_until=last.expires_at if last else None,
        expired=bool(last and last.expires_at <= at),
    )


Listed = tuple[Person, Standing]
A_PAGE = 50


def people() -> QuerySet[Person]:
    """Everybody who was not erased, with what the secretariat's list tells of them: four queries, however many there are."""
    return (
        Person.objects.filter(erased_at=None)
        .select_related("body")
        .prefetch_related(
            "seats", "represents__body", Prefetch("invitations", Invitation.objects.order_by("made_at"))
        )
    )


def listed(at: datetime, sought: str = "", number: str = "1") -> tuple[Page[int], list[Listed]]:
    """One page of the people whose name, address or member body holds ``sought``: five queries."""
    words = sought.casefold().split()
    rows = Person.objects.filter(erased_at=None).values_list("pk", "name", "email", "body__acronym")
    found = [
        pk
        for pk, name, email, body in rows
        if all(word in f"{name} {email} {body or ''}".casefold() for word in words)
    ]
    page = Paginator(found, A_PAGE).get_page(number)
    return page, [(each, standing_of(each, at)) for each in people().filter(pk__in=page.object_list)]


def person_page(person: Person, reader: Person, at: datetime) -> dict[str, Any]:
    """What stands on the page of one person beside the form: the account, and the offices to give or to end."""
    held = {each.kind for each in person.seats.all()}
    offices = [(kind, label, kind in held) for kind, label in Seat.Kind.choices]
    return {
        "standing": standing_of(person, at),
        "offices": offices,
        "is_self": person.pk == reader.pk,
        "second_step": has_second_step(person),
        "erasure": ErasureRequest.objects.filter(person=person).first(),
    }


def has_second_step(person: Person) -> bool:
    """Whether anything but the password guards the account."""
    return bool(Authenticator.objects.filter(user=person).exists())


def erasures() -> QuerySet[ErasureRequest]:
    """Whoever asks to be erased, the longest waiting first."""
    return ErasureRequest.objects.select_related("person__body")


def bodies() -> QuerySet[MemberBody]:
    """Every member body with those who speak for it: three queries."""
    return MemberBody.objects.prefetch_related("representatives__person")


def person_known_as(email: str) -> Person | None:
    """Whoever has the address, in any case of letters."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def person_to_play(pk: int) -> Person | None:
    """Somebody as whom the demo signs in."""
    return Person.objects.filter(pk=pk, is_active=True).first()


def language_choices() -> list[tuple[str, str]]:
    """Languages by their names in the reader's language."""
    codes = (code for code, info in LANG_INFO.items() if "name" in info)
    found = [(code, str(get_language_info(code)["name_translated"])) for code in codes]
    return sorted(((code, name[:1].upper() + name[1:]) for code, name in found), key=lambda each: each[1])


@cache
def _zones() -> dict[str, list[tuple[str, str]]]:
    grouped: dict[str, list[tuple[str, str]]] = {region: [] for region in REGIONS}
    for name in sorted(zoneinfo.available_timezones()):
        region, _, place = name.partition("/")
        if place and region in grouped:
            grouped[region].append((name, place.replace("_", " ").replace("/", ", ")))
    return grouped


def zone_choices(present: str) -> list[tuple[str, object]]:
    """Time zones in groups by part of the world; ``present`` is there even when it is an unusual one."""
    grouped = _zones()
    known = any(present == name for group in grouped.values() for name, _ in group)
    first = [("UTC", "UTC"), *([] if known or present == "UTC" else [(present, present)])]
    return [*first, *grouped.items()]


def profile_of(person: Person) -> dict[str, Any]:
    """What somebody has said of oneself: names and zone, languages, hours of the week; two queries."""
    return {
        "profile": {
            "name": person.name,
            "called": person.called,
            "said": person.said,
            "time_zone": person.time_zone,
            "language": person.language,
        },
        "languages": list(person.languages.values("code", "level")),
        "windows": list(person.windows.values("weekday", "start", "end")),
    }
