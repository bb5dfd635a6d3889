"""The small dictionary by which a French comment is compared with English ones: ``french_english.txt``."""

from functools import cache
from pathlib import Path

from convenor.domain.ballot.sameness import Dictionary, beginning

WORDS = Path(__file__).parent / "french_english.txt"


@cache
def load_dictionary(path: Path = WORDS) -> Dictionary:
    """The beginning of each French word, and its English word."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {beginning(line[0]): line[1] for line in lines if len(line) == 2 and line[0] != "#"}
