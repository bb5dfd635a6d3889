"""The type of a comment, as typed: general, technical, editorial, several of them, or none.

Sources: commenting form 2012-03, footnote 2 ("ge = general te = technical ed = editorial"); what real files
write instead (standards process, 1.3): ``Te``, ``Ed.``, ``Ed/te``, nothing; STEPmod's categories.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from convenor.domain.ballot.sameness import plain


class Kind(StrEnum):
    """What a comment is about; a comment may be of several kinds."""

    GENERAL = "ge"
    TECHNICAL = "te"
    EDITORIAL = "ed"


class Lane(StrEnum):
    """The way that a comment takes through the working group."""

    BATCH = "batch"  # the drafting group answers, one decision of the WG accepts all, anybody may pull one
    DISCUSSION = "discussion"  # the WG talks about it


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of one comment, and what stood there."""

    typed: str
    kinds: frozenset[Kind]
    unknown: tuple[str, ...] = ()  # words that name no kind

    @property
    def is_mixed(self) -> bool:
        """Whether more than one kind is named."""
        return len(self.kinds) > 1

    @property
    def in_order(self) -> tuple[Kind, ...]:
        """General, technical, editorial: always in this order."""
        return tuple(each for each in Kind if each in self.kinds)


WORDS = {
    "ge": Kind.GENERAL,
    "g": Kind.GENERAL,
    "te": Kind.TECHNICAL,
    "t": Kind.TECHNICAL,
    "ed": Kind.EDITORIAL,
    "e": Kind.EDITORIAL,
    "general": Kind.GENERAL,
    "generale": Kind.GENERAL,
    "technical": Kind.TECHNICAL,
    "technique": Kind.TECHNICAL,
    "editorial": Kind.EDITORIAL,
    "editoriale": Kind.EDITORIAL,
    "redactionnel": Kind.EDITORIAL,
    "redactionnelle": Kind.EDITORIAL,
}
BESIDE_THE_POINT = frozenset(
    {"minor", "major", "mineur", "majeur", "and", "et", "or", "ou", "comment", "type"}
)
SHORTEST = 3  # letters that stand for a whole word: "edit", "tech", "gén"


def read_kinds(typed: str) -> Kinds:
    """The kinds that are named in ``typed``; words that name none are kept, and nothing is refused."""
    words = [each for each in re.split(r"[\W\d_]+", plain(typed)) if each not in BESIDE_THE_POINT and each]
    found = {word: _kind(word) for word in words}
    kinds = frozenset(kind for kind in found.values() if kind)
    return Kinds(typed, kinds, tuple(word for word, kind in found.items() if kind is None))


def lane(kinds: Kinds, *, by_editors: bool = False) -> tuple[Lane, str]:
    """The way of a comment, and the code of the reason.

    Purely editorial comments, and those of ISO/CS (``**``) that are not marked technical, are batched. All others
    are discussed: a mixed one has a technical part; a general one is about the whole document and may carry a
    substantial objection; of one without a type nobody can say that it changes nothing.
    """
    if Kind.TECHNICAL in kinds.kinds:
        return Lane.DISCUSSION, "lane-mixed" if kinds.is_mixed else "lane-technical"
    if by_editors:
        return Lane.BATCH, "lane-editors"
    if kinds.kinds == {Kind.EDITORIAL} and not kinds.unknown:
        return Lane.BATCH, "lane-editorial"
    return Lane.DISCUSSION, "lane-general" if Kind.GENERAL in kinds.kinds else "lane-untyped"


def _kind(word: str) -> Kind | None:
    if word in WORDS:
        return WORDS[word]
    if len(word) < SHORTEST:
        return None
    return next((kind for whole, kind in WORDS.items() if whole.startswith(word)), None)
