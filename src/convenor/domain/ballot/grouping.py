"""Which comments of a ballot are about one matter: suggestions, each with its reasons, that a person confirms.

Sources: standards process, 9 ("unit of work = response to a group … near copies are suggested with the reason …
a human confirms"); handbook, the drafting group is to "order comments according to key issues". Nothing is grouped
silently: what is returned says which comments, why, and how well each fits; whoever confirms may split and merge,
and gives what was confirmed back as ``settled``, where it is never taken apart again.

Exact copies become one. All else goes by likeness and average linkage, cut twice: high for near copies, low for the
matter. The lower cut and the weights were chosen by cross-validation over real issues (decision 18).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.group_reasons import Reason, Shared, reasons
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.likeness import WEIGHTS, Features, Weights, features, likeness
from convenor.domain.ballot.linkage import cut, joins
from convenor.domain.ballot.pointing import last_meant, pointed_at
from convenor.domain.ballot.sameness import Dictionary, same_key

if TYPE_CHECKING:
    from convenor.domain.ballot.likeness import Matrix

_SETTLED = 10.0  # more alike than any two texts can be


@dataclass(frozen=True, slots=True)
class Dials:
    """How alike comments must be on the whole."""

    matter: float = 0.20  # to be suggested as one key issue
    near: float = 0.60  # to be suggested as near copies of each other
    weights: Weights = WEIGHTS


DIALS = Dials()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Comments that are probably about one matter. They are named by our numbers."""

    members: tuple[int, ...]
    fits: tuple[
        float, ...
    ]  # of each member, in the same order: how like the others it is; the lowest first to check
    copies: tuple[tuple[int, ...], ...]  # word for word the same comment and proposed change
    near: tuple[tuple[int, ...], ...]  # nearly the same
    lane: Lane  # batched only when every member is
    settled: tuple[int, ...]  # what a person has confirmed already
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What may be confirmed, split and merged."""

    groups: tuple[Group, ...]
    alone: tuple[int, ...]  # like no other comment


@dataclass(frozen=True, slots=True)
class _Text:
    """One text, and where it stands: exact copies become one, unless a person has parted them."""

    at: tuple[int, ...]  # positions of its comments
    settled: int | None  # the number of the confirmed group


def suggest(
    comments: Sequence[Comment],
    *,
    dictionary: Dictionary | None = None,
    settled: Iterable[frozenset[int]] = (),
    dials: Dials = DIALS,
) -> Suggestion:
    """Suggest groups of two comments and more; ``settled`` are the groups that were confirmed before."""
    pointers = pointed_at(comments)
    texts = _texts(comments, pointers, tuple(settled))
    if not texts:
        return Suggestion(groups=(), alone=())
    of = [_features(comments, text.at[0], pointers, dictionary or {}) for text in texts]
    like = likeness(of, dials.weights)
    found = joins(_bound(like.copy(), texts), [len(text.at) for text in texts])
    shared = Shared(comments, pointers)
    near = cut(found, len(texts), dials.near)
    groups = [
        _group(comments, texts, inside, near, like, shared)
        for inside in _by_root(cut(found, len(texts), dials.matter))
    ]
    return Suggestion(
        groups=tuple(each for each in groups if len(each.members) > 1 or each.settled),
        alone=tuple(each.members[0] for each in groups if len(each.members) == 1 and not each.settled),
    )


def _texts(
    comments: Sequence[Comment], pointers: Mapping[int, int], settled: Sequence[frozenset[int]]
) -> list[_Text]:
    """Exact copies together. What says nothing, or only points at another comment, is a copy of nothing."""
    confirmed = {number: at for at, group in enumerate(settled) for number in group}
    found: dict[tuple[int | None, str, str], list[int]] = {}
    for at, each in enumerate(comments):
        said = (same_key(each.comment), same_key(each.change))
        own = said if any(said) and at not in pointers else (f"only {at}", "")
        found.setdefault((confirmed.get(each.number), *own), []).append(at)
    return [_Text(tuple(where), key[0]) for key, where in found.items()]


def _features(
    comments: Sequence[Comment], at: int, pointers: Mapping[int, int], dictionary: Dictionary
) -> Features:
    meant = comments[last_meant(at, pointers)]
    return features(meant.comment, meant.change, _places(comments[at]), dictionary)


def _places(comment: Comment) -> tuple[str, ...]:
    """Both ends of every range; the whole document is no place."""
    ends = (end.text for span in comment.clauses.spans for end in (span.first, span.last))
    return () if comment.clauses.concerns_whole else tuple(sorted(set(ends)))


def _bound(like: "Matrix", texts: Sequence[_Text]) -> "Matrix":
    """What a person has confirmed stays together, and two confirmed groups stay two."""
    import numpy as np

    of = np.array([-1 if text.settled is None else text.settled for text in texts])
    known = of >= 0
    both = known[:, None] & known[None, :]
    same = of[:, None] == of[None, :]
    like[both & same] = _SETTLED
    like[both & ~same] = -np.inf
    return like


def _by_root(roots: Sequence[int]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for at, root in enumerate(roots):
        found.setdefault(root, []).append(at)
    return list(found.values())


def _group(
    comments: Sequence[Comment],
    texts: Sequence[_Text],
    inside: Sequence[int],
    near: Sequence[int],
    like: "Matrix",
    shared: Shared,
) -> Group:
    fit = dict(_fits(texts, inside, like))
    members = sorted(fit)
    said = [comments[at] for at in members]
    close = _by_root([near[each] for each in inside])
    return Group(
        members=tuple(each.number for each in said),
        fits=tuple(round(fit[at], 2) for at in members),
        copies=_numbers(comments, (texts[each].at for each in inside)),
        near=_numbers(
            comments,
            (tuple(at for i in part for at in texts[inside[i]].at) for part in close if len(part) > 1),
        ),
        lane=lane_of(said),
        settled=tuple(
            comments[at].number for each in inside if texts[each].settled is not None for at in texts[each].at
        ),
        reasons=reasons(members, shared),
    )


def lane_of(comments: Iterable[Comment]) -> Lane:
    """One comment that must be discussed takes its whole group to the discussion: none is hidden among others."""
    return Lane.BATCH if all(each.lane is Lane.BATCH for each in comments) else Lane.DISCUSSION


def _fits(texts: Sequence[_Text], inside: Sequence[int], like: "Matrix") -> Iterable[tuple[int, float]]:
    """For each position its mean likeness to the other comments of the group; a copy is like its copy by 1."""
    import numpy as np

    sizes = np.array([len(texts[each].at) for each in inside], dtype=np.float32)
    block = like[np.ix_(inside, inside)]
    np.fill_diagonal(block, 1.0)
    means = (block @ sizes - 1) / max(1.0, float(sizes.sum()) - 1)
    for row, each in enumerate(inside):
        for at in texts[each].at:
            yield at, float(means[row])


def _numbers(comments: Sequence[Comment], parts: Iterable[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(comments[at].number for at in sorted(each)) for each in parts if len(each) > 1)
