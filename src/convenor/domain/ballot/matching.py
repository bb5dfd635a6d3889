"""A later collation beside the earlier one: what is the same, changed, new or gone; ids are not believed.

Source: the same ballot collated twice (DIS 19156): 119 rows became 126, AFNOR-001 became FR-007. Rows are matched by
what they say, strictest first; a comment never passes from one member body to another. What could be either of two is
matched only where both look alike from both sides; otherwise it is told as gone and new, and a person decides.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from convenor.domain.ballot.comment import Comment, Text

FIELDS: tuple[Text, ...] = get_args(Text)
ALIKE_IN_PLACE = 0.6  # share of words in common that makes one comment of two on the same clause
ALIKE_ELSEWHERE = 0.9  # … on different clauses: "replace X by Y" is said of many
RAREST = 12  # words of a comment by which its likes are looked for
CROWD = 60  # a word that more comments than this have in common finds nothing
NEAREST = 8  # comments that are looked at closely


@dataclass(frozen=True, slots=True)
class Pair:
    """One comment in both collations, and which of its texts changed."""

    earlier: Comment
    later: Comment
    changed: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """Both collations, told apart; each comment stands in exactly one place."""

    same: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    new: tuple[Comment, ...]
    gone: tuple[Comment, ...]

    @property
    def numbers(self) -> Mapping[int, int]:
        """The number of each later comment that was known → its number in the earlier collation."""
        return {each.later.number: each.earlier.number for each in (*self.same, *self.changed)}


_Like = tuple[float, int, int]  # share of words in common, place in the earlier, place in the later
_Key = tuple[str, ...]
_Names = tuple[Text, ...]


# What must be equal, strictest first; where several look alike, they are paired in the order of the file.
_EQUAL: tuple[_Names, ...] = (
    FIELDS,
    ("body", "clause", "element", "comment", "change"),
    ("body", "clause", "comment", "change"),
)
# What must be equal, and stand once on each side; the second text must not be empty.
_EQUAL_AND_ALONE: tuple[_Names, ...] = (
    ("body", "comment", "change"),
    ("body", "comment", "clause"),
    ("body", "change", "clause"),
)


class _Side:
    """One collation: its texts for comparing, and the places of those without a partner."""

    def __init__(self, comments: Sequence[Comment]) -> None:
        self.comments = comments
        self.texts = [{name: each.text_of(name) for name in FIELDS} for each in comments]
        self.open = dict.fromkeys(range(len(comments)))

    def key(self, at: int, names: _Names) -> _Key:
        """What the comment at a place says in these texts."""
        return tuple(self.texts[at][name] for name in names)

    def by_key(self, names: _Names) -> Mapping[_Key, list[int]]:
        """The open places, by what stands there."""
        found: dict[_Key, list[int]] = defaultdict(list)
        for at in self.open:
            found[self.key(at, names)].append(at)
        return found


class _Work:
    """Both sides, and who is whose partner; places, not comments, so that equal ones stay apart."""

    def __init__(self, earlier: Sequence[Comment], later: Sequence[Comment]) -> None:
        self.earlier, self.later = _Side(earlier), _Side(later)
        self.pairs: list[tuple[int, int]] = []

    def pair(self, one: int, other: int) -> None:
        """Make the two partners, unless one of them has a partner by now."""
        if one in self.earlier.open and other in self.later.open:
            del self.earlier.open[one], self.later.open[other]
            self.pairs.append((one, other))

    def by_key(self, names: _Names) -> Iterator[tuple[list[int], list[int]]]:
        """Open places of both sides that say the same."""
        there = self.later.by_key(names)
        for key, places in self.earlier.by_key(names).items():
            if key in there:
                yield places, there[key]


def match(earlier: Sequence[Comment], later: Sequence[Comment]) -> Matching:
    """Tell the two collations apart."""
    work = _Work(earlier, later)
    for names in _EQUAL:
        for here, there in work.by_key(names):
            for one, other in zip(here, there, strict=False):
                work.pair(one, other)
    _pair_nameless(work)
    for names in _EQUAL_AND_ALONE:
        _pair_alone(work, names)
    _pair_alike(work)
    return _told(work)


def _pair_nameless(work: _Work) -> None:
    """A comment whose body one file has lost, where exactly one other says the same in the same place."""
    for here, there in work.by_key(("clause", "comment", "change")):
        lost = [at for at in here if not work.earlier.comments[at].bodies]
        found = [at for at in there if not work.later.comments[at].bodies]
        if len(lost) == len(there) == 1:
            work.pair(lost[0], there[0])
        elif len(found) == len(here) == 1:
            work.pair(here[0], found[0])


def _pair_alone(work: _Work, names: _Names) -> None:
    """Equal in ``names``, and nothing else in either whole collation is: a text said of many clauses is not moved."""
    counts = [
        Counter(side.key(at, names) for at in range(len(side.comments)))
        for side in (work.earlier, work.later)
    ]
    for here, there in work.by_key(names):
        key = work.earlier.key(here[0], names)
        if key[1] and all(count[key] == 1 for count in counts):
            work.pair(here[0], there[0])


def _pair_alike(work: _Work) -> None:
    """Comments in other words: pairs that are each other's best, and the only best, until none is left."""
    likes = list(_likes(work))
    while sure := _each_others_best(likes):
        for _, one, other in sure:
            work.pair(one, other)
        likes = [each for each in likes if each[1] in work.earlier.open and each[2] in work.later.open]


def _each_others_best(likes: Sequence[_Like]) -> tuple[_Like, ...]:
    here, there = (_best(likes, side) for side in (1, 2))
    return tuple(each for each in likes if here[each[1]] == there[each[2]] == (each[0], 1))


def _best(likes: Iterable[_Like], side: Literal[1, 2]) -> Mapping[int, tuple[float, int]]:
    """For each comment of one side: the share of its best like, and how many are as good."""
    best: dict[int, tuple[float, int]] = {}
    for each in likes:
        share, many = best.get(each[side], (0.0, 0))
        if each[0] >= share:
            best[each[side]] = (each[0], many + 1 if each[0] == share else 1)
    return best


def _likes(work: _Work) -> Iterator[_Like]:
    """Pairs that are alike enough, with the share of words in common."""
    here = {at: _words(work.earlier.comments[at]) for at in work.earlier.open}
    there = {at: _words(work.later.comments[at]) for at in work.later.open}
    common = Counter(word for words in there.values() for word in words)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, words in there.items():
        for word in words:
            if common[word] <= CROWD:
                holders[word].append(at)
    for one, words in here.items():
        near = Counter(at for word in _rarest(words, common) for at in holders.get(word, ()))
        for other, _ in near.most_common(NEAREST):
            share = _share(words, there[other])
            if share >= _enough(work.earlier.comments[one], work.later.comments[other]):
                yield share, one, other


def _rarest(words: Iterable[str], common: Mapping[str, int]) -> Iterable[str]:
    """The words that few comments of the other side have; those that none has find nothing."""
    return sorted((each for each in words if each in common), key=lambda word: (common[word], word))[:RAREST]


def _enough(earlier: Comment, later: Comment) -> float:
    """How much two comments must have in common."""
    in_place = earlier.text_of("clause") == later.text_of("clause") or earlier.clauses.meets(later.clauses)
    return ALIKE_IN_PLACE if in_place else ALIKE_ELSEWHERE


def _words(comment: Comment) -> frozenset[str]:
    """Its clause and its words, each with the body, so that two bodies have none in common."""
    body = comment.text_of("body")
    words = f"{comment.comment} {comment.change}".casefold().split()
    return frozenset(f"{body} {word}" for word in (*words, f"@{comment.text_of('clause')}"))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's share of the words in common."""
    return 2 * len(one & other) / (len(one) + len(other))


def _told(work: _Work) -> Matching:
    pairs = [_pair(work, one, other) for one, other in sorted(work.pairs)]
    return Matching(
        same=tuple(each for each in pairs if not each.changed),
        changed=tuple(each for each in pairs if each.changed),
        new=tuple(work.later.comments[at] for at in work.later.open),
        gone=tuple(work.earlier.comments[at] for at in work.earlier.open),
    )


def _pair(work: _Work, one: int, other: int) -> Pair:
    was, now = work.earlier.texts[one], work.later.texts[other]
    changed = tuple(name for name in FIELDS if was[name] != now[name])
    return Pair(work.earlier.comments[one], work.later.comments[other], changed)
