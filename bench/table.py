"""How figures are printed: one table each, and the machine that they were made on."""

import os
import platform
import sqlite3
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: ours beside a limit or a peer. ``holds`` is None where nothing is promised."""

    name: str
    ours: str
    limit: str = ""
    ratio: str = ""
    holds: bool | None = None


def show(title: str, figures: Sequence[Figure], *notes: str) -> bool:
    """Print one table; whether every figure holds."""
    heads = ("figure", "ours", "limit or peer", "ratio", "")
    marks = {True: "holds", False: "BREAKS", None: ""}
    rows = [heads, *((f.name, f.ours, f.limit, f.ratio, marks[f.holds]) for f in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    print(f"\n{title}")
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
    for each in notes:
        print(f"  {each}")
    return all(each.holds is not False for each in figures)


def machine() -> str:
    """Cores, Python, databases, and how busy the machine is with other things."""
    load = os.getloadavg()[0]
    return (
        f"Machine: {os.cpu_count()} cores, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" PostgreSQL {_postgres()}, load at the start {load:.1f}."
    )


def _postgres() -> str:
    try:
        from tools.with_postgres import binaries

        said = subprocess.run([binaries() / "postgres", "--version"], capture_output=True, text=True)
        return said.stdout.split()[2]
    except (SystemExit, OSError, IndexError):
        return "not installed"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of all values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


def ms(seconds: float) -> str:
    """Milliseconds, as they stand in tables."""
    return f"{1000 * seconds:,.1f} ms"
