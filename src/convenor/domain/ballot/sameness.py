"""When two texts of a ballot are the same text, and which words one is made of.

Member bodies copy from each other word for word; what differs then is spaces, quotation marks and capitals.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

Dictionary = Mapping[str, str]  # the beginning of a French word, without accents -> the English word

_NUMBERED = re.compile(
    r"\b(figure|tableau|table|note|subclause|clause|annexe?|example|exemple)s?\s+[a-z]?\.?\d+(\.\d+)*"
)
_CLAUSE = re.compile(r"\b\d+(\.\d+)+\b")
_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[a-z0-9]{2,}")
_BETWEEN_SPACES = re.compile(r"\S+")
_FRENCH = frozenset(
    [
        "le",
        "la",
        "les",
        "des",
        "du",
        "une",
        "est",
        "dans",
        "pour",
        "par",
        "que",
        "qui",
        "avec",
        "sur",
        "ce",
        "cette",
        "il",
        "au",
        "aux",
        "et",
        "ne",
        "pas",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "is",
        "in",
        "that",
        "this",
        "be",
        "for",
        "it",
        "by",
        "with",
        "as",
        "are",
        "not",
        "should",
        "has",
        "which",
        "from",
    ]
)
_BEGINNING = 7  # letters by which a word of the dictionary is known, so that its endings need no row each


def plain(text: str) -> str:
    """Without accents and capitals, so that ``Impartialité`` is near ``impartiality``."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()


def same_key(text: str) -> str:
    """What two exact copies have in common: every letter and digit, whatever stands between the words."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def is_french(text: str) -> bool:
    """Whether the small words are French rather than English."""
    said = re.findall(r"[a-z]+", plain(text))
    return sum(each in _FRENCH for each in said) > sum(each in _ENGLISH for each in said)


def words(text: str, dictionary: Dictionary) -> list[str]:
    """What stands between spaces, without the numbers of figures and clauses; French words in English where known."""
    said: list[str] = _BETWEEN_SPACES.findall(_CLAUSE.sub(" ", _NUMBERED.sub(r"\1", plain(text))))
    if not dictionary or not is_french(text):
        return said
    return [part for each in bare(said) for part in dictionary.get(beginning(each), each).split()]


def beginning(word: str) -> str:
    """By what a word is found in the dictionary."""
    return plain(word)[:_BEGINNING]


def bare(said: Sequence[str]) -> list[str]:
    """Only letters and digits, two at least."""
    return [word for each in said for word in _WORD.findall(each)]


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[str, ...]:
    """The runs of three to five letters of a word: they outlive plurals, hyphens and spelling mistakes."""
    padded = f" {word} "
    return tuple(padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1))
