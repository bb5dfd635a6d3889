"""From a clean clone to the first page, and the second start, by `make run` as a newcomer types it."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.serving import ROOT, free_port, wait_for
from bench.table import Figure, show

CLEAN, AGAIN = 30, 3  # seconds


@dataclass(frozen=True, slots=True)
class Start:
    """One `make run`."""

    seconds: float  # to the first page
    worked: float  # seconds of processor time, until the end
    ended: float  # seconds from Ctrl-C to the end
    clean: bool  # no other complaint than make's own
    said: str
    people: int


def measure() -> bool:
    """Print one table; whether both starts are quick enough and the data is kept."""
    with tempfile.TemporaryDirectory(prefix="convenor-clone-") as folder:
        clean, warm = (_clone(Path(folder) / name) for name in ("clean", "warm"))
        cache = Path(folder) / "cache"
        first = _run(clean, cache)
        again = _run(clean, cache)
        other = _run(warm, cache)
        shutil.rmtree(cache, ignore_errors=True)
    figures = [
        Figure(
            "clean clone to first page, nothing downloaded before",
            f"{first.seconds:.1f} s",
            f"{CLEAN} s",
            f"{first.seconds / CLEAN:.2f}",
            first.seconds <= CLEAN,
        ),
        Figure("the same, libraries downloaded before", f"{other.seconds:.1f} s", f"{CLEAN} s",
               f"{other.seconds / CLEAN:.2f}"),
        Figure("second start to first page", f"{again.seconds:.2f} s", f"{AGAIN} s",
               f"{again.seconds / AGAIN:.2f}", again.seconds < AGAIN),
        Figure("processor time of the second start", f"{again.worked:.2f} s"),
        Figure("people after the second start", str(again.people), str(first.people), "",
               again.people == first.people > 0),
        Figure("Ctrl-C to the end", f"{again.ended:.2f} s", "", "", again.clean),
    ]  # fmt: skip
    said = [f"  | {line}" for line in first.said.splitlines()]
    return show("Start by make run", figures, "The first start says:", *said)


def _clone(folder: Path) -> Path:
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(ROOT), str(folder)], check=True)
    return folder


def _run(clone: Path, cache: Path) -> Start:
    port = free_port()
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("CONVENOR_", "VIRTUAL_ENV"))
    }
    environment = {
        **kept,
        "CONVENOR_BIND": f"127.0.0.1:{port}",
        "CONVENOR_ADDRESS": f"http://localhost:{port}",
        "UV_CACHE_DIR": str(cache),
        "PIP_CACHE_DIR": str(cache / "pip"),
    }
    log = clone / "said"
    with log.open("w") as out:
        begun, before = time.perf_counter(), _worked()
        process = subprocess.Popen(
            ["make", "run"], cwd=clone, env=environment, stdout=out, stderr=out, start_new_session=True
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/", process, 180)
            seconds = time.perf_counter() - begun
            time.sleep(0.5)
        finally:
            stopped = time.perf_counter()
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)
            code = process.wait(15)
    said, ended = log.read_text(), time.perf_counter() - stopped
    clean = code in (0, 130, -signal.SIGINT) and "Traceback" not in said
    return Start(seconds, _worked() - before, ended, clean, said, _people(clone))


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _people(clone: Path) -> int:
    with sqlite3.connect(clone / "var" / "convenor.sqlite3") as database:
        return int(database.execute("SELECT COUNT(*) FROM accounts_person").fetchone()[0])
