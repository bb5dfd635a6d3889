"""The files of a ballot and what was read of each; what is in question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from convenor.apps.ballots.models import Ballot, Comment, CommentFile
from convenor.domain.ballot.copies import Standing, also_elsewhere
from convenor.domain.ballot.resolution import State
from convenor.domain.ballot.sheet import COLUMNS, Column, Doubt

A_PAGE_OF_QUESTIONS = 20
MOST_NAMED = 3  # files in which comments of one file stand too
_SOLID = Q(comments__gone=False)
_BEGUN = ~Q(comments__state=State.OPEN)  # such a file stays


@dataclass(frozen=True, slots=True)
class Latest:
    """What the last collation changed."""

    number: int
    new: int
    changed: int
    gone: int


@dataclass(frozen=True, slots=True)
class Copies:
    """Another file, and how many comments of the one file stand there too."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class InBag:
    """A file of the bag, and the others in which its comments stand too: the most shared first."""

    file: CommentFile
    also: tuple[Copies, ...] = ()

    @property
    def named(self) -> tuple[Copies, ...]:
        """Those that are named."""
        return self.also[:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        """How many others there are."""
        return len(self.also[MOST_NAMED:])


@dataclass(frozen=True, slots=True)
class Question:
    """One doubt of a comment: its place among the comment's doubts, by which it is answered."""

    place: int
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """One of our columns, and which of the file's was taken for it."""

    column: Column
    taken: str  # the key of the file's column
    by: str


@dataclass(frozen=True, slots=True)
class UnknownTable:
    """The first rows of a table whose columns are not known."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def bag_of(ballot: Ballot) -> list[InBag]:
    """Every file, with what is said in others too: two queries."""
    files = _files(ballot)
    shared = _shared(ballot) if len(files) > 1 else {}
    return [InBag(each, _most_first(files, shared.get(each.pk, {}))) for each in files]


def _shared(ballot: Ballot) -> Mapping[int, Mapping[int, int]]:
    said = ballot.comments.filter(gone=False).order_by().values_list(*Standing._fields)
    return also_elsewhere(Standing(*each) for each in said)


def _most_first(files: Sequence[CommentFile], counts: Mapping[int, int]) -> tuple[Copies, ...]:
    also = (Copies(each.name, counts[each.pk]) for each in files if each.pk in counts)
    return tuple(sorted(also, key=lambda each: -each.count))


def _files(ballot: Ballot) -> list[CommentFile]:
    """Every file with the numbers of its rows."""
    return list(
        ballot.files.defer("content")
        .order_by("collation", "name", "pk")
        .annotate(
            rows=Count("comments", filter=_SOLID),
            begun=Count("comments", filter=_BEGUN),
            asked=Count("comments", filter=_SOLID & Q(comments__questions__gt=0)),
            repaired=Count("comments", filter=_SOLID & Q(comments__questions=0) & ~Q(comments__doubts=[])),
        )
    )


def latest(ballot: Ballot) -> Latest | None:
    """What the last collation changed, where it was not the first: two queries."""
    number = ballot.files.aggregate(last=Max("collation"))["last"] or 1
    if number == 1:
        return None
    counts = ballot.comments.aggregate(
        new=Count("pk", filter=Q(since=number)),
        changed=Count("pk", filter=Q(changed_in=number)),
        gone=Count("pk", filter=Q(gone=True)),
    )
    return Latest(number, **counts)


def one_file(ballot: Ballot, pk: int) -> CommentFile | None:
    """A file of the ballot, without its bytes."""
    found = ballot.files.defer("content").annotate(
        rows=Count("comments", filter=_SOLID),
        begun=Count("comments", filter=_BEGUN),
    )
    return found.filter(pk=pk).first()


def doubts_of(file: CommentFile) -> list[Doubt]:
    """What was repaired in the file as a whole, or is in question."""
    return [Doubt(**each) for each in file.doubts]


def in_question(file: CommentFile) -> list[Comment]:
    """Comments of the file that somebody should look at, in its order."""
    rows = file.comments.filter(gone=False, questions__gt=0).order_by("table", "row")
    return list(rows)


def questions_of(row: Comment) -> list[Question]:
    """What is in question in a comment, with the place by which it is answered."""
    doubts = (Question(place, Doubt(**each)) for place, each in enumerate(row.doubts))
    return [each for each in doubts if each.doubt.severity == "question"]


def repairs_of(row: Comment) -> list[Doubt]:
    """What was repaired when the row was read."""
    return [doubt for each in row.doubts if (doubt := Doubt(**each)).severity == "repaired"]


def unknown_table(file: CommentFile) -> UnknownTable | None:
    """How a table begins of which nobody has said which column is which."""
    columns = [each for each in file.headings if each.get("shown")]
    if not columns or file.mapping:
        return None
    rows = zip(*(each["shown"] for each in columns), strict=True)
    return UnknownTable(tuple(each["heading"] for each in columns), tuple(rows))


def choices(file: CommentFile, typed: Mapping[str, str]) -> list[ColumnChoice]:
    """Each of our columns, with the file's column that was taken for it, or that somebody has just typed."""
    taken = {each["column"]: each["by"] for each in file.mapping}
    keys = typed or file.columns or {column: f"of:{column}" for column in taken}
    return [ColumnChoice(column, keys.get(column, ""), taken.get(column, "")) for column in COLUMNS]
