"""Reading letters: a person's own, and in the demo everybody's."""

import zoneinfo
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from convenor.apps.accounts.models import Person
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.apps.outbox.words import Written
from convenor.domain.kernel import Refused

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter with its words; none where its seal is broken."""

    letter: Letter
    words: Written | None

    @property
    def first_words(self) -> str:
        """How the letter goes on after its greeting."""
        paragraphs = self.words.paragraphs if self.words else ()
        return " ".join(paragraphs[1:2] or paragraphs[:1])[:140]


def opened(letter: Letter) -> Opened:
    """The letter unsealed."""
    try:
        return Opened(letter, read(letter))
    except Refused:
        return Opened(letter, None)


def letters_to(person: Person, number: str = "1") -> tuple[Page[Letter], list[Opened]]:
    """One page of somebody's letters, newest first: two queries."""
    page = Paginator(person.letters.select_related("to"), A_PAGE).get_page(number)
    return page, [opened(each) for each in page]


def all_letters(number: str = "1") -> tuple[Page[Letter], list[Opened]]:
    """One page of everybody's letters, newest first, for the demo: two queries."""
    page = Paginator(Letter.objects.select_related("to"), A_PAGE).get_page(number)
    return page, [opened(each) for each in page]


def unread_of(person: Person) -> int:
    """How many letters somebody has not opened here."""
    return person.letters.filter(read_at=None).count()


def zone_of(person: Person) -> zoneinfo.ZoneInfo:
    """The time zone that somebody's letters are written in; UTC where it is unknown."""
    try:
        return zoneinfo.ZoneInfo(person.time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")
