"""Reading the sittings of the self-test: what is ticked, what it earned, what to read again."""

from dataclasses import dataclass

from django.http import Http404

from convenor.apps.learning.models import Attempt, Enrolment, Ticked
from convenor.apps.learning.programmes import current, programme_of, self_test_of
from convenor.domain.programme.definition import Item, Option, Reading, SelfTest
from convenor.domain.programme.self_test import Mark, result


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One of the items in the row of numbers."""

    number: int
    item: Item
    ticked: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether anything is ticked."""
        return bool(self.ticked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """An open attempt: every item with what is ticked."""

    attempt: Attempt
    test: SelfTest
    places: tuple[Place, ...]

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return sum(each.answered for each in self.places)

    @property
    def unanswered(self) -> tuple[Place, ...]:
        """The items without an answer."""
        return tuple(each for each in self.places if not each.answered)

    def at(self, number: int) -> Place:
        """The item with this number in the row; 404 where there is none."""
        if not 1 <= number <= len(self.places):
            raise Http404
        return self.places[number - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedOption:
    """One option after marking."""

    option: Option
    ticked: bool
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedItem:
    """One item after marking, with the picture of what it earned."""

    number: int
    item: Item
    mark: Mark
    options: tuple[MarkedOption, ...]
    readings: tuple[Reading, ...]
    answered: bool

    @property
    def points(self) -> float:
        """What it earned, between 0 and 1."""
        return float(self.mark.fraction)

    @property
    def state(self) -> str:
        """Whole, part or none."""
        if self.mark.fraction == 1:
            return "whole"
        return "part" if self.mark.fraction else "none"

    @property
    def x(self) -> int:
        """Where its bar stands in the picture."""
        return (self.number - 1) * 24

    @property
    def height(self) -> int:
        """How high its bar is in the picture; what earned nothing still has a foot."""
        return max(2, round(float(self.mark.fraction) * 60))

    @property
    def y(self) -> int:
        """Where its bar begins in the picture."""
        return 60 - self.height

    @property
    def middle(self) -> int:
        """Where its number stands in the picture."""
        return self.x + 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A submitted attempt: its items marked, and what to read again."""

    attempt: Attempt
    test: SelfTest
    items: tuple[MarkedItem, ...]
    reread: tuple[Reading, ...]

    @property
    def whole(self) -> int:
        """How many items earned everything."""
        return sum(each.state == "whole" for each in self.items)

    @property
    def width(self) -> int:
        """Of the picture."""
        return len(self.items) * 24 - 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One attempt in the picture of all."""

    number: int
    x: int
    y: int
    height: int
    middle: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The start page: the test, the attempts so far, the open one."""

    test: SelfTest
    submitted: tuple[Attempt, ...]  # the newest first
    open: Attempt | None
    answered: int
    go_on_at: int

    @property
    def first(self) -> Attempt:
        """The earliest that was handed in."""
        return self.submitted[-1]

    @property
    def trend(self) -> tuple[Bar, ...]:
        """A bar for each attempt, the first on the left."""
        return tuple(_bar(at, each) for at, each in enumerate(reversed(self.submitted)))

    @property
    def width(self) -> int:
        """Of the picture: a few bars do not fill it."""
        return max(8, len(self.submitted)) * 40 - 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """An item whose printed key errs."""

    item: Item
    printed: str
    right: str


def overview(enrolment: Enrolment) -> Overview:
    """What the start page tells, in two queries."""
    attempts = list(Attempt.objects.filter(enrolment=enrolment))
    open_one = next((each for each in attempts if each.submitted_at is None), None)
    test = self_test_of(enrolment, open_one.key_version) if open_one else programme_of(enrolment).self_test
    rows = _ticked(open_one) if open_one else {}
    return Overview(
        test=test,
        submitted=tuple(reversed([each for each in attempts if each.submitted_at])),
        open=open_one,
        answered=sum(bool(each.options) for each in rows.values()),
        go_on_at=_go_on_at(test, rows),
    )


def sitting(attempt: Attempt) -> Sitting:
    """An attempt as it is being answered, in one query."""
    test = self_test_of(attempt.enrolment, attempt.key_version)
    rows = _ticked(attempt)
    places = tuple(
        Place(number=at, item=item, ticked=tuple(rows[item.key].options) if item.key in rows else ())
        for at, item in enumerate(test.items, start=1)
    )
    return Sitting(attempt=attempt, test=test, places=places)


def go_on_at(attempt: Attempt) -> int:
    """The number of the item to go on with."""
    return _go_on_at(self_test_of(attempt.enrolment, attempt.key_version), _ticked(attempt))


def marked(attempt: Attempt) -> Marked:
    """A submitted attempt with its items marked by the key that it was begun on."""
    test = self_test_of(attempt.enrolment, attempt.key_version)
    ticked = {key: each.options for key, each in _ticked(attempt).items()}
    found = result(test, ticked)
    readings = {each.key: each for each in programme_of(attempt.enrolment).readings}
    items = tuple(
        MarkedItem(
            number=at,
            item=item,
            mark=mark,
            options=tuple(_marked_option(item, each, ticked.get(item.key, [])) for each in item.options),
            readings=tuple(readings[key] for key in item.readings if key in readings),
            answered=item.key not in found.unanswered,
        )
        for at, (item, mark) in enumerate(zip(test.items, found.items, strict=True), start=1)
    )
    reread = tuple(readings[key] for key in found.reread if key in readings)
    return Marked(attempt=attempt, test=test, items=items, reread=reread)


def errata() -> tuple[Erratum, ...]:
    """The items of the current programme whose printed key errs."""
    return tuple(
        Erratum(item=each, printed=_options(each, each.printed_key), right=_options(each, each.right))
        for each in current().self_test.items
        if each.erratum is not None and each.printed_key is not None
    )


def _bar(place: int, attempt: Attempt) -> Bar:
    share = float(attempt.points or 0) / (attempt.out_of or 1)
    height = max(2, round(share * 60))
    return Bar(number=attempt.number, x=place * 40, y=60 - height, height=height, middle=place * 40 + 14)


def _ticked(attempt: Attempt) -> dict[str, Ticked]:
    return {each.item: each for each in Ticked.objects.filter(attempt=attempt)}


def _go_on_at(test: SelfTest, rows: dict[str, Ticked]) -> int:
    """The first item without an answer after the one ticked last; else the first without an answer."""
    keys = [each.key for each in test.items]
    last = max(rows.values(), key=lambda each: each.saved_at, default=None)
    start = keys.index(last.item) if last and last.item in keys else 0
    wanted = [at for at, key in enumerate(keys) if not (key in rows and rows[key].options)]
    later = [at for at in wanted if at >= start]
    return next(iter((*later, *wanted, start))) + 1


def _marked_option(item: Item, option: Option, ticked: list[str]) -> MarkedOption:
    return MarkedOption(option=option, ticked=option.key in ticked, right=option.key in item.right)


def _options(item: Item, keys: frozenset[str]) -> str:
    return ", ".join(each.key for each in item.options if each.key in keys)
