"""Every code that the report, its log and the talk times can give has a sentence, and the picture shows the moves."""

import re
from pathlib import Path

import pytest

from convenor.domain.meeting import report
from convenor.site.refusals import WORDS

ROOT = Path(__file__).resolve().parents[3]
MEETINGS = ROOT / "src" / "convenor" / "apps" / "meetings"
MINE = (
    *(MEETINGS / "actions" / f"{name}.py" for name in ("report", "passages", "amendments", "carried")),
    *(MEETINGS / f"{name}.py" for name in ("typed", "carrying")),
    MEETINGS / "queries" / "passages.py",
    MEETINGS / "access" / "report.py",
    ROOT / "src" / "convenor" / "domain" / "meeting" / "report.py",
)
CODE = re.compile(
    r'(?:Refused\(\s*|__init__\(\s*|"refusal": |needed\(\w+, |": |why\.get\(refused\.code, )"([a-z]+-[a-z-]+[a-z])"'
)

pytestmark = pytest.mark.once


def test_every_code_has_a_sentence() -> None:
    written = {code for path in MINE for code in CODE.findall(path.read_text())}
    table = {f"report-is-{state}" for state in report.ReportState} | {
        "only-" + "-or-".join(report.TABLE.who_may(each.verb)) for each in report.MOVES
    }

    assert len(written) > 20
    assert sorted((written | table | {"report-take-up-needs-words"}) - WORDS.keys()) == []


def test_the_picture_shows_the_legal_moves() -> None:
    drawn = (ROOT / "docs" / "reference" / "report-states.md").read_text()

    assert drawn == report.states_diagram()
