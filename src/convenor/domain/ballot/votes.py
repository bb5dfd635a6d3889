"""Whether a ballot passed, by the rules of its stage, in whole numbers.

Sources (standards process, 2.4): DIS and FDIS by ISO/IEC Directives Part 1, 2.6.3 and 2.7.3: two thirds of the
P-members' votes in favour, and at most a quarter of all votes against; abstentions are not counted, nor votes against
without technical reasons. NP: two thirds of the P-members voting in favour, and 4 P-members that approve and name
experts (5 from 17 P-members on). CD: consensus; two thirds of the P-members voting may be deemed enough in doubt (2.5).
One public page says "less than 25 %" for the second rule; the Directives say "not more than one quarter".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from convenor.domain.kernel import Refused


class Stage(StrEnum):
    """What is voted on."""

    NP = "np"
    CD = "cd"
    DIS = "dis"
    FDIS = "fdis"


class Choice(StrEnum):
    """What a member body votes."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Outcome(StrEnum):
    """What the numbers say; the ballot itself is declared by people."""

    APPROVED = "approved"
    NOT_APPROVED = "not-approved"
    TO_BE_JUDGED = "to-be-judged"  # a CD: numbers are a help, consensus is the rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """The vote of one member body."""

    body: str
    choice: Choice
    is_p_member: bool = True
    has_reasons: bool = False  # technical reasons for a vote against (2.6.2)
    names_expert: bool = False  # NP: names somebody to take part


@dataclass(frozen=True, slots=True)
class Check:
    """One rule and what it comes to; ``values`` fill the words that belong to ``code``."""

    code: str
    holds: bool
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Result:
    """The rules of a stage, one by one, and what follows."""

    stage: Stage
    outcome: Outcome
    checks: tuple[Check, ...]
    not_counted: tuple[str, ...]  # bodies whose vote against gives no reasons
    notes: tuple[str, ...] = ()  # codes of what people should know besides

    @property
    def failed(self) -> tuple[Check, ...]:
        """The rules that do not hold."""
        return tuple(each for each in self.checks if not each.holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a stage asks for. Two thirds of the P-members and a quarter of all are the same wherever they apply."""

    most_against: bool = False  # at most a quarter of all votes against
    experts: bool = False
    needs_reasons: bool = False  # a vote against without reasons is not counted
    is_consultation: bool = False
    next_may_be_skipped: bool = False  # where nobody votes against


RULES: Mapping[Stage, Rule] = {
    Stage.NP: Rule(experts=True),
    Stage.CD: Rule(is_consultation=True),
    Stage.DIS: Rule(most_against=True, needs_reasons=True, next_may_be_skipped=True),
    Stage.FDIS: Rule(most_against=True, needs_reasons=True),
}
SMALL_COMMITTEE, EXPERTS_OF_SMALL, EXPERTS_OF_LARGE = 16, 4, 5
DISAGREEING = 2  # P-members against a CD from which on it is discussed at a meeting (2.5)


def count(stage: Stage, votes: Sequence[Vote], *, p_members: int = 0) -> Result:
    """Apply the rules of ``stage``; ``p_members`` is how many the committee has, voting or not.

    Raises Refused where a body stands twice among the votes: nobody may guess which one counts.
    """
    _check_each_votes_once(votes)
    rule = RULES[stage]
    silent = tuple(each.body for each in votes if rule.needs_reasons and _has_no_reasons(each))
    counted = [each for each in votes if each.body not in silent and each.choice is not Choice.ABSTAIN]
    checks = tuple(_checks(rule, counted, p_members or sum(each.is_p_member for each in votes)))
    return Result(stage, _outcome(rule, checks), checks, silent, tuple(_notes(rule, votes)))


def _check_each_votes_once(votes: Iterable[Vote]) -> None:
    seen: set[str] = set()
    for each in votes:
        if each.body in seen:
            raise Refused("vote-twice", body=each.body)
        seen.add(each.body)


def _has_no_reasons(vote: Vote) -> bool:
    return vote.choice is Choice.AGAINST and not vote.has_reasons


def _checks(rule: Rule, counted: Sequence[Vote], p_members: int) -> Iterable[Check]:
    yield two_thirds([each for each in counted if each.is_p_member])
    if rule.most_against:
        yield a_quarter(counted)
    if rule.experts:
        yield enough_experts(counted, p_members)


def two_thirds(votes: Sequence[Vote]) -> Check:
    """Two thirds of these in favour; nobody's votes are not two thirds. 24 to 12 is enough."""
    favour, against = _favour(votes), _against(votes)
    holds = bool(votes) and 3 * favour >= 2 * (favour + against)
    values = {"favour": favour, "counted": favour + against, "needed": -(-2 * (favour + against) // 3)}
    return Check("two-thirds-of-p-members", holds, values)


def a_quarter(votes: Sequence[Vote]) -> Check:
    """At most a quarter of these against. 9 to 3 is enough."""
    favour, against = _favour(votes), _against(votes)
    values = {"against": against, "counted": favour + against, "most": (favour + against) // 4}
    return Check("a-quarter-of-all", bool(votes) and 4 * against <= favour + against, values)


def enough_experts(votes: Sequence[Vote], p_members: int) -> Check:
    """Enough P-members that vote in favour and name an expert."""
    naming = sum(each.is_p_member and each.choice is Choice.FOR and each.names_expert for each in votes)
    needed = EXPERTS_OF_SMALL if p_members <= SMALL_COMMITTEE else EXPERTS_OF_LARGE
    return Check(
        "experts-named", naming >= needed, {"naming": naming, "needed": needed, "p_members": p_members}
    )


def _outcome(rule: Rule, checks: Iterable[Check]) -> Outcome:
    if rule.is_consultation:
        return Outcome.TO_BE_JUDGED
    return Outcome.APPROVED if all(each.holds for each in checks) else Outcome.NOT_APPROVED


def _notes(rule: Rule, votes: Sequence[Vote]) -> Iterable[str]:
    """A CD is a consultation since June 2022; a DIS without a vote against may skip the FDIS."""
    against = [each for each in votes if each.choice is Choice.AGAINST]
    if rule.is_consultation:
        yield "note-consultation"
        if sum(each.is_p_member for each in against) >= DISAGREEING:
            yield "note-discuss-at-a-meeting"
    if rule.next_may_be_skipped and votes and not against:
        yield "note-fdis-may-be-skipped"


def _favour(votes: Iterable[Vote]) -> int:
    return sum(each.choice is Choice.FOR for each in votes)


def _against(votes: Iterable[Vote]) -> int:
    return sum(each.choice is Choice.AGAINST for each in votes)
