"""Who somebody is here: account, groups, letters, and the lines that say what was done."""

from collections.abc import Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from convenor.apps.accounts.models import ErasureRequest, Person
from convenor.apps.audit.models import Entry
from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.apps.outbox.queries import opened
from convenor.site.own_data.parts import Chapter, Record, chapter, record, written
from convenor.site.refusals import say_language


def chapters_of(person: Person) -> Iterator[Chapter]:
    """Who the person is here."""
    yield chapter("account", _("Your account"), _account(person))
    yield chapter("groups", _("Working groups"), _groups(person))


def last_chapters_of(person: Person) -> Iterator[Chapter]:
    """What was written to the person, and the lines about what the person did."""
    yield chapter("letters", _("Letters to you"), _letters(person))
    lines = tuple(_lines(person))
    told = _("%(number)s lines say what you did and when, without its words. They stand in the JSON file.")
    yield chapter("log", _("What you did"), lines, told % {"number": len(lines)})


def _account(person: Person) -> Iterator[Record]:
    yield record(
        "",
        ("name", _("Full name"), person.name),
        ("called", _("Name as you wish to be called"), person.called),
        ("said", _("How your name is said"), person.said),
        ("email", _("E-mail"), person.email),
        ("body", _("Member body"), str(person.body or "")),
        ("time_zone", _("Time zone"), person.time_zone),
        ("language", _("Language of the pages and letters"), person.language),
        ("joined_at", _("Written down on"), person.joined_at),
        ("last_login", _("Signed in last"), person.last_login),
        ("erasure_asked_at", _("Asked to be erased"), _erasure_asked_at(person)),
    )
    spoken = [
        (each.code, say_language(each.code), each.get_level_display()) for each in person.languages.all()
    ]
    yield record(_("Languages"), *spoken)
    hours = [
        (f"{each.weekday}-{each.start:%H%M}", WEEKDAYS[each.weekday], f"{each.start:%H:%M}–{each.end:%H:%M}")
        for each in person.windows.all()
    ]
    yield record(_("Hours of a usual week"), *hours)
    for seat in person.seats.all():
        yield record(_("Office"), ("office", _("Office"), seat.get_kind_display()))
    for mandate in person.represents.select_related("body"):
        yield record(_("You speak for"), ("body", _("Member body"), str(mandate.body)))
    for means in Authenticator.objects.filter(user=person):
        yield record(
            _("Second step and passkeys"),
            ("kind", _("Kind"), means.get_type_display()),
            ("made_at", _("Added"), means.created_at),
            ("used_at", _("Used last"), means.last_used_at),
        )


def _erasure_asked_at(person: Person) -> datetime | None:
    return ErasureRequest.objects.filter(person=person).values_list("asked_at", flat=True).first()


def _groups(person: Person) -> Iterator[Record]:
    for each in Membership.objects.filter(person=person).select_related("group"):
        yield record(
            each.group.name,
            ("part", _("Part"), each.get_part_display()),
            ("since", _("Since"), each.since),
            ("until", _("Until"), each.until),
        )
    for group in WorkingGroup.objects.filter(secretary=person):
        yield record(group.name, ("part", _("Part"), _("Secretary")))


def _letters(person: Person) -> Iterator[Record]:
    """Subject and paragraphs; not the button, whose link may open an account."""
    for letter in person.letters.select_related("to").order_by("made_at", "pk"):
        words = opened(letter).words
        yield record(
            words.subject if words else letter.template,
            ("made_at", _("Written"), letter.made_at),
            ("sent_at", _("Sent"), letter.sent_at),
            ("read_at", _("Opened here"), letter.read_at),
            written("words", _("Words"), "\n\n".join(words.paragraphs) if words else ""),
        )


def _lines(person: Person) -> Iterator[Record]:
    for each in Entry.objects.filter(actor=person.pk).order_by("at", "pk"):
        yield record("", ("at", _("When"), each.at), ("action", _("What"), each.action))
