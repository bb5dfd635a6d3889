"""How like two comments are, from 0 to about 1, for every pair of a ballot at once.

Weighed word pieces (TF-IDF) of comment and proposed change together, of the proposed change alone, whole words of
the proposed change, and a little of the clause. The weights were chosen by cross-validation (decision 18);
``python -m bench grouping`` repeats it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from convenor.domain.ballot.sameness import Dictionary, bare, pieces, words

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[Any, np.dtype[np.float32]]

LITTLE = frozenset(
    [
        "the",
        "an",
        "of",
        "to",
        "in",
        "is",
        "are",
        "be",
        "this",
        "that",
        "it",
        "and",
        "or",
        "as",
        "for",
        "on",
        "with",
        "please",
        "not",
        "by",
        "at",
        "from",
        "which",
        "has",
        "have",
        "was",
        "were",
        "but",
        "if",
        "these",
    ]
)
_MOST_COLUMNS = 6000  # the heaviest pieces; beyond that each adds nothing that could be seen
_CROWD = 8  # comments on one clause; where more are, the clause says less


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much."""

    both: float = 2.0  # pieces of comment and proposed change together
    change: float = 1.0  # pieces of the proposed change
    words: float = 1.0  # words of the proposed change
    clause: float = 0.25  # added to the mean of the others


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of one comment."""

    both: tuple[str, ...]  # words
    change: tuple[str, ...]
    places: tuple[str, ...]


def features(comment: str, change: str, places: tuple[str, ...], dictionary: Dictionary) -> Features:
    """A comment without a proposed change proposes what it says."""
    proposed = words(change or comment, dictionary)
    return Features((*words(comment, dictionary), *proposed), tuple(proposed), places)


def likeness(all_features: Sequence[Features], weights: Weights = WEIGHTS) -> "Matrix":
    """The likeness of every pair."""
    blocks = (
        (weights.both, lambda each: _pieces(each.both)),
        (weights.change, lambda each: _pieces(each.change)),
        (weights.words, lambda each: [word for word in bare(each.change) if word not in LITTLE]),
    )
    found = weights.clause * clause_likeness([each.places for each in all_features])
    total = sum(weight for weight, _ in blocks)
    for weight, of in blocks:
        found += weight / total * _cosine(all_features, of)
    found /= 1 + weights.clause
    return found


def _pieces(said: Sequence[str]) -> list[str]:
    return [piece for word in said for piece in pieces(word)]


def _cosine(all_features: Sequence[Features], of: Callable[[Features], list[str]]) -> "Matrix":
    weighed = weigh([Counter(of(each)) for each in all_features])
    return weighed @ weighed.T


def weigh(counted: Sequence[Counter[str]]) -> "Matrix":
    """TF-IDF, each row of length 1 (less where what occurs once, and can link nothing, is left out)."""
    import numpy as np

    frequency = Counter(term for each in counted for term in each)
    ids = {term: at for at, term in enumerate(frequency)}
    rows = np.repeat(np.arange(len(counted)), [len(each) for each in counted])
    columns = np.fromiter((ids[term] for each in counted for term in each), dtype=np.int64)
    times = np.fromiter((n for each in counted for n in each.values()), dtype=np.float32)
    seen = np.fromiter(frequency.values(), dtype=np.float32, count=len(ids))
    weight = (1 + np.log(times)) * (np.log((1 + len(counted)) / (1 + seen)) + 1)[columns]
    length = np.sqrt(np.bincount(rows, weight**2, len(counted)))
    weight /= np.maximum(length, 1e-9)[rows]
    kept = _heaviest(columns, weight, seen)
    place = np.full(len(ids), -1)
    place[kept] = np.arange(len(kept))
    inside = place[columns] >= 0
    matrix = np.zeros((len(counted), len(kept)), dtype=np.float32)
    matrix[rows[inside], place[columns[inside]]] = weight[inside]
    return matrix


def _heaviest(columns: Any, weight: Any, seen: Any) -> Any:
    import numpy as np

    mass = np.where(seen > 1, np.bincount(columns, weight**2, len(seen)), 0)
    return np.sort(np.argsort(-mass, kind="stable")[: min(_MOST_COLUMNS, int((seen > 1).sum()))])


def clause_likeness(places: Sequence[tuple[str, ...]]) -> "Matrix":
    """1 for the same clause, less for neighbours under one parent, 0 elsewhere; less where a clause is crowded."""
    import numpy as np

    crowd = Counter(places)
    kinds = {each: at for at, each in enumerate(crowd)}
    named = sorted({place for each in kinds for place in each})
    near = _near(named)
    found = np.zeros((len(kinds), len(kinds)), dtype=np.float32)
    at = {place: row for row, place in enumerate(named)}
    best = [near[[at[place] for place in each]].max(axis=0) if each else None for each in kinds]
    for row, mine in enumerate(best):
        if mine is not None:
            for other, theirs in enumerate(kinds):
                found[row, other] = max((mine[at[place]] for place in theirs), default=0.0)
    sizes = np.array(list(crowd.values()), dtype=np.float32)
    found *= np.minimum(1, _CROWD / np.maximum(sizes[:, None], sizes[None, :]))
    of = [kinds[each] for each in places]
    spread: Matrix = found[np.ix_(of, of)]
    return spread


def _near(named: Sequence[str]) -> "Matrix":
    """The share of the common path: 9.4.1 and 9.4.2 have two of three steps in common."""
    import numpy as np

    paths = [[".".join(parts[: n + 1]) for n in range(len(parts))] for parts in (p.split(".") for p in named)]
    steps = {step: at for at, step in enumerate(dict.fromkeys(step for path in paths for step in path))}
    inside = np.zeros((len(named), len(steps)), dtype=np.float32)
    for row, path in enumerate(paths):
        inside[row, [steps[step] for step in path]] = 1
    depth = np.array([len(path) for path in paths], dtype=np.float32)
    near: Matrix = (inside @ inside.T / np.maximum(depth[:, None], depth[None, :])).astype(np.float32)
    return near
