"""Long fault runs of a running meeting, each one command: ``python -m bench.live_toll kills|database|hosts|disk|storm|slow``.

Without a name all of them run; ``kills 20`` makes it twenty rounds. A short form of each is part of ``make test``.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Callable
from random import Random

from tools.with_postgres import server

from bench import live_faults, live_hosts
from bench.live_kills import Toll, kill_rounds
from bench.live_serving import stage
from bench.serving import fresh
from bench.table import Figure, machine, percentile, show

ROUNDS, SERIES = 200, 10  # a series is one meeting: none in the world has more than some ten thousand events
WRITERS, LISTENERS = 40, 40
LEAST = 500  # acknowledged wishes a round
STORM, CAUGHT_UP, STOPPED = 2_000, 15.0, 3.0


def kills(rounds: int = ROUNDS) -> bool:
    """kill -9 of the only process, on both databases, half of the rounds each."""
    dice = Random(57)
    with server(fast=False) as address:
        tolls = []
        for number in range(max(1, rounds // SERIES)):
            database = fresh(address, f"kills_{number}") if number % 2 else ""
            with stage(WRITERS + 4, database) as on:
                on.process.start()
                each = min(SERIES, rounds)
                tolls.append(asyncio.run(kill_rounds(on, each, WRITERS, LISTENERS, dice, LEAST)))
            so_far = together(tolls)
            print(
                f"  {so_far.rounds} of {rounds} kills, {so_far.acknowledged:,} acknowledged", file=sys.stderr
            )
            if not so_far.clean:
                break
    return _told(f"kill -9 under {WRITERS} writers and {LISTENERS} listeners", together(tolls), rounds)


def database(rounds: int = 20) -> bool:
    """PostgreSQL crashes and recovers; the server of the meeting is not restarted."""
    with server(fast=False) as address, stage(WRITERS + 4, fresh(address, "crash")) as on:
        on.process.start()
        toll = asyncio.run(live_faults.database_crash(on, WRITERS, rounds))
    return _told(f"PostgreSQL crashed under {WRITERS} writers", toll, rounds, least=50)


def hosts(rounds: int = 5) -> bool:
    """Three processes on three hosts; in turn one is killed and one vanishes."""
    apart = live_hosts.may()
    waits: dict[str, list[float]] = {"killed": [], "vanished": []}
    tolls = []
    for number in range(rounds):
        with live_faults.three_processes(apart) as (on, processes, there):
            vanishes = apart and number % 2 == 0
            blow = there[1].vanish if vanishes else processes[1].kill
            tolls.append(asyncio.run(live_faults.one_of_three(on, processes, blow)))
            waits["vanished" if vanishes else "killed"].append(tolls[-1].stayed)
            if vanishes:
                there[1].return_()
    toll = together(tolls)
    figures = [
        Figure(
            f"longest wait at the others, one {what}",
            f"{max(each):.2f} s",
            f"{STOPPED} s",
            "",
            max(each) <= STOPPED,
        )
        for what, each in waits.items()
        if each
    ]
    where = "each on a host of its own" if apart else "on one host: network namespaces may not be made here"
    return _told(f"One of three processes on PostgreSQL lost, {where}", toll, rounds, least=100, more=figures)


def disk() -> bool:
    """SQLite's disk fills up and is freed; the server of the meeting is not restarted."""
    found = live_faults.full_disk()
    if found is None:
        print("\nA full disk was left out: making a small one needs the right to mount.")
        return True
    figures = [
        Figure("answer while the disk is full", str(found.full.status), "503", "", found.full.status == 503),
        Figure("answer after it was freed", str(found.after.status), "200", "", found.after.status == 200),
        Figure("acknowledged wishes lost", str(len(found.lost)), "0", "", not found.lost),
    ]
    return show("A full disk under a meeting on SQLite", figures, f"It says: {found.full.said['words']}")


def storm(listeners: int = STORM) -> bool:
    """The server is killed while thousands listen; all come back at once."""
    with stage(60) as on:
        on.process.start()
        found = asyncio.run(live_faults.storm(on, listeners))
    figures = [
        Figure(
            "until the last one saw the newest board",
            f"{found.back:.1f} s",
            f"{CAUGHT_UP} s",
            "",
            found.back <= CAUGHT_UP,
        ),
        Figure("listeners that missed it", str(found.short), "0", "", not found.short),
        Figure("listeners that heard out of order", str(found.disorder), "0", "", not found.disorder),
    ]
    return show(f"{listeners:,} listeners come back after a kill", figures)


def slow(count: int = 20) -> bool:
    """Listeners that never read."""
    with stage(12) as on:
        on.process.start()
        found = asyncio.run(live_faults.slow_readers(on, count))
    late = percentile(found.others, 0.95)
    figures = [
        Figure("dropped", f"{found.dropped} of {count}", "all", "", found.dropped == count),
        Figure("until the last was dropped", f"{found.seconds:.0f} s", "60 s", "", found.seconds <= 60),
        Figure("memory for each", f"{found.grown:.2f} MB", "1 MB", "", found.grown < 1),
        Figure("boards of others, p95", f"{1000 * late:.0f} ms", "150 ms", "", late <= 0.15),
        Figure("caught up afterwards", str(found.caught_up), "True", "", found.caught_up),
    ]
    return show(
        f"{count} listeners that do not read",
        figures,
        "Ten boards of 24 kB a second, so that their buffers fill.",
    )


def together(tolls: list[Toll]) -> Toll:
    """Several runs as one."""
    found = Toll(whole="ok" if all(each.whole == "ok" for each in tolls) else "broken")
    for each in tolls:
        found.rounds += each.rounds
        found.acknowledged += each.acknowledged
        found.cuts += each.cuts
        for name in ("lost", "doubled", "strange", "disorder", "back", "caught_up"):
            getattr(found, name).extend(getattr(each, name))
        found.refusals += each.refusals
    found.refusals += Counter()
    return found


def _told(title: str, toll: Toll, rounds: int, least: int = LEAST, more: list[Figure] | None = None) -> bool:
    enough = toll.acknowledged >= least * rounds
    figures = [
        Figure("acknowledged wishes", f"{toll.acknowledged:,}", f"{least * rounds:,}", "", enough),
        Figure("lost", str(len(toll.lost)), "0", "", not toll.lost),
        Figure("done twice", str(len(toll.doubled)), "0", "", not toll.doubled),
        Figure("places left out or twice", str(len(toll.strange)), "0", "", not toll.strange),
        Figure("heard out of order", str(len(toll.disorder)), "0", "", not toll.disorder),
        Figure("database whole", toll.whole, "ok", "", toll.whole == "ok"),
        Figure("longest wait for an answer", f"{max(toll.back):.2f} s"),
        Figure(
            "last listener caught up",
            f"{max(toll.caught_up):.2f} s",
            "15 s",
            "",
            max(toll.caught_up) <= CAUGHT_UP,
        ),
        *(more or ()),
    ]
    notes = (
        f"{toll.cuts:,} requests cut off and sent again. Answers that were no: {dict(toll.refusals) or 'none'}.",
    )
    return show(
        f"{title}, {toll.rounds} rounds",
        figures,
        *notes,
        *toll.lost[:5],
        *toll.doubled[:5],
        *toll.strange[:5],
    )


RUNS: dict[str, Callable[..., bool]] = {
    "kills": kills,
    "database": database,
    "hosts": hosts,
    "disk": disk,
    "storm": storm,
    "slow": slow,
}


def main(wanted: list[str]) -> int:
    """Run what is named, with a number after it how often; 1 where a promise breaks."""
    print(machine())
    held = True
    if not wanted:
        for each in RUNS.values():
            held &= each()
    for name, number in zip(wanted, [*wanted[1:], ""], strict=True):
        if name in RUNS:
            held &= RUNS[name](int(number)) if number.isdecimal() else RUNS[name]()
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
