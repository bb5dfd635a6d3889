"""Every code that the rules can give has a sentence, and the pictures show the legal moves."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from convenor.domain.kernel import Words
from convenor.domain.programme import joining, pairs, sessions
from convenor.domain.programme.definition import EvidenceKind
from convenor.domain.programme.objectives import ObjectiveState
from convenor.domain.programme.pairing import ProjectKind
from convenor.site.refusals import WORDS, say

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "src" / "convenor" / "domain" / "programme"


def codes_of_the_tables() -> set[str]:
    """Whatever a table of moves can answer."""
    found = {"unknown-move"}
    for table in (joining.TABLE, pairs.TABLE, sessions.TABLE):
        found |= {f"{table.name}-is-{state}" for state in type(table.begins[0])}
        for move in table.moves:
            found.add("only-" + "-or-".join(table.who_may(move.verb)))
            found |= {f"{table.name}-{move.verb}-needs-words"} if move.needs_reason else set()
            found |= {f"{table.name}-{move.verb}-already"} if move.needs_both else set()
            found |= {f"{table.name}-declarations-missing"} if move.needs_declarations else set()
    return found


def codes_that_stand_in_the_rules() -> set[str]:
    """Codes written out in the modules."""
    literal = re.compile(r'(?:Refused\(\s*|code=|rule=)"([a-z-]+[a-z])"')
    return {code for path in RULES.glob("*.py") for code in literal.findall(path.read_text("utf-8"))}


def codes_that_are_put_together() -> set[str]:
    """Codes that end in the name of a kind or a state."""
    return {
        *(f"missing-{kind}" for kind in EvidenceKind),
        *(f"gap-objective-{state}" for state in ObjectiveState if state is not ObjectiveState.CONFIRMED),
        *(f"reason-{no}kind-{kind}" for kind in ProjectKind for no in ("", "no-")),
    }


def test_every_code_has_a_sentence() -> None:
    codes = codes_of_the_tables() | codes_that_stand_in_the_rules() | codes_that_are_put_together()

    assert sorted(codes - WORDS.keys()) == []


def test_a_sentence_is_whole() -> None:
    with override("en"):
        broken = [code for code, sentence in WORDS.items() if not str(sentence).endswith(".")]

    assert broken == []


@pytest.mark.parametrize(
    ("code", "values", "sentence"),
    [
        (
            "objective-needs-words",
            {"objective": Words({"en": "Lead"})},
            "Write what you saw that shows “Lead” before you sign it.",
        ),
        ("reason-language", {"language": "fr", "level": "C1"}, "Both speak French (C1 or better)."),
        ("reason-language", {"language": "wo", "level": "C1"}, "Both speak wo (C1 or better)."),
        ("nobody-wrote-this", {}, "nobody-wrote-this"),
    ],
)
def test_values_are_said_in_the_readers_language(code: str, values: dict[str, object], sentence: str) -> None:
    with override("en"):
        assert say(code, values) == sentence


def test_the_pictures_show_the_legal_moves() -> None:
    pages = {
        "nomination-states.md": joining.states_diagram(),
        "pairing-states.md": pairs.states_diagram(),
        "session-states.md": sessions.states_diagram(),
    }

    drawn = {name: (ROOT / "docs" / "reference" / name).read_text("utf-8") for name in pages}

    assert drawn == pages
