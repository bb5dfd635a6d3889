"""The drafting group of a ballot, at most twelve, and which of them takes care of which issue."""

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.landing import locked
from convenor.apps.ballots.models import Ballot, Drafter, Issue
from convenor.apps.committees.models import Membership
from convenor.domain.ballot.resolution import why_not_add_drafter
from convenor.domain.kernel import Refused


@audited("drafter.added")
def add_drafter(ballot: Ballot, person: int, *, by: Person) -> Drafter:
    """Take somebody of the working group into the drafting group."""
    ballot = Ballot.objects.select_for_update().get(pk=ballot.pk)
    seat = Membership.objects.filter(group=ballot.group_id, until=None, person=person).first()
    if seat is None:
        raise Refused("drafter-not-of-the-group")
    known = ballot.drafters.filter(person=person).first()
    if known:
        return known
    refused = why_not_add_drafter(ballot.drafters.count())
    if refused:
        raise refused
    return Drafter.objects.create(ballot=ballot, person_id=person)


@audited("drafter.removed")
def remove_drafter(ballot: Ballot, person: int, *, by: Person) -> Ballot:
    """Let somebody leave the drafting group; the issues they had are nobody's again."""
    ballot.drafters.filter(person=person).delete()
    ballot.issues.filter(assignee=person).update(assignee=None)
    return ballot


@audited("issue.assigned")
def assign(issue: Issue, person: int | None, revision: int, *, by: Person) -> Issue:
    """Give the issue to somebody of the drafting group, or to nobody."""
    row = locked(issue, revision)
    if person is not None and not row.ballot.drafters.filter(person=person).exists():
        raise Refused("assignee-not-of-the-drafting-group")
    row.assignee_id = person
    row.revision += 1
    row.save(update_fields=["assignee", "revision"])
    return row
