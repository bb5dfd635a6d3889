"""How many minutes an issue gets at a meeting, and what the group decided there on the batch."""

from collections.abc import Collection
from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.actions.bulk import take_step
from convenor.apps.ballots.landing import locked
from convenor.apps.ballots.models import Batch, BatchItem, Issue
from convenor.apps.ballots.queries.batch_item import proposed_after
from convenor.domain.ballot.resolution import DecidedIn, Step
from convenor.domain.kernel import Refused, Role

MOST_MINUTES = 960


@audited("issue.minutes-given")
def give_minutes(issue: Issue, typed: str, revision: int, *, by: Person) -> Issue:
    """Give an issue its minutes; nothing typed: as reckoned from the bodies that commented."""
    row = locked(issue, revision)
    text = typed.strip()
    if text and not (text.isdecimal() and len(text) < 5 and 0 < int(text) <= MOST_MINUTES):
        raise Refused("agenda-minutes", most=MOST_MINUTES)
    row.minutes = int(text) if text else None
    row.revision += 1
    row.save(update_fields=["minutes", "revision"])
    return row


@audited("issue.taken-off")
def take_issue_off(issue: Issue, revision: int, *, by: Person) -> Issue:
    """The meeting decided nothing on it that lands on its comments: it can go on another agenda."""
    row = locked(issue, revision)
    row.meeting, row.item = None, None
    row.revision += 1
    row.save(update_fields=["meeting", "item", "revision"])
    return row


@audited("batch.decided")
def decide_batch(
    item: BatchItem, mark: str, decided_at: datetime, *, roles: Collection[Role], by: Person, at: datetime
) -> Batch:
    """Record the one decision of a meeting on the batch: it lands on each comment as it was proposed by then."""
    step = Step(verb="decide", roles=roles, decided_in=DecidedIn("meeting", item.meeting.title))
    later = proposed_after(item.ballot, decided_at)
    done = take_step(item.ballot, "proposed", step, mark, but=later, by=by, at=at)
    item.delete()
    return done


@audited("batch.taken-off")
def take_batch_off(item: BatchItem, *, by: Person) -> BatchItem:
    """The meeting decided otherwise, or not at all: nothing is recorded, and the batch waits for another one."""
    BatchItem.objects.filter(pk=item.pk).delete()  # the row in hand keeps its key, for the audit line
    return item
