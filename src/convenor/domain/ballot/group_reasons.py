"""Why comments are suggested as one group: codes and values; the words for people live elsewhere."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.likeness import LITTLE
from convenor.domain.ballot.sameness import is_french, plain, same_key

Value = int | str | tuple[str, ...]
CODES: Mapping[str, tuple[str, ...]] = {
    "same-text": ("count", "bodies"),
    "same-change": ("count", "bodies"),
    "same-words": ("count", "words"),
    "same-clause": ("clause",),
    "points-at": ("comment", "at"),
    "two-languages": ("french", "english"),
    "both-lanes": ("discussed", "batched"),
}
_MOST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; ``CODES`` says which values each code has."""

    code: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Shared:
    """What the reasons of all groups are read from."""

    comments: Sequence[Comment]
    pointers: Mapping[int, int]
    words: list[frozenset[str]] = field(init=False, default_factory=list)
    frequency: Counter[str] = field(init=False, default_factory=Counter)

    def __post_init__(self) -> None:
        """Count in how many comments each word stands."""
        self.words.extend(_telling(each) for each in self.comments)
        for each in self.words:
            self.frequency.update(each)

    def weight(self, word: str) -> float:
        """Rare words tell more."""
        return math.log((1 + len(self.words)) / (1 + self.frequency[word]))


def reasons(members: Sequence[int], shared: Shared) -> tuple[Reason, ...]:
    """Why the comments at these positions stand together, the strongest reason first."""
    said = [shared.comments[at] for at in members]
    if len(said) < 2:
        return ()
    return (
        *_repeated("same-text", said, lambda each: same_key(f"{each.comment} {each.change}")),
        *_repeated("same-change", said, lambda each: same_key(each.change)),
        *_same_words(members, shared),
        *_same_clause(said),
        *_pointing(members, shared),
        *_languages(said),
        *_lanes(said),
    )


def _telling(comment: Comment) -> frozenset[str]:
    return frozenset(_WORD.findall((comment.change or comment.comment).casefold()))


def _repeated(code: str, said: Sequence[Comment], key: Callable[[Comment], str]) -> Iterator[Reason]:
    counted = Counter(filter(None, map(key, said)))
    for text, count in counted.most_common(1):
        if count > 1:
            bodies = {body for each in said if key(each) == text for body in each.bodies}
            yield Reason(code, {"count": count, "bodies": tuple(sorted(bodies))})


def _same_words(members: Sequence[int], shared: Shared) -> Iterator[Reason]:
    """The rarest words that at least half of the comments have."""
    counted = Counter(word for at in members for word in shared.words[at] if plain(word) not in LITTLE)
    half = [word for word, count in counted.items() if count > 1 and 2 * count >= len(members)]
    best = sorted(half, key=lambda word: (-counted[word] * shared.weight(word), word))[:_MOST_WORDS]
    if best:
        count = sum(not shared.words[at].isdisjoint(best) for at in members)
        yield Reason("same-words", {"count": count, "words": tuple(best)})


def _same_clause(said: Sequence[Comment]) -> Iterator[Reason]:
    clauses = {each.clauses.text for each in said}
    if len(clauses) == 1 and (clause := clauses.pop()):
        yield Reason("same-clause", {"clause": clause})


def _pointing(members: Sequence[int], shared: Shared) -> Iterator[Reason]:
    for at in members:
        there = shared.pointers.get(at, at)
        if there != at and there in members:
            yield Reason(
                "points-at", {"comment": shared.comments[at].number, "at": shared.comments[there].number}
            )


def _languages(said: Sequence[Comment]) -> Iterator[Reason]:
    french = sum(is_french(f"{each.comment} {each.change}") for each in said)
    if 0 < french < len(said):
        yield Reason("two-languages", {"french": french, "english": len(said) - french})


def _lanes(said: Sequence[Comment]) -> Iterator[Reason]:
    discussed = sum(each.lane is Lane.DISCUSSION for each in said)
    if 0 < discussed < len(said):
        yield Reason("both-lanes", {"discussed": discussed, "batched": len(said) - discussed})
