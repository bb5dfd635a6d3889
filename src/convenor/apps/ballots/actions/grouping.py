"""Which comments are about one issue: confirmed, split, merged and renamed by people, never in silence."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import F

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.landing import (
    free,
    locked,
    make_issue,
    take_in,
    those_of,
    tidy,
    titled,
)
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.standing import resolution_of
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.resolution import State, Step, move, why_not
from convenor.domain.kernel import Refused, Role

Roles = Collection[Role]


@audited("issue.confirmed")
def confirm(
    ballot: Ballot, numbers: Collection[int], title: str, *, roles: Roles, by: Person, at: datetime
) -> Issue:
    """Make one issue of comments that belong to none yet."""
    rows = free(ballot, numbers)
    _check("group", rows, roles)
    issue = make_issue(ballot, title, by, at)
    take_in(issue, rows)
    return issue


@audited("issue.joined")
def add(issue: Issue, numbers: Collection[int], revision: int, *, roles: Roles, by: Person) -> Issue:
    """Put more comments into an issue; what is proposed for it is proposed for them."""
    row = locked(issue, revision)
    rows = free(row.ballot, numbers)
    _check("group", rows, roles)
    _check_undecided(row)
    take_in(row, rows)
    return row


@audited("issue.left")
def take_out(issue: Issue, numbers: Collection[int], revision: int, *, roles: Roles, by: Person) -> Issue:
    """Let comments go: they belong to no issue afterwards. An issue without comments is none."""
    row = locked(issue, revision)
    rows = those_of(row, numbers)
    _check("ungroup", rows, roles)
    Comment.objects.filter(pk__in=[each.pk for each in rows]).update(
        issue=None, state=State.OPEN.value, revision=F("revision") + 1
    )
    tidy(row)
    return row


@audited("issue.split")
def split(
    issue: Issue,
    numbers: Collection[int],
    title: str,
    revision: int,
    *,
    roles: Roles,
    by: Person,
    at: datetime,
) -> Issue:
    """Make an issue of its own of some of the comments."""
    row = locked(issue, revision)
    rows = those_of(row, numbers)
    _check("group", rows, roles)
    if len(rows) == row.comments.count():
        raise Refused("issue-split-takes-all")
    part = make_issue(row.ballot, title, by, at)
    take_in(part, rows)
    return part


@audited("issue.merged")
def merge(issue: Issue, other: int, revision: int, *, roles: Roles, by: Person) -> Issue:
    """Take all comments of another issue over; the other one is none any more."""
    row = locked(issue, revision)
    _check_undecided(row)
    gives = Issue.objects.filter(ballot=row.ballot, number=other).exclude(pk=row.pk).first()
    if gives is None:
        raise Refused("issue-number-unknown", number=other)
    rows = list(gives.comments.select_for_update(of=("self",)))
    _check("group", rows, roles)
    take_in(row, rows)
    return row


@audited("issue.renamed")
def rename(issue: Issue, title: str, revision: int, *, by: Person) -> Issue:
    """Call the issue otherwise."""
    row = locked(issue, revision)
    row.title = titled(title)
    row.revision += 1
    row.save(update_fields=["title", "revision"])
    return row


@audited("comment.pulled")
def pull(row: Comment, title: str, *, roles: Roles, by: Person, at: datetime) -> Issue:
    """Take a comment out of the batch, for discussion: an issue of its own, with what is proposed for it."""
    row = Comment.objects.select_for_update(of=("self",)).select_related("issue").get(pk=row.pk)
    after = move(resolution_of(row), Step(verb="pull", roles=roles))
    row.lane = after.lane.value
    row.save(update_fields=["lane"])
    issue = row.issue
    if issue is None or issue.comments.count() > 1:
        issue = make_issue(row.ballot, title, by, at)
        _stand_as(issue, row)
    take_in(issue, [row])
    return issue


@audited("issue.each-alone")
def confirm_alone(
    ballot: Ballot, titles: Sequence[tuple[int, str]], *, roles: Roles, by: Person, at: datetime
) -> Ballot:
    """Make an issue of its own of each comment that is like no other, with its title."""
    by_number = {each.number: each for each in free(ballot, [number for number, _ in titles])}
    _check("group", list(by_number.values()), roles)
    for number, title in titles:
        if number in by_number:
            take_in(make_issue(ballot, title, by, at), [by_number[number]])
    return ballot


def _stand_as(issue: Issue, row: Comment) -> None:
    issue.state, issue.disposition, issue.reason = row.state, row.disposition, row.reason
    issue.lane = Lane.DISCUSSION.value
    issue.save(update_fields=["state", "disposition", "reason", "lane"])


def _check(verb: str, rows: Collection[Comment], roles: Roles) -> None:
    for each in rows:
        refused = why_not(resolution_of(each), Step(verb=verb, roles=roles))
        if refused and each.state == State.PROPOSED.value:
            raise Refused("issue-withdraw-first")
        if refused:
            raise refused


def _check_undecided(issue: Issue) -> None:
    if resolution_of(issue).is_decided:
        raise Refused("resolution-is-decided")
