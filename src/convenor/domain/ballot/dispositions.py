"""What was decided on a comment, and how it is written in the last column of the form.

Sources: the words observed in real files (standards process, 1.3): "Accepted", "Accepted in principle", "Not accepted",
"Accepted with modifications"/"AWM", "Noted", "Rejected", "Clarification needed", "Fixed.", "????", free argument.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Disposition(StrEnum):
    """What the WG decides on a comment; the drafting group proposes one of these."""

    ACCEPTED = "accepted"
    IN_PRINCIPLE = "in-principle"  # the aim is met in another way than the member proposes
    WITH_MODIFICATIONS = "with-modifications"
    NOT_ACCEPTED = "not-accepted"
    NOTED = "noted"
    REFERRED = "referred"  # to another group, or to the next revision


NEEDS_REASON = frozenset({Disposition.NOT_ACCEPTED, Disposition.IN_PRINCIPLE})
CHANGES_THE_TEXT = frozenset({Disposition.ACCEPTED, Disposition.IN_PRINCIPLE, Disposition.WITH_MODIFICATIONS})
AS_WRITTEN: Mapping[Disposition, str] = {
    Disposition.ACCEPTED: "Accepted",
    Disposition.IN_PRINCIPLE: "Accepted in principle",
    Disposition.WITH_MODIFICATIONS: "Accepted with modifications",
    Disposition.NOT_ACCEPTED: "Not accepted",
    Disposition.NOTED: "Noted",
    Disposition.REFERRED: "Referred",
}
"""The words of the form itself, which stays English whatever the reader's language."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What was read of one observation."""

    typed: str
    disposition: Disposition | None  # None where it says none, or nothing that is surely one
    text: str = ""  # the rest: the reason, the new wording, an address
    likely: Disposition | None = None  # "Fixed.": what it may come to, for a person to confirm


_SEPARATED = r"(?![^\W_])"
_ACCEPT = r"(?:accept(?:ed|é|ée)?|agree(?:d)?|adopté|ok)"
_SAYS: tuple[tuple[Disposition, str], ...] = (
    (
        Disposition.NOT_ACCEPTED,
        r"not[^\S\n]+(?:accepted|agreed|accept)|reject(?:ed)?|non[ \u00a0-]+accept[ée]e?|refus[ée]e?|rejet[ée]e?|declined|disagreed?",
    ),
    (
        Disposition.IN_PRINCIPLE,
        rf"{_ACCEPT}[^\S\n]+in[^\S\n]+principle|{_ACCEPT}[^\S\n]+(?:en|dans[^\S\n]+son)[^\S\n]+principe|AIP",
    ),
    (
        Disposition.WITH_MODIFICATIONS,
        rf"{_ACCEPT}[^\S\n]+(?:with[^\S\n]+(?:modifications?|changes?|amendments?)|avec[^\S\n]+(?:des[^\S\n]+)?modifications?)"
        rf"|AWM|(?:partially|partly|partiellement)[^\S\n]+{_ACCEPT}|{_ACCEPT}[^\S\n]+(?:in[^\S\n]+part|partially|partly|partiellement|en[^\S\n]+partie)",
    ),
    (Disposition.REFERRED, r"referred|deferred|postponed|renvoyée?|reportée?"),
    (Disposition.NOTED, r"noted|pris[^\S\n]+note|notée?"),
    (Disposition.ACCEPTED, _ACCEPT),
)
_LIKELY = re.compile(rf"\s*(?:fixed|done|corrected|corrigée?|fait){_SEPARATED}", re.IGNORECASE)
_READERS = tuple(
    (each, re.compile(rf"\s*(?:{words}){_SEPARATED}[\s.:;,–—-]*", re.IGNORECASE)) for each, words in _SAYS
)


def read_observation(typed: str) -> Observation:
    """The disposition that an observation begins with; ``????`` and arguments are none, "Fixed." is likely one."""
    for disposition, words in _READERS:
        found = words.match(typed)
        if found:
            return Observation(typed, disposition, typed[found.end() :].strip())
    likely = Disposition.ACCEPTED if _LIKELY.match(typed) else None
    return Observation(typed, None, typed.strip(), likely)


def observation(disposition: Disposition, text: str = "") -> str:
    """What is written into the last column: the disposition on a line of its own, then the reason."""
    return "\n".join(filter(None, (AS_WRITTEN[disposition], text.strip())))
