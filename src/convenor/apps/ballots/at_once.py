"""Many comments are written at once: those that stand alike by one update; their issues follow, and it can be taken back."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from convenor.apps.accounts.models import Person
from convenor.apps.ballots import keeping
from convenor.apps.ballots.landing import follow, tidy
from convenor.apps.ballots.models import Ballot, Batch, Comment, Issue
from convenor.apps.ballots.queries.standing import columns_of, kept_of
from convenor.documents.outline import clean
from convenor.domain.ballot.bulk import Change
from convenor.domain.ballot.many import Stand
from convenor.domain.ballot.resolution import Resolution
from convenor.domain.ballot.sheet import Column, Doubt
from convenor.domain.kernel import Refused

Changes = tuple[Change[Stand], ...]
REPAIRED: Mapping[str, Column] = {"type": "type", "clause": "clause"}


def change(ballot: Ballot, verb: str, changes: Changes, by: Person, at: datetime) -> Batch:
    """Let the comments stand so, and write down how they stood, so that it can be taken back."""
    issues = {each.before.issue for each in changes if each.before.issue != each.after.issue}
    titles = dict(Issue.objects.filter(pk__in=issues).values_list("pk", "title"))
    kept = [_kept(each, titles.get(each.before.issue, "")) for each in changes]
    write(ballot, changes)
    return Batch.objects.create(ballot=ballot, verb=verb, changes=kept, at=at, by=by)


def write(ballot: Ballot, changes: Changes) -> None:
    """Let the comments stand so: one update for all that stand alike afterwards; their issues follow."""
    alike: dict[tuple[Resolution, int, str], list[int]] = defaultdict(list)
    for each in changes:
        alike[each.after.resolution, each.after.issue, each.after.note].append(each.number)
    for (stands, issue, note), numbers in alike.items():
        rows = Comment.objects.filter(ballot=ballot, number__in=numbers)
        rows.update(**columns_of(stands), issue=issue or None, note=note, revision=F("revision") + 1)
    _assign(changes)
    _put_right(ballot, [each for each in changes if _texts(each)])
    _settle(changes)


def _kept(change: Change[Stand], title: str) -> dict[str, Any]:
    kept = {
        "number": change.number,
        "before": kept_of(change.before, change.after),
        "after": kept_of(change.after, change.before),
    }
    return {**kept, "title": title} if title else kept


def _assign(changes: Changes) -> None:
    given = {
        each.after.issue: each.after.assignee
        for each in changes
        if each.before.issue == each.after.issue and each.before.assignee != each.after.assignee
    }
    for issue, person in given.items():
        Issue.objects.filter(pk=issue).update(assignee=person or None, revision=F("revision") + 1)


def _texts(change: Change[Stand]) -> dict[Column, str]:
    """The columns of the file in which the comment would say something else."""
    return {
        column: getattr(change.after, name)
        for name, column in REPAIRED.items()
        if getattr(change.before, name) != getattr(change.after, name)
    }


def _put_right(ballot: Ballot, changes: Collection[Change[Stand]]) -> None:
    """Read the comments once more with their texts put right; what the file says stays beside them."""
    if not changes:
        return
    wanted = {each.number: _texts(each) for each in changes}
    rows = ballot.comments.filter(number__in=wanted).select_related("file").defer("file__content")
    likely: dict[int, str] = {}
    for row in rows:
        if row.file_id not in likely:
            likely[row.file_id] = keeping.likely_of(row.file)
        _say(row, wanted[row.number], likely[row.file_id])
    keeping.put_in_place(ballot)


def _say(row: Comment, wanted: Mapping[Column, str], likely: str) -> None:
    texts = keeping.texts_of(row)
    for column, words in wanted.items():
        row.typed = {column: texts[column], **row.typed}
        texts[column] = _fitting(column, words)
        if row.typed[column] == texts[column]:
            row.typed = {key: value for key, value in row.typed.items() if key != column}
    found = (Doubt(**each) for each in row.doubts)
    doubts = [each for each in found if each.column is None or each.column not in wanted]
    keeping.read_row_again(row, texts, doubts, likely)
    row.save()


def _fitting(column: Column, words: str) -> str:
    text = clean(words).strip()
    most = keeping.MOST[keeping.FIELDS[column]]
    if len(text) > most:
        raise Refused("comment-text-too-long", length=len(text), most=most)
    return text


def _settle(changes: Changes) -> None:
    """Issues that took in or lost comments, or whose comments go another way, are looked at anew; others follow."""
    sorted_anew: set[int] = set()
    moved: set[int] = set()
    for each in changes:
        keys = {each.before.issue, each.after.issue} - {0}
        if each.before.issue != each.after.issue or each.before.resolution.lane != each.after.resolution.lane:
            sorted_anew |= keys
        elif each.before.resolution != each.after.resolution:
            moved |= keys
    for issue in Issue.objects.filter(pk__in=sorted_anew):
        tidy(issue)
    follow(Issue.objects.filter(pk__in=moved - sorted_anew))
