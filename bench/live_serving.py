"""The live wire served for tests and measurements: by uvicorn with our settings, on a database of its own."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.with_postgres import free_port

from bench.serving import ROOT, many_files, settings


@dataclass(kw_only=True)
class Process:
    """One server process; ``before`` stands before its command (``taskset``, ``ip netns exec``)."""

    environment: dict[str, str]
    port: int
    host: str = "127.0.0.1"
    before: tuple[str, ...] = ()
    application: str = "convenor.site.asgi:application"
    running: subprocess.Popen[bytes] | None = None

    def start(self, patience: float = 60.0) -> float:
        """Start and wait until it answers; the seconds that it took."""
        begun = time.perf_counter()
        told = ("--host", self.host, "--port", str(self.port), "--timeout-graceful-shutdown", "2")
        command = [*self.before, sys.executable, "-m", "uvicorn", self.application, *told]
        with open(Path(self.environment["CONVENOR_DATA"]) / "log", "ab") as log:
            self.running = subprocess.Popen(
                [*command, "--log-level", "warning", "--backlog", "8192"],
                env=self.environment,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while time.perf_counter() - begun < patience:
            if self.running.poll() is not None:
                raise RuntimeError(f"the server ended:\n{self.log()[-2000:]}")
            if self.answers():
                return time.perf_counter() - begun
            time.sleep(0.02)
        raise RuntimeError("the server did not answer")

    def answers(self) -> bool:
        """Whether somebody is there."""
        within = [each for each in self.before if each] if "netns" in self.before else []
        if within:
            asked = [*within, "curl", "-s", "-o", "/dev/null", f"http://{self.host}:{self.port}/live/"]
            return subprocess.run(asked).returncode == 0
        try:
            urllib.request.urlopen(f"http://{self.host}:{self.port}/live/", timeout=2)
        except urllib.error.HTTPError as answer:
            return answer.code == 404
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """As power loss of the process."""
        assert self.running
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    def stop(self) -> None:
        """As an operator stops it."""
        if self.running and self.running.poll() is None:
            self.running.terminate()
            try:
                self.running.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()

    def log(self) -> str:
        """What the server said."""
        return (Path(self.environment["CONVENOR_DATA"]) / "log").read_text(errors="replace")

    def memory(self) -> float:
        """MB in use."""
        assert self.running
        status = Path(f"/proc/{self.running.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@dataclass(kw_only=True)
class Stage:
    """A meeting in a database, and a process that serves it."""

    process: Process
    meeting: int
    tickets: dict[int, str]
    projector: str
    folder: Path = field(default_factory=Path)

    @property
    def environment(self) -> dict[str, str]:
        """Of the first process; a second one may share it."""
        return self.process.environment

    def another(self, **more: Any) -> Process:
        """A second process on the same database."""
        folder = self.folder / f"more-{time.monotonic_ns()}"
        folder.mkdir()
        shared = {key: self.environment[key] for key in ("CONVENOR_SECRET", "CONVENOR_DATABASE")}
        port = free_port()
        return Process(environment={**settings(folder, port), **shared}, port=port, **more)

    def rows(self) -> list[dict[str, Any]]:
        """The log as it is stored, read beside the product."""
        return list(stored(self.environment, self.meeting))


@contextmanager
def stage(seats: int, database: str = "", within: Path | None = None, **more: Any) -> Iterator[Stage]:
    """A meeting with ``seats`` people, ready to be served."""
    many_files()
    with TemporaryDirectory(prefix="convenor-live-", dir=within) as name:
        folder, port = Path(name), free_port()
        environment = {**settings(folder, port, database), "CONVENOR_SECRET": "s" * 60}
        process = Process(environment=environment, port=port, **more)
        told = prepared(environment, seats)
        tickets = {int(seat): slip for seat, slip in told["tickets"].items()}
        try:
            yield Stage(
                process=process,
                meeting=told["meeting"],
                tickets=tickets,
                projector=told["projector"],
                folder=folder,
            )
        finally:
            process.stop()


def prepared(environment: dict[str, str], seats: int) -> dict[str, Any]:
    """Fill the database; the tickets."""
    ran = subprocess.run(
        [sys.executable, "-m", "bench.seats", str(seats)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        raise RuntimeError(ran.stderr[-4000:])
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def stored(environment: dict[str, str], meeting: int) -> Iterator[dict[str, Any]]:
    """Every line of a meeting's log: place, key, and the event."""
    asked = "SELECT place, key, data FROM meetings_loggedevent WHERE meeting_id = {} ORDER BY place"
    if address := environment["CONVENOR_DATABASE"]:
        import psycopg

        with psycopg.connect(address) as connection:
            rows = connection.execute(asked.format(meeting)).fetchall()  # type: ignore[call-overload]
    else:
        import sqlite3

        with sqlite3.connect(f"{environment['CONVENOR_DATA']}/convenor.sqlite3") as base:
            rows = base.execute(asked.format(meeting)).fetchall()
    for place, key, data in rows:
        yield {"place": place, "key": key, **json.loads(data)}


def whole(environment: dict[str, str]) -> str:
    """What SQLite says of its own file; PostgreSQL is taken at its word."""
    if environment["CONVENOR_DATABASE"]:
        return "ok"
    import sqlite3

    with sqlite3.connect(f"{environment['CONVENOR_DATA']}/convenor.sqlite3") as base:
        return str(base.execute("PRAGMA integrity_check").fetchone()[0])
