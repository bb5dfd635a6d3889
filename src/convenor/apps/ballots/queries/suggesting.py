"""Which comments may be about one issue: found when somebody asks, kept, and shown until a person has decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.db.models import QuerySet

from convenor.apps.ballots.models import Ballot, Comment, Grouping, Issue
from convenor.apps.ballots.queries.standing import comments_of
from convenor.content.dictionary import load_dictionary
from convenor.domain.ballot.group_reasons import Reason
from convenor.domain.ballot.grouping import Group, suggest
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.resolution import State
from convenor.domain.ballot.sameness import same_key

A_PAGE = 8  # groups on one page
UNDECIDED = (State.OPEN.value, State.GROUPED.value, State.PROPOSED.value, State.DISCUSSED.value)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, ready to be kept."""

    groups: list[dict[str, Any]]
    alone: list[int]
    compared: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Offer:
    """A group that somebody may confirm; ``at`` is its place among all that were found."""

    at: int
    rows: tuple[Comment, ...]
    fits: dict[int, float]
    reasons: tuple[Reason, ...]
    lane: str
    title: str
    kind: str  # "copies", "near" or "matter"
    joins: Issue | None  # the confirmed issue that these comments may belong to

    @property
    def texts(self) -> tuple[tuple[Comment, tuple[Comment, ...]], ...]:
        """Each text once, with all its copies: those that fit least come first, where somebody should look."""
        found: dict[tuple[str, str], list[Comment]] = {}
        for each in sorted(self.rows, key=lambda row: self.fits[row.number]):
            found.setdefault((same_key(each.comment), same_key(each.change)), []).append(each)
        return tuple((copies[0], tuple(copies)) for copies in found.values())

    @property
    def place(self) -> str:
        """Its place, as a form sends it."""
        return str(self.at)

    @property
    def bodies(self) -> int:
        """How many bodies commented."""
        return len({each.body for each in self.rows if each.body})


def comparable(ballot: Ballot) -> QuerySet[Comment]:
    """The comments that are worth comparing: those that are not decided yet."""
    return Comment.objects.filter(ballot=ballot, gone=False, state__in=UNDECIDED)


def find(ballot: Ballot) -> Found:
    """Compare all comments; what people have confirmed stays as it is. Some seconds for thousands."""
    began = perf_counter()
    rows = list(comparable(ballot))
    settled: dict[int, set[int]] = {}
    for each in rows:
        if each.issue_id is not None:
            settled.setdefault(each.issue_id, set()).add(each.number)
    found = suggest(comments_of(rows), dictionary=load_dictionary(), settled=map(frozenset, settled.values()))
    groups = [_kept(each) for each in sorted(found.groups, key=_order) if _is_news(each)]
    return Found(groups, sorted(found.alone), len(rows), perf_counter() - began)


def open_offers(grouping: Grouping) -> list[int]:
    """The places of groups about which nobody has decided: exact copies first, large ones before small ones."""
    free = set(
        Comment.objects.filter(ballot=grouping.ballot_id, gone=False, issue=None, state=State.OPEN.value)
        .values_list("number", flat=True)
    )  # fmt: skip
    return [at for at, each in enumerate(grouping.groups) if _still_news(each, free)]


def offers(grouping: Grouping, places: Sequence[int]) -> list[Offer]:
    """The groups at these places with their comments: two queries."""
    wanted = {number for at in places for number in grouping.groups[at]["members"]}
    found = Comment.objects.filter(ballot=grouping.ballot_id, number__in=wanted, gone=False)
    rows = {each.number: each for each in found.select_related("issue")}
    return [_offer(at, grouping.groups[at], rows) for at in places]


def still_alone(grouping: Grouping) -> list[Comment]:
    """Comments for discussion that are like no other, and in no issue yet."""
    return list(
        Comment.objects.filter(
            ballot=grouping.ballot_id,
            number__in=grouping.alone,
            gone=False,
            issue=None,
            state=State.OPEN.value,
            lane=Lane.DISCUSSION.value,
        )
    )


def title_of(row: Comment) -> str:
    """A first title of an issue of one comment: where it stands, and how it begins."""
    words = " ".join((row.change or row.comment).split())
    begins = words if len(words) <= 70 else words[:70].rsplit(" ", 1)[0] + " …"
    return ": ".join(filter(None, (" ".join(row.clause.split())[:60], begins))) or row.source[:100]


def _kept(group: Group) -> dict[str, Any]:
    return {
        "members": list(group.members),
        "fits": list(group.fits),
        "lane": group.lane.value,
        "kind": _kind(group),
        "settled": list(group.settled),
        "reasons": [{"code": each.code, "values": dict(each.values)} for each in group.reasons],
    }


def _kind(group: Group) -> str:
    whole = len(group.members)
    if any(len(each) == whole for each in group.copies):
        return "copies"
    return "near" if any(len(each) == whole for each in group.near) else "matter"


def _order(group: Group) -> tuple[object, ...]:
    return (("copies", "near", "matter").index(_kind(group)), -len(group.members), group.members)


def _is_news(group: Group) -> bool:
    """Whether somebody could do something: a confirmed issue to which nothing joins is none."""
    return len(set(group.members) - set(group.settled)) >= (1 if group.settled else 2)


def _still_news(kept: dict[str, Any], free: set[int]) -> bool:
    if kept.get("left"):
        return False
    return len(free.intersection(kept["members"])) >= (1 if kept["settled"] else 2)


def _offer(at: int, kept: dict[str, Any], rows: dict[int, Comment]) -> Offer:
    there = [rows[each] for each in kept["members"] if each in rows]
    free = tuple(each for each in there if each.issue_id is None and each.state == State.OPEN.value)
    settled = [each.issue for each in there if each.number in kept["settled"] and each.issue]
    reasons = tuple(Reason(each["code"], _values(each["values"])) for each in kept["reasons"])
    return Offer(
        at,
        free,
        _fits(kept),
        reasons,
        kept["lane"],
        _title(kept, free),
        kept["kind"],
        settled[0] if settled else None,
    )


def _values(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}


def _title(kept: dict[str, Any], rows: Sequence[Comment]) -> str:
    """Where the comment stands that is most like all others, and how it begins."""
    fits = _fits(kept)
    return title_of(max(rows, key=lambda row: fits[row.number])) if rows else ""


def _fits(kept: dict[str, Any]) -> dict[int, float]:
    """How like the others each comment of a group is."""
    return dict(zip(kept["members"], kept["fits"], strict=True))
