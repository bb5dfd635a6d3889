"""The files of a ballot and what was read of each; what is in question."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from convenor.apps.ballots.models import Ballot, Comment, CommentFile
from convenor.domain.ballot.resolution import State
from convenor.domain.ballot.sheet import COLUMNS, Column, Doubt

A_PAGE_OF_QUESTIONS = 20
_SOLID = Q(comments__gone=False)


@dataclass(frozen=True, slots=True)
class Latest:
    """What the last collation changed."""

    number: int
    new: int
    changed: int
    gone: int


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


def files_of(ballot: Ballot) -> list[CommentFile]:
    """Every file with the numbers of its rows: one query."""
    return list(
        ballot.files.defer("content").annotate(
            rows=Count("comments", filter=_SOLID),
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
        begun=Count("comments", filter=~Q(comments__state=State.OPEN)),
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


def suggested(rows: Sequence[Comment]) -> list[tuple[str, int]]:
    """Kinds of doubt for which one click puts several comments right, with how many."""
    counted = Counter(
        each.doubt.code
        for row in rows
        for each in questions_of(row)
        if each.doubt.suggested and each.doubt.column
    )
    return [(code, count) for code, count in counted.items() if count > 1]


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
