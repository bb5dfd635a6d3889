"""Faults of a running meeting, each for a short while (in the tests) or a long one (``make faults``)."""

import asyncio
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.with_postgres import server

from bench.faults import crash
from bench.live_hosts import Host, hosts
from bench.live_kills import Toll, compare, one_round, writers
from bench.live_serving import Process, Stage, stage
from bench.serving import fresh, small_disk
from bench.wire import Ear, Told, Voice


def voice(on: Stage, seat: int) -> Voice:
    """Somebody at a seat."""
    return Voice(port=on.process.port, host=on.process.host, meeting=on.meeting, ticket=on.tickets[seat])


def ear(on: Stage, seat: int) -> Ear:
    """Somebody who listens at a seat."""
    return Ear(on.process.port, on.meeting, on.tickets[seat], host=on.process.host)


async def database_crash(on: Stage, seats: int, rounds: int) -> Toll:
    """PostgreSQL drops every connection and recovers, again and again; the server goes on by itself."""
    toll, people = Toll(), writers(on, range(3, 3 + seats))
    ears = [ear(on, 3)]

    async def blow() -> None:
        await asyncio.to_thread(crash, on.environment["CONVENOR_DATABASE"])

    for _number in range(rounds):
        await one_round(people, 0.7, blow, 2.0, ears, toll)
    await ears[0].close()
    compare(on, people, ears, toll)
    return toll


@contextmanager
def three_processes(apart: bool) -> Iterator[tuple[Stage, list[Process], list[Host]]]:
    """Three processes of one meeting on PostgreSQL; ``apart``: each on a host of its own."""
    with ExitStack() as stack:
        there = stack.enter_context(hosts(3)) if apart else []
        lines = tuple(each.gateway for each in there)
        address = stack.enter_context(server(fast=False, listens_on=lines))
        on = stack.enter_context(stage(60, fresh(address, "hosts")))
        processes = [on.another() for _number in range(3)]
        for process, host in zip(processes, there, strict=False):
            process.host, process.before = host.address, host.before
            near = process.environment["CONVENOR_DATABASE"].replace("127.0.0.1", host.gateway)
            process.environment["CONVENOR_DATABASE"] = near
        for process in processes:
            stack.callback(process.stop)
            process.start()
        yield on, processes, there


async def one_of_three(on: Stage, processes: list[Process], blow: Callable[[], Any], seats: int = 24) -> Toll:
    """The second process dies or vanishes in the middle; its people go to the others."""
    toll, ports = Toll(), [each.port for each in processes]
    there = [each.host for each in processes]
    people = writers(on, range(3, 3 + seats), ports, there)
    ears = [Ear(ports[each], on.meeting, on.tickets[3], host=there[each]) for each in (0, 2)]

    async def strike() -> None:
        await asyncio.to_thread(blow)

    await one_round(people, 1.5, strike, 4.5, ears, toll)
    for each in ears:
        await each.close()
    compare(on, people, ears, toll)
    return toll


@dataclass(kw_only=True)
class Filled:
    """What was answered before, while and after the disk was full."""

    before: Told
    full: Told
    after: Told
    lost: list[str] = field(default_factory=list)


def full_disk() -> Filled | None:
    """SQLite on a disk that fills up and is freed again; None where no disk can be made."""
    with small_disk(48) as disk:
        if disk is None:
            return None
        with stage(12, within=disk) as on:
            on.process.start()
            return asyncio.run(_filled(on, disk))


async def _filled(on: Stage, disk: Path) -> Filled:
    chair, told = voice(on, 1), dict[str, int]()
    before = await chair.do("show-text", text="before")
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    full = before
    for number in range(400):
        full = await chair.do("show-text", key=f"full-{number:08}", text=f"{number} " + "x" * 7000)
        if full.status != 200:
            break
        told[f"full-{number:08}"] = full.said["place"]
    ballast.unlink()
    after = await chair.do("show-text", key="after-the-flood", text="after")
    stored = {row["key"]: row["place"] for row in on.rows()}
    await chair.close()
    lost = [key for key, place in told.items() if stored.get(key) != place]
    return Filled(before=before, full=full, after=after, lost=lost)


@dataclass(kw_only=True)
class Storm:
    """What became of many listeners when the server died."""

    listeners: int
    back: float = 0.0  # seconds from the server's return until the last one saw the newest board
    disorder: int = 0
    short: int = 0  # listeners that do not hold the last place


async def storm(on: Stage, listeners: int) -> Storm:
    """Everybody listens, the server is killed, something is written, and everybody must see it."""
    chair = voice(on, 1)
    ears = []
    for number in range(listeners):
        ears.append(ear(on, 3 + number % 50))
        if number % 200 == 199:
            await asyncio.sleep(0.05)
    for each in ears:
        await each.until(lambda one: one.place > 0, 60)
    await chair.do("show-text", text="before the storm")
    on.process.kill()
    await chair.close()
    await asyncio.to_thread(on.process.start)
    begun = time.perf_counter()
    last = (await chair.insist("show-text", text="after the storm")).said["place"]
    for each in ears:
        await each.until(lambda one: one.place >= last, 60)
    found = Storm(listeners=listeners, back=time.perf_counter() - begun)
    for each in ears:
        places = [one.place or 0 for one in each.heard if one.name == "board"]
        found.disorder += places != sorted(places)
        found.short += each.last("board").get("place") != last
        await each.close()
    await chair.close()
    return found


@dataclass(kw_only=True)
class Slow:
    """What became of listeners that do not read."""

    dropped: int
    seconds: float  # until the last was dropped
    grown: float  # MB for each
    others: list[float]  # how late a listener that reads got each board, in seconds
    caught_up: bool


async def slow_readers(on: Stage, count: int, patience: float = 60.0) -> Slow:
    """``count`` listeners never read; the text on show changes until the server has dropped them all."""
    deaf = [_deaf(on) for _number in range(count)]
    good, chair = ear(on, 3), voice(on, 1)
    await good.until(lambda one: one.place > 0)
    memory, begun, number, others = on.process.memory(), time.perf_counter(), 0, []
    while time.perf_counter() - begun < patience and _held(on, deaf):
        number += 1
        sent = time.perf_counter()
        place = (await chair.do("show-text", text=f"{number} " + "€" * 7900)).said["place"]
        await good.until(lambda one, place=place: one.place >= place)
        others.append(good.heard[-1].at - sent)
    found = Slow(
        dropped=count - _held(on, deaf),
        seconds=time.perf_counter() - begun,
        grown=(on.process.memory() - memory) / count,
        others=others,
        caught_up=False,
    )
    again = ear(on, 3)
    await again.until(lambda one: one.place >= good.place)
    found.caught_up = again.last("sheet")["text"].startswith(f"{number} ")
    for each in deaf:
        each.close()
    for heard in (again, good):
        await heard.close()
    await chair.close()
    return found


def _deaf(on: Stage) -> socket.socket:
    """A listener with a small buffer that asks for the stream and reads nothing."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect((on.process.host, on.process.port))
    path = f"/live/{on.meeting}/stream?ticket={on.tickets[4]}"
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: {on.process.host}\r\n\r\n".encode())
    return line


def _held(on: Stage, deaf: list[socket.socket]) -> int:
    """How many of the lines the server still holds."""
    asked = ["ss", "-Htn", "state", "established", f"sport = :{on.process.port}"]
    lines = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    ports = {line.getsockname()[1] for line in deaf}
    return sum(int(each.split()[-1].rsplit(":", 1)[1]) in ports for each in lines.splitlines())
