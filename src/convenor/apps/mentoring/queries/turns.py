"""Something that waits for a reader: the home page shows the heaviest as what comes next."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing that somebody has to do: what, why, and the page on which it is done."""

    title: str
    words: str
    url: str
    button: str
    since: datetime  # since when it waits
    weight: int = 0  # the heaviest comes first; of equals, what has waited longest


def in_order(turns: list[Turn]) -> list[Turn]:
    """The heaviest first; of equals, what has waited longest."""
    return sorted(turns, key=lambda each: (-each.weight, each.since))
