"""One meeting of a fixed day, and every file that is taken away from it, read back and compared with what is kept here.

What is kept stands in ``golden/``, to be read by people. After a change that is meant: GOLDEN=write pytest …, and look
at the difference.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.actions import carried, report
from convenor.apps.meetings.carrying import read_lines
from convenor.apps.meetings.models import Sitting
from convenor.apps.meetings.queries import exported
from convenor.apps.meetings.queries import report as queries
from convenor.documents.docx import to_docx
from convenor.documents.markdown import to_markdown
from convenor.documents.outline import Outline
from convenor.documents.pdf import to_pdf
from report_steps import COURSE, SEATS, log_of
from world import NOW, World

KEPT = Path(__file__).parent / "golden"
THEN = datetime(2025, 3, 5, 9, 0, tzinfo=UTC)


def held_then(world: World) -> Meeting:
    """The meeting of the tests, on a day that stays what it is."""
    facts = [replace(each, at=each.at - NOW + THEN) for each in log_of((*SEATS, *COURSE))]
    begins = THEN - timedelta(days=1)
    Meeting.objects.filter(pk=world.meeting.pk).update(starts_at=begins, ends_at=begins + timedelta(hours=4))
    world.meeting.refresh_from_db()
    carried.take_in(world.meeting, facts, by=None, at=THEN)
    people = (world.amina, world.bruno, world.hugo, world.chen, world.dana, world.emil)
    for seat, person in enumerate(people, start=1):
        Sitting.objects.create(meeting=world.meeting, seat=seat, person=person)
    return world.meeting


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def outline(world: World, language: str) -> Outline:
    """The report as it is drafted."""
    return queries.outline(report.draft(held_then(world), language, by=world.hugo, at=THEN))


def kept(name: str, found: str) -> str:
    """What is kept under this name; written anew where that is asked for."""
    path = KEPT / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    return path.read_text(encoding="utf-8")


def word(data: bytes) -> str:
    """A Word file as text: the style of each paragraph and what it says, and each table row by row."""
    document = Document(BytesIO(data))
    lines = [f"{document.core_properties.title} ({document.core_properties.language})"]
    for each in document.element.body.iterchildren():
        if each.tag == qn("w:p") and (paragraph := Paragraph(each, document)).text.strip():
            lines.append(f"{paragraph.style.name}: {paragraph.text}")  # type: ignore[union-attr]
        if each.tag == qn("w:tbl"):
            lines += [
                "| " + " | ".join(cell.text for cell in row.cells) for row in Table(each, document).rows
            ]
    return "\n".join(lines) + "\n"


def portable(data: bytes) -> str:
    """A PDF as text: what a screen reader is told of it, how many tags of each kind, and the words of each page."""
    reader = PdfReader(BytesIO(data))
    root = reader.trailer["/Root"]
    tags = Counter(tags_of(root["/StructTreeRoot"]))
    lines = [
        f"{reader.metadata.title} ({root['/Lang']})",  # type: ignore[union-attr]
        f"marked: {root['/MarkInfo']['/Marked']}",
        *(f"{kind}: {count}" for kind, count in sorted(tags.items())),
    ]
    for number, page in enumerate(reader.pages, start=1):
        lines += [f"--- {number}", *page.extract_text().splitlines()]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def tags_of(node: Any) -> Iterator[str]:
    """The tags below a node of a PDF's structure, in order."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from tags_of(each)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from tags_of(node["/K"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        ("docx", lambda outline: word(to_docx(outline))),
        ("pdf", lambda outline: portable(to_pdf(outline))),
        ("md", to_markdown),
    ],
)
def test_the_report_reads_back_from_its_file_as_it_is_kept(
    kind: str, drawn: Callable[[Outline], str], outline: Outline, language: str
) -> None:
    found = drawn(outline)

    assert found == kept(f"report.{language}.{kind}.txt", found)


@pytest.mark.django_db
def test_the_log_as_a_table_is_as_it_is_kept(world: World, language: str) -> None:
    found = exported.spreadsheet(held_then(world)).decode("utf-8-sig").replace("\r\n", "\n")

    assert found == kept(f"log.{language}.csv.txt", found)


@pytest.mark.django_db
def test_the_log_as_lines_is_as_it_is_kept_and_can_be_taken_in_again(world: World) -> None:
    found = exported.json_lines(held_then(world)).decode()

    assert found == kept("log.jsonl.txt", found)
    assert exported.as_lines(read_lines(found.splitlines())) == found
