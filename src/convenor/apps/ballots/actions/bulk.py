"""One step for many comments, and back again: kept whole, so that it can be undone while nobody has gone on."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.at_once import change, write
from convenor.apps.ballots.landing import make_issue
from convenor.apps.ballots.models import Ballot, Batch, Comment, Issue
from convenor.apps.ballots.queries.batch import chosen, shown
from convenor.apps.ballots.queries.standing import stand_as_kept, stand_of
from convenor.domain.ballot.bulk import Change, undoing
from convenor.domain.ballot.many import Stand, who_may
from convenor.domain.ballot.resolution import Step
from convenor.domain.kernel import Refused, Role


@audited("batch.done")
def take_step(
    ballot: Ballot, stage: str, step: Step, mark: str, *, but: Collection[int] = (), by: Person, at: datetime
) -> Batch:
    """Take the step with all of a stage that can take it; refuses when anything changed since the preview.

    ``but``: numbers of comments that are left as they stand.
    """
    found = chosen(ballot, stage).exclude(number__in=but)
    rows = list(found.select_related("issue").select_for_update(of=("self",)))
    would = shown(rows, step)
    if would.mark != mark:
        raise Refused("batch-changed-meanwhile")
    if not would.preview.changes:
        raise Refused("batch-changes-nothing")
    stands = {each.number: stand_of(each) for each in rows}
    changes = tuple(
        Change(each.number, before, replace(before, resolution=each.after))
        for each in would.preview.changes
        if (before := stands[each.number])
    )
    return change(ballot, step.verb, changes, by, at)


@audited("batch.undone")
def undo(batch: Batch, *, roles: Collection[Role], by: Person, at: datetime) -> Batch:
    """Take the step back where its comments still stand as it left them; the others stay as they are."""
    row = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    able = who_may(row.verb)
    if set(able).isdisjoint(roles):
        raise Refused("only-" + "-or-".join(able))
    if row.undone_at is not None:
        raise Refused("batch-undone-already")
    now = _standing(row)
    back = undoing(_changes(row, now), now)
    if not back.changes:
        raise Refused("batch-everything-went-on")
    write(row.ballot, tuple(_with_issues(row, back.changes, by, at)))
    row.undone_at = at
    row.save(update_fields=["undone_at"])
    return row


def _changes(batch: Batch, now: dict[int, Stand]) -> Iterable[Change[Stand]]:
    for each in batch.changes:
        stand = now.get(each["number"])
        if stand:
            before, after = stand_as_kept(stand, each["before"]), stand_as_kept(stand, each["after"])
            yield Change(each["number"], before, after)


def _standing(batch: Batch) -> dict[int, Stand]:
    numbers = [each["number"] for each in batch.changes]
    rows = Comment.objects.select_for_update(of=("self",)).select_related("issue")
    found = rows.filter(ballot=batch.ballot_id, number__in=numbers, gone=False)
    return {each.number: stand_of(each) for each in found}


def _with_issues(
    batch: Batch, changes: Iterable[Change[Stand]], by: Person, at: datetime
) -> Iterable[Change[Stand]]:
    """An issue that the step has emptied is made anew, under its title and a new number."""
    titles = {each["number"]: each.get("title", "") for each in batch.changes}
    there = {0, *Issue.objects.filter(ballot=batch.ballot_id).values_list("pk", flat=True)}
    made: dict[int, int] = {}
    for each in changes:
        lost = each.after.issue
        if lost not in there and lost not in made:
            made[lost] = make_issue(batch.ballot, titles[each.number] or "…", by, at).pk
        yield replace(each, after=replace(each.after, issue=made.get(lost, lost)))
