"""Average linkage: the two groups whose members are on the whole most alike become one, again and again.

The nearest-neighbour chain (Benzécri 1982, Juan 1982) needs n² steps and gives the same tree as the slow way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convenor.domain.ballot.likeness import Matrix


@dataclass(frozen=True, slots=True)
class Join:
    """Two groups became one. A group is known by the first of its members that was looked at."""

    kept: int
    taken: int
    likeness: float  # mean over all pairs between the two


def joins(like: "Matrix", sizes: Sequence[int]) -> list[Join]:
    """Every join, most alike first. ``like`` is used up; -inf keeps two apart for ever."""
    import numpy as np

    weight = np.array(sizes, dtype=np.float32)
    np.fill_diagonal(like, -np.inf)
    alive = np.ones(len(weight), dtype=bool)
    chain: list[int] = []
    found = []
    while pair := _nearest_pair(like, chain, alive):
        here, there = pair
        found.append(Join(there, here, float(like[here, there])))
        _merge(like, weight, there, here)
        alive[here] = False
    return sorted(found, key=lambda each: -each.likeness)


def _nearest_pair(like: "Matrix", chain: list[int], alive: Any) -> tuple[int, int] | None:
    """The next two that are each other's nearest; None when all that is left must stay apart."""
    while alive.any():
        if not chain:
            chain.append(int(alive.argmax()))
        here = chain[-1]
        there = int(like[here].argmax())
        if like[here, there] == -float("inf"):
            alive[chain.pop()] = False
        elif len(chain) > 1 and like[here, chain[-2]] >= like[here, there]:
            return chain.pop(), chain.pop()
        else:
            chain.append(there)
    return None


def _merge(like: "Matrix", weight: Any, kept: int, taken: int) -> None:
    share = weight[kept] / (weight[kept] + weight[taken])
    row = share * like[kept] + (1 - share) * like[taken]
    row[kept] = row[taken] = -float("inf")
    like[kept], like[:, kept] = row, row
    like[taken], like[:, taken] = -float("inf"), -float("inf")
    weight[kept] += weight[taken]


def cut(found: Sequence[Join], count: int, least: float) -> list[int]:
    """The group of each of ``count``, when what is less alike than ``least`` stays apart."""
    group = list(range(count))
    for each in found:
        if each.likeness >= least:
            group[_root(group, each.taken)] = _root(group, each.kept)
    return [_root(group, at) for at in range(count)]


def _root(group: list[int], at: int) -> int:
    while group[at] != at:
        group[at] = group[group[at]]
        at = group[at]
    return at
