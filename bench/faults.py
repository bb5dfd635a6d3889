"""The server is killed, without a word of warning, while people write; then each is asked what they were told.

``python -m bench.faults [ROUNDS]``. On PostgreSQL every second round crashes the database instead, and the server has
to go on by itself.
"""

import asyncio
import os
import signal
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bench.client import Client
from bench.serving import Served, compared, databases, prepared, product, small_disk
from bench.table import Figure, machine, show
from bench.users import User, users

ROUNDS, WRITERS, BACK = 20, 12, 10  # seconds until pages must answer again
GONE = (OSError, asyncio.IncompleteReadError)


@dataclass(kw_only=True)
class Toll:
    """What all rounds together did."""

    rounds: int = 0
    answered: int = 0
    cut: int = 0  # requests that got no answer
    back: dict[str, list[float]] = field(
        default_factory=dict
    )  # seconds until a page answered again, by what died
    broken: Counter[int] = field(default_factory=Counter)  # answers of 500 and more while nothing was down
    found: dict[str, Any] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, doubled or broken."""
        found = self.found
        return (
            not (found["lost"] or found["doubled"] or found["letters"] or self.broken)
            and found["whole"] == "ok"
        )


def measure(names: str = "SQLite PostgreSQL", rounds: int = ROUNDS) -> bool:
    """Print a table for each database; whether nothing was lost, doubled or broken."""
    held = True
    with databases(names) as found:
        for name, (address,) in found.items():
            with product(address) as served:
                held &= _told(name, run(served, rounds))
    return held & full_disk()


def full_disk() -> bool:
    """SQLite on a disk that fills up while people write, and is freed again: no restart, nothing lost."""
    with small_disk(64) as disk:
        if disk is None:
            print("\nA full disk was left out: making a small one needs the right to mount.")
            return True
        with product(within=disk) as served:
            told = prepared(served, "crowd", 2 * WRITERS)
            people = users(served.port, told, WRITERS)
            served.start()
            statuses = asyncio.run(_fill(served, people, disk))
            found = compared(served, [each.books() for each in people])
    refused = sum(count for status, count in statuses["full"].items() if status >= 500)
    wrong = {status: count for status, count in statuses["freed"].items() if status >= 500}
    figures = [
        Figure("saves refused while the disk was full", str(refused), "some", "", refused > 0),
        Figure("errors after it was freed", str(sum(wrong.values())), "0", "", not wrong),
        Figure("acknowledged saves lost", str(len(found["lost"])), "0", "", not found["lost"]),
        Figure("saves doubled", str(len(found["doubled"])), "0", "", not found["doubled"]),
        Figure("database whole", found["whole"], "ok", "", found["whole"] == "ok"),
    ]
    return show("A full disk under writers on SQLite", figures, *found["lost"][:5])


async def _fill(served: Served, people: list[User], disk: Path) -> dict[str, Counter[int]]:
    """Write, fill the disk, write on, free it, write again; the answers of each time."""
    found = {}
    ballast = disk / "ballast"
    for when in ("before", "full", "freed"):
        if when == "full":
            with suppress(OSError), ballast.open("wb", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
        ballast.unlink(missing_ok=True) if when == "freed" else None
        await _write(people, Toll(), asyncio.Event(), checked=False, turns=1 if when == "freed" else 30)
        found[when] = sum((each.statuses for each in people), Counter())
        for each in people:
            each.statuses.clear()
            await each.client.close()
    return found


def _told(name: str, toll: Toll) -> bool:
    found = toll.found
    figures = [
        Figure("acknowledged saves lost", str(len(found["lost"])), "0", "", not found["lost"]),
        Figure(
            "saves, questions, audit lines doubled", str(len(found["doubled"])), "0", "", not found["doubled"]
        ),
        Figure("letters without question or twice", found["letters"] or "0", "0", "", not found["letters"]),
        Figure("database whole", found["whole"], "ok", "", found["whole"] == "ok"),
        Figure("errors after the return", str(sum(toll.broken.values())), "0", "", not toll.broken),
        *(
            Figure(
                f"page again after the death of the {what}",
                f"{median(each):.2f} s, at most {max(each):.2f} s",
                f"{BACK} s",
                "",
                max(each) <= BACK,
            )
            for what, each in toll.back.items()
        ),
    ]
    notes = (f"{toll.answered:,} answers, {toll.cut} requests cut off, {found['saves']} fields compared.",)
    title = f"{toll.rounds} rounds of kill -9 under {WRITERS} writers on {name}"
    return show(title, figures, *notes, *found["lost"][:5], *found["doubled"][:5])


def run(served: Served, rounds: int) -> Toll:
    """All rounds on one database; the books are compared after each, and every line must still be true."""
    told = prepared(served, "crowd", 2 * WRITERS)
    people = users(served.port, told, WRITERS, patient=False)
    toll, dice = Toll(), Random(57)
    served.start()
    for number in range(rounds):
        asyncio.run(_round(served, people, toll, dice, crash=number % 2 == 1))
        toll.found = compared(served, [each.books() for each in people])
        toll.rounds += 1
        if not toll.clean:
            break
    toll.answered = sum(each.statuses.total() for each in people)
    return toll


async def _round(served: Served, people: list[User], toll: Toll, dice: Random, *, crash: bool) -> None:
    """Everybody writes, something dies, everybody comes back."""
    stop = asyncio.Event()
    writing = asyncio.create_task(_write(people, toll, stop, checked=False))
    await asyncio.sleep(dice.uniform(0.3, 1.5))
    begun = time.perf_counter()
    crash = crash and bool(served.environment["CONVENOR_DATABASE"])
    if crash:
        crash(served.environment["CONVENOR_DATABASE"])
        await asyncio.sleep(0.2)
        stop.set()
        await writing
    else:
        served.kill()
        await writing
        await asyncio.to_thread(served.start)
    await _until_back(people[0].client, served)
    toll.back.setdefault("database" if crash else "server", []).append(time.perf_counter() - begun)
    await _write(people, toll, asyncio.Event(), checked=True, turns=2)
    for each in people:
        await each.client.close()


async def _write(
    people: list[User], toll: Toll, stop: asyncio.Event, *, checked: bool, turns: int = 10_000
) -> None:
    """Everybody saves without rest, until no answer comes, or an error, or it is enough."""

    async def one(user: User) -> None:
        for _turn in range(turns):
            if stop.is_set():
                return
            try:
                answer = await user.save()
            except GONE:
                toll.cut += 1
                await user.client.close()
                return
            if answer.status >= 500:
                toll.broken[answer.status] += checked
                toll.broken += Counter()
                return

    await asyncio.gather(*map(one, people))


async def _until_back(like: Client, served: Served) -> None:
    client, until = Client(port=served.port, session=like.session), time.perf_counter() + 60
    while time.perf_counter() < until:
        try:
            if (await client.get("/home/")).status == 200:
                return await client.close()
        except GONE:
            pass
        await asyncio.sleep(0.05)
    raise RuntimeError("no page within a minute")


def crash(address: str) -> None:
    """Kill one process of PostgreSQL, upon which it drops every connection and recovers from its log."""
    import psycopg

    with psycopg.connect(address) as connection:
        row = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'"
        ).fetchone()
    assert row
    os.kill(row[0], signal.SIGKILL)


if __name__ == "__main__":
    print(machine())
    sys.exit(0 if measure(rounds=int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS) else 1)
