"""How a ballot went: each rule with its numbers, the votes, and what became of each vote against."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from convenor.apps.ballots.models import Ballot, Comment, Vote
from convenor.apps.ballots.queries.ballots import DECIDED
from convenor.apps.ballots.words import DISPOSITIONS, STANDINGS, TONES
from convenor.domain.ballot import votes as rules
from convenor.domain.ballot.negatives import Negative, Standing, of_negatives, standing, waiting
from convenor.domain.kernel import Refused

SHOWN_REASONS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """How many voted one way, beside how many voted."""

    choice: str
    words: str
    count: int
    width: int  # of 100

    @property
    def against(self) -> bool:
        """Whether it is the bar of those against."""
        return self.choice == rules.Choice.AGAINST


@dataclass(frozen=True, slots=True)
class Reason:
    """A comment that gives a reason, and what became of it."""

    row: Comment
    became: str  # the disposition in words; empty while nothing is proposed
    is_decided: bool


@dataclass(frozen=True, slots=True)
class Against:
    """One vote against: its reasons, how far their answers are, and what the member body says."""

    row: Vote
    standing: Standing
    reasons: tuple[Reason, ...]  # the first of them
    more: int  # reasons that are not shown
    waiting: int  # reasons without a decision

    @property
    def words(self) -> str:
        """Where it stands."""
        return str(STANDINGS[self.standing])

    @property
    def tone(self) -> str:
        """The colour of its mark."""
        return TONES.get(self.standing, "")


@dataclass(frozen=True, slots=True)
class Votes:
    """The whole page."""

    result: rules.Result | None  # None while nobody has voted
    rows: tuple[Vote, ...]
    against: tuple[Against, ...]

    @property
    def bars(self) -> list[Bar]:
        """How many voted each way, whether they count or not."""
        counted = Counter(each.choice for each in self.rows)
        return [
            Bar(side.value, str(side.label), counted[side.value], 100 * counted[side.value] // len(self.rows))
            for side in Vote.Side
        ]

    @property
    def opposed(self) -> int:
        """How many are against, whether they count or not."""
        return len(self.against)

    @property
    def notes(self) -> list[Refused]:
        """What people should know besides."""
        return [Refused(each) for each in self.result.notes] if self.result else []

    @property
    def not_counted(self) -> str:
        """The bodies whose vote against gives no reasons."""
        return ", ".join(self.result.not_counted) if self.result else ""

    @property
    def settled(self) -> int:
        """Votes against whose member body is satisfied."""
        return sum(each.standing is Standing.SATISFIED for each in self.against)


def votes(ballot: Ballot) -> Votes:
    """What the rules of the stage say, and every vote: two queries."""
    rows = tuple(ballot.votes.all())
    cast = [vote_of(each) for each in rows]
    result = rules.count(rules.Stage(ballot.stage), cast, p_members=ballot.p_members) if rows else None
    return Votes(result, rows, _against(ballot, rows))


def vote_of(row: Vote) -> rules.Vote:
    """The vote that a row keeps."""
    return rules.Vote(
        body=row.body,
        choice=rules.Choice(row.choice),
        is_p_member=row.is_p_member,
        has_reasons=bool(row.reasons or row.comments),
        names_expert=row.names_expert,
    )


def negative_of(row: Vote) -> Negative:
    """The vote against that a row keeps."""
    return Negative(
        body=row.body,
        reasons=tuple(row.comments),
        satisfied=row.satisfied,
        is_stated=bool(row.reasons),
        is_responded=bool(row.response),
    )


def numbers_of_negatives(ballot: Ballot) -> frozenset[int]:
    """The comments on which votes against rest: they come first at a meeting."""
    against = ballot.votes.filter(choice=rules.Choice.AGAINST)
    return of_negatives([negative_of(each) for each in against])


def comments_from(ballot: Ballot, body: str) -> tuple[Comment, ...]:
    """What one member body said, in the order of the document."""
    return tuple(ballot.comments.filter(body=body, gone=False))


def mark(row: Vote | None) -> str:
    """What the page was given, so that nobody writes over what somebody else has written since."""
    if row is None:
        return ""
    said = (row.body, row.choice, row.is_p_member, row.names_expert, row.reasons, row.comments)
    return sha256(repr((*said, row.response, row.satisfied)).encode()).hexdigest()[:16]


def _against(ballot: Ballot, rows: Sequence[Vote]) -> tuple[Against, ...]:
    opposed = [each for each in rows if each.choice == rules.Choice.AGAINST]
    wanted = {number for each in opposed for number in each.comments}
    known = {each.number: each for each in ballot.comments.filter(number__in=wanted)} if wanted else {}
    decided = {number for number, each in known.items() if each.state in DECIDED}
    return tuple(
        Against(
            row=each,
            standing=standing(negative_of(each), decided),
            reasons=tuple(_reason(known[n]) for n in each.comments[:SHOWN_REASONS] if n in known),
            more=max(0, len(each.comments) - SHOWN_REASONS),
            waiting=len(waiting(negative_of(each), decided)),
        )
        for each in opposed
    )


def _reason(row: Comment) -> Reason:
    return Reason(row, str(DISPOSITIONS.get(row.disposition, "")), row.state in DECIDED)
