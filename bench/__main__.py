"""``python -m bench`` measures everything; ``python -m bench startup|pages|crowd|log|live|listeners|comments|grouping`` one thing."""

import sys

from bench import comments, grouping, live_speed, log, pages, rush, startup
from bench.table import machine

FIGURES = {
    "startup": startup.measure,
    "pages": pages.measure,
    "crowd": rush.measure,
    "log": log.measure,
    "live": live_speed.measure,
    "listeners": live_speed.measure_idle,
    "comments": comments.measure,
    "grouping": grouping.measure,
}


def main(wanted: list[str]) -> int:
    """Measure; 1 where a promised figure breaks."""
    unknown = [each for each in wanted if each not in FIGURES]
    if unknown:
        print(f"There is no figure {unknown[0]}. There are: {', '.join(FIGURES)}.")
        return 2
    print(machine())
    results = [FIGURES[each]() for each in wanted or FIGURES]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
