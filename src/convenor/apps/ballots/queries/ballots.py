"""A ballot, who the reader is to it, and how far its comments are."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.models import Ballot, Comment
from convenor.apps.ballots.words import STATES
from convenor.apps.committees.queries import group_and_roles
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.resolution import State
from convenor.domain.kernel import Role

DECIDED = (State.DECIDED, State.EDITED, State.CHECKED)
WAY = {
    "decided": STATES[State.DECIDED],
    "proposed": _("proposed or discussed"),
    "grouped": STATES[State.GROUPED],
    "open": STATES[State.OPEN],
}
ALONE = frozenset({Role.CONVENOR, Role.SECRETARY, Role.DRAFTER})
"""What somebody is on a ballot to practise with: all who work on one. Nobody else is anything on it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many comments as a stretch of a bar of one hundred."""

    key: str
    words: str
    count: int
    at: float
    width: float


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
    def way(self) -> tuple[Stretch, ...]:
        """Where the comments are on their way, as stretches of one bar."""
        left = self.comments - self.grouped - self.proposed - self.decided
        counts = {"decided": self.decided, "proposed": self.proposed, "grouped": self.grouped, "open": left}
        found: list[Stretch] = []
        for key, count in counts.items():
            if count:
                at = found[-1].at + found[-1].width if found else 0
                found.append(Stretch(key, str(WAY[key]), count, at, 100 * count / self.comments))
        return tuple(found)

    @property
    def is_drafted(self) -> bool:
        """Whether every comment has at least a proposed answer, so that the working group can decide."""
        return 0 < self.comments == self.proposed + self.decided

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


def loose(ballot: Ballot) -> QuerySet[Comment]:
    """Comments for discussion that are in no issue."""
    return ballot.comments.filter(gone=False, issue=None, state=State.OPEN.value, lane=Lane.DISCUSSION.value)


def standing(ballot: Ballot, bodies: frozenset[str] | None = None) -> Standing:
    """The numbers of one ballot, or of what some bodies said in it: three queries."""
    there = Q(gone=False) if bodies is None else Q(gone=False, body__in=bodies)
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
