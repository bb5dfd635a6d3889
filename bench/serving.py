"""The product served as its users have it: `convenor serve` in a process of its own, on a database of its own."""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.with_postgres import free_port, server

ROOT = Path(__file__).resolve().parents[1]


@dataclass(kw_only=True)
class Served:
    """One server that can be stopped, killed and started again."""

    environment: dict[str, str]
    port: int
    command: list[str] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def start(self, patience: float = 60) -> float:
        """Start and wait for the first page; the seconds that it took."""
        begun = time.perf_counter()
        command = self.command or [str(Path(sys.executable).with_name("convenor")), "serve"]
        with open(Path(self.environment["CONVENOR_DATA"]) / "log", "ab") as log:
            self.process = subprocess.Popen(
                command, env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        wait_for(f"http://127.0.0.1:{self.port}/", self.process, patience)
        return time.perf_counter() - begun

    def kill(self) -> None:
        """As power loss of the process: no time for any last word."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """As an operator stops it."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()

    def log(self) -> str:
        """What the server said."""
        return (Path(self.environment["CONVENOR_DATA"]) / "log").read_text(errors="replace")


def wait_for(url: str, process: subprocess.Popen[bytes], patience: float) -> None:
    """Until ``url`` answers 200; an error where the process ended or patience did."""
    until = time.perf_counter() + patience
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode} before its first page")
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"{url} did not answer within {patience:.0f} s")


def settings(folder: Path, port: int, database: str = "") -> dict[str, str]:
    """The environment of one server."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("CONVENOR_", "DJANGO_"))}
    return {
        **kept,
        "CONVENOR_DATA": str(folder),
        "CONVENOR_BIND": f"127.0.0.1:{port}",
        "CONVENOR_ADDRESS": f"http://127.0.0.1:{port}",
        "CONVENOR_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": "convenor.site.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }


@contextmanager
def product(database: str = "", within: Path | None = None) -> Iterator[Served]:
    """A server with a data folder of its own, not started yet; stopped and taken away afterwards."""
    many_files()
    with tempfile.TemporaryDirectory(prefix="convenor-bench-", dir=within) as folder:
        port = free_port()
        served = Served(environment=settings(Path(folder), port, database), port=port)
        try:
            yield served
        finally:
            served.stop()


@contextmanager
def databases(names: str, count: int = 1) -> Iterator[dict[str, list[str]]]:
    """``count`` empty databases of each kind in ``names``, by address; PostgreSQL as safe as in use."""
    kinds = names.split()
    found = {"SQLite": [""] * count} if "SQLite" in kinds else {}
    if "PostgreSQL" not in kinds:
        yield found
        return
    with server(fast=False) as address:
        yield {**found, "PostgreSQL": [fresh(address, f"bench_{each}") for each in range(count)]}


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path | None]:
    """A disk that can be filled; None where we may not make one."""
    with tempfile.TemporaryDirectory(prefix="convenor-disk-") as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], capture_output=True
        )
        if mounted.returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def fresh(address: str, name: str) -> str:
    """A new database on a PostgreSQL server."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{address.rpartition('/')[0]}/{name}"


def many_files() -> None:
    """Allow as many open connections as the system lets us."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 20_000), most))


def prepared(served: Served, kind: str, mentees: int) -> Any:
    """Fill the server's database, and what is needed to measure it."""
    return _beside(served, "bench.prepare", kind, str(mentees))


def compared(served: Served, books: list[dict[str, Any]]) -> Any:
    """What people were told, beside what the server's database holds."""
    return _beside(served, "bench.books", told=json.dumps(books))


def _beside(served: Served, *module: str, told: str = "") -> Any:
    """The answer of a module that runs on the server's settings, in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-m", *module],
        env=served.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        input=told,
    )
    if ran.returncode:
        raise RuntimeError(ran.stderr[-4000:])
    return json.loads(ran.stdout.splitlines()[-1])
