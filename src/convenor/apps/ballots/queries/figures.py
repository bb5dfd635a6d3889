"""A ballot in numbers: who said how much about what, and how far it is. One query."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from convenor.apps.ballots.models import Ballot
from convenor.apps.ballots.queries.ballots import DECIDED
from convenor.apps.ballots.words import DISPOSITIONS, KINDS, STATES, part_of
from convenor.domain.ballot.bodies import EDITORS
from convenor.domain.ballot.clause_reading import read_clauses
from convenor.domain.ballot.kinds import Lane

MOST_BARS = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One name, its number, and its length beside the longest."""

    words: str
    count: int
    width: int  # of 100


@dataclass(frozen=True, slots=True)
class Figures:
    """The whole page."""

    comments: int
    batched: int
    bodies: int
    half: int  # so few bodies sent half of all comments
    by_state: tuple[Bar, ...]
    by_end: tuple[Bar, ...]
    by_kind: tuple[Bar, ...]
    by_body: tuple[Bar, ...]
    by_part: tuple[Bar, ...]


def figures(ballot: Ballot) -> Figures:
    """Every count of the page."""
    names = ("body", "kinds", "state", "disposition", "clause", "lane")
    rows = list(ballot.comments.filter(gone=False).values_list(*names))
    bodies, kinds, states, ends, clauses, lanes = zip(*rows, strict=True) if rows else ((),) * 6
    decided = [end for end, state in zip(ends, states, strict=True) if state in DECIDED]
    senders = Counter(bodies)
    return Figures(
        comments=len(rows),
        batched=Counter(lanes)[Lane.BATCH.value],
        bodies=len(senders.keys() - {"", EDITORS}),
        half=_half(senders),
        by_state=_in_order(states, STATES),
        by_end=_in_order(decided, DISPOSITIONS),
        by_kind=_in_order(kinds, KINDS),
        by_body=_largest({_sender(body): count for body, count in senders.items()}),
        by_part=bars(Counter(_part(each) for each in clauses).items()),
    )


def _half(senders: Counter[str]) -> int:
    sent, half = 0, sum(senders.values()) / 2
    for number, (_body, count) in enumerate(senders.most_common(), start=1):
        sent += count
        if sent >= half:
            return number
    return 0


def _in_order(found: Iterable[str], words: Mapping[str, Any]) -> tuple[Bar, ...]:
    counted = Counter(found)
    return bars((str(said), counted[key]) for key, said in words.items() if counted[key])


def _largest(counted: Mapping[str, int]) -> tuple[Bar, ...]:
    """The largest ones, and all others in one."""
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    rest = sum(count for _name, count in ordered[MOST_BARS:])
    return bars([*ordered[:MOST_BARS], *([(_("all others"), rest)] if rest else [])])


def bars(counted: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    """Names and numbers as bars, the longest full."""
    found = list(counted)
    longest = max((count for _name, count in found), default=1)
    return tuple(Bar(name, count, max(1, 100 * count // longest)) for name, count in found)


def _sender(body: str) -> str:
    if body == EDITORS:
        return _("ISO/CS editors")
    return body or _("no member body named")


def _part(clause: str) -> str:
    return part_of(_place(clause))


@lru_cache(maxsize=4096)
def _place(clause: str) -> Any:
    return read_clauses(clause).place
