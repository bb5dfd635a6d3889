"""The writer thread's own connection to the database: as safe as it can be, and never stuck for long.

On SQLite each commit is on the disk before it counts (``synchronous=FULL``). On PostgreSQL a process that dies, or
whose host vanishes, gives the pen back within three seconds: the server ends a transaction in which nobody has said
anything for a second and a half, and either side notices a line that is cut.
"""

from typing import Any

from django.db import connection, connections
from django.db.utils import load_backend

PATIENCE = 8  # seconds to wait for SQLite's lock
_PROMISES = {
    "idle_in_transaction_session_timeout": 1_500,
    "lock_timeout": 2_500,
    "statement_timeout": 5_000,
    "tcp_user_timeout": 2_000,
    "tcp_keepalives_idle": 1,
    "tcp_keepalives_interval": 1,
    "tcp_keepalives_count": 2,
}
_LINE = {
    "connect_timeout": 3,
    "keepalives": 1,
    "keepalives_idle": 1,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    "tcp_user_timeout": 2_000,
}


def take() -> None:
    """Give this thread a connection of its own, kept until the thread ends."""
    known = connections.settings["default"]
    backend: Any = load_backend(known["ENGINE"])
    connections["default"] = backend.DatabaseWrapper({**known, **_changed(known)}, "default")


def _changed(known: dict[str, Any]) -> dict[str, Any]:
    options = dict(known["OPTIONS"])
    if "sqlite" in known["ENGINE"]:
        pragmas = str(options.get("init_command", "")).replace("synchronous=NORMAL", "synchronous=FULL")
        return {"CONN_MAX_AGE": None, "OPTIONS": {**options, "timeout": PATIENCE, "init_command": pragmas}}
    options.pop("pool", None)
    return {"CONN_MAX_AGE": None, "OPTIONS": {**options, **line_options()}}


def line_options() -> dict[str, Any]:
    """How to connect to PostgreSQL so that neither side waits for the other for ever."""
    said = " ".join(f"-c {name}={value}" for name, value in _PROMISES.items())
    return {**_LINE, "options": said}


def drop() -> None:
    """After a failure: begin anew with a fresh connection."""
    try:
        connection.close()
    except Exception:  # the line is cut: there is nothing to hang up
        connection.connection = None


class as_safe_as_the_log:  # noqa: N801 - reads as a sentence: with as_safe_as_the_log()
    """On a page's own connection to SQLite: what is committed here is on the disk before it counts."""

    def __enter__(self) -> None:
        self._set("FULL")

    def __exit__(self, *_: object) -> None:
        self._set("NORMAL")

    def _set(self, level: str) -> None:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA synchronous={level}")
