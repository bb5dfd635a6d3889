"""The one decision of a meeting on the batch: on which comments it was taken, and on which it was not."""

from dataclasses import dataclass
from datetime import datetime

from convenor.apps.audit.models import Entry
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.batch import chosen, mark_of


@dataclass(frozen=True, slots=True)
class OnTheTable:
    """What lay before the group when it decided: the comments of the batch with the answers proposed by then."""

    comments: int
    later: frozenset[int]  # proposed only after the decision: the group has not seen these
    unanswered: int  # nothing is proposed for them, so nothing can be decided
    mark: str  # tells these comments as they stand now from the same comments later


def on_the_table(ballot: Ballot, decided_at: datetime) -> OnTheTable:
    """Of the comments in the batch, those on which a decision of this moment lands: five queries."""
    later = proposed_after(ballot, decided_at)
    rows = list(chosen(ballot, "proposed"))
    there = [each for each in rows if each.number not in later]
    return OnTheTable(
        len(there),
        frozenset(each.number for each in rows) & later,
        chosen(ballot, "open").count(),
        mark_of(there),
    )


def proposed_after(ballot: Ballot, at: datetime) -> frozenset[int]:
    """Comments whose answer was proposed only after a moment, many at once or by issue."""
    steps = ballot.batches.filter(verb="propose", at__gt=at, undone_at=None).values_list("changes", flat=True)
    landed = Entry.objects.filter(
        action="issue.landed", subject_type=Issue._meta.label, at__gt=at, detail__verb="propose"
    )
    issues = [int(each) for each in landed.values_list("subject", flat=True)]
    of_issues = Comment.objects.filter(ballot=ballot, issue__in=issues).values_list("number", flat=True)
    return frozenset({each["number"] for changes in steps for each in changes}) | frozenset(of_issues)
