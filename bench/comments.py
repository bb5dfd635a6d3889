"""A file of 3,500 comments: our reader beside python-docx and a bare pass of lxml; the same file written back; harm."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from bench.serving import ROOT
from bench.table import Figure, show

ROWS, ROUNDS = 3500, 5
FASTER, SLOWER, MEMORY, BACK = 5, 2, 60, 1.0  # times, times, MB, seconds
HARM_SECONDS, HARM_MEMORY = 1.0, 150


@dataclass(frozen=True, slots=True)
class Run:
    """What one way took in a process of its own."""

    seconds: float  # of processor
    megabytes: float
    rows: int


def measure() -> bool:
    """Print one table; whether every figure holds."""
    with tempfile.TemporaryDirectory(prefix="convenor-comments-") as name:
        folder = Path(name)
        for each in ("forge", "ballots"):
            subprocess.run([sys.executable, "-m", "bench.comments_ways", each, name], cwd=ROOT, check=True)
        told = [line for kind in ("light", "heavy") for line in _reading(folder / f"{kind}.docx", kind)]
        harm = {each.name: _child(each) for each in _harm(folder / "harm")}
        sizes = [f"{kind} {_sizes(folder / f'{kind}.docx')}" for kind in ("light", "heavy")]
    slowest, heaviest = max(each[0] for each in harm.values()), max(each[1] for each in harm.values())
    told += [
        Figure(f"slowest of {len(harm)} hostile files", f"{slowest:.2f} s", f"{HARM_SECONDS:.0f} s",
               f"{slowest / HARM_SECONDS:.2f}", slowest <= HARM_SECONDS),
        Figure("heaviest of them", f"{heaviest:.0f} MB", f"{HARM_MEMORY} MB",
               f"{heaviest / HARM_MEMORY:.2f}", heaviest <= HARM_MEMORY),
    ]  # fmt: skip
    return show(
        "Files of comments",
        told,
        f"{ROWS:,} rows of eight columns: {', '.join(sizes)}. Seconds are of processor, the median of {ROUNDS}.",
        "Light: as programs write tables. Heavy: as Word does, with styles, languages, numbers and marks of revision in each cell.",
        "Heavy: lxml alone, which builds a tree of all, is not even four times as fast as python-docx there.",
        "Of hostile files: processor and memory of the whole process that reads one, its start included.",
        f"Slowest: {_worst(harm, 0)}. Heaviest: {_worst(harm, 1)}.",
    )


def _reading(file: Path, kind: str) -> list[Figure]:
    runs: dict[str, list[Run]] = {way: [] for way in ("ours", "bare", "cells", "back")}
    for _ in range(ROUNDS):
        for way, made in runs.items():
            made.append(_run(way, file))
    took = {way: median(each.seconds for each in made) for way, made in runs.items()}
    held = max(each.megabytes for each in runs["ours"])
    all_read = {each.rows for made in runs.values() for each in made} == {ROWS}
    faster = all_read and took["cells"] >= FASTER * took["ours"]
    return [
        Figure(f"{kind}: read, beside python-docx row.cells", f"{took['ours']:.2f} s", f"{took['cells']:.2f} s",
               f"{took['cells'] / took['ours']:.1f}×", faster),
        Figure(f"{kind}: read, beside a bare pass of lxml", f"{took['ours']:.2f} s", f"{took['bare']:.2f} s",
               f"{took['ours'] / took['bare']:.2f}", took["ours"] <= SLOWER * took["bare"]),
        Figure(f"{kind}: memory of the process that reads", f"{held:.0f} MB", f"{MEMORY} MB", f"{held / MEMORY:.2f}",
               held <= MEMORY),
        Figure(f"{kind}: all observations written back", f"{took['back']:.2f} s", f"{BACK:.0f} s",
               f"{took['back'] / BACK:.2f}", took["back"] <= BACK),
    ]  # fmt: skip


def _worst(harm: Mapping[str, tuple[float, float]], which: int) -> str:
    return max(harm, key=lambda each: harm[each][which])


def _sizes(file: Path) -> str:
    inflated = sum(each.file_size for each in ZipFile(file).infolist())
    return f"{file.stat().st_size / 1e6:.2f} MB ({inflated / 1e6:.1f} of XML)"


def _run(way: str, file: Path) -> Run:
    said = subprocess.run(
        [sys.executable, "-m", "bench.comments_ways", way, str(file)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return Run(**json.loads(said.stdout))


def _harm(folder: Path) -> list[Path]:
    """Every hostile file: the forged ones, and those of the corpus where it is."""
    corpus = ROOT.parent / "shared" / "data" / "hostile"
    return [*folder.iterdir(), *(each for each in corpus.glob("*") if each.suffix != ".md")]


def _child(file: Path) -> tuple[float, float]:
    with file.open("rb") as given:
        task = json.dumps({"do": "read", "name": file.name}).encode() + b"\n" + given.read()
    child = subprocess.Popen(
        [sys.executable, "-m", "convenor.documents.comment_form.child"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT,
    )  # fmt: skip
    assert child.stdin is not None
    child.stdin.write(task)
    child.stdin.close()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{file.name} broke the process that read it ({child.returncode})")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
