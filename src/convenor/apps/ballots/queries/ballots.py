"""A ballot, who the reader is to it, and how far its comments are."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.models import Ballot
from convenor.apps.committees.queries import group_and_roles
from convenor.domain.ballot.resolution import State
from convenor.domain.kernel import Role

DECIDED = (State.DECIDED, State.EDITED, State.CHECKED)
ALONE = frozenset({Role.CONVENOR, Role.SECRETARY, Role.DRAFTER})
"""What somebody is on a ballot to practise with: all who work on one. Nobody else is anything on it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a ballot is, in numbers."""

    files: int
    unread: int  # files
    comments: int
    questions: int  # comments in which something is in question
    bodies: int
    batch: int
    grouped: int
    proposed: int  # or discussed
    decided: int
    issues: int

    @property
    def is_done(self) -> bool:
        """Whether everything is decided."""
        return 0 < self.comments == self.decided


def ballot_and_roles(person: Person, pk: int) -> tuple[Ballot, frozenset[Role], frozenset[str]] | None:
    """A ballot, what ``person`` is to it, and the codes of the bodies for which the person speaks."""
    ballot = Ballot.objects.filter(pk=pk).first()
    if ballot and ballot.is_practice:
        return (ballot, ALONE, frozenset()) if ballot.practice_for_id == person.pk else None
    found = group_and_roles(person, ballot.group_id) if ballot and ballot.group_id else None
    if ballot is None or found is None:
        return None
    ballot.group, roles = found
    bodies = frozenset(person.represents.values_list("body__country", flat=True)) - {""}
    if ballot.drafters.filter(person=person).exists():
        roles |= {Role.DRAFTER}
    if bodies and ballot.comments.filter(body__in=bodies).exists():
        roles |= {Role.MEMBER_BODY}
    return ballot, roles, bodies


def standing(ballot: Ballot) -> Standing:
    """The numbers of one ballot: three queries."""
    there = Q(gone=False)
    counted: Mapping[str, int] = ballot.comments.aggregate(
        comments=Count("pk", filter=there),
        questions=Count("pk", filter=there & Q(questions__gt=0)),
        bodies=Count("body", filter=there & ~Q(body=""), distinct=True),
        batch=Count("pk", filter=there & Q(lane="batch")),
        grouped=Count("pk", filter=there & Q(state=State.GROUPED)),
        proposed=Count("pk", filter=there & Q(state__in=(State.PROPOSED, State.DISCUSSED))),
        decided=Count("pk", filter=there & Q(state__in=DECIDED)),
    )
    files = ballot.files.aggregate(files=Count("pk"), unread=Count("pk", filter=~Q(failure="")))
    return Standing(**files, **counted, issues=ballot.issues.count())
