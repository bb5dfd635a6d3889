"""What people write for a vote, in forms and spreadsheets, English and French."""

import re
from collections.abc import Mapping

from convenor.domain.ballot.bodies import plain
from convenor.domain.ballot.votes import Choice

_BEGINNINGS: Mapping[str, Choice] = {
    "disappro": Choice.AGAINST,
    "desappro": Choice.AGAINST,
    "appro": Choice.FOR,
    "abst": Choice.ABSTAIN,
    "against": Choice.AGAINST,
    "contre": Choice.AGAINST,
    "negati": Choice.AGAINST,
    "positi": Choice.FOR,
    "infavo": Choice.FOR,
    "enfaveur": Choice.FOR,
}
_WHOLE: Mapping[str, Choice] = {
    "for": Choice.FOR,
    "pour": Choice.FOR,
    "yes": Choice.FOR,
    "oui": Choice.FOR,
    "y": Choice.FOR,
    "no": Choice.AGAINST,
    "non": Choice.AGAINST,
    "n": Choice.AGAINST,
    "a": Choice.ABSTAIN,
}


def read_choice(typed: str) -> Choice | None:
    """``Approval with comments``, ``Y``, ``Désapprobation`` …; None for what is not understood, never a guess."""
    first = plain(re.split(r"[,;:(\n]", typed, maxsplit=1)[0])
    if first in _WHOLE:
        return _WHOLE[first]
    return next((choice for words, choice in _BEGINNINGS.items() if first.startswith(words)), None)
