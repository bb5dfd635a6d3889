"""A Word file of comments: its tables if it is a form, else what stands in its margin and its tracked changes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from convenor.documents.comment_form.about import about
from convenor.documents.comment_form.columns import are_headings
from convenor.documents.comment_form.forms import ANSWERS, Found, about_of, read_tables
from convenor.documents.comment_form.grid import Table
from convenor.documents.comment_form.margin import read_margin
from convenor.documents.comment_form.plain_rows import PlainRows
from convenor.documents.comment_form.word_tables import Story, read_story
from convenor.documents.comment_form.word_text import Setting, setting_of
from convenor.documents.package import CannotBeRead, Package
from convenor.domain.ballot.sheet import Doubt, SheetFile


@dataclass(slots=True)
class WordRead:
    """What was read, and in which cell of each row an answer would stand."""

    sheet: SheetFile
    main: str
    document: PlainRows
    cells: dict[tuple[int, int], tuple[int, int, int]] = field(default_factory=dict)


def main_part(package: Package) -> str:
    """The part that holds the document; the package says which."""
    for name in package.related("", "officeDocument"):
        return name
    raise CannotBeRead("file-no-document")


def read_word(name: str, package: Package, answers_in: str = "") -> WordRead:
    """All comments of a Word file; its bytes are kept where answers are to be written into a column."""
    main = main_part(package)
    setting = setting_of(package, main)
    document = PlainRows(package.stream(main), setting.styles, keeps=bool(answers_in))
    story = read_story(document, main, setting)
    heads, lost = _heads(package, main, story, setting)
    found = read_tables(story.tables, heads, answers_in or ANSWERS)
    doubts = (*found.doubts, *lost, *_warnings(package, story))
    if not found.tables:
        sheet = read_margin(name, package, main, setting)
        said = [each for each in sheet.doubts if each.code != "nothing-found" or not found.unknown]
        sheet = replace(sheet, doubts=(*said, *doubts), unknown=tuple(found.unknown))
        return WordRead(sheet, main, document, found.cells)
    found.about = about([line] for line in story.lines) | found.about
    form = _form(found, _words(story, heads))
    found.about |= _filled(about_of(heads))
    sheet = SheetFile(
        name=name,
        form=form,
        about=found.about,
        mapping=found.mapping,
        rows=tuple(found.rows),
        doubts=doubts,
        empty_rows=found.empty,
    )
    return WordRead(sheet, main, document, found.cells)


def _filled(said: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in said.items() if value} or said


def _heads(
    package: Package, main: str, story: Story, setting: Setting
) -> tuple[list[Table], tuple[Doubt, ...]]:
    """The tables of the page headers that are shown, then of those left over; a broken header costs only itself."""
    relations = package.relations(main)
    order = {"default": 0, "first": 1 if story.first_differs else 3, "even": 2}
    tables: list[Table] = []
    doubts: list[Doubt] = []
    headed = False
    for kind, key in sorted(dict.fromkeys(story.heads), key=lambda each: order.get(each[0], 4)):
        part = relations.get(key, ("", ""))[1]
        if part not in package.by_name or (kind == "first" and headed and not story.first_differs):
            continue
        try:
            read = read_story(PlainRows(package.stream(part), setting.styles), part, setting).tables
        except CannotBeRead as broken:
            if broken.code != "file-part-damaged":
                raise
            doubts.append(Doubt(code="header-damaged", severity="question", was=part))
            continue
        headed = headed or any(are_headings(row.texts) for table in read for row in table.rows)
        tables.extend(read)
    return tables, tuple(doubts)


def _warnings(package: Package, story: Story) -> Iterable[Doubt]:
    if any(each.lower().endswith("vbaproject.bin") for each in package.by_name):
        yield Doubt(code="has-macros", severity="question")
    if story.left_out:
        yield Doubt(code="part-left-out", severity="question", was=str(len(story.left_out)))


def _words(story: Story, heads: Sequence[Table]) -> str:
    rows = [row for table in (*heads, *story.tables[:1]) for row in table.rows[:4]]
    return " ".join([*story.lines, *(text for row in rows for text in row.texts if len(text) < 200)])


def _form(found: Found, words: str) -> str:
    """Which body's form it is, by its columns, by where its headings stand, and by its own words."""
    columns = {each.column for each in found.mapping}
    if not {"clause", "comment", "type"} <= columns or "observation" not in columns:
        return "other"
    if "CCMC" in words or re.search(r"Document:?\s*(CEN|F?prEN|EN)\b", words):
        return "cen"
    if found.headed == "body" and "document" in found.about:
        return "iec"
    return "iso-2012" if "line" in columns else "iso-2001"
