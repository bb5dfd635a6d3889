"""How well and how fast comments are grouped: ours beside TF-IDF with average linkage, in one run.

Quality on the labelled set of DIS 19156 (126 comments, 40 issues as the working group grouped them), beside the
repository as ``../shared``; without it that part is left out. Time and memory on practice ballots, in a process of
its own, and with every comment made unlike its copies (the worst case).
"""

import json
import subprocess
import sys

from bench.grouping_quality import (
    LABELLED,
    Score,
    copies_found,
    hidden,
    labelled,
    language,
    many_weights,
    ours,
    plain_tfidf,
    scores,
)
from bench.table import Figure, show
from convenor.domain.ballot.grouping import suggest

LIMIT_SECONDS, LIMIT_MB = 5.0, 500
LEAST_F1 = 0.80


def measure() -> bool:
    """Print the tables; whether the promised figures hold."""
    good = [_speed(), show("French and English (pairs of the product's own translations)", language())]
    if LABELLED.exists():
        good.insert(0, _quality())
    else:
        print("The labelled set is not beside this repository: quality was not measured.")
    return all(good)


def _quality() -> bool:
    said, truth = labelled()
    found = suggest(said)
    lost, few = hidden(said, found)
    copies = copies_found(said, found)
    peer = scores(plain_tfidf(said), truth)
    rows = [
        _row("ours, threshold by cross-validation", scores(ours(said), truth), peer, LEAST_F1),
        _row(
            "ours, weights by cross-validation too", scores(ours(said, many_weights()), truth), peer, LEAST_F1
        ),
        _row("TF-IDF, average linkage (peer)", peer, peer, None),
        Figure("exact copies in one group", f"{copies:.3f}", "1.000", "", copies == 1.0),
        Figure("technical comments in a batched group", str(lost), "0", "", lost == 0),
        Figure("technical, in a discussed group mostly editorial", str(few), "each told as both-lanes"),
    ]
    note = "20 times five folds over issues, not comments; F1 as mean, and lowest to highest, of held-out comments."
    return show("Grouping 126 comments into 40 issues (B³)", rows, note)


def _row(name: str, each: Score, peer: Score, least: float | None) -> Figure:
    precision, recall, f1 = each.mean
    text = f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({each.lowest:.3f} to {each.highest:.3f}) ARI {each.ari:.3f}"
    limit = f"F1 {least:.2f}" if least else f"tuned on the set itself {each.tuned:.3f}"
    return Figure(name, text, limit, f"{f1 / peer.mean[2]:.2f}", None if least is None else f1 >= least)


def _speed() -> bool:
    rows = []
    for name, extra in (
        ("3,500, English and French", ""),
        ("3,500, English", "english"),
        ("3,500, French", "french"),
        ("3,500, no two alike", "unlike"),
    ):
        ran = subprocess.run(
            [sys.executable, "-m", "bench.grouping_load", "3500", extra],
            capture_output=True,
            text=True,
            check=True,
        )
        told = json.loads(ran.stdout)
        text = f"{told['seconds']:.1f} s ({told['cpu']:.1f} s of CPU), {told['mb']:.0f} MB"
        holds = told["seconds"] <= LIMIT_SECONDS and told["mb"] <= LIMIT_MB
        quality = f", F1 {told['f1']:.2f}, technical hidden {told['hidden']}"
        rows.append(
            Figure(
                name,
                text + quality,
                f"{LIMIT_SECONDS:.0f} s, {LIMIT_MB} MB",
                "",
                holds and not told["hidden"],
            )
        )
    note = "The practice ballot's sentences are our own: its F1 ranks methods, it promises nothing about a real ballot."
    return show("Grouping a whole ballot", rows, note)
