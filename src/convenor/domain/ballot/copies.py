"""Which comments of one file of a ballot stand in another file too: dropped in together, they would be counted twice.

Ids are not believed, as in ``matching``: they change from one collation to the next. What two member bodies say word
for word is two comments; a comment whose body one file has lost is the same as the one that names it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import permutations
from typing import NamedTuple

from convenor.domain.ballot.sameness import plain


class Standing(NamedTuple):
    """What a comment says, and the file in which it stands."""

    file: int
    body: str  # empty where the file does not say
    clause: str
    comment: str
    change: str


def also_elsewhere(comments: Iterable[Standing]) -> Mapping[int, Mapping[int, int]]:
    """For each file that shares comments with others: the other files, and how many of its own stand there."""
    places: dict[tuple[str, ...], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in comments:
        if each.comment or each.change:
            places[_said(each)][each.file].append(each.body)
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for files in places.values():
        for one, other in permutations(files, 2):
            if found := sum(_is_among(body, files[other]) for body in files[one]):
                shared[one][other] += found
    return shared


def _said(one: Standing) -> tuple[str, ...]:
    texts = (one.clause, one.comment, one.change)
    return tuple(" ".join(plain(each).split()) for each in texts)


def _is_among(body: str, bodies: Collection[str]) -> bool:
    return not body or body in bodies or "" in bodies
