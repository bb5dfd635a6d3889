"""One step for many comments, and back again: kept whole, so that it can be undone while nobody has gone on."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import F

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.landing import follow
from convenor.apps.ballots.models import Ballot, Batch, Comment, Issue
from convenor.apps.ballots.queries.batch import chosen, shown
from convenor.apps.ballots.queries.standing import columns_of, from_columns, resolution_of
from convenor.domain.ballot.bulk import Change, undoing
from convenor.domain.ballot.resolution import TABLE, Resolution, Step
from convenor.domain.kernel import Refused, Role


@audited("batch.done")
def take_step(
    ballot: Ballot, stage: str, step: Step, mark: str, *, body: str = "", by: Person, at: datetime
) -> Batch:
    """Take the step with all of a stage that can take it; refuses when anything changed since the preview."""
    rows = list(chosen(ballot, stage, body).select_for_update(of=("self",)))
    would = shown(rows, step)
    if would.mark != mark:
        raise Refused("batch-changed-meanwhile")
    if not would.preview.changes:
        raise Refused("batch-changes-nothing")
    _write(ballot, would.preview.changes)
    kept = [
        {"number": each.number, "before": columns_of(each.before), "after": columns_of(each.after)}
        for each in would.preview.changes
    ]
    return Batch.objects.create(ballot=ballot, verb=step.verb, changes=kept, at=at, by=by)


@audited("batch.undone")
def undo(batch: Batch, *, roles: Collection[Role], by: Person, at: datetime) -> Batch:
    """Take the step back where its comments still stand as it left them; the others stay as they are."""
    row = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    able = TABLE.who_may(row.verb)
    if set(able).isdisjoint(roles):
        raise Refused("only-" + "-or-".join(able))
    if row.undone_at is not None:
        raise Refused("batch-undone-already")
    back = undoing(_changes(row), _standing(row))
    if not back.changes:
        raise Refused("batch-everything-went-on")
    _write(row.ballot, back.changes)
    row.undone_at = at
    row.save(update_fields=["undone_at"])
    return row


def _changes(batch: Batch) -> list[Change]:
    return [
        Change(each["number"], from_columns(each["before"]), from_columns(each["after"]))
        for each in batch.changes
    ]


def _standing(batch: Batch) -> dict[int, Resolution]:
    numbers = [each["number"] for each in batch.changes]
    rows = Comment.objects.select_for_update(of=("self",)).filter(
        ballot=batch.ballot_id, number__in=numbers, gone=False
    )
    return {each.number: resolution_of(each) for each in rows}


def _write(ballot: Ballot, changes: Iterable[Change]) -> None:
    """One update for all that stand alike afterwards; their issues follow."""
    alike: dict[Resolution, list[int]] = defaultdict(list)
    for each in changes:
        alike[each.after].append(each.number)
    for after, numbers in alike.items():
        Comment.objects.filter(ballot=ballot, number__in=numbers).update(
            **columns_of(after), revision=F("revision") + 1
        )
    touched = {number for numbers in alike.values() for number in numbers}
    follow(Issue.objects.filter(ballot=ballot, comments__number__in=touched).distinct())
