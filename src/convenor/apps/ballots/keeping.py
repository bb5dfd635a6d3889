"""What was read of files becomes rows: numbers are given, places in the document computed, and work that was done stays."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Max

from convenor.apps.ballots.models import Ballot, Comment, CommentFile
from convenor.apps.ballots.queries.standing import bodies, comment_of
from convenor.domain.ballot import comment as domain
from convenor.domain.ballot.clause_reading import read_clauses
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.matching import Matching, match
from convenor.domain.ballot.reading import doubts_of_file, likely_body, read_again, read_comments
from convenor.domain.ballot.resolution import State
from convenor.domain.ballot.sheet import Column, Doubt, RawRow, SheetFile

FIELDS: Mapping[Column, str] = {
    "id": "source",
    "line": "line",
    "clause": "clause",
    "element": "element",
    "type": "typed_kinds",
    "comment": "comment",
    "change": "change",
    "observation": "observation",
}
"""Our columns, and the field of a row in which each is kept."""
MOST: Mapping[str, int] = {
    name: size
    for name in FIELDS.values()
    if (size := Comment._meta.get_field(name).max_length) is not None  # type: ignore[union-attr]
}
NOT_BEGUN = (State.OPEN.value, State.GROUPED.value)


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the comments of an earlier collation."""

    same: int
    changed: int
    new: int
    gone: int


def texts_of(row: Comment, *, as_in_file: bool = False) -> dict[Column, str]:
    """The texts of a row by column; as they stand in the file, or as somebody has put them right."""
    typed = row.typed if as_in_file else {}
    return {column: typed.get(column, getattr(row, name)) for column, name in FIELDS.items()}


def _ids_of(file: CommentFile) -> SheetFile:
    """A file's rows as far as is needed to know from which body the others come."""
    sources = file.comments.values_list("source", flat=True)
    rows = tuple(RawRow(table=0, row=0, texts={"id": each}) for each in sources)
    return SheetFile(name=file.name, form=file.form, about={}, mapping=(), rows=rows)


def columns_read(read: domain.Comment, kept: Iterable[Iterable[str]] = ()) -> dict[str, Any]:
    """A comment as it is written into a row. A text that is too long for its field stands whole beside the row."""
    left = {tuple(each) for each in kept}
    doubts = [each for each in read.doubts if (each.code, each.was) not in left]
    texts = {
        "source": read.source.typed.strip(),
        "typed_kinds": read.kinds.typed.strip(),
        "clause": read.clauses.typed.strip(),
        "line": read.line,
        "element": read.element,
    }
    long = [(name, text) for name, text in texts.items() if len(text) > MOST[name]]
    body = read.bodies[0] if read.bodies else ""
    return {
        **{name: text[: MOST[name]] for name, text in texts.items()},
        "body": body[:40],
        "kinds": " ".join(read.kinds.in_order),
        "comment": read.comment,
        "change": read.change,
        "observation": read.observation,
        "extra": [list(each) for each in (*read.extra, *long)],
        "pictures": list(read.pictures),
        "doubts": [asdict(each) for each in doubts],
        "questions": sum(each.severity == "question" for each in doubts),
    }


def begin(ballot: Ballot, file: CommentFile, sheet: SheetFile) -> int:
    """Keep every row of a file as a new comment; how many they are."""
    first = next_number(ballot)
    read = read_comments(sheet, bodies(), first=first)
    Comment.objects.bulk_create(
        [new_row(ballot, file, each, since=file.collation) for each in read], batch_size=200
    )
    return len(read)


def next_number(ballot: Ballot) -> int:
    """The first number that no comment of the ballot has had."""
    return int(ballot.comments.aggregate(last=Max("number"))["last"] or 0) + 1


def new_row(ballot: Ballot, file: CommentFile, read: domain.Comment, *, since: int) -> Comment:
    """A row that is not written yet."""
    return Comment(
        ballot=ballot,
        file=file,
        number=read.number,
        table=read.table,
        row=read.row,
        place=0,
        since=since,
        lane=read.lane.value,
        **columns_read(read),
    )


def read_row_again(row: Comment, texts: Mapping[Column, str], doubts: Iterable[Doubt], likely: str) -> None:
    """Read a row once more with these texts; the lane follows where nothing is proposed yet. Nothing is written."""
    raw = RawRow(
        table=row.table,
        row=row.row,
        texts=texts,
        extra=tuple((str(heading), str(text)) for heading, text in row.extra),
        pictures=tuple(row.pictures),
        doubts=doubts_of_file(doubts),
    )
    read = read_again(raw, row.file.name, row.number, bodies(), likely=likely)
    was = row.typed_kinds
    for name, value in columns_read(read, row.kept).items():
        setattr(row, name, value)
    if row.typed_kinds != was:
        take_lane(row, read.lane)
    row.revision += 1


def take_lane(row: Comment, lane: Lane) -> None:
    """A comment that became technical leaves the batch while nothing is decided; into it only what nobody works on."""
    decided = row.state in (State.DECIDED, State.EDITED, State.CHECKED)
    if (lane is Lane.DISCUSSION and not decided) or row.state in NOT_BEGUN:
        row.lane = lane.value


def merge(ballot: Ballot, files: Iterable[tuple[CommentFile, SheetFile]], collation: int) -> Merged:
    """Match a later collation with what is there: same, changed, new and gone; work that was done stays."""
    rows = {
        each.number: each
        for each in ballot.comments.filter(gone=False).select_related("file").defer("file__content")
    }
    earlier = [_as_in_file(each) for each in rows.values()]
    later: list[domain.Comment] = []
    came: dict[int, CommentFile] = {}
    first = next_number(ballot)
    for file, sheet in files:
        read = read_comments(sheet, bodies(), first=first + len(later))
        later += read
        came |= {each.number: file for each in read}
    told = match(earlier, later)
    _go_on(rows, told, came, collation)
    fresh = sorted(told.new, key=lambda each: each.number)
    new = [
        new_row(ballot, came[each.number], replace(each, number=number), since=collation)
        for number, each in enumerate(fresh, start=first)
    ]
    Comment.objects.bulk_create(new, batch_size=200)
    for each in told.gone:
        rows[each.number].gone = True
        rows[each.number].revision += 1
        rows[each.number].save(update_fields=["gone", "revision"])
    return Merged(len(told.same), len(told.changed), len(told.new), len(told.gone))


def _as_in_file(row: Comment) -> domain.Comment:
    """A kept comment with the texts that its file has, so that it is known again in the next."""
    if not row.typed:
        return comment_of(row)
    texts = texts_of(row, as_in_file=True)
    raw = RawRow(table=row.table, row=row.row, texts=texts)
    return read_again(raw, row.file.name, row.number, bodies())


def _go_on(
    rows: Mapping[int, Comment], told: Matching, came: Mapping[int, CommentFile], collation: int
) -> None:
    """Comments that were known: where they stand now, and what was changed in them."""
    for pair in (*told.same, *told.changed):
        row, fresh = rows[pair.earlier.number], columns_read(pair.later)
        row.file, row.table, row.row = came[pair.later.number], pair.later.table, pair.later.row
        row.pictures, row.extra = fresh["pictures"], fresh["extra"]
        row.observation = fresh["observation"] or row.observation
        columns: list[Column] = ["id" if each == "body" else each for each in pair.changed]
        if columns:
            _say_otherwise(row, columns, pair.later, fresh)
            row.changed_in = collation
        elif "id" not in row.typed:
            row.source = fresh["source"]  # ids are new in each collation
        row.save()


def _say_otherwise(
    row: Comment, columns: Iterable[Column], later: domain.Comment, fresh: Mapping[str, Any]
) -> None:
    """What the file has changed wins over what was there, also where somebody had put it right."""
    texts = texts_of(row)
    row.was = {column: texts[column] for column in columns}
    row.typed = {column: text for column, text in row.typed.items() if column not in columns}
    now = {**texts, **{column: fresh[FIELDS[column]] for column in columns}}
    if "id" not in row.typed:
        now["id"] = fresh["source"]
    read_row_again(row, now, later.doubts, likely="")


def put_in_place(ballot: Ballot) -> None:
    """Number the places of all comments in the order of the document; only those that moved are written."""
    found = ballot.comments.values_list("pk", "place", "clause", "line", "number")
    keys = {each: read_clauses(each).sort_key for each in {row[2] for row in found}}
    ordered = sorted(found, key=lambda row: (keys[row[2]], row[3], row[4]))
    moved = [(place, row[0]) for place, row in enumerate(ordered, start=1) if row[1] != place]
    table = connection.ops.quote_name(Comment._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET place = %s WHERE id = %s", moved)  # noqa: S608 - our own name


def likely_of(file: CommentFile) -> str:
    """The body that a row of the file comes from when it names none."""
    return likely_body(_ids_of(file), bodies())
