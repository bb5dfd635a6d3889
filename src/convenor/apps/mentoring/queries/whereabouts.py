"""Where every journey stands, in short. What was found is remembered; only what moved since is looked up again.

Who moved is read from the audit lines: every write leaves one. A line that cannot be told to belong to certain
journeys makes us look at all of them again, so that a new kind of write costs time, never truth.
"""

import threading
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from convenor.apps.audit.models import Entry
from convenor.apps.mentoring.models import Journey, Pairing, Session
from convenor.apps.mentoring.queries.journey import Way, journeys, ways
from convenor.domain.kernel import Role

OVERLAP = 200  # lines looked at again: on PostgreSQL one may be committed after a later one
MOST = 5_000  # lines since the last look, above which looking at everything is quicker

# How a line's subject leads to journeys.
LEADS_TO = {
    "mentoring.Journey": "pk__in",
    "mentoring.Nomination": "nomination__in",
    "mentoring.Pairing": "pairings__in",
    "mentoring.Session": "pairings__sessions__in",
    "mentoring.Assignment": "pairings__assignments__in",
    "mentoring.EndRequest": "pairings__end_requests__in",
    "mentoring.Attendance": "attendances__in",
    "mentoring.ObjectiveStanding": "objectives__in",
    "learning.Enrolment": "enrolment__in",
}
# What moves no journey, or only that of whoever wrote it.
OWN = ("learning.", "outbox.Letter", "accounts.", "mentoring.AgendaPoint", "committees.Meeting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one journey stands: small enough to remember of everybody."""

    journey: int
    begun_at: datetime
    group: int
    activity: str  # key of the current one; empty when there is none
    turn: Role | None
    graduated: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class _Memory:
    """What was found at ``at``, and the last audit lines that were there then."""

    at: datetime
    lines: dict[int, datetime]
    count: int
    places: tuple[Place, ...]


_memory: _Memory | None = None
_one_at_a_time = threading.Lock()


def places(now: datetime) -> tuple[Place, ...]:
    """Where every journey stands, in the order in which they began."""
    global _memory
    with _one_at_a_time:
        _memory = _refreshed(_memory, now) or _whole(now)
        return _memory.places


def forget() -> None:
    """Look everything up anew the next time."""
    global _memory
    with _one_at_a_time:
        _memory = None


def _whole(now: datetime) -> _Memory:
    """Everything looked up."""
    lines = dict(Entry.objects.order_by("-pk").values_list("pk", "at")[:OVERLAP])
    found = tuple(_place(each) for each in ways(journeys(), now))
    return _Memory(now, lines, len(found), found)


def _refreshed(known: _Memory | None, now: datetime) -> _Memory | None:
    """What is known, with what moved since; None where everything has to be looked up."""
    if known is None or not known.lines or now < known.at:
        return None
    lines = _lines_after(max(known.lines) - OVERLAP)
    new = lines.keys() - known.lines.keys()
    same = {pk: at for pk, at in lines.items() if pk not in new}
    if not same or len(new) > MOST or any(known.lines[pk] != at for pk, at in same.items()):
        return None
    moved = _moved_by(new)
    if moved is None:
        return None
    begun = Session.objects.filter(state="agreed", starts_at__gt=known.at, starts_at__lte=now)
    moved.update(begun.values_list("pairing__journey", flat=True))
    found = {each.journey: each for each in known.places}
    for way in ways(journeys().filter(pk__in=moved), now):
        found[way.journey.pk] = _place(way)
    if len(found) != Journey.objects.aggregate(count=Count("pk"))["count"]:
        return None
    kept = tuple(found.values())
    if len(kept) != known.count:
        kept = tuple(sorted(kept, key=lambda each: (each.begun_at, each.journey)))
    recent = {pk: at for pk, at in lines.items() if pk > max(lines) - OVERLAP}
    return _Memory(now, recent, len(kept), kept)


def _lines_after(first: int) -> dict[int, datetime]:
    return dict(Entry.objects.filter(pk__gt=first).values_list("pk", "at"))


def _moved_by(lines: Collection[int]) -> set[int] | None:
    """The journeys that some audit lines may have moved; None where that cannot be told."""
    actors: set[int] = set()
    subjects: dict[str, set[str]] = {}
    rows = Entry.objects.filter(pk__gte=min(lines, default=0), pk__lte=max(lines, default=-1))
    for pk, actor, kind, subject in rows.values_list("pk", "actor", "subject_type", "subject"):
        if pk not in lines:
            continue
        if actor is not None:
            actors.add(actor)
        if kind in LEADS_TO:
            subjects.setdefault(LEADS_TO[kind], set()).add(subject)
        elif not kind.startswith(OWN):
            return None
    own = Journey.objects.filter(mentee__in=actors).values_list("pk", flat=True)
    pairs = Pairing.objects.filter(mentor__person__in=actors, state="active")
    moved = {*own, *pairs.values_list("journey", flat=True)}
    for lookup, keys in subjects.items():
        moved.update(Journey.objects.filter(**{lookup: keys}).values_list("pk", flat=True))
    return moved


def _place(way: Way) -> Place:
    here, journey = way.current, way.journey
    return Place(
        journey=journey.pk,
        begun_at=journey.begun_at,
        group=journey.group_id,
        activity=here.activity.key if here else "",
        turn=here.turn if here else None,
        graduated=journey.graduated_at is not None,
        since=way.moved_at,
    )
