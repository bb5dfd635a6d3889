"""Who is for a change, who against, who wants another remedy: by member body, before the meeting.

Source: ISO/IEC Directives Part 1, 2.5.6: consensus is "the absence of sustained opposition to substantial issues by
any important part of the concerned interests". Counting comments is not counting support: a body that sends forty
comments is one body, and one that opposes is not outnumbered by those that do not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from convenor.domain.ballot.bodies import BodyKind
from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.sameness import same_key


class Stance(StrEnum):
    """What one comment wants, said by a person who has read it."""

    FOR = "for"
    AGAINST = "against"
    OTHER = "other"  # something should change, but otherwise
    MIXED = "mixed"  # only of a body: its comments say different things


@dataclass(frozen=True, slots=True)
class Counted:
    """How many comments and how many member bodies take one stance: two numbers, never one for the other."""

    comments: int = 0
    bodies: tuple[str, ...] = ()  # member bodies, in the order of their codes
    others: tuple[
        str, ...
    ] = ()  # liaisons, editors and bodies that nobody knows: heard, not counted as members


@dataclass(frozen=True, slots=True)
class Picture:
    """The stances inside one issue."""

    by_stance: Mapping[Stance, Counted]
    unread: tuple[int, ...]  # comments of which nobody has said yet what they want

    @property
    def opposed(self) -> tuple[str, ...]:
        """Member bodies that are against, or partly: opposition that may be sustained at the meeting."""
        return tuple(sorted({*self.by_stance[Stance.AGAINST].bodies, *self.by_stance[Stance.MIXED].bodies}))

    @property
    def is_complete(self) -> bool:
        """Whether somebody has read every comment for its stance."""
        return not self.unread


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A stance that a person may confirm, because another comment with the same words has it."""

    comment: int
    stance: Stance
    like: int  # the comment that proposes the same change in the same words


def picture(comments: Sequence[Comment], confirmed: Mapping[int, Stance]) -> Picture:
    """What the comments of one issue want; ``confirmed`` has the stance of each that a person has read."""
    wants: dict[tuple[str, bool], set[Stance]] = {}
    for each in comments:
        for body in each.source.bodies if each.number in confirmed else ():
            wants.setdefault((body.code, body.kind is BodyKind.MEMBER), set()).add(confirmed[each.number])
    taken = {body: said.pop() if len(said) == 1 else Stance.MIXED for body, said in wants.items()}
    return Picture(
        {stance: _counted(stance, comments, confirmed, taken) for stance in Stance},
        tuple(each.number for each in comments if each.number not in confirmed),
    )


def suggestions(comments: Sequence[Comment], confirmed: Mapping[int, Stance]) -> tuple[Suggestion, ...]:
    """Stances of unread comments that propose a change in the very words of a read one; nothing else is guessed.

    Where comments with these words have been read differently, nothing is suggested.
    """
    said: dict[str, dict[Stance, int]] = {}
    for each in comments:
        if each.number in confirmed and _words(each):
            said.setdefault(_words(each), {}).setdefault(confirmed[each.number], each.number)
    return tuple(_alike(comments, confirmed, said))


def _alike(
    comments: Iterable[Comment], confirmed: Mapping[int, Stance], said: Mapping[str, Mapping[Stance, int]]
) -> Iterable[Suggestion]:
    for each in comments:
        stances = said.get(_words(each), {}) if each.number not in confirmed else {}
        if len(stances) == 1:
            (stance, like) = next(iter(stances.items()))
            yield Suggestion(each.number, stance, like)


def _words(comment: Comment) -> str:
    return same_key(comment.change)


def _counted(
    stance: Stance,
    comments: Iterable[Comment],
    confirmed: Mapping[int, Stance],
    taken: Mapping[tuple[str, bool], Stance],
) -> Counted:
    bodies, others = (
        tuple(sorted(code for (code, member), said in taken.items() if said is stance and member is wanted))
        for wanted in (True, False)
    )
    number = sum(confirmed.get(each.number) is stance for each in comments)
    return Counted(number, bodies, others)
