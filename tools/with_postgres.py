"""Run a command with a PostgreSQL server of its own: made, started, and taken away afterwards.

Usage: python tools/with_postgres.py COMMAND [ARGUMENT …]
Sets CONVENOR_DATABASE for the command. A variable that is set already is used as it is.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path:
    """Where PostgreSQL's programs are: the newest version's."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    named = shutil.which("initdb")
    if not found and not named:
        sys.exit("PostgreSQL is not installed. Please run: python tools/need.py postgresql")
    return found[-1].parent if found else Path(str(named)).parent


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def server(fast: bool = True, listens_on: tuple[str, ...] = ()) -> Iterator[str]:
    """A server in a folder of its own; gives its address. ``fast`` gives up safety against power loss.

    ``listens_on`` are addresses beside 127.0.0.1, from whose networks it may be used as well.
    """
    programs, port = binaries(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="convenor-pg-"))
    as_user: list[str] = []
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
    data = folder / "data"
    quiet = {"stdout": subprocess.DEVNULL, "cwd": "/"}
    unsafe = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off" if fast else ""
    listens = ",".join(("127.0.0.1", *listens_on))
    options = f"-p {port} -k {folder} -c listen_addresses={listens} -c max_connections=200{unsafe}"
    subprocess.run(
        [*as_user, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"],
        check=True,
        **quiet,
    )  # type: ignore[call-overload]
    with (data / "pg_hba.conf").open("a") as allowed:
        allowed.writelines(f"host all all {each}/24 trust\n" for each in listens_on)
    start = [*as_user, programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"]
    subprocess.run(start, check=True, **quiet)  # type: ignore[call-overload]
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **quiet)  # type: ignore[call-overload]
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run ``command`` with a database; its exit code."""
    if os.environ.get("CONVENOR_DATABASE"):
        return subprocess.run(command).returncode
    with server() as address:
        return subprocess.run(command, env={**os.environ, "CONVENOR_DATABASE": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
