"""How somebody answered a ballot beside how the working group did: issue by issue, for thinking, not for marks.

Both sides are the same kind of thing: where each comment was put, and what was answered to it. Closeness is B³ (Bagga
and Baldwin, 1998), the measure by which the suggested groups are judged too: of the comments beside one, how many stand
beside it on the other side as well, on average over all comments. Only what somebody has placed is compared.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from convenor.domain.ballot.dispositions import CHANGES_THE_TEXT, Disposition
from convenor.domain.ballot.stance import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where one comment was put, and what was answered to it."""

    issue: str = ""  # empty: in none
    batched: bool = False  # left to the one decision on the editorial batch
    stance: Stance | None = None  # as it was read; None: nobody has
    disposition: Disposition | None = None
    reason: str = ""


Answers = Mapping[int, Placed]
Cuts = Mapping[str, tuple[int, ...]]  # the comments of each issue


class Cut(StrEnum):
    """How somebody cut the comments of one issue of the working group."""

    SAME = "same"
    SPLIT = "split"  # into several issues
    MERGED = "merged"  # together with comments of another issue
    MIXED = "mixed"  # both
    NOT_PLACED = "not-placed"


class Agreement(StrEnum):
    """How the answer to an issue goes with that of the working group."""

    SAME = "same"
    NEAR = "near"  # both change the text, or one part of the issue is answered alike
    OTHER = "other"
    NONE = "none"  # not answered


@dataclass(frozen=True, slots=True)
class Piece:
    """One issue of theirs that holds comments of an issue of the working group."""

    issue: str
    shared: tuple[int, ...]
    strange: tuple[int, ...]  # comments in it that the working group had elsewhere
    disposition: Disposition | None
    reason: str

    @property
    def is_unexplained(self) -> bool:
        """Whether something else than "accepted" is answered without telling why."""
        return self.disposition not in (None, Disposition.ACCEPTED) and not self.reason.strip()


@dataclass(frozen=True, slots=True)
class Misread:
    """A comment that was read for another side than the one it is on."""

    number: int
    read: Stance
    settled: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One issue of the working group, and what became of its comments on the other side."""

    issue: str
    settled: Placed
    numbers: tuple[int, ...]
    pieces: tuple[Piece, ...]  # the largest first
    beside: tuple[str, ...]  # issues of the working group that were put together with it
    loose: tuple[int, ...]  # put into no issue
    hidden: tuple[int, ...]  # left in the editorial batch
    opposed: int  # comments against
    read: int
    misread: tuple[Misread, ...]

    @property
    def cut(self) -> Cut:
        """How its comments were cut."""
        match len(self.pieces), bool(self.beside):
            case 0, _:
                return Cut.NOT_PLACED
            case 1, beside:
                return Cut.MERGED if beside else Cut.SAME
            case _, beside:
                return Cut.MIXED if beside else Cut.SPLIT

    @property
    def agreement(self) -> Agreement:
        """How what was answered goes with what the working group answered."""
        said = {each.disposition for each in self.pieces if each.disposition}
        wanted = self.settled.disposition
        if not said:
            return Agreement.NONE
        if said == {wanted}:
            return Agreement.SAME
        near = wanted in said or (wanted in CHANGES_THE_TEXT and bool(said & CHANGES_THE_TEXT))
        return Agreement.NEAR if near else Agreement.OTHER


@dataclass(frozen=True, slots=True)
class Batch:
    """The editorial comments, which the working group settled by one decision."""

    same: tuple[int, ...] = ()  # answered as the working group did
    other: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()  # in the batch, not answered
    discussed: tuple[int, ...] = ()  # made issues of
    hidden: tuple[int, ...] = ()  # technical comments that were left among them


@dataclass(frozen=True, slots=True)
class Closeness:
    """How alike two ways of grouping are; B³ of the comments that stand in an issue on both sides."""

    kept_apart: float = 1.0  # of those beside a comment, the share that belongs there: precision
    kept_together: float = 1.0  # of those that belong beside it, the share that stands there: recall
    placed: int = 0
    exactly: int = 0  # comments that stand with the very same others


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides beside each other."""

    matters: tuple[Matter, ...]  # those with most comments first
    batch: Batch
    closeness: Closeness

    @property
    def answered(self) -> int:
        """Issues that have an answer."""
        return sum(each.agreement is not Agreement.NONE for each in self.matters)

    def count_of(self, kind: Agreement | Cut) -> int:
        """Issues that were cut, or answered, like this."""
        return sum(kind is each.agreement or kind is each.cut for each in self.matters)


def compare(settled: Answers, said: Answers) -> Comparison:
    """What was ``said`` beside what was ``settled``; only comments that both name are compared."""
    settled = {number: settled[number] for number in sorted(said) if number in settled}
    said = {number: said[number] for number in settled}
    theirs, ours = _by_issue(settled), _by_issue(said)
    matters = [_matter(issue, numbers, settled, said, ours) for issue, numbers in theirs.items()]
    ordered = sorted(matters, key=lambda each: (-len(each.numbers), each.issue))
    return Comparison(tuple(ordered), _batch(settled, said), _closeness(theirs, ours))


def _by_issue(answers: Answers) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, each in answers.items():
        if each.issue and not each.batched:
            found[each.issue].append(number)
    return {issue: tuple(numbers) for issue, numbers in found.items()}


def _matter(issue: str, numbers: tuple[int, ...], settled: Answers, said: Answers, whole: Cuts) -> Matter:
    pieces = tuple(_pieces(numbers, said, whole))
    strange = {number for piece in pieces for number in piece.strange}
    return Matter(
        issue=issue,
        settled=settled[numbers[0]],
        numbers=numbers,
        pieces=pieces,
        beside=tuple(sorted({settled[each].issue for each in strange if not settled[each].batched})),
        loose=tuple(each for each in numbers if not said[each].batched and not said[each].issue),
        hidden=tuple(each for each in numbers if said[each].batched),
        opposed=sum(settled[each].stance is Stance.AGAINST for each in numbers),
        read=sum(said[each].stance is not None for each in numbers),
        misread=tuple(_misread(numbers, settled, said)),
    )


def _pieces(numbers: Collection[int], said: Answers, whole: Cuts) -> Iterable[Piece]:
    own = set(numbers)
    touched = {issue: own.intersection(inside) for issue, inside in whole.items()}
    for issue in sorted(filter(touched.get, touched), key=lambda each: (-len(touched[each]), each)):
        shared = tuple(sorted(touched[issue]))
        answered = next((said[each] for each in shared if said[each].disposition), said[shared[0]])
        strange = tuple(each for each in whole[issue] if each not in own)
        yield Piece(issue, shared, strange, answered.disposition, answered.reason)


def _misread(numbers: Iterable[int], settled: Answers, said: Answers) -> Iterable[Misread]:
    for number in numbers:
        read, meant = said[number].stance, settled[number].stance
        if read and meant and read is not meant:
            yield Misread(number, read, meant)


def _batch(settled: Answers, said: Answers) -> Batch:
    found: dict[str, list[int]] = defaultdict(list)
    for number, answer in said.items():
        found[_in_the_batch(settled[number], answer)].append(number)
    names = ("same", "other", "waiting", "discussed", "hidden")
    return Batch(*(tuple(found[name]) for name in names))


def _in_the_batch(settled: Placed, said: Placed) -> str:
    """Where one comment stands, as :class:`Batch` has it; elsewhere for what both discuss."""
    match settled.batched, said.batched:
        case False, True:
            return "hidden"
        case True, False:
            return "discussed" if said.issue else "waiting"
        case True, True if said.disposition is None:
            return "waiting"
        case True, True:
            return "same" if said.disposition is settled.disposition else "other"
        case _:
            return "elsewhere"


def _closeness(theirs: Mapping[str, Collection[int]], ours: Mapping[str, Collection[int]]) -> Closeness:
    there = {number: frozenset(numbers) for numbers in theirs.values() for number in numbers}
    here = {number: frozenset(numbers) for numbers in ours.values() for number in numbers}
    both = there.keys() & here.keys()
    if not both:
        return Closeness()
    pairs = [(there[each] & both, here[each] & both) for each in both]
    return Closeness(
        sum(len(a & b) / len(b) for a, b in pairs) / len(pairs),
        sum(len(a & b) / len(a) for a, b in pairs) / len(pairs),
        len(pairs),
        sum(a == b for a, b in pairs),
    )
