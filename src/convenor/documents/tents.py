"""Name tents: one sheet a person, folded once, the name on both sides, as PDF/UA-1."""

from collections.abc import Sequence
from dataclasses import dataclass

from convenor.documents.outline import check_language, one_line
from convenor.documents.pdf import Data, Spell, draw

LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Tent:
    """What stands on one name tent: the name, how it is said, whom the person comes from."""

    name: str
    said: str = ""
    body: str = ""


def name_tents(tents: Sequence[Tent], *, title: str, language: str) -> bytes:
    """A page for each person, to be folded in the middle; the other side stands on its head until it is folded."""
    check_language(language)
    if not tents:
        raise ValueError("There is nobody to make a name tent for.")

    def data(spell: Spell) -> Data:
        rows = [
            {
                "name": spell(_line(each.name)),
                "said": spell(_line(each.said)),
                "body": spell(_line(each.body)),
            }
            for each in tents
        ]
        return {"title": spell(one_line(title)), "lang": language.partition("-")[0].lower(), "tents": rows}

    return draw("tents.typ", data)


def _line(text: str) -> str:
    return one_line(text)[:LONGEST]
