"""Full name and address of a person in what others wrote: each becomes "a former member"."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext

from convenor.apps.accounts.models import Person
from convenor.apps.meetings.models import Report
from convenor.apps.outbox import seal
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.apps.outbox.words import Written
from convenor.domain.kernel import Refused

# The log of a meeting names seats; audit lines hold no words. Both stay byte by byte. People name themselves.
UNTOUCHED = {"meetings.LoggedEvent", "audit.Entry", "accounts.Person", "accounts.Tries", "outbox.Letter"}
OURS = ("accounts", "ballots", "committees", "learning", "meetings", "mentoring", "practice")
# A name begins where no word goes on; in JSON also after a line's end, a tab, or a coded character.
BEFORE = r"(?:(?<!\w)|(?<=\\[nrt])|(?<=\\u[0-9a-f]{4}))"


@dataclass(frozen=True, slots=True)
class Known:
    """By what somebody is found in words: the address, and the full name where it can only mean this person."""

    needles: tuple[str, ...]

    def found_in(self, text: str) -> bool:
        """Whether the person is named."""
        return self._pattern.search(text) is not None

    def gone_from(self, text: str, language: str) -> str:
        """The text with nobody in it."""
        with translation.override(language):
            former = gettext("a former member")
        return self._pattern.sub(lambda _found: former, text)

    @property
    def _pattern(self) -> re.Pattern[str]:
        either = "|".join(map(re.escape, self.needles))
        return re.compile(rf"{BEFORE}(?:{either})(?!\w)", re.IGNORECASE)


def known_by(person: Person) -> Known:
    """The address always; the full name where it has two words and nobody else has the same."""
    names = [person.email]
    others = Person.objects.filter(name__iexact=person.name).exclude(pk=person.pk)
    if " " in person.name.strip() and not others.exists():
        names.append(person.name)
    spelt = [form for each in names for form in (each, html.escape(each), json.dumps(each)[1:-1])]
    return Known(tuple(dict.fromkeys(spelt)))


def take_out_of_words(known: Known) -> None:
    """Everywhere in the tables of ours."""
    for model in apps.get_models():
        if model._meta.app_label in OURS and model._meta.label not in UNTOUCHED:
            _take_out_of(model, known)


def _take_out_of(model: type[models.Model], known: Known) -> None:
    fields = [each for each in model._meta.concrete_fields if _holds_words(each)]
    named = Q()
    for field in fields:
        for needle in known.needles:
            named |= Q(**{f"{field.name}__icontains": needle})
    for row in model._default_manager.filter(named).order_by("pk") if named else ():
        language = _language_of(row)
        kept = {each.name: _without(known, row, each, language) for each in fields}
        model._default_manager.filter(pk=row.pk).update(**kept)


def _without(known: Known, row: models.Model, field: models.Field, language: str) -> object:  # type: ignore[type-arg]
    """What a field holds, with nobody in it; what is kept as JSON stays JSON."""
    value = getattr(row, field.name)
    if isinstance(field, models.JSONField):
        return json.loads(known.gone_from(json.dumps(value), language))
    return known.gone_from(value, language)[: field.max_length]


def _holds_words(field: models.Field) -> bool:  # type: ignore[type-arg]
    words = isinstance(field, models.CharField | models.TextField | models.JSONField)
    return words and not (field.choices or field.unique)


def _language_of(row: models.Model) -> str:
    """A report is in one language; other words are in that of the installation."""
    passage = getattr(row, "passage", row)
    report = getattr(passage, "report", None)
    return report.language if isinstance(report, Report) else str(settings.LANGUAGE_CODE)


def take_out_of_letters(known: Known) -> None:
    """Letters to others are opened, changed and sealed again."""
    for letter, words in _letters():
        plain = {name: known.gone_from(value, letter.language) for name, value in _texts(words)}
        paragraphs = tuple(known.gone_from(each, letter.language) for each in words.paragraphs)
        if known.found_in(words.calendar.replace("\r\n ", "")):
            plain["calendar"] = plain["calendar_method"] = ""  # its lines are folded: nothing can be put in
        changed = Written(**{**asdict(words), **plain, "paragraphs": paragraphs})
        if changed != words:
            sealed = seal.seal(changed.packed(), seal.outer_key(), f"letter:{letter.key}")
            Letter.objects.filter(pk=letter.pk).update(sealed=sealed)


def _letters() -> Iterator[tuple[Letter, Written]]:
    for letter in Letter.objects.order_by("pk").iterator():
        try:
            yield letter, read(letter)
        except Refused:  # sealed by a key that is lost: nobody reads it
            continue


def _texts(words: Written) -> list[tuple[str, str]]:
    return [(name, getattr(words, name)) for name in ("subject", "text", "html", "button")]
