"""The main pages with 20 and with 2,000 mentees: queries, and milliseconds over real HTTP on both databases.

Both servers run at the same time and are asked in turn, so that whatever else the machine does meets both. Before
every request somebody saves something, as in life: what a server remembers of the last page is not what is measured.
"""

import asyncio
from contextlib import ExitStack
from statistics import median
from typing import Any

from bench.client import Client
from bench.serving import databases, prepared, product
from bench.table import Figure, ms, percentile, show

FEW, MANY = 20, 2000
ROUNDS = 40
MOST = 1.5


def measure(names: str = "SQLite PostgreSQL", rounds: int = ROUNDS, many: int = MANY) -> bool:
    """Print a table for each database; whether every page holds."""
    held = True
    with databases(names, 2) as found:
        for name, (few, more) in found.items():
            held &= _on(name, few, more, rounds, many)
    return held


def _on(name: str, few: str, more: str, rounds: int, many: int) -> bool:
    with ExitStack() as stack:
        servers = [stack.enter_context(product(each)) for each in (few, more)]
        told = [
            prepared(each, kind, count)
            for each, kind, count in zip(servers, ("pages",) * 2, (FEW, many), strict=True)
        ]
        for each in servers:
            each.start()
        ports = [each.port for each in servers]
        taken = asyncio.run(_ask(ports, told, rounds))
    figures = [
        _figure(page, *(each["pages"][page]["queries"] for each in told), *taken[page]) for page in taken
    ]
    title = f"Pages on {name}: {many:,} mentees (ours) beside {FEW} (peer); ratio of medians, at most {MOST}"
    return show(
        title,
        figures,
        f"{rounds} requests each over HTTP, one at a time, each after somebody saved something.",
    )


async def _ask(ports: list[int], told: list[Any], rounds: int) -> dict[str, tuple[list[float], list[float]]]:
    writers = [
        Client(port=port, session=each["writer"]["session"]) for port, each in zip(ports, told, strict=True)
    ]
    taken: dict[str, tuple[list[float], list[float]]] = {page: ([], []) for page in told[0]["pages"]}
    revision = 0
    for page, seconds in taken.items():
        about = [each["pages"][page] for each in told]
        readers = [
            Client(port=port, session=each["session"]) for port, each in zip(ports, about, strict=True)
        ]
        for turn in range(rounds + 3):
            for place, reader in enumerate(readers):
                saved = await writers[place].post(
                    told[place]["writer"]["path"], field="notes", text=f"note {revision}", revision=revision
                )
                answer = await reader.get(about[place]["path"])
                if (saved.status, answer.status) != (200, 200):
                    raise RuntimeError(f"{page}: {saved.status} {saved.body[:300]!r}, {answer.status}")
                if turn >= 3:  # the first ones load templates
                    seconds[place].append(answer.seconds)
            revision += 1
        for each in readers:
            await each.close()
    return taken


def _figure(page: str, few_queries: int, many_queries: int, few: list[float], many: list[float]) -> Figure:
    ratio = median(many) / median(few)
    return Figure(
        page,
        f"{many_queries:>3} queries  {ms(median(many)):>10}  p95 {ms(percentile(many, 0.95)):>10}",
        f"{few_queries:>3} queries  {ms(median(few)):>10}  p95 {ms(percentile(few, 0.95)):>10}",
        f"{ratio:.2f}",
        ratio <= MOST and many_queries == few_queries,
    )
