"""The speed of a running meeting: hands and votes until they are on the disk and on everybody's screen.

The server (``convenor serve``) has the first core to itself, the clients have the second. A bare broadcaster stands
beside it on the same core, with as many listeners, and is asked in turn: whatever else the machine does meets both.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from bench.cores import Disk, alone, beside, clients_core, memory, no_pauses, undisturbed
from bench.listeners import Burst, Crowd, Mouth, wish
from bench.serving import Served, _beside, databases, product
from bench.table import Figure, ms, percentile, show

SIZES = (60, 1000, 2000)
HANDS, BURSTS, AT_ONCE = 200, 6, 50
PAUSE = 0.13  # seconds after which a change is shown at once again
REST = 0.6
MOST_UP = 40  # hands that are up at the same time, when they go up one by one
IDLE = 10_000
MOST_MEMORY = 150  # MB
POSTGRES = 2  # times as long as on SQLite
LIMITS = {  # seconds, and the broadcast's ratio to the bare one
    60: {"one": 0.008, "fifty": 0.060, "votes": 0.060, "ratio": 0.6},
    1000: {"one": 0.035, "fifty": 0.200, "votes": 0.400, "ratio": 0.75},
    2000: {"one": 0.070, "votes": 1.0, "ratio": 0.8},
}


@dataclass(kw_only=True)
class Taken:
    """What one room of listeners took."""

    one: list[Burst] = field(default_factory=list)
    bare: list[Burst] = field(default_factory=list)
    disk: list[float] = field(default_factory=list)
    fifty: list[Burst] = field(default_factory=list)
    votes: list[Burst] = field(default_factory=list)
    memory: float = 0.0  # MB, when everybody listens
    at_last: float = 0.0  # MB, with as many connections more, and all wishes in its memory
    snapshot: int = 0  # bytes

    @property
    def wrong(self) -> int:
        """Answers that were none of ours."""
        bursts = self.one + self.bare + self.fifty + self.votes
        return sum(count for each in bursts for status, count in each.statuses.items() if status != 200)


def measure(names: str = "SQLite PostgreSQL", sizes: tuple[int, ...] = SIZES) -> bool:
    """Print a table for each database; whether every figure holds."""
    held = True
    with ExitStack() as stack:
        with undisturbed():
            found = stack.enter_context(databases(names, len(sizes)))
        stack.enter_context(clients_core())
        for name, addresses in found.items():
            slack = POSTGRES if name == "PostgreSQL" else 1
            taken = {size: on(address, size) for size, address in zip(sizes, addresses, strict=True)}
            figures = [row for size, each in taken.items() for row in _rows(size, each, slack)]
            if 2000 in taken:
                figures.append(_memory("server memory, 2,000 listeners", taken[2000].memory))
            title = f"A running meeting on {name}; the limit is a promise, or a bare broadcaster of the same bytes"
            held &= show(title, figures, *_notes(taken))
    return held


def on(address: str, size: int) -> Taken:
    """One room, ``size`` listeners, everything once."""
    with product(address) as served:
        told = _beside(served, "bench.live_room", str(size))
        with undisturbed(), beside() as port:
            alone(served)
            ours, bare = Crowd(served.port), Crowd(port)
            try:
                consoles, others = _paths(told, size)
                ours.listen(consoles, alike=False)
                ours.listen(others)
                bare.listen(["/"] * len(others))
                with no_pauses():
                    return _taken(served, told, ours, bare)
            finally:
                ours.close()
                bare.close()


def _taken(served: Served, told: dict[str, Any], ours: Crowd, bare: Crowd) -> Taken:
    taken, size = Taken(memory=memory(served)), len(ours.ears)
    room = Room(told, ours)
    voters = room.voters(size)
    ours.rest(REST)
    one_by_one(room, voters, bare, Disk(served.environment["CONVENOR_DATA"]), taken)
    if "fifty" in LIMITS[size]:
        taken.fifty = [hands_at_once(room, voters[:AT_ONCE]) for _turn in range(BURSTS)]
    taken.votes = [votes_at_once(room, voters, number) for number in range(1, BURSTS + 1)]
    taken.snapshot = len(ours.ears[-1].heard)
    taken.at_last = memory(served)
    return taken


class Room:
    """The mouths of one meeting."""

    def __init__(self, told: dict[str, Any], crowd: Crowd) -> None:
        self.crowd = crowd
        self._told = told
        self.chair = self.mouth(1)

    def mouth(self, seat: int) -> Mouth:
        """A connection on which a seat wishes."""
        return Mouth(f"/live/{self._told['meeting']}/", self._told["tickets"][str(seat)])

    def voters(self, size: int) -> list[tuple[int, Mouth]]:
        """As many seats as there are listeners; each with a connection of its own."""
        return [(each, self.mouth(each)) for each in self._told["voters"][:size]]

    def chairs(self, do: str, **fields: Any) -> None:
        """The chair does something that is not measured."""
        burst = self.crowd.burst([(self.chair, wish(do, **fields))])
        if burst.statuses != {200: 1}:
            raise RuntimeError(f"{do}: {burst.statuses}")


def one_by_one(room: Room, voters: list[tuple[int, Mouth]], bare: Crowd, disk: Disk, taken: Taken) -> None:
    """One hand after the other goes up; after each, the bare broadcaster sends the same bytes."""
    speaker, up = Mouth("/", ""), []
    for turn in range(HANDS):
        seat, mouth = voters[turn % MOST_UP]
        if seat in up:
            lower(room, voters, up)
        taken.one.append(room.crowd.burst([(mouth, wish("raise-hand", seat=seat))]))
        up.append(seat)
        words = room.crowd.ears[-1].heard
        same = b"id: %d%b" % (turn + 2, words[words.index(b"\n") :])
        taken.bare.append(bare.burst([(speaker, same)]))
        taken.disk.append(disk.write())
        room.crowd.rest(PAUSE)
    lower(room, voters, up)


def hands_at_once(room: Room, voters: list[tuple[int, Mouth]]) -> Burst:
    """Hands of as many seats in one moment; down again afterwards."""
    burst = room.crowd.burst([(mouth, wish("raise-hand", seat=seat)) for seat, mouth in voters])
    lower(room, voters, [seat for seat, _mouth in voters])
    return burst


def lower(room: Room, voters: list[tuple[int, Mouth]], up: list[int]) -> None:
    """The hands go down again; not measured."""
    mouths = dict(voters)
    room.crowd.burst([(mouths[seat], wish("lower-hand", seat=seat)) for seat in up])
    up.clear()
    room.crowd.rest(REST)


def votes_at_once(room: Room, voters: list[tuple[int, Mouth]], number: int) -> Burst:
    """A straw poll in which everybody votes in the same moment."""
    room.chairs("open-poll", question="Is 4.2 clear?", options=["Yes", "No", "Not yet"])
    asks = [(mouth, wish("cast-vote", poll=number, seat=seat, chosen=[seat % 3])) for seat, mouth in voters]
    room.crowd.open([mouth for mouth, _body in asks])
    room.crowd.rest(REST)
    burst = room.crowd.burst(asks)
    room.crowd.rest(REST)
    room.chairs("close-poll", poll=number)
    room.crowd.rest(REST)
    return burst


def _rows(size: int, taken: Taken, slack: int) -> list[Figure]:
    limits, who = LIMITS[size], f"{size:,} clients"
    one = [each.seen for each in taken.one]
    rows = [
        _row(f"{who}: one hand, p50", percentile(one, 0.5), 0),
        _row(f"{who}: one hand, p99", percentile(one, 0.99), limits["one"] * slack),
    ]
    if taken.fifty:
        rows.append(_most(f"{who}: {AT_ONCE} hands at once", taken.fifty, limits["fifty"] * slack))
    rows.append(_most(f"{who}: {size:,} votes at once", taken.votes, limits["votes"] * slack))
    ours = median(each.broadcast for each in taken.one)
    bare = median(each.broadcast for each in taken.bare)
    rows.append(
        Figure(
            f"{who}: broadcast, at least {limits['ratio']} of the bare one",
            ms(ours),
            ms(bare),
            f"{bare / ours:.2f}",
            bare / ours >= limits["ratio"],
        )
    )
    if taken.wrong:
        rows.append(Figure(f"{who}: answers that are not 200", str(taken.wrong), "0", "", False))
    return rows


def _row(name: str, taken: float, limit: float, more: str = "") -> Figure:
    if not limit:
        return Figure(name, ms(taken) + more)
    return Figure(name, ms(taken) + more, ms(limit), f"{taken / limit:.2f}", taken <= limit)


def _most(name: str, bursts: list[Burst], limit: float) -> Figure:
    seen = [each.seen for each in bursts]
    return _row(name, median(seen), limit, f"  slowest {ms(max(seen))}")


def _memory(name: str, megabytes: float) -> Figure:
    ratio = megabytes / MOST_MEMORY
    return Figure(name, f"{megabytes:.0f} MB", f"{MOST_MEMORY} MB", f"{ratio:.2f}", ratio <= 1)


def _notes(taken: dict[int, Taken]) -> Iterator[str]:
    yield (
        f"{HANDS} hands one by one, {BURSTS} rounds of everything at once (their median is judged); durable is"
        " answered after the commit (fsync)."
    )
    for size, each in taken.items():
        bare = [burst.seen for burst in each.bare]
        durable = [burst.durable for burst in each.one]
        yield (
            f"{size:,} clients: a hand durable p50 {ms(percentile(durable, 0.5))} p99 {ms(percentile(durable, 0.99))},"
            f" votes durable {ms(median(burst.durable for burst in each.votes))};"
            f" bare message p50 {ms(percentile(bare, 0.5))} p99 {ms(percentile(bare, 0.99))};"
            f" the disk alone p50 {ms(percentile(each.disk, 0.5))} p99 {ms(percentile(each.disk, 0.99))};"
            f" a snapshot of {each.snapshot:,} bytes; server {each.memory:.0f} MB,"
            f" at last, with {size:,} connections more for votes, {each.at_last:.0f} MB."
        )


def measure_idle(listeners: int = IDLE) -> bool:
    """Print what the server's memory is with very many who only listen; whether it holds."""
    with product() as served, clients_core():
        told = _beside(served, "bench.live_room", "1000")
        alone(served)
        crowd, (_consoles, paths) = Crowd(served.port), _paths(told, 1000)
        crowd.listen(paths[:1])
        before, begun = memory(served), time.perf_counter()
        crowd.listen([paths[each % len(paths)] for each in range(listeners - 1)])
        seconds = time.perf_counter() - begun
        crowd.rest(2 * REST)
        after = memory(served)
        crowd.close()
    grown = after - before
    return show(
        f"{listeners:,} who only listen",
        [_memory(f"what {listeners:,} idle listeners take", grown)],
        f"{before:.0f} MB with one, {after:.0f} MB with all; {1024 * grown / listeners:.1f} kB each; all in within"
        f" {seconds:.1f} s.",
    )


def _paths(told: dict[str, Any], size: int) -> tuple[list[str], list[str]]:
    """Where the consoles listen, and where everybody else does: ``size`` altogether."""
    stream = f"/live/{told['meeting']}/stream?ticket="
    consoles = [stream + told["tickets"][str(seat)] for seat in told["consoles"]]
    others = [told["projector"], *(told["tickets"][str(seat)] for seat in told["voters"])]
    return consoles, [stream + each for each in others][: size - len(consoles)]
