"""The content packs that are in use, by key and version. Who began on one stays on it until moved."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

from convenor.apps.learning.models import Enrolment
from convenor.content.pack import casco, load_pack
from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import Activity, Programme, Question, Reading, SelfTest


@cache
def current() -> Programme:
    """The programme that those who begin now follow."""
    return load_pack(Path(settings.PACK) if settings.PACK else casco())


@cache
def _all() -> dict[tuple[str, str], Programme]:
    """Every pack that the settings name, by key and version; the current one wins."""
    packs = (load_pack(Path(each)) for each in settings.PACKS)
    return {(pack.key, pack.version): pack for pack in (load_pack(casco()), *packs, current())}


def programme_of(enrolment: Enrolment) -> Programme:
    """The programme in the version that somebody learns by."""
    try:
        return _all()[enrolment.programme, enrolment.version]
    except KeyError:
        raise Refused("pack-is-gone", programme=enrolment.programme, version=enrolment.version) from None


def self_test_of(enrolment: Enrolment, key_version: str) -> SelfTest:
    """The self-test in the version that an attempt was begun on, else that of the enrolment."""
    own = programme_of(enrolment).self_test
    if own.version == key_version:
        return own
    others = (pack.self_test for (key, _), pack in _all().items() if key == enrolment.programme)
    return next((each for each in others if each.version == key_version), own)


def activity_of(enrolment: Enrolment, key: str) -> Activity:
    """An activity of the programme; a talk outlives it, so that other versions are asked when it is gone."""
    found = (each for pack in _versions(enrolment) for each in pack.activities if each.key == key)
    activity = next(found, None)
    if activity is None:
        raise Refused("pack-is-gone", programme=enrolment.programme, version=enrolment.version)
    return activity


def reading_of(enrolment: Enrolment, key: str) -> Reading | None:
    """A reading of the programme, or of another version: notes and questions outlive it."""
    found = (each for pack in _versions(enrolment) for each in pack.readings if each.key == key)
    return next(found, None)


def questions_once_asked(enrolment: Enrolment, form: str) -> Iterator[Question]:
    """Every question of a handout, in whatever version asks it: answers outlive it."""
    handouts = (each for pack in _versions(enrolment) for each in pack.handouts if each.key == form)
    seen = set[str]()
    for question in (each for handout in handouts for each in handout.questions):
        if question.key not in seen:
            seen.add(question.key)
            yield question


def _versions(enrolment: Enrolment) -> Iterator[Programme]:
    """The version that somebody learns by, then every other."""
    yield programme_of(enrolment)
    yield from (pack for (name, _), pack in _all().items() if name == enrolment.programme)


def forget() -> None:
    """Read the packs anew: the settings that name them have changed."""
    current.cache_clear()
    _all.cache_clear()
