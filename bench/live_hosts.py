"""Several hosts on one machine: a network namespace each, with a line to this one that can be cut."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Host:
    """A namespace: its name, its address, and this machine's address on the same line."""

    name: str
    address: str
    gateway: str

    @property
    def before(self) -> tuple[str, ...]:
        """What stands before a command that runs there."""
        return ("ip", "netns", "exec", self.name)

    def vanish(self) -> None:
        """Cut the line: no packet comes through any more, and nobody is told."""
        _ip("link", "set", f"{self.name}-in", "down")

    def return_(self) -> None:
        """Mend the line."""
        _ip("link", "set", f"{self.name}-in", "up")


def may() -> bool:
    """Whether namespaces can be made here."""
    if os.geteuid():
        return False
    made = subprocess.run(["ip", "netns", "add", "cv-try"], capture_output=True).returncode == 0
    subprocess.run(["ip", "netns", "del", "cv-try"], capture_output=True)
    return made


@contextmanager
def hosts(count: int) -> Iterator[list[Host]]:
    """``count`` hosts, taken away afterwards."""
    number = os.getpid() % 10_000
    found = [
        Host(f"cv{number}-{each}", f"10.{157 + each}.77.2", f"10.{157 + each}.77.1") for each in range(count)
    ]
    try:
        for host in found:
            _make(host)
        yield found
    finally:
        for host in found:
            subprocess.run(["ip", "netns", "del", host.name], capture_output=True)
            subprocess.run(["ip", "link", "del", f"{host.name}-in"], capture_output=True)


def _make(host: Host) -> None:
    here, there = f"{host.name}-in", f"{host.name}-out"
    _ip("netns", "add", host.name)
    _ip("link", "add", here, "type", "veth", "peer", "name", there)
    _ip("link", "set", there, "netns", host.name)
    _ip("addr", "add", f"{host.gateway}/24", "dev", here)
    _ip("link", "set", here, "up")
    _ip("-n", host.name, "addr", "add", f"{host.address}/24", "dev", there)
    _ip("-n", host.name, "link", "set", there, "up")
    _ip("-n", host.name, "link", "set", "lo", "up")


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)
