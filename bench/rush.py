"""200 people, signed in, read pages and save what they write, all at once; then every acknowledged save is looked up.

Twice: without any pause, which fills the server, and at the pace of people who type, which is what they feel.
"""

import asyncio
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bench.client import Answer
from bench.serving import Served, compared, databases, prepared, product
from bench.table import Figure, ms, percentile, show
from bench.users import User, users

USERS, SECONDS, PAUSE = 200, 20, 5.0  # a page saves what is typed every five seconds
GOOD = {200, 302, 409}


@dataclass(kw_only=True)
class Run:
    """What one run gave."""

    reads: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    seconds: float = 0

    @property
    def rate(self) -> float:
        """Requests a second."""
        return (len(self.reads) + len(self.saves)) / self.seconds


def measure(names: str = "SQLite PostgreSQL", count: int = USERS, seconds: float = SECONDS) -> bool:
    """Print a table for each database; whether nothing went wrong and nothing was lost."""
    held = True
    with databases(names) as found:
        for name, (address,) in found.items():
            with product(address) as served:
                held &= _on(name, served, count, seconds)
    return held


def _on(name: str, served: Served, count: int, seconds: float) -> bool:
    told = prepared(served, "crowd", count + count // 5)
    served.start()
    people = users(served.port, told, count)
    full = asyncio.run(run(people, seconds, 0))
    felt = asyncio.run(run(people, seconds, PAUSE))
    found = compared(served, [each.books() for each in people])
    served.stop()
    bare = _bare(served, told, count, seconds / 2)
    title = f"{count} people reading and saving at once on {name}; the limit is a page and a save that do next to nothing"
    wrong = sum((full.wrong + felt.wrong).values())
    figures = [
        Figure("errors", str(wrong), "0", "", wrong == 0),
        Figure("acknowledged saves missing", str(len(found["lost"])), "0", "", not found["lost"]),
        Figure("saves written twice", str(len(found["doubled"])), "0", "", not found["doubled"]),
        Figure("database whole", found["whole"], "ok", "", found["whole"] == "ok"),
        Figure(
            "requests/s, no pause", f"{full.rate:.0f}", f"{bare.rate:.0f}", f"{full.rate / bare.rate:.2f}"
        ),
        *_spread("reading, no pause", full.reads, bare.reads),
        *_spread("saving, no pause", full.saves, bare.saves),
        *_spread(f"reading, every {PAUSE:.0f} s", felt.reads, []),
        *_spread(f"saving, every {PAUSE:.0f} s", felt.saves, []),
    ]
    notes = [f"{what}: {times}×" for what, times in (full.wrong + felt.wrong).most_common(5)]
    notes += found["lost"][:3] + found["doubled"][:3]
    done = len(full.reads + full.saves + felt.reads + felt.saves)
    return show(
        title, figures, f"{done:,} requests; {found['saves']:,} fields compared with the database.", *notes
    )


def _spread(name: str, ours: list[float], bare: list[float]) -> list[Figure]:
    return [
        Figure(
            f"{name}, p{share}",
            ms(percentile(ours, share / 100)),
            ms(percentile(bare, share / 100)) if bare else "",
            f"{percentile(ours, share / 100) / percentile(bare, share / 100):.1f}" if bare else "",
        )
        for share in (50, 95, 99)
    ]


def _bare(served: Served, told: dict[str, Any], count: int, seconds: float) -> Run:
    """The same people and the same server, with nothing to do."""
    limit = Served(
        environment={**served.environment, "DJANGO_SETTINGS_MODULE": "bench.bare_settings"},
        port=served.port,
        command=[sys.executable, "-m", "uvicorn", "convenor.site.asgi:application", "--port", str(served.port),
                 "--log-level", "warning"],
    )  # fmt: skip
    limit.start()
    try:
        return asyncio.run(run(users(served.port, told, count), seconds, 0, bare=True))
    finally:
        limit.stop()


async def run(people: list[User], seconds: float, pause: float, *, bare: bool = False) -> Run:
    """Everybody acts until the time is over; with a pause, they do not all begin at the same moment."""
    found = Run()
    begun = time.perf_counter()
    until = begun + seconds
    await asyncio.gather(*(_one(each, found, until, pause, bare) for each in people))
    found.seconds = time.perf_counter() - begun
    for each in people:
        await each.client.close()
    return found


async def _one(user: User, found: Run, until: float, pause: float, bare: bool) -> None:
    await asyncio.sleep(user.dice.random() * pause)
    while time.perf_counter() < until:
        reads, answer = user.dice.random() < 0.5, None
        try:
            answer = await (_bare_act(user, reads) if bare else _act(user, reads))
        except (OSError, asyncio.IncompleteReadError, ValueError) as broken:
            found.wrong[type(broken).__name__] += 1
            await asyncio.sleep(0.1)
        if answer is not None:
            (found.reads if reads else found.saves).append(answer.seconds)
            if answer.status not in GOOD:
                found.wrong[f"status {answer.status}"] += 1
            await asyncio.sleep(max(0.0, pause - answer.seconds))


async def _act(user: User, reads: bool) -> Answer:
    if reads:
        return await user.read()
    return await (user.write() if user.dice.random() < 0.6 else user.tick())


async def _bare_act(user: User, reads: bool) -> Answer:
    return await (user.client.get("/page/") if reads else user.client.post("/save/", text="bare"))
