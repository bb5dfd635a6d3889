"""Every code that the rules of a meeting can give has a sentence."""

import re
from pathlib import Path

from convenor.domain.meeting.rules import call_moves, moves
from convenor.domain.meeting.rules.may import Who
from convenor.site.refusals import WORDS

RULES = Path(__file__).resolve().parents[3] / "src" / "convenor" / "domain" / "meeting"
TABLES = (
    moves.MEETING_TABLE,
    moves.ITEM_TABLE,
    moves.FLOOR_TABLE,
    moves.HAND_TABLE,
    moves.CHAIR_TABLE,
    call_moves.CALL_TABLE,
    call_moves.OBJECTION_TABLE,
    call_moves.POLL_TABLE,
)


def codes_that_stand_in_the_rules() -> set[str]:
    """Codes written out in the modules, as a refusal or as what a missing text is refused with."""
    modules = [*RULES.glob("rules/*.py"), RULES / "codec.py", RULES / "typed.py"]
    literal = re.compile(r'(?:Refused\(\s*|_words\([\w.]+, )"([a-z-]+[a-z])"')
    return {code for path in modules for code in literal.findall(path.read_text("utf-8"))}


def codes_that_are_put_together() -> set[str]:
    """Codes that end in a state or in whose wish it may be."""
    states = {f"{table.name}-is-{state}" for table in TABLES for state in type(table.begins[0])}
    return states | {f"only-{who}" for who in Who if who is not Who.ANY} | {"bad-event"}


def test_every_code_has_a_sentence() -> None:
    codes = codes_that_stand_in_the_rules() | codes_that_are_put_together()

    assert sorted(codes - WORDS.keys()) == []
