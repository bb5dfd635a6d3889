"""Runs in a process of its own: groups a practice ballot, and tells time and memory as one line of JSON.

Usage: python -m bench.grouping_load COUNT [english|french|unlike]
"""

import json
import resource
import sys
import time
from dataclasses import replace
from random import Random

from bench.grouping_quality import f1, hidden, labels
from convenor.content.bodies import load_bodies
from convenor.content.dictionary import load_dictionary
from convenor.content.practice_ballot import SHAPE, make_ballot
from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.grouping import suggest
from convenor.domain.ballot.reading import read_comments

STEMS = tuple(
    a + b for a in ("re", "con", "pro", "im", "de") for b in ("test", "form", "pair", "sult", "port", "cept")
)
ENDINGS = ("", "s", "ed", "ing", "ation", "able")
FRENCH = replace(SHAPE, only_french=True, editors=0.0, members_editorial=0.0)


def unlike(each: Comment, dice: Random) -> Comment:
    """The same with some words of its own, so that nothing collapses."""
    own = [" ".join(dice.choice(STEMS) + dice.choice(ENDINGS) for _ in range(count)) for count in (6, 3)]
    return replace(each, comment=f"{each.comment} {own[0]}", change=f"{each.change} {own[1]}")


def main(count: int, extra: str) -> None:
    """Make, group, tell."""
    shape = {"english": replace(SHAPE, french=0.0), "french": FRENCH}.get(extra, SHAPE)
    made = make_ballot(count, Random(7), shape)
    comments = read_comments(made.sheet, load_bodies())
    if extra == "unlike":
        comments = tuple(unlike(each, Random(each.number)) for each in comments)
    dictionary, began, busy = load_dictionary(), time.perf_counter(), time.process_time()
    found = suggest(comments, dictionary=dictionary)
    told = {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - busy,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "hidden": hidden(comments, found)[0],
        "f1": f1(labels(comments, found), [each.issue for each in made.truths]),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
