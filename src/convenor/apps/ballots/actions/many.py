"""One step for comments that somebody has ticked, kept whole so that it can be taken back; nothing unseen is changed."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.at_once import change
from convenor.apps.ballots.landing import Overtaken, fit, make_issue
from convenor.apps.ballots.models import Ballot, Batch, Comment
from convenor.apps.ballots.queries.many import Asked, Seen, changed_since, ticked, wish_of
from convenor.domain.ballot.many import NEW, foresee_many
from convenor.domain.kernel import Refused, Role


@audited("comments.changed-at-once")
def take(
    ballot: Ballot, asked: Asked, seen: Seen, *, roles: Collection[Role], by: Person, at: datetime
) -> Batch:
    """Take the step with each comment that does not refuse it; refuses when one changed since the preview."""
    Ballot.objects.select_for_update().get(pk=ballot.pk)
    found = ticked(ballot, [int(each) for each in seen if each.isdecimal()], lock=True)
    overtaken = changed_since(found, seen)
    if overtaken:
        raise Refused("many-changed-meanwhile", count=len(overtaken))
    wish = wish_of(ballot, asked, roles)
    target = ballot.issues.filter(pk=wish.issue).first()
    if target and seen.get(f"i{target.pk}") != target.revision:
        raise Overtaken(target)
    changes = foresee_many(found.stands, wish).changes
    if not changes:
        raise Refused("batch-changes-nothing")
    if wish.issue == NEW:
        key = make_issue(ballot, wish.text, by, at).pk
        changes = tuple(replace(each, after=replace(each.after, issue=key)) for each in changes)
    return change(ballot, wish.verb, changes, by, at)


@audited("comment.noted")
def note(ballot: Ballot, number: int, words: str, revision: int, *, by: Person) -> Comment:
    """Write what those who work on the comments should know of one; refuses when somebody changed it meanwhile."""
    row = ballot.comments.select_for_update(of=("self",)).filter(number=number, gone=False).first()
    if row is None:
        raise Refused("unknown-move")
    if row.revision != revision:
        raise Refused("comment-changed-meanwhile", number=number)
    row.note = fit(words)
    row.revision += 1
    row.save(update_fields=["note", "revision"])
    return row
