"""Marking the self-test, so that ticking every box earns nothing.

Source: handbook, Appendix A; the formula from ``balanced`` scoring of select-all items
(Betts et al. 2022 compare the families): +1/k for each right option, -1/w for each wrong one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import Item, ItemKind, SelfTest

FORMULA = "balanced-1"
"""The name and version of the rule below; stored with each attempt, changed with each change of the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What one answer earned. The options stand in the order of the item."""

    item: str
    fraction: Fraction  # 0 to 1
    whole: bool  # all-or-nothing, shown beside it
    right: tuple[str, ...]  # ticked, and right
    missed: tuple[str, ...]  # right, and not ticked
    wrong: tuple[str, ...]  # ticked, and not right


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a whole attempt earned, and what to read again, the most rewarding first."""

    formula: str
    version: str
    points: Fraction
    out_of: int
    whole_points: int
    items: tuple[Mark, ...]
    reread: tuple[str, ...]
    unanswered: tuple[str, ...]


def mark(item: Item, ticked: Collection[str]) -> Mark:
    """Mark one item. An option that the item does not offer is refused."""
    _check(item, ticked)
    offered = [option.key for option in item.options]
    right = tuple(key for key in offered if key in ticked and key in item.right)
    missed = tuple(key for key in offered if key not in ticked and key in item.right)
    wrong = tuple(key for key in offered if key in ticked and key not in item.right)
    whole = not missed and not wrong
    fraction = Fraction(whole) if item.kind is ItemKind.SINGLE else _balanced(item, len(right), len(wrong))
    return Mark(item=item.key, fraction=fraction, whole=whole, right=right, missed=missed, wrong=wrong)


def result(test: SelfTest, answers: Mapping[str, Collection[str]]) -> Result:
    """Mark a whole attempt; ``answers`` maps an item's key to the options ticked."""
    known = {item.key for item in test.items}
    for key in answers:
        if key not in known:
            raise Refused("unknown-item", item=key)
    marks = tuple(mark(item, answers.get(item.key, ())) for item in test.items)
    return Result(
        formula=FORMULA,
        version=test.version,
        points=sum((each.fraction for each in marks), Fraction(0)),
        out_of=len(marks),
        whole_points=sum(each.whole for each in marks),
        items=marks,
        reread=_reread(test, marks),
        unanswered=tuple(item.key for item in test.items if not answers.get(item.key)),
    )


def _check(item: Item, ticked: Collection[str]) -> None:
    offered = {option.key for option in item.options}
    for key in sorted(ticked):
        if key not in offered:
            raise Refused("unknown-option", number=item.number, option=key)
    if item.kind is ItemKind.SINGLE and len(set(ticked)) > 1:
        raise Refused("one-option-only", number=item.number)


def _balanced(item: Item, right: int, wrong: int) -> Fraction:
    wrong_options = len(item.options) - len(item.right)
    lost = Fraction(wrong, wrong_options) if wrong else Fraction(0)
    return max(Fraction(0), Fraction(right, len(item.right)) - lost)


def _reread(test: SelfTest, marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """Readings by what was lost on the items they teach; among equals, as the test names them first."""
    lost: dict[str, Fraction] = {}
    for item, each in zip(test.items, marks, strict=True):
        for reading in item.readings:
            lost[reading] = lost.get(reading, Fraction(0)) + 1 - each.fraction
    return tuple(sorted((key for key in lost if lost[key]), key=lambda key: -lost[key]))
