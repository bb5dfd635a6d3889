"""What belongs to seats: one more, or moved from one seat to another."""

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


def having(mapping: Mapping[int, T], key: int, value: T) -> dict[int, T]:
    """The mapping with ``value`` under ``key``."""
    return {**mapping, key: value}


def moved(mapping: Mapping[int, T], seat: int, into: int) -> Mapping[int, T]:
    """What ``seat`` had belongs to ``into``, which keeps its own where it has one."""
    if seat not in mapping:
        return mapping
    kept = {key: value for key, value in mapping.items() if key != seat}
    return {into: mapping[seat]} | kept
