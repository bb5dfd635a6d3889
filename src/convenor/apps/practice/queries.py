"""What somebody practises with, and how it goes beside what the working group decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Max, Q

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.ballots import DECIDED
from convenor.apps.ballots.queries.figures import Bar, bars
from convenor.apps.practice.models import Look, Placed, Practice, Truth
from convenor.apps.practice.words import AGREEMENTS, CUTS, TONES, told
from convenor.domain.ballot import comparing
from convenor.domain.ballot.comparing import Comparison, Matter, Piece
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.pointers import pointers
from convenor.domain.ballot.stance import Stance

MOST = 8
"""Practices that somebody may have at once."""
BATCH = "batch"
"""How the whole editorial batch is named where a single issue is named otherwise."""


@dataclass(frozen=True, slots=True)
class Begun:
    """One practice on the list."""

    row: Practice
    comments: int
    answered: int
    decided: int
    looked: int


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer of theirs that may be compared now."""

    key: str  # the number of the issue, or "batch"
    title: str
    disposition: str
    comments: int


@dataclass(frozen=True, slots=True)
class Line:
    """One issue of the working group beside what became of it."""

    matter: Matter
    title: str
    changed: bool  # they have changed their answer since they looked

    @property
    def agreement(self) -> str:
        """How the answers go together, in words."""
        return str(AGREEMENTS[self.matter.agreement])

    @property
    def tone(self) -> str:
        """The colour of the mark."""
        return TONES.get(self.matter.agreement, "")

    @property
    def cut(self) -> str:
        """How the comments were cut, in words."""
        return str(CUTS[self.matter.cut])

    @property
    def said(self) -> tuple[str, ...]:
        """What they answered, each answer once."""
        return tuple(dict.fromkeys(each.disposition for each in self.matter.pieces if each.disposition))


@dataclass(frozen=True)
class Beside:
    """All that was looked at, on both sides, and as it stands now."""

    practice: Practice
    truths: Mapping[int, Truth]
    looks: Mapping[int, Look]
    now: Mapping[int, Look]

    @cached_property
    def comparison(self) -> Comparison:
        """Both sides, as the domain compares them."""
        return comparing.compare(_answers(self.truths), _answers(self.looks))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What the working group called its issues."""
        return {each.issue: each.title for each in self.truths.values()}

    @property
    def lines(self) -> tuple[Line, ...]:
        """Issue by issue."""
        return tuple(self.line(each) for each in self.comparison.matters)

    @property
    def words(self) -> tuple[str, ...]:
        """What to look at again."""
        return tuple(told(each, self.titles.get(each.issue, "")) for each in pointers(self.comparison))

    @property
    def by_agreement(self) -> tuple[Bar, ...]:
        """How many issues were answered alike."""
        found = self.comparison
        return bars(
            (str(words), found.count_of(key)) for key, words in AGREEMENTS.items() if found.count_of(key)
        )

    @property
    def by_cut(self) -> tuple[Bar, ...]:
        """How many issues were cut alike."""
        found = self.comparison
        return bars((str(words), found.count_of(key)) for key, words in CUTS.items() if found.count_of(key))

    def line(self, matter: Matter) -> Line:
        """One issue; its answer may have changed since."""
        changed = any(_differ(self.looks[each], self.now.get(each)) for each in matter.numbers)
        return Line(matter, self.titles[matter.issue], changed)


@dataclass(frozen=True, slots=True)
class PracticePage:
    """A practice: how far it is, what may be looked at, and what was."""

    beside: Beside
    comments: int
    answered: int
    ready: tuple[Ready, ...]

    @property
    def hidden(self) -> tuple[Look, ...]:
        """Technical comments that were left in the batch."""
        return tuple(self.beside.looks[each] for each in self.beside.comparison.batch.hidden)


@dataclass(frozen=True, slots=True)
class Told:
    """One comment of an issue on both sides."""

    comment: Comment
    look: Look
    truth: Truth
    is_misread: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One issue of theirs that holds comments of the matter."""

    piece: Piece
    title: str
    strange: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class MatterPage:
    """One issue of the working group with its comments."""

    line: Line
    settled: Truth
    parts: tuple[Part, ...]
    beside: tuple[str, ...]  # titles of issues that were put together with it
    comments: tuple[Told, ...]
    elsewhere: int  # comments of it that were not looked at yet
    now: tuple[str, ...]  # what is answered to it now, where that changed
    before: str
    after: str

    @property
    def is_split(self) -> bool:
        """Whether they made several issues of it."""
        return len(self.parts) > 1


def practice_of(person: Person, pk: int) -> Practice | None:
    """The practice with this key, where it is this person's own."""
    return Practice.objects.filter(pk=pk, ballot__practice_for=person).select_related("ballot").first()


def practices(person: Person) -> list[Begun]:
    """What somebody practises with, the latest first: two queries."""
    there = Q(ballot__comments__gone=False)
    found = (
        Practice.objects.filter(ballot__practice_for=person)
        .select_related("ballot")
        .order_by("-number")
        .annotate(
            comments=Count("ballot__comments", filter=there),
            answered=Count("ballot__comments", filter=there & ~Q(ballot__comments__disposition="")),
            decided=Count("ballot__comments", filter=there & Q(ballot__comments__state__in=DECIDED)),
        )
    )
    looked = dict(
        Look.objects.filter(practice__ballot__practice_for=person)
        .order_by()
        .values_list("practice")
        .annotate(count=Count("pk"))
    )
    return [Begun(each, each.comments, each.answered, each.decided, looked.get(each.pk, 0)) for each in found]


def next_number(person: Person) -> int:
    """The number of the next practice; those that are gone keep theirs as long as a later one is there."""
    last = Practice.objects.filter(ballot__practice_for=person).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def standing(ballot: Ballot) -> dict[int, Look]:
    """How every comment stands now, as it would be kept when looking; nothing is written."""
    rows = ballot.comments.filter(gone=False).select_related("issue")
    return {each.number: _look(each) for each in rows.order_by("number")}


def beside(practice: Practice) -> Beside:
    """What was looked at, beside the truth: three queries. Of all else nothing is read."""
    looks = {each.number: each for each in practice.looks.all()}
    truths = {each.number: each for each in practice.truths.filter(number__in=looks)}
    return Beside(practice, truths, looks, standing(practice.ballot))


def practice_page(practice: Practice) -> PracticePage:
    """The page of one practice: three queries, whatever its size."""
    found = beside(practice)
    now = found.now.values()
    answered = sum(bool(each.disposition) for each in now)
    fresh = [each for each in now if each.disposition and each.number not in found.looks]
    ready = () if practice.done_at else tuple(_ready(fresh))
    return PracticePage(found, len(now), answered, ready)


def matter_page(practice: Practice, key: str) -> MatterPage | None:
    """One issue of the working group; nothing of it where nobody has looked at it."""
    found = beside(practice)
    keys = [each.issue for each in found.comparison.matters]
    if key not in keys:
        return None
    at, matter = keys.index(key), found.comparison.matters[keys.index(key)]
    rows = {each.number: each for each in practice.ballot.comments.filter(number__in=found.looks)}
    line = found.line(matter)
    truth = found.truths[matter.numbers[0]]
    now = dict.fromkeys(found.now[each].disposition for each in matter.numbers if each in found.now)
    return MatterPage(
        line=line,
        settled=truth,
        parts=tuple(
            Part(each, found.looks[each.shared[0]].title, _told(found, rows, each.strange))
            for each in matter.pieces
        ),
        beside=tuple(found.titles[each] for each in matter.beside),
        comments=_told(found, rows, matter.numbers),
        elsewhere=practice.truths.filter(issue=key).count() - len(matter.numbers),
        now=tuple(now) if line.changed else (),
        before=keys[at - 1] if at else "",
        after=keys[at + 1] if at + 1 < len(keys) else "",
    )


def issue_named(practice: Practice, key: str) -> Issue | None:
    """The issue of theirs that a form names by its number."""
    return (
        practice.ballot.issues.filter(number=int(key)).first() if key.isdecimal() and len(key) < 9 else None
    )


def _ready(fresh: Iterable[Look]) -> Iterable[Ready]:
    """Answers that nobody has looked at; the batch is one."""
    found: dict[str, list[Look]] = {}
    for each in fresh:
        found.setdefault(BATCH if each.batched else each.issue, []).append(each)
    for key, rows in sorted(found.items(), key=lambda each: (each[0] == BATCH, each[0].zfill(9))):
        title = "" if key == BATCH else rows[0].title
        yield Ready(key, title, rows[0].disposition, len(rows))


def _told(found: Beside, rows: Mapping[int, Comment], numbers: Iterable[int]) -> tuple[Told, ...]:
    return tuple(
        Told(rows[each], look, truth, bool(look.stance) and look.stance != truth.stance)
        for each in numbers
        if each in rows and (look := found.looks[each]) and (truth := found.truths[each])
    )


def _look(row: Comment) -> Look:
    issue = row.issue
    return Look(
        number=row.number,
        issue=str(issue.number) if issue else "",
        title=issue.title if issue else "",
        batched=row.lane == Lane.BATCH.value and (issue is None or issue.lane == Lane.BATCH.value),
        stance=row.stance,
        disposition=row.disposition,
        reason=row.reason,
    )


def _answers(rows: Mapping[int, Placed]) -> comparing.Answers:
    return {number: _placed(each) for number, each in rows.items()}


def _placed(row: Placed) -> comparing.Placed:
    return comparing.Placed(
        issue=row.issue,
        batched=row.batched,
        stance=Stance(row.stance) if row.stance else None,
        disposition=Disposition(row.disposition) if row.disposition else None,
        reason=row.reason,
    )


def _differ(then: Look, now: Look | None) -> bool:
    names = ("issue", "batched", "stance", "disposition", "reason")
    return now is None or any(getattr(then, name) != getattr(now, name) for name in names)
