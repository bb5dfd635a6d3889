"""What changes for somebody who is moved from one version of a programme to another.

Two versions are compared by the keys of their parts: a part whose key stays is the same part, however its
words were mended. Evidence is never lost by a move; what it fulfils is computed anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from convenor.domain.kernel import Words
from convenor.domain.programme.definition import Activity, Programme
from convenor.domain.programme.journey import Standing, StandingState


class Part(StrEnum):
    """What a programme consists of, as far as one who learns meets it."""

    ACTIVITY = "activity"
    OBJECTIVE = "objective"
    READING = "reading"
    ITEM = "item"  # of the self-test
    QUESTION = "question"  # of a handout


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One part of a version: its key, how it is called, and what it belongs to."""

    key: str
    title: Words
    mark: str = ""  # an identifier, as documents have
    within: Words | None = None  # the handout of a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one version has and the other has not, of one sort of part."""

    part: Part
    added: tuple[Piece, ...]
    removed: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a move does to activities that were done."""

    kept: tuple[Activity, ...]  # done before and after
    opened: tuple[Activity, ...]  # done before, and asked for more now
    dropped: tuple[Activity, ...]  # done before, and not asked for any more


def changes(old: Programme, new: Programme) -> tuple[Change, ...]:
    """What ``new`` adds to ``old`` and leaves out, in the order of the parts; nothing where nothing differs."""
    before, after = _pieces(old), _pieces(new)
    compared = (_change(part, before[part], after[part]) for part in Part)
    return tuple(each for each in compared if each.added or each.removed)


def effect(before: Iterable[Standing], after: Iterable[Standing]) -> Effect:
    """What becomes of the activities done ``before`` when the same evidence is read by another version."""
    done = [each.activity for each in before if each.state is StandingState.DONE]
    stands = {each.activity.key: each.state is StandingState.DONE for each in after}
    return Effect(
        kept=tuple(each for each in done if stands.get(each.key)),
        opened=tuple(each for each in done if stands.get(each.key) is False),
        dropped=tuple(each for each in done if each.key not in stands),
    )


def _change(part: Part, before: Mapping[str, Piece], after: Mapping[str, Piece]) -> Change:
    return Change(
        part=part,
        added=tuple(piece for key, piece in after.items() if key not in before),
        removed=tuple(piece for key, piece in before.items() if key not in after),
    )


def _pieces(programme: Programme) -> dict[Part, dict[str, Piece]]:
    """Every part by its key."""
    found = {
        Part.ACTIVITY: [Piece(key=each.key, title=each.title) for each in programme.activities],
        Part.OBJECTIVE: [Piece(key=each.key, title=each.title) for each in programme.objectives],
        Part.READING: [
            Piece(key=each.key, title=each.title, mark=each.identifier) for each in programme.readings
        ],
        Part.ITEM: [Piece(key=each.key, title=each.stem) for each in programme.self_test.items],
        Part.QUESTION: [
            Piece(key=f"{form.key}/{each.key}", title=each.prompt, within=form.title)
            for form in programme.handouts
            for each in form.questions
        ],
    }
    return {part: {each.key: each for each in pieces} for part, pieces in found.items()}
