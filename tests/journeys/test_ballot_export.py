"""Hugo takes away what leaves a ballot, and opens each file with a reader of its own kind."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from gestures import stored
from playwright.sync_api import Route, expect
from pypdf import PdfReader

from conftest import Product, Reader
from convenor.documents.comment_form.reader import read_file

Window = Callable[..., Reader]
COMMENTS = 300


def test_the_secretary_takes_away_the_filled_file_the_reports_and_the_rows(
    reader: Window, product: Product, tmp_path: Path
) -> None:
    [[key]] = stored(product, "SELECT id FROM ballots_ballot WHERE stage = 'dis' AND group_id IS NOT NULL")
    [[decided]] = stored(
        product, "SELECT count(*) FROM ballots_comment WHERE state = 'decided' AND ballot_id = ?", key
    )
    hugo = reader("Hugo Favre").open(f"/ballots/{key}/out/").sees(f"{decided} of {COMMENTS} comments have")

    filled = taken(hugo, "N57-46 collated comments.docx with the decisions", tmp_path)
    [table] = (each for each in Document(str(filled)).tables if len(each.columns) == 8)
    answers = [
        cells[-1] for each in read_file(filled.name, filled.read_bytes()).rows if (cells := told(each))
    ]
    assert len(table.rows) == COMMENTS
    assert sum(bool(each) for each in answers) == decided
    [[original]] = stored(product, "SELECT content FROM ballots_commentfile WHERE ballot_id = ?", key)
    (tmp_path / "came.docx").write_bytes(bytes(original))  # type: ignore[arg-type]
    assert changed(tmp_path / "came.docx", filled) == ["word/document.xml"]

    for order in ("By clause", "By issue", "By member body"):
        report = Document(str(taken(hugo, f"{order}: Word", tmp_path)))
        assert sum(len(each.rows) - 1 for each in report.tables[1:] if len(each.columns) == 5) == COMMENTS
    pdf = PdfReader(taken(hugo, "By clause: PDF", tmp_path))
    assert "Disposition of comments" in pdf.pages[0].extract_text()

    todo = Document(str(taken(hugo, "Word", tmp_path, within="editor-title")))
    assert re.search(rf"Decided changes: {len(todo.tables[0].rows) - 1};", todo.paragraphs[2].text)

    rows = list(csv.DictReader(StringIO(taken(hugo, "CSV", tmp_path).read_text("utf-8-sig"), newline="")))
    kept = json.loads(taken(hugo, "JSON", tmp_path).read_text())
    book = ZipFile(taken(hugo, "Excel", tmp_path)).read("xl/worksheets/sheet1.xml").decode()
    assert len(rows) == len(kept["comments"]) == COMMENTS
    assert len(kept["votes"]) == 24
    assert sum(each["State"] == "decided" for each in rows) == decided
    assert len(re.findall(r"<row ", book)) == COMMENTS + 1
    assert "<f>" not in book


def test_a_document_that_takes_its_time_says_so_until_it_is_there(reader: Window, product: Product) -> None:
    [[key]] = stored(product, "SELECT id FROM ballots_ballot WHERE stage = 'dis' AND group_id IS NOT NULL")
    hugo = reader("Hugo Favre").open(f"/ballots/{key}/out/")
    waits: list[Route] = []
    hugo.page.route("**/report-clause.pdf", lambda route: waits.append(route))
    link = hugo.page.locator("a[href$='report-clause.pdf']")

    with hugo.page.expect_download() as coming:
        link.click(no_wait_after=True)
        expect(link).to_have_text("Being made…")
        expect(hugo.page.locator("being-made [role=status]")).to_contain_text("is being made")
        waits[0].continue_()

    assert coming.value.suggested_filename.endswith("disposition-by-clause.pdf")
    expect(link).to_have_text("PDF")


def taken(hugo: Reader, link: str, folder: Path, within: str = "") -> Path:
    """The file behind a link, as the browser keeps it."""
    place = hugo.page.locator(f"[aria-labelledby={within}]" if within else "main")
    with hugo.page.expect_download() as coming:
        place.get_by_role("link", name=link).first.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def told(row: object) -> list[str]:
    return [row.texts.get("observation", "")]  # type: ignore[attr-defined]


def changed(before: Path, after: Path) -> list[str]:
    """The parts of an Office file that are not byte for byte as they were."""
    old, new = ZipFile(before), ZipFile(after)
    assert old.namelist() == new.namelist()
    return [each for each in old.namelist() if old.read(each) != new.read(each)]
