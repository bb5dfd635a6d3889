"""All comments as CSV and workbook: nothing in them is ever computed, and our own reader finds the same comments."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from ballot_steps import collated, signed_in

from convenor.apps.ballots.models import Ballot
from convenor.documents.comment_form.reader import read_file
from convenor.documents.spreadsheet import BEGINS_A_FORMULA
from world import NOW, World

pytestmark = pytest.mark.django_db
EVIL = (
    '=HYPERLINK("https://example.org","x")', "+1", "-2+3", "@SUM(A1)", "\t=1+1", " =1", "＝1+1", "|calc", "%0A=1",
    "line\n=second", "'=quoted", "", "5 < 6 & 7", "Zeile; mit, allem\t«»",
)  # fmt: skip
COLUMNS = ("id", "clause", "line", "element", "type", "comment", "change")


@pytest.fixture
def ballot(world: World) -> Ballot:
    ballot = collated(world)
    file = ballot.files.create(name="=evil.docx", content=b"", sha256="1", form="iso-2012", came_at=NOW)
    for number, each in enumerate(EVIL, start=1):
        ballot.comments.create(
            number=number, place=number, file=file, table=0, row=number, body="DE", source=f"DE-{number:03}",
            clause="3.1", line=each[:100], element=each, typed_kinds="te", kinds="te",
            comment=each or "Said.", change=each, reason=each,
        )  # fmt: skip
    return ballot


def taken(world: World, ballot: Ballot, kind: str) -> bytes:
    return bytes(signed_in(world.hugo).get(f"/ballots/{ballot.pk}/out/comments.{kind}").content)


def test_no_cell_of_the_list_begins_a_formula(world: World, ballot: Ballot) -> None:
    text = taken(world, ballot, "csv").decode("utf-8-sig")

    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert [each for each in cells if each.lstrip().startswith(BEGINS_A_FORMULA)] == []


def test_every_cell_of_the_workbook_is_text(world: World, ballot: Ballot) -> None:
    sheet = ZipFile(BytesIO(taken(world, ballot, "xlsx"))).read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in sheet
    assert sheet.count(' t="s"') == sheet.count("<v>")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_our_own_reader_finds_the_same_comments(
    world: World, ballot: Ballot, kind: str, language: str
) -> None:
    world.hugo.language = language
    world.hugo.save()

    read = read_file(f"comments.{kind}", taken(world, ballot, kind))

    said = [tuple(" ".join(each.texts[name].split()) for name in COLUMNS) for each in read.rows]
    assert said == [
        tuple(
            " ".join(each.split())
            for each in (
                row.source,
                row.clause,
                row.line,
                row.element,
                row.typed_kinds,
                row.comment,
                row.change,
            )
        )
        for row in ballot.comments.all()
    ]
