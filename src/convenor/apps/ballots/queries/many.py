"""Comments that somebody has ticked: which they are, what one step would do to each, and what changed meanwhile."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from convenor.apps.ballots.many_words import differences
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.standing import resolution_of, stand_of
from convenor.apps.ballots.queries.table import Sieve, sifted
from convenor.domain.ballot.bulk import Preview
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.many import GROUPED, NEW, WHO, Stand, Wish, foresee_many
from convenor.domain.ballot.resolution import Resolution
from convenor.domain.kernel import Refused, Role

MOST_LINES = 40  # shown with what they say; of the others the id stands there
Seen = Mapping[str, int]
"""Revisions by comment number, and by ``i`` and an issue's key: what a page has shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the form says of a step for many: nothing is looked up yet."""

    verb: str = ""
    disposition: Disposition | None = None
    reason: str = ""
    issue: int = 0  # its number
    lane: Lane = Lane.DISCUSSION
    person: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ticked:
    """The comments as they stand now."""

    rows: Mapping[int, Comment]
    stands: Mapping[int, Stand]

    @property
    def seen(self) -> dict[str, int]:
        """Their revisions, and those of their issues."""
        issues = {f"i{each.issue_id}": each.issue.revision for each in self.rows.values() if each.issue}
        return {str(number): row.revision for number, row in self.rows.items()} | issues


@dataclass(frozen=True, slots=True)
class Line:
    """One comment of a preview; ``differs`` holds what it is, how it stands and how it would."""

    row: Comment
    differs: tuple[tuple[str, str, str], ...] = ()
    is_changed: bool = False  # since the page was drawn on which somebody pressed


@dataclass(frozen=True, slots=True)
class Group:
    """Comments to which the same happens, or which refuse for the same reason."""

    refused: Refused | None
    lines: tuple[Line, ...]
    more: tuple[Comment, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.lines) + len(self.more)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What one step would do, comment by comment."""

    changing: Group
    refused: tuple[Group, ...]
    unchanged: Group
    overtaken: tuple[Line, ...] = field(default=())  # changed by somebody since the page that was pressed
    preview: Preview[Stand] | None = None


def numbers_that_fit(ballot: Ballot, sieve: Sieve) -> list[int]:
    """The numbers of all comments that filters show, by clause; none that a later collation has lost."""
    found = sifted(ballot.comments.filter(gone=False), sieve)
    return list(found.order_by("place", "number").values_list("number", flat=True))


def ticked(ballot: Ballot, numbers: Collection[int], *, lock: bool = False) -> Ticked:
    """The comments of these numbers as they stand: two queries."""
    found = Comment.objects.filter(ballot=ballot, number__in=numbers, gone=False).select_related("issue")
    found = _locked(found) if lock else found
    rows = {each.number: each for each in found.defer("extra", "pictures", "was", "kept", "doubts")}
    if not rows:
        raise Refused("many-nothing-ticked")
    whole = _whole(rows.values())
    stands = {number: stand_of(each, whole=each.issue_id in whole) for number, each in rows.items()}
    return Ticked(rows, stands)


def wish_of(ballot: Ballot, asked: Asked, roles: Collection[Role]) -> Wish:
    """What is wanted, with the issue and the person that the form names; refuses those who are not of the ballot."""
    issue, stands, assignee = 0, GROUPED, asked.person
    if asked.verb == "new":
        issue, assignee = NEW, 0
    elif asked.verb == "join" and asked.issue:
        issue, stands, assignee = _target(ballot, asked.issue)
    elif assignee and not ballot.drafters.filter(person=assignee).exists():
        raise Refused("assignee-not-of-the-drafting-group")
    return Wish(
        verb=asked.verb,
        roles=roles,
        disposition=asked.disposition,
        reason=asked.reason,
        issue=issue,
        stands=stands,
        lane=asked.lane,
        assignee=assignee,
        text=asked.text,
    )


def foreseen(ballot: Ballot, found: Ticked, wish: Wish, seen: Seen) -> Foreseen:
    """What the step would do to each; ``seen`` is what the page showed on which somebody pressed, if any."""
    would = foresee_many(found.stands, wish)
    names = _names(ballot, wish)
    told = {each.number: differences(each.before, each.after, names) for each in would.changes}
    overtaken = frozenset(changed_since(found, seen)) if seen else frozenset()
    lines = {
        number: Line(row, told.get(number, ()), number in overtaken) for number, row in found.rows.items()
    }
    return Foreseen(
        _group(None, (lines[each.number] for each in would.changes)),
        tuple(_reasons(lines, would)),
        _group(None, (lines[each] for each in would.unchanged)),
        tuple(lines[each] for each in sorted(overtaken)),
        would,
    )


def changed_since(found: Ticked, seen: Seen) -> list[int]:
    """The comments that are not any more as the page showed them, or whose issue is not."""
    now = found.seen
    return [
        number
        for number, row in found.rows.items()
        if now[str(number)] != seen.get(str(number))
        or (row.issue_id and seen.get(f"i{row.issue_id}") != now[f"i{row.issue_id}"])
    ]


def shown_now(ballot: Ballot, found: Ticked, wish: Wish) -> dict[str, int]:
    """What a preview shows: the comments, their issues, and the issue that would take them in."""
    target = ballot.issues.filter(pk=wish.issue).values_list("pk", "revision")
    return found.seen | {f"i{pk}": revision for pk, revision in target}


def seen_in(text: str) -> dict[str, int]:
    """What a page has shown, as it wrote it down: “12.3 i5.2”. What is not understood was not shown."""
    pairs = (each.partition(".") for each in text.split())
    return {
        key: int(revision)
        for key, _dot, revision in pairs
        if _is_number(key.removeprefix("i")) and _is_number(revision)
    }


def offered(roles: Collection[Role]) -> list[str]:
    """The steps that somebody may take with ticked comments."""
    return [verb for verb, able in WHO.items() if not set(able).isdisjoint(roles)]


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 10


def _locked(found: QuerySet[Comment]) -> QuerySet[Comment]:
    return found.select_for_update(of=("self",))


def _whole(rows: Iterable[Comment]) -> set[int | None]:
    """The issues of which every living comment is among the rows."""
    mine: dict[int | None, int] = {}
    for each in rows:
        mine[each.issue_id] = mine.get(each.issue_id, 0) + 1
    counted = Comment.objects.filter(gone=False, issue__in=[each for each in mine if each]).order_by()
    sizes = dict(counted.values_list("issue").annotate(count=Count("pk")))
    return {None, *(issue for issue, size in sizes.items() if mine[issue] == size)}


def _target(ballot: Ballot, number: int) -> tuple[int, Resolution, int]:
    row = Issue.objects.filter(ballot=ballot, number=number).first()
    if row is None:
        raise Refused("issue-number-unknown", number=number)
    return row.pk, resolution_of(row), row.assignee_id or 0


def _names(ballot: Ballot, wish: Wish) -> dict[str, dict[int, str]]:
    """What issues and people are called."""
    issues = {each.pk: str(each) for each in ballot.issues.only("ballot", "number", "title")}
    people = dict(ballot.drafters.values_list("person", "person__name"))
    return {"issue": {**issues, NEW: wish.text}, "assignee": people}


def _reasons(lines: Mapping[int, Line], would: Preview[Stand]) -> Iterable[Group]:
    by_code: dict[str, tuple[Refused, list[Line]]] = {}
    for number, refused in would.refused:
        by_code.setdefault(refused.code, (refused, []))[1].append(lines[number])
    for refused, those in by_code.values():
        yield _group(refused, those)


def _group(refused: Refused | None, lines: Iterable[Line]) -> Group:
    found = sorted(lines, key=lambda each: not each.is_changed)
    return Group(refused, tuple(found[:MOST_LINES]), tuple(each.row for each in found[MOST_LINES:]))
