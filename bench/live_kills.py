"""The server of a running meeting is killed while everybody writes; afterwards the log is asked what is true.

Every wish has a key. Whoever gets no answer sends the same wish again, as a browser's outbox does. At the end every
acknowledged key must stand in the log once, at the place that was answered, and nothing else may stand there.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from uuid import uuid4

from bench.live_serving import Stage, whole
from bench.wire import GONE, Ear, Voice


@dataclass(kw_only=True)
class Writer:
    """One seat whose hand goes up and down, and what it was told about each."""

    voice: Voice
    seat: int
    ports: list[int]
    hosts: list[str] = field(default_factory=lambda: ["127.0.0.1"])
    patience: float = 2.5
    up: bool = False
    acknowledged: dict[str, int] = field(default_factory=dict)
    cuts: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    waited: float = 0.0  # the longest time without an answer
    answered_at: float = 0.0

    async def write(self, stop: asyncio.Event) -> None:
        """Wish without rest until it is enough; the last wish is insisted on."""
        self.answered_at = time.perf_counter()
        while not stop.is_set():
            await self._one("lower-hand" if self.up else "raise-hand")
            self.up = not self.up

    async def _one(self, wish: str) -> None:
        key = str(uuid4())
        while True:
            try:
                told = await asyncio.wait_for(self.voice.do(wish, key, seat=self.seat), self.patience)
            except (*GONE, TimeoutError):
                self._turn()
                await asyncio.sleep(0.05)
                continue
            if told.status == 200:
                self.acknowledged[key] = told.said["place"]
                now = time.perf_counter()
                self.waited, self.answered_at = max(self.waited, now - self.answered_at), now
                return
            if told.status == 429:  # on a quick machine a writer without rest is asked to go slower
                await asyncio.sleep(0.05)
                continue
            self.refusals[f"{told.status} {told.said.get('refused')}"] += 1
            self._turn()
            await asyncio.sleep(0.05)

    def _turn(self) -> None:
        """Try the next process."""
        self.cuts += 1
        place = (self.ports.index(self.voice.port) + 1) % len(self.ports)
        self.voice.port, self.voice.host = self.ports[place], self.hosts[place % len(self.hosts)]
        self.voice._ways = None


@dataclass(kw_only=True)
class Toll:
    """What all rounds together did."""

    rounds: int = 0
    acknowledged: int = 0
    cuts: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    disorder: list[str] = field(default_factory=list)  # what listeners heard out of order, or missed
    back: list[float] = field(default_factory=list)  # the longest time that anybody waited, in each round
    stayed: float = 0.0  # the longest time that anybody waited who stayed with one process
    caught_up: list[float] = field(default_factory=list)  # until the last listener saw the last place
    refusals: Counter[str] = field(default_factory=Counter)
    whole: str = ""

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, doubled, strange or out of order."""
        return not (self.lost or self.doubled or self.strange or self.disorder) and self.whole == "ok"


def writers(
    stage: Stage, seats: range, ports: list[int] | None = None, hosts: list[str] | None = None
) -> list[Writer]:
    """One writer for each seat, spread over the processes."""
    ports, hosts = ports or [stage.process.port], hosts or [stage.process.host]
    found = []
    for number, seat in enumerate(seats):
        place = number % len(ports)
        voice = Voice(
            port=ports[place],
            host=hosts[place % len(hosts)],
            meeting=stage.meeting,
            ticket=stage.tickets[seat],
        )
        found.append(Writer(voice=voice, seat=seat, ports=ports, hosts=hosts))
    return found


Blow = Callable[[], Awaitable[None]]


async def one_round(
    people: list[Writer],
    seconds: float,
    blow: Blow,
    after: float,
    ears: list[Ear],
    toll: Toll,
    least: int = 0,
) -> None:
    """Everybody writes, something dies, everybody goes on; the listeners must see the end.

    On a machine that is busy it is written for longer, until ``least`` more wishes are acknowledged.
    """
    enough = sum(len(each.acknowledged) for each in people) + least
    stop = asyncio.Event()
    for each in people:
        each.waited = 0.0
    writing = asyncio.gather(*(each.write(stop) for each in people))
    await asyncio.sleep(seconds)
    while sum(len(each.acknowledged) for each in people) < enough:
        await asyncio.sleep(0.05)
    await blow()
    await asyncio.sleep(after)
    stop.set()
    await writing
    toll.back.append(max(each.waited for each in people))
    toll.stayed = max((each.waited for each in people if not each.cuts), default=0.0)
    begun, last = time.perf_counter(), max(max(each.acknowledged.values(), default=0) for each in people)
    for ear in ears:
        await ear.until(lambda heard: heard.place >= last, 60)
    toll.caught_up.append(time.perf_counter() - begun)
    toll.rounds += 1


def compare(stage: Stage, people: list[Writer], ears: list[Ear], toll: Toll) -> None:
    """What everybody was told beside what is stored."""
    rows = stage.rows()
    stored = {row["key"]: row["place"] for row in rows if row["key"]}
    told = {key: place for each in people for key, place in each.acknowledged.items()}
    toll.acknowledged = len(told)
    toll.cuts = sum(each.cuts for each in people)
    toll.refusals = sum((each.refusals for each in people), Counter())
    toll.lost = [key for key, place in told.items() if stored.get(key) != place]
    toll.strange = [
        f"place {row['place']} at {number}" for number, row in enumerate(rows, 1) if row["place"] != number
    ]
    toll.doubled = _doubled(rows)
    toll.disorder = [each for ear in ears for each in _disorder(ear)]
    toll.whole = whole(stage.environment)


def _doubled(rows: list[dict[str, object]]) -> list[str]:
    """Hands that went up while they were up, or down while they were down."""
    up: dict[object, bool] = {}
    wrong = []
    for row in rows:
        if row["name"] in ("hand.raised", "hand.lowered"):
            rises = row["name"] == "hand.raised"
            if up.get(row["seat"], False) is rises:
                wrong.append(f"{row['name']} twice, seat {row['seat']}, place {row['place']}")
            up[row["seat"]] = rises
    return wrong


def _disorder(ear: Ear) -> list[str]:
    places = [each.place or 0 for each in ear.heard if each.name == "board"]
    return [f"{before} then {after}" for before, after in pairwise(places) if after < before]


async def kill_rounds(
    stage: Stage, rounds: int, seats: int, listeners: int, dice: Random, least: int = 0
) -> Toll:
    """``rounds`` times kill -9 of the only process under ``seats`` writers, with ``listeners`` listening."""
    toll, process = Toll(), stage.process
    people = writers(stage, range(3, 3 + seats))
    ears = [Ear(process.port, stage.meeting, stage.tickets[3 + each % seats]) for each in range(listeners)]

    async def blow() -> None:
        process.kill()
        await asyncio.to_thread(process.start)

    for _number in range(rounds):
        await one_round(people, dice.uniform(0.2, 0.7), blow, 0.25, ears, toll, least)
    for ear in ears:
        await ear.close()
    compare(stage, people, ears, toll)
    return toll
