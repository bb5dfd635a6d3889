"""``convenor comments group``: suggested key issues of files, as lines and as JSON, without a database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from convenor.domain.ballot.group_reasons import CODES
from convenor.site.comment_groups import REASONS

ROWS = """MB,Clause,Type,Comments,Proposed change
FR,7.2,te,Nobody can know this.,Define how long records of complaints shall be kept.
DE,9.1,te,Practice differs.,Define how long records of complaints shall be kept.
JP,4,ed,Organization,Spell organisation with an s.
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "comments.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def asked(*words: str) -> str:
    out = StringIO()
    call_command("comments", *words, stdout=out)
    return out.getvalue()


def test_the_groups_are_told_with_their_reasons(sheet: Path) -> None:
    told = asked("group", str(sheet)).splitlines()

    assert told[:3] == [
        "3 comments → groups suggested: 1; like no other: 1",
        "2 for discussion: FR, DE",
        "  2 comments propose the same change (DE, FR).",
    ]


def test_json_has_every_comment_once_and_says_each_reason(sheet: Path) -> None:
    told = json.loads(asked("group", str(sheet), "--json"))

    assert [each["number"] for each in told["comments"]] == [1, 2, 3]
    assert [[each["number"] for each in group["members"]] for group in told["groups"]] == [[1, 2]]
    assert told["groups"][0]["reasons"][0] == {
        "code": "same-change",
        "count": 2,
        "bodies": ["DE", "FR"],
        "says": "2 comments propose the same change (DE, FR).",
    }
    assert (told["alone"], told["refused"]) == ([3], [])


def test_a_file_that_cannot_be_read_costs_only_itself(sheet: Path) -> None:
    out = StringIO()

    with pytest.raises(CommandError, match="1 of 2 files could not be read"):
        call_command(
            "comments", "group", str(sheet), str(sheet.with_name("missing.docx")), "--json", stdout=out
        )

    told = json.loads(out.getvalue())
    assert (len(told["comments"]), [each["file"] for each in told["refused"]]) == (
        3,
        [str(sheet.with_name("missing.docx"))],
    )


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    assert sorted(REASONS) == sorted(CODES)
