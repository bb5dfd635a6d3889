"""``convenor comments FILE…``: what is read of each file, without any database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documents.comments.forged import cell, form, row

FULL = ("DE-001", "", "3.1", "", "te", "Unclear.", "Say more.", "")
MERGED = cell("Merged.", '<w:gridSpan w:val="2"/>')


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "whole.docx").write_bytes(form(row(*FULL), row(*[""] * 8)))
    (tmp_path / "odd.docx").write_bytes(form(row(*FULL), row(*FULL[:5], MERGED, "")))
    (tmp_path / "broken.docx").write_bytes(form(row(*FULL))[:400])
    return [str(tmp_path / f"{name}.docx") for name in ("whole", "odd", "broken")]


def said(*arguments: str) -> tuple[str, int]:
    """What the command prints, and how it ends."""
    out = StringIO()
    try:
        call_command("comments", *arguments, stdout=out)
    except CommandError as told:
        return out.getvalue(), told.returncode
    return out.getvalue(), 0


def test_a_broken_file_is_named_with_its_reason_and_costs_only_itself(files: list[str]) -> None:
    text, ended = said(*files)
    heads = [each for each in text.splitlines() if "→" in each]

    assert [each.partition(" → ")[2] for each in heads] == [
        "1 row read, 0 repaired, 0 in question",
        "2 rows read, 0 repaired, 1 in question",
        "not read: This file is damaged, perhaps cut off on its way. Ask for it once more, or open it and save it again.",
    ]
    assert ended == 3


def test_all_that_was_read_is_there_as_json(files: list[str]) -> None:
    text, ended = said(files[0], "--json")
    (told,) = json.loads(text)

    assert ended == 0
    assert (told["form"], told["empty_rows"], told["doubts"]) == ("iso-2012", 1, [])
    assert [list(each["texts"].values()) for each in told["rows"]] == [list(FULL)]
    assert [each["column"] for each in told["mapping"]][:2] == ["id", "line"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    text, ended = said(str(tmp_path / "missing.docx"), "--json")

    assert (json.loads(text)[0]["refused"], ended) == ("file-not-there", 3)


def test_the_columns_of_a_table_that_nobody_knows_are_named(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Wer;Wo;Was\nNO;3;A comma.\nSE;4;Too much.\n", "utf-8")

    text, ended = said(str(tmp_path / "odd.csv"))
    (told,) = json.loads(said(str(tmp_path / "odd.csv"), "--json")[0])

    assert "columns not known: Wer, Wo, Was" in text
    assert [dict(each["extra"])["Was"] for each in told["unknown"]] == ["A comma.", "Too much."]
    assert ended == 0
