"""What one press puts right, or leaves, in many comments of a file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from convenor.apps.ballots.models import Comment
from convenor.apps.ballots.queries.files import questions_of
from convenor.apps.ballots.queries.standing import bodies
from convenor.domain.ballot.bodies import LONGEST_NAME, BodyKind, read_source

A_LIST_OF_NAMES = 10  # the others come up as these are settled


@dataclass(frozen=True, slots=True)
class OfOneKind:
    """A kind of doubt that several comments of a file raise."""

    code: str
    count: int
    suggested: int  # how many of them say what one press would put there


def of_one_kind(rows: Sequence[Comment]) -> list[OfOneKind]:
    """Kinds of doubt that are in question in several comments, in the order of the file."""
    raised, suggested = Counter[str](), Counter[str]()
    for row in rows:
        doubts = [each.doubt for each in questions_of(row)]
        raised.update({each.code: 1 for each in doubts})
        suggested.update({each.code: 1 for each in doubts if each.suggested and each.column})
    return [OfOneKind(code, count, suggested[code]) for code, count in raised.items() if count > 1]


def unknown_bodies(row: Comment) -> list[str]:
    """The names in a comment's first column that are in no table, while that is in question."""
    if all(each.doubt.code != "body-unknown" for each in questions_of(row)):
        return []
    found = read_source(row.source, bodies()).bodies
    return [each.code for each in found if each.kind is BodyKind.UNKNOWN and len(each.code) <= LONGEST_NAME]


def names_unknown(rows: Sequence[Comment]) -> list[tuple[str, int]]:
    """Names in no table that several comments have, with how many do; the most frequent first."""
    counted = Counter(name for row in rows for name in unknown_bodies(row))
    several = [(name, count) for name, count in counted.most_common() if count > 1]
    return several[:A_LIST_OF_NAMES]
