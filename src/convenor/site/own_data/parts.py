"""The shape of what is handed over: chapters of records of facts, as JSON and as a document."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person
from convenor.documents.outline import Answer, Block, Heading, KeyValues, Outline, Paragraph

Value = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known. ``written``: words that somebody wrote, which may be long."""

    key: str
    label: str
    value: Value
    written: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """Facts that belong together."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Records of one kind. Where ``told``, the document says it in one sentence and leaves the list to JSON."""

    key: str
    title: str
    records: tuple[Record, ...]
    told: str = ""


def record(title: object, *facts: tuple[str, object, Value] | Fact) -> Record:
    """A record of the facts that there are; what is empty is left out."""
    every = (each if isinstance(each, Fact) else Fact(each[0], str(each[1]), each[2]) for each in facts)
    return Record(str(title), tuple(each for each in every if each.value not in ("", None)))


def written(key: str, label: object, words: str) -> Fact:
    """Words that somebody wrote."""
    return Fact(key, str(label), words, written=True)


def chapter(key: str, title: str, records: Iterable[Record], told: str = "") -> Chapter:
    """A chapter of the records that hold anything."""
    return Chapter(key, title, tuple(each for each in records if each.facts), told)


def as_json(person: Person, chapters: Sequence[Chapter], at: datetime) -> str:
    """For programs: a list of objects under the name of each chapter."""
    kept: dict[str, list[dict[str, str | int | None]]] = {}
    for each in chapters:  # of two ways, each has a chapter of the same name
        found = [_told(one) for one in each.records]
        kept.setdefault(each.key, []).extend(found)
    whole = {"about": person.name, "email": person.email, "made_at": at.isoformat(), "kept": kept}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _told(one: Record) -> dict[str, str | int | None]:
    return {"title": one.title, **{fact.key: _plain(fact.value) for fact in one.facts}}


def as_outline(person: Person, chapters: Sequence[Chapter], at: datetime, language: str) -> Outline:
    """For reading: a heading for each chapter and each record."""
    note = _(
        "What Convenor keeps of you, as far as you may open it. What others wrote for themselves, and what was"
        " entrusted to somebody else, is not yours to take and stands nowhere in here."
    )
    blocks = [block for each in chapters if each.records for block in _of_chapter(each)]
    return Outline(
        title=_("Everything about me"),
        subtitle=f"{person.name}, {_shown(at)}",
        language=language,
        blocks=(Paragraph(note, soft=True), *blocks),
    )


def _of_chapter(each: Chapter) -> list[Block]:
    if each.told:
        return [Heading(each.title), Paragraph(each.told)]
    return [Heading(each.title), *(block for one in each.records for block in _of_record(one))]


def _of_record(one: Record) -> list[Block]:
    short = tuple((fact.label, _shown(fact.value)) for fact in one.facts if not fact.written)
    found: list[Block] = [Heading(one.title, 2)] if one.title else []
    found += [KeyValues(short)] if short else []
    for fact in one.facts:
        if fact.written:
            found += [Paragraph(fact.label, soft=True), Answer(str(fact.value))]
    return found


def _plain(value: Value) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value


def _shown(value: Value) -> str:
    if isinstance(value, datetime):
        return dated(timezone.localtime(value), "j F Y, H:i")
    return dated(value, "j F Y") if isinstance(value, date) else str(value)
