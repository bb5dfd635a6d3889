"""Who measures and what is measured, each on a core of its own, before anything else that the machine does."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tools.with_postgres import free_port

from bench.listeners import Crowd
from bench.serving import Served, many_files


class Disk:
    """The disk that the server's data is on, alone: what it needs to keep four kilobytes."""

    def __init__(self, folder: str) -> None:
        self._file = os.open(f"{folder}/disk", os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def write(self) -> float:
        """The seconds that it took."""
        begun = time.perf_counter()
        os.write(self._file, bytes(4096))
        os.fsync(self._file)
        return time.perf_counter() - begun


def alone(served: Served) -> None:
    """Start the server, with the first core to itself where there are two."""
    command = [str(Path(sys.executable).with_name("convenor")), "serve"]
    served.command = [*_core(0), *command]
    served.start()


def _core(number: int) -> list[str]:
    return ["taskset", "-c", str(number)] if len(_cores()) > 1 else []


def _cores() -> set[int]:
    return set(range(os.cpu_count() or 1))


@contextmanager
def clients_core() -> Iterator[None]:
    """This process on the second core, and with as many open files as may be."""
    many_files()
    before = os.sched_getaffinity(0)
    with suppress(OSError):
        os.sched_setaffinity(0, {1})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """This process and those that it starts, before anything else that runs on this machine, where we may say so."""
    before = os.sched_getscheduler(0), os.sched_getparam(0)
    with suppress(PermissionError):
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    try:
        yield
    finally:
        os.sched_setscheduler(0, *before)


@contextmanager
def beside() -> Iterator[int]:
    """A bare broadcaster on the server's core; its port."""
    port = free_port()
    command = [*_core(0), sys.executable, "-m", "bench.broadcaster", str(port)]
    running = subprocess.Popen(command, cwd=Path(__file__).resolve().parents[1])
    try:
        _wait(port)
        yield port
    finally:
        running.kill()
        running.wait()


def _wait(port: int) -> None:
    for _turn in range(200):
        try:
            Crowd(port).listen(["/"])
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("the bare broadcaster did not answer")


@contextmanager
def no_pauses() -> Iterator[None]:
    """No search for garbage in this process while it measures."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def memory(served: Served) -> float:
    """MB of the server in use."""
    assert served.process
    status = Path(f"/proc/{served.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
