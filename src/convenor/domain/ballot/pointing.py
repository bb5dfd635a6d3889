"""Comments that only point at another one: "see previous comment", "see our comment on 9.10.1".

Such a comment is about what the other one says, whatever its own few words are.
"""

import re
from collections.abc import Mapping, Sequence

from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.sameness import plain

_POINTS = re.compile(
    r"\b(previous|above|earlier|preceding)\b[^.]{0,25}\bcomments?\b|\b(see|same as)( the| our)?( previous)? comments?\b"
    r"|\bcommentaires?\b[^.]{0,20}\b(precedents?|ci-dessus)\b|\b(voir|meme)( le| notre)? commentaires?\b"
)
_LONGEST = 140  # what is longer says something of its own
_LOOK_BACK = 4  # the comments of the same body, before this one, that "previous" may mean
_PLACE = re.compile(r"\b([a-z]?\d*(?:\.\d+)+)\b")
_EMPTY = frozenset(
    [
        "previous",
        "comment",
        "comments",
        "please",
        "also",
        "here",
        "applies",
        "concerning",
        "subclause",
        "this",
        "same",
    ]
)


def pointed_at(said: Sequence[Comment]) -> dict[int, int]:
    """Which comment points at which earlier one of the same body, from position to position."""
    earlier: dict[tuple[str, ...], list[int]] = {}
    found = {}
    for here, each in enumerate(said):
        before = earlier.setdefault(each.bodies, [])
        text = plain(each.change or each.comment)
        if before and len(text) < _LONGEST and _POINTS.search(text):
            found[here] = _meant(text, each, before, said)
        before.append(here)
    return found


def last_meant(here: int, pointers: Mapping[int, int]) -> int:
    """The comment at the end of a chain of "see previous"."""
    while here in pointers:
        here = pointers[here]
    return here


def _meant(text: str, each: Comment, before: Sequence[int], said: Sequence[Comment]) -> int:
    place = _PLACE.search(text)
    there = [at for at in before if place and place[1] in _places(said[at])]
    if there:
        return there[-1]
    own = _telling(f"{text} {each.comment}")
    return max(
        before[-_LOOK_BACK:],
        key=lambda at: (len(own & _telling(f"{said[at].comment} {said[at].change}")), at),
    )


def _places(comment: Comment) -> set[str]:
    return {each.first.text.lower() for each in comment.clauses.spans}


def _telling(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", plain(text))) - _EMPTY
