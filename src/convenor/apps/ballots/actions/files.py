"""The bag of files: taken in, read again with other columns, taken out; and the collation that ends it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots import keeping
from convenor.apps.ballots.bag import Brought
from convenor.apps.ballots.models import Ballot, CommentFile
from convenor.domain.ballot.relaying import FileColumn, columns_of
from convenor.domain.ballot.resolution import State
from convenor.domain.ballot.sheet import Column, SheetFile
from convenor.domain.kernel import Refused

MOST_FILES = 60  # in one bag
MOST_SHOWN = 200  # letters of a cell, where its column is chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a bag."""

    files: int = 0
    comments: int = 0
    known: tuple[str, ...] = ()  # names of files that were there already
    broken: tuple[str, ...] = ()
    merged: keeping.Merged | None = None


@audited("ballot.files-taken-in")
def take_in(ballot: Ballot, bag: Sequence[Brought], *, by: Person, at: datetime) -> Taken:
    """Keep every file, and each row of it as a comment. A broken file costs only itself."""
    found = Ballot.objects.select_for_update().get(pk=ballot.pk)
    fresh, known = _fresh(found, bag)
    collation = _last_collation(found) or 1
    kept = [(_keep(found, each, collation, by, at), each.sheet) for each in fresh]
    comments = sum(keeping.begin(found, file, sheet) for file, sheet in kept if sheet)
    keeping.put_in_place(found)
    return Taken(
        files=len(fresh),
        comments=comments,
        known=known,
        broken=tuple(each.name for each in fresh if each.sheet is None),
    )


@audited("ballot.collated-anew")
def take_later(ballot: Ballot, bag: Sequence[Brought], *, by: Person, at: datetime) -> Taken:
    """Match a later collation with the earlier one. It must be whole: what it lacks counts as gone."""
    found = Ballot.objects.select_for_update().get(pk=ballot.pk)
    fresh, known = _fresh(found, bag)
    unread = [each.name for each in fresh if each.sheet is None or not each.sheet.rows]
    if unread or not fresh:
        raise Refused("collation-not-whole", files=", ".join([*unread, *known]))
    collation = (_last_collation(found) or 1) + 1
    files = [(_keep(found, each, collation, by, at), each.sheet) for each in fresh if each.sheet]
    merged = keeping.merge(found, files, collation)
    keeping.put_in_place(found)
    comments = sum(len(each.sheet.rows) for each in fresh if each.sheet)
    return Taken(files=len(fresh), comments=comments, known=known, merged=merged)


@audited("ballot.file-read-again")
def read_again(file: CommentFile, again: Brought, chosen: Mapping[Column, str], *, by: Person) -> CommentFile:
    """The file with its columns as somebody chose them. Only while nobody has worked on its comments."""
    row = _untouched(file)
    if again.sheet is None:
        raise Refused("file-not-read-again", file=row.name)
    row.comments.all().delete()
    _describe(row, again.sheet)
    row.columns = dict(chosen)
    row.save()
    keeping.begin(row.ballot, row, again.sheet)
    keeping.put_in_place(row.ballot)
    return row


@audited("ballot.file-taken-out")
def take_out(ballot: Ballot, file: CommentFile, *, by: Person) -> None:
    """Take a file out with its comments. Only while nobody has worked on them."""
    row = _untouched(file)
    row.comments.all().delete()
    row.delete()
    keeping.put_in_place(ballot)


@audited("ballot.collated")
def collate(ballot: Ballot, *, by: Person, at: datetime) -> Ballot:
    """From now on everybody of the group reads the comments."""
    found = Ballot.objects.select_for_update().get(pk=ballot.pk)
    if found.collated_at is not None:
        raise Refused("ballot-is-collated", ballot=found.title)
    if not found.comments.filter(gone=False).exists():
        raise Refused("ballot-has-no-comments", ballot=found.title)
    found.collated_at = at
    found.save(update_fields=["collated_at"])
    return found


def _fresh(ballot: Ballot, bag: Sequence[Brought]) -> tuple[list[Brought], tuple[str, ...]]:
    """The files of a bag that are not there yet, each once; and the names of the others."""
    if not bag:
        raise Refused("bag-is-empty")
    if len(bag) > MOST_FILES:
        raise Refused("bag-too-full", most=MOST_FILES)
    seen = set(ballot.files.values_list("sha256", flat=True))
    fresh: list[Brought] = []
    known: list[str] = []
    for each in bag:
        if each.sha256 in seen:
            known.append(each.name)
            continue
        fresh.append(each)
        seen.add(each.sha256)
    return fresh, tuple(known)


def _last_collation(ballot: Ballot) -> int:
    return int(ballot.files.aggregate(last=Max("collation"))["last"] or 0)


def _keep(ballot: Ballot, brought: Brought, collation: int, by: Person, at: datetime) -> CommentFile:
    file = CommentFile(
        ballot=ballot,
        name=brought.name,
        content=brought.content,
        sha256=brought.sha256,
        collation=collation,
        failure=brought.failure,
        failure_values=dict(brought.failure_values),
        came_at=at,
        came_by=by,
    )
    if brought.sheet:
        _describe(file, brought.sheet)
    file.save()
    return file


def _describe(file: CommentFile, sheet: SheetFile) -> None:
    """What was read of the file itself."""
    file.form, file.about, file.empty_rows = sheet.form, dict(sheet.about), sheet.empty_rows
    file.mapping = [asdict(each) for each in sheet.mapping]
    file.doubts = [asdict(each) for each in sheet.doubts]
    if not file.headings:
        file.headings = [_heading(each) for each in columns_of(sheet)]


def _heading(column: FileColumn) -> dict[str, Any]:
    shown = [each[:MOST_SHOWN] for each in column.shown]
    return asdict(column) | {"sample": column.sample[:MOST_SHOWN], "shown": shown}


def _untouched(file: CommentFile) -> CommentFile:
    """The file, locked with its ballot; refuses where somebody has worked on a comment of it."""
    Ballot.objects.select_for_update().get(pk=file.ballot_id)
    row = CommentFile.objects.select_related("ballot").filter(pk=file.pk).first()
    if row is None:
        raise Refused("file-is-gone", file=file.name)
    begun = row.comments.exclude(state=State.OPEN, issue=None)
    if begun.exists():
        raise Refused("file-has-work", file=row.name)
    return row
