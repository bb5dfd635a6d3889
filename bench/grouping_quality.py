"""Scores of groupings: B³, adjusted Rand index, and thresholds chosen on other issues than they are judged by."""

import csv
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import yaml

from bench.table import Figure
from convenor.content.bodies import load_bodies
from convenor.content.dictionary import load_dictionary
from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.grouping import Dials, Suggestion, suggest
from convenor.domain.ballot.kinds import Kind, Lane
from convenor.domain.ballot.likeness import WEIGHTS, Weights, features, likeness, weigh
from convenor.domain.ballot.linkage import cut, joins
from convenor.domain.ballot.reading import read_comments
from convenor.domain.ballot.sameness import bare, plain, same_key
from convenor.domain.ballot.sheet import RawRow, SheetFile

LABELLED = Path(__file__).parents[2] / "shared/data/comments/dis19156_labelled.csv"
PACK = Path(__file__).parents[1] / "src/convenor/content/packs/casco"
THRESHOLDS = tuple(round(0.12 + 0.02 * step, 2) for step in range(11))
FOLDS, TIMES, SENTENCES = 5, 20, 400
Labels = list[int]
Rows = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Score:
    """What one method reaches."""

    mean: tuple[float, float, float]  # B³ precision, recall, F1 of held-out comments
    lowest: float  # F1 of the worst and of the best of the repetitions
    highest: float
    tuned: float  # F1 with the threshold chosen on the very set: what nobody gets in use
    ari: float  # adjusted Rand index with the threshold that was chosen most often


def labelled() -> tuple[Sequence[Comment], list[str]]:
    """The labelled comments, and the issue of each."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    names = {"id": "mb_id", "clause": "clause", "element": "element", "type": "type", "comment": "comment"}
    rows = [
        RawRow(
            table=0,
            row=at,
            texts={ours: each[theirs] for ours, theirs in (names | {"change": "proposed_change"}).items()},
        )  # type: ignore[misc]
        for at, each in enumerate(found)
    ]
    sheet = SheetFile(name="labelled", form="csv", about={}, mapping=(), rows=tuple(rows))
    return read_comments(sheet, load_bodies()), [each["github_issues"] for each in found]


def labels(comments: Sequence[Comment], found: Suggestion) -> Labels:
    """The group of each comment; whoever is alone is a group."""
    of = {number: at for at, each in enumerate(found.groups) for number in each.members}
    return [of.get(each.number, -each.number) for each in comments]


def ours(comments: Sequence[Comment], weights: Iterable[Weights] = (WEIGHTS,)) -> list[Labels]:
    """Our groupings at every threshold, for each set of weights."""
    tried = itertools.product(weights, THRESHOLDS)
    return [labels(comments, suggest(comments, dials=Dials(matter=at, weights=each))) for each, at in tried]


def many_weights() -> list[Weights]:
    """A grid around the weights that were chosen."""
    return [Weights(*each) for each in itertools.product((1, 2), (1, 2), (0, 1), (0, 0.25, 0.5))]


def plain_tfidf(comments: Sequence[Comment]) -> list[Labels]:
    """The peer: words of comment and proposed change, TF-IDF, cosine, average linkage."""
    said = [Counter(bare(plain(f"{each.comment} {each.change}").split())) for each in comments]
    weighed = weigh(said)
    found = joins(weighed @ weighed.T, [1] * len(comments))
    return [cut(found, len(comments), at) for at in THRESHOLDS]


def scores(candidates: Sequence[Labels], truth: Sequence[str]) -> Score:
    """Choose among candidates on four fifths of the issues, judge on the last fifth; all comments are grouped together."""
    each = [by_comment(candidate, truth) for candidate in candidates]
    precision, recall = np.array([p for p, _ in each]), np.array([r for _, r in each])
    picked: Counter[int] = Counter()
    runs = [_one_run(precision, recall, truth, Random(seed), picked) for seed in range(TIMES)]
    p, r, f = (float(np.mean([run[at] for run in runs])) for at in range(3))
    best = picked.most_common(1)[0][0]
    return Score(
        (p, r, f),
        min(run[2] for run in runs),
        max(run[2] for run in runs),
        float(_f1(precision.mean(1), recall.mean(1)).max()),
        rand_index(candidates[best], truth),
    )


def _one_run(
    precision: Rows, recall: Rows, truth: Sequence[str], dice: Random, picked: Counter[int]
) -> tuple[float, float, float]:
    issues = sorted(set(truth))
    dice.shuffle(issues)
    p, r = np.zeros(len(truth)), np.zeros(len(truth))
    for fold in range(FOLDS):
        held = np.isin(truth, issues[fold::FOLDS])
        best = int(_f1(precision[:, ~held].mean(1), recall[:, ~held].mean(1)).argmax())
        picked[best] += 1
        p[held], r[held] = precision[best, held], recall[best, held]
    return float(p.mean()), float(r.mean()), float(_f1(p.mean(), r.mean()))


def by_comment(found: Sequence[int], truth: Sequence[str]) -> tuple[Rows, Rows]:
    """B³ precision and recall of every comment."""
    groups, issues = np.array(found), np.array(truth)
    together, same = groups[:, None] == groups[None, :], issues[:, None] == issues[None, :]
    right = (together & same).sum(1)
    return right / together.sum(1), right / same.sum(1)


def f1(found: Sequence[int], truth: Sequence[str]) -> float:
    """B³ F1 of one grouping."""
    precision, recall = by_comment(found, truth)
    return float(_f1(precision.mean(), recall.mean()))


def _f1(precision: Any, recall: Any) -> Any:
    return 2 * precision * recall / (precision + recall)


def rand_index(found: Sequence[int], truth: Sequence[str]) -> float:
    """Adjusted Rand index (Hubert and Arabie 1985)."""
    both = sum(comb(n, 2) for n in Counter(zip(found, truth, strict=True)).values())
    ours_, theirs = (sum(comb(n, 2) for n in Counter(each).values()) for each in (found, truth))
    chance = ours_ * theirs / comb(len(truth), 2)
    return (both - chance) / ((ours_ + theirs) / 2 - chance)


def hidden(comments: Sequence[Comment], found: Suggestion) -> tuple[int, int]:
    """Comments for discussion or marked technical in a batched group; and in discussed groups that are mostly editorial."""
    of = {each.number: each for each in comments}
    lost = few = 0
    for group in found.groups:
        said = [of[number] for number in group.members]
        serious = [
            each for each in said if each.lane is Lane.DISCUSSION or Kind.TECHNICAL in each.kinds.kinds
        ]
        lost += len(serious) * (group.lane is Lane.BATCH)
        few += len(serious) * (2 * len(serious) < len(said))
    return lost, few


def copies_found(comments: Sequence[Comment], found: Suggestion) -> float:
    """The share of pairs of exact copies that stand in one group."""
    of = dict(zip((each.number for each in comments), labels(comments, found), strict=True))
    texts: dict[tuple[str, str], list[int]] = {}
    for each in comments:
        texts.setdefault((same_key(each.comment), same_key(each.change)), []).append(each.number)
    pairs = [pair for each in texts.values() for pair in itertools.combinations(each, 2)]
    return sum(of[one] == of[other] for one, other in pairs) / max(1, len(pairs))


def language() -> list[Figure]:
    """Whether a French sentence of the product finds its own English sentence among 400, with the dictionary and without."""
    pairs = sorted(
        set(_pairs(*(yaml.safe_load(each.read_text("utf-8")) for each in sorted(PACK.glob("*.yaml")))))
    )
    Random(0).shuffle(pairs)
    found = []
    for name, dictionary in (("letters in common only", {}), ("with the dictionary", load_dictionary())):
        chosen = pairs[:SENTENCES]
        said = [features(text, "", (), dictionary) for side in zip(*chosen, strict=True) for text in side]
        like = likeness(said)[len(chosen) :, : len(chosen)]
        rank = (like > np.diagonal(like)[:, None]).sum(1)
        text = f"first {(rank == 0).mean():.2f}, among five {(rank < 5).mean():.2f} of {len(chosen)}"
        found.append(Figure(name, text))
    return found


def _pairs(*nodes: Any) -> Iterable[tuple[str, str]]:
    for node in nodes:
        if isinstance(node, dict):
            if (
                all(isinstance(node.get(each), str) for each in ("en", "fr"))
                and 8 <= len(node["en"].split()) <= 60
            ):
                yield node["en"], node["fr"]
            yield from _pairs(*node.values())
        elif isinstance(node, list):
            yield from _pairs(*node)
