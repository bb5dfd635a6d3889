"""A mentor for a mentee: who may, who best, and in words why.

Source: handbook, "Role of the mentor": an experienced convenor, independent of the mentee's WG; and
"Preparing for your first meeting" on WGs of different size. The rest is ours.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from convenor.domain.programme.schedule import Weekly, weekly_overlap


class Level(StrEnum):
    """How well somebody speaks a language, by the European reference levels, from least to best."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


class ProjectKind(StrEnum):
    """Whether a WG revises a document or writes a new one."""

    REVISION = "revision"
    NEW = "new"


class SizeBand(StrEnum):
    """Sizes of WG that are run in much the same way; the handbook calls 50 to 60 very large."""

    SMALL = "small"  # fewer than 20
    MIDDLE = "middle"
    LARGE = "large"  # 50 and more


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language, by its code (``en``, ``fr``), and how well it is spoken."""

    code: str
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Convened:
    """A WG that a mentor convenes or has convened."""

    name: str
    size: int
    kind: ProjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """What is known of a mentor. ``memberships`` are the WGs of today, in whatever capacity."""

    id: str
    name: str
    member_body: str
    convened: tuple[Convened, ...]
    memberships: frozenset[str]
    capacity: int
    load: int
    languages: tuple[Language, ...]
    availability: Weekly
    paused: bool = False
    conflicts: frozenset[str] = frozenset()  # persons with whom a conflict is declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is known of a mentee who needs a mentor, and of the mentee's WG."""

    mentee: str
    member_body: str
    wg: str
    wg_name: str
    size: int
    kind: ProjectKind
    languages: tuple[Language, ...]
    availability: Weekly
    conflicts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for or against; ``points`` is what it adds to the score."""

    code: str
    values: Mapping[str, object]
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A mentor who may be asked, with a score of 0 to 1000 and its reasons."""

    mentor: Mentor
    score: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """A mentor who may not be asked, with the rule that forbids."""

    mentor: Mentor
    rule: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Every mentor once: the allowed, best first, and the forbidden, by name."""

    allowed: tuple[Suggestion, ...]
    forbidden: tuple[Forbidden, ...]


LANGUAGE_POINTS = {
    Level.A1: 20,
    Level.A2: 60,
    Level.B1: 150,
    Level.B2: 240,
    Level.C1: 300,
    Level.C2: 300,
}
POINTS_AN_HOUR = 25
HOURS_THAT_COUNT = 10
SIZE_POINTS = 200
KIND_POINTS = 100
FREE_POINTS = 100
OTHER_BODY_POINTS = 50
_LEVELS = tuple(Level)
_FORTNIGHTS_AHEAD = 13


def rank(need: Need, mentors: Iterable[Mentor], *, on: date) -> Ranking:
    """Put the mentors who may be asked in order, with reasons, and say of the others which rule forbids.

    Equal scores go to the mentor with fewer mentees, then by id, so that the same facts give the same
    order. ``on`` is the day from which availability is compared.
    """
    allowed, forbidden = [], []
    for mentor in mentors:
        rule = why_not(need, mentor)
        if rule:
            forbidden.append(rule)
        else:
            reasons = _reasons(need, mentor, on)
            score = sum(reason.points for reason in reasons)
            allowed.append(Suggestion(mentor=mentor, score=score, reasons=reasons))
    allowed.sort(key=lambda each: (-each.score, each.mentor.load, each.mentor.id))
    forbidden.sort(key=lambda each: (each.mentor.name, each.mentor.id))
    return Ranking(allowed=tuple(allowed), forbidden=tuple(forbidden))


def why_not(need: Need, mentor: Mentor) -> Forbidden | None:
    """The first rule that forbids to ask this mentor; None when none does."""
    return next(_rules(need, mentor), None)


def breaches(mentor_wgs: Collection[str], mentee_wgs: Collection[str]) -> tuple[str, ...]:
    """The WGs that end the mentor's independence, in order; asked again at every change of membership."""
    return tuple(sorted(set(mentor_wgs) & set(mentee_wgs)))


def band(size: int) -> SizeBand:
    """Which sizes of WG are alike."""
    if size < 20:
        return SizeBand.SMALL
    return SizeBand.MIDDLE if size < 50 else SizeBand.LARGE


def _rules(need: Need, mentor: Mentor) -> Iterator[Forbidden]:
    if mentor.id == need.mentee:
        yield Forbidden(mentor=mentor, rule="rule-oneself", values={})
    if breaches(mentor.memberships, {need.wg}):
        yield Forbidden(mentor=mentor, rule="rule-same-wg", values={"wg": need.wg_name})
    if need.mentee in mentor.conflicts or mentor.id in need.conflicts:
        yield Forbidden(mentor=mentor, rule="rule-conflict", values={})
    if not mentor.convened:
        yield Forbidden(mentor=mentor, rule="rule-never-convened", values={})
    if mentor.paused:
        yield Forbidden(mentor=mentor, rule="rule-paused", values={})
    if mentor.load >= mentor.capacity:
        values = {"load": mentor.load, "capacity": mentor.capacity}
        yield Forbidden(mentor=mentor, rule="rule-capacity", values=values)


def _reasons(need: Need, mentor: Mentor, on: date) -> tuple[Reason, ...]:
    return (
        _language(need, mentor),
        _overlap(need, mentor, on),
        _size(need, mentor),
        _kind(need, mentor),
        _free(mentor),
        _body(need, mentor),
    )


def _language(need: Need, mentor: Mentor) -> Reason:
    """The language that both speak best; what counts is the lower of the two levels."""
    spoken = {language.code: language.level for language in mentor.languages}
    shared = [
        (min(_LEVELS.index(each.level), _LEVELS.index(spoken[each.code])), each.code)
        for each in need.languages
        if each.code in spoken
    ]
    if not shared:
        return Reason(code="reason-no-language", values={}, points=0)
    best, code = min(shared, key=lambda each: (-each[0], each[1]))
    values = {"language": code, "level": _LEVELS[best]}
    return Reason(code="reason-language", values=values, points=LANGUAGE_POINTS[_LEVELS[best]])


def _overlap(need: Need, mentor: Mentor, on: date) -> Reason:
    """The least time in common in a week of the coming half-year, since clocks change on different days."""
    weeks = (on + timedelta(days=14 * n) for n in range(_FORTNIGHTS_AHEAD))
    least = min(weekly_overlap(need.availability, mentor.availability, week) for week in weeks)
    hours = least // timedelta(hours=1)
    if not hours:
        return Reason(code="reason-no-overlap", values={}, points=0)
    points = POINTS_AN_HOUR * min(hours, HOURS_THAT_COUNT)
    return Reason(code="reason-overlap", values={"hours": hours}, points=points)


def _size(need: Need, mentor: Mentor) -> Reason:
    alike = [each for each in mentor.convened if band(each.size) is band(need.size)]
    if not alike:
        return Reason(code="reason-other-size", values={"size": need.size}, points=0)
    nearest = min(alike, key=lambda each: (abs(each.size - need.size), each.name))
    return Reason(code="reason-size", values={"wg": nearest.name, "size": nearest.size}, points=SIZE_POINTS)


def _kind(need: Need, mentor: Mentor) -> Reason:
    alike = any(each.kind is need.kind for each in mentor.convened)
    code = f"reason-kind-{need.kind}" if alike else f"reason-no-kind-{need.kind}"
    return Reason(code=code, values={}, points=KIND_POINTS if alike else 0)


def _free(mentor: Mentor) -> Reason:
    free = mentor.capacity - mentor.load
    values = {"free": free, "capacity": mentor.capacity}
    return Reason(code="reason-free", values=values, points=FREE_POINTS * free // mentor.capacity)


def _body(need: Need, mentor: Mentor) -> Reason:
    if mentor.member_body == need.member_body:
        return Reason(code="reason-same-body", values={"body": mentor.member_body}, points=0)
    return Reason(code="reason-other-body", values={"body": mentor.member_body}, points=OTHER_BODY_POINTS)
