"""Every code that the rules of a ballot can give has a sentence, and the picture shows the legal moves."""

import re
from pathlib import Path

from convenor.domain.ballot import resolution
from convenor.domain.ballot.dispositions import NEEDS_REASON
from convenor.site.ballot_words import WORDS as OWN
from convenor.site.refusals import WORDS

ROOT = Path(__file__).resolve().parents[3]
MODULES = ("reading", "kinds", "resolution", "votes", "hours", "many")
GIVEN = re.compile(
    r'"((?:body|clause|type|comment|row|change|lane|hours|note|vote|drafting-group)-[a-z-]+[a-z])"'
)
REFUSED = re.compile(r'(?:Refused\(\s*|super\(\).__init__\(|"refusal": )"([a-z-]+[a-z])"')
CHECKS = {"two-thirds-of-p-members", "a-quarter-of-all", "experts-named"}


def codes() -> set[str]:
    """Whatever the modules, the table and the pages upon them can answer."""
    texts = [(ROOT / "src/convenor/domain/ballot" / f"{each}.py").read_text("utf-8") for each in MODULES]
    written = {code for text in texts for code in GIVEN.findall(text)}
    for app in ("ballots", "practice"):
        texts += [each.read_text("utf-8") for each in (ROOT / "src/convenor/apps" / app).rglob("*.py")]
    written |= {code for text in texts for code in REFUSED.findall(text)}
    moves = resolution.MOVES
    return {
        *written,
        *CHECKS,
        *(f"resolution-is-{each}" for each in resolution.State),
        *(f"resolution-{each}-needs-reason" for each in NEEDS_REASON),
        *(f"resolution-{each.verb}-needs-words" for each in moves if each.needs_reason),
        *("only-" + "-or-".join(resolution.TABLE.who_may(each.verb)) for each in moves),
    }


def test_every_code_of_a_ballot_has_a_sentence_and_no_sentence_is_idle() -> None:
    assert sorted(codes() - WORDS.keys()) == []
    assert sorted(OWN.keys() - codes()) == []


def test_the_picture_shows_the_way_of_a_comment() -> None:
    drawn = (ROOT / "docs" / "reference" / "resolution-states.md").read_text("utf-8")

    assert drawn == resolution.states_diagram()
