"""Whatever a file is made to do, reading it ends with its comments or with a reason that has words."""

import pytest

from convenor.documents.comment_form.reader import read_file
from convenor.documents.comment_form.writing import fill
from convenor.documents.package import CannotBeRead
from convenor.site.comment_words import WHY_NOT
from documents.comments.hostile_files import SHARED
from documents.comments.real import HOSTILE, needs_hostile_files


def ending(data: bytes, name: str = "it") -> str:
    """How reading, and then writing an answer, ends; anything but a refusal is an error of ours."""
    try:
        sheet = read_file(name, data)
    except CannotBeRead as refused:
        return refused.code if refused.code in WHY_NOT else f"no words for {refused.code}"
    try:
        fill(data, {(each.table, each.row): "x" for each in sheet.rows})
    except CannotBeRead as refused:
        return "read" if refused.code in WHY_NOT else f"no words for {refused.code}"
    return "read"


EXPECTED = {
    "a bomb in the document": "file-inflates",
    "a bomb that lies": "file-inflates",
    "billion laughs": "file-document-type",
    "billion laughs in UTF-16": "file-document-type",
    "an entity of a file": "file-document-type",
    "100,000 deep": "file-part-damaged",
    "control characters": "file-part-damaged",
    "no main part": "file-no-document",
    "100,000 rows": "file-too-many-rows",
    "1,000 columns": "file-too-many-columns",
    "forty files in each other": "read",
    "a program renamed": "read",
    "styles in a circle": "read",
    "styles that are broken": "read",
    "ragged": "read",
    "40 tables in each other": "read",
    "a cell of ten megabytes": "file-part-too-long",
    "a list of a million lines": "file-too-much-text",
    "a list of twenty thousand lines": "file-too-many-rows",
    "a list of one long line": "file-too-much-text",
    "a list of one long cell": "file-line-damaged",
    "a list as wide as it is long": "file-too-many-cells",
    "issues without end": "file-too-many-rows",
    "YAML laughs": "file-no-list",
    "YAML tag": "read",
}


@pytest.mark.parametrize("name", SHARED)
def test_each_forged_file_ends_with_its_comments_or_a_reason(name: str) -> None:
    told = ending(SHARED[name](), "it.yaml" if name.startswith("YAML") else "it")

    assert told == EXPECTED.get(name, told)
    assert not told.startswith("no words")


@needs_hostile_files
@pytest.mark.parametrize("name", sorted(each.name for each in HOSTILE.glob("*") if each.suffix != ".md"))
def test_each_file_of_the_corpus_ends_with_its_comments_or_a_reason(name: str) -> None:
    assert not ending((HOSTILE / name).read_bytes()).startswith("no words")
