"""Rows that are read without a tree say the same as with one, and get their answers in the same place."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.documents.comment_form import word_tables
from convenor.documents.comment_form.finding import Finder, spots_in
from convenor.documents.comment_form.grid import Table
from convenor.documents.comment_form.plain_rows import PlainRows
from convenor.documents.comment_form.word_text import Setting
from convenor.documents.package import CannotBeRead, Package
from documents.comments.forged import document_of, table
from documents.comments.hostile_files import SHARED
from documents.comments.real import COMMENTS, HOSTILE, needs_hostile_files, needs_real_files

ALL_TO_THE_TREE = ("a style & more",)  # which no pattern is made of
STYLED = Setting(hidden=frozenset({"Hidden"}))
CELL = '<w:tc><w:p w:rsidR="00D87225" w14:paraId="{:08X}"><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
FRAGMENTS = (
    *("<w:p/>", "<w:p>", "</w:p>", "<w:tc>", "</w:tc>", "<w:tc/>", "<w:tr>", "</w:tr>", "<w:tbl>", "</w:tbl>"),
    *("<w:r><w:t>said</w:t></w:r>", '<w:r><w:t xml:space="preserve"> a </w:t></w:r>', "<w:r><w:t/></w:r>"),
    *("<w:t>a &amp; b</w:t>", "<w:t>&#65;</w:t>", "<w:t>&unknown;</w:t>", "<w:t>]]></w:t>", "<w:t>\x0b</w:t>"),
    *("<w:br/>", "<w:tab/>", '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>', "<w:tab />", "<w:cr />", "<w:t >x</w:t>", "<w:t\n>y</w:t>"),
    *("<w:del><w:r><w:t>gone</w:t></w:r></w:del>", "<m:oMath><m:t>x</m:t></m:oMath>", "<w:vanish/>", "loose"),
    *('<w:pPr><w:pStyle w:val="Hidden"/></w:pPr>', '<w:p w:x="a>b">', "<!-- <w:tr> -->", "<![CDATA[<w:tr>]]>"),
    *('<w:gridSpan w:val="2"/>', '<w:tr convenor-row="0"/>', "<w:t>line\none</w:t>", "<w:t>cr\r\n</w:t>", "\xff"),
    *('<w:p xmlns:w="urn:other">', "</w:tc >", "</w:tr >", "<w:t>\u200b𝒜é</w:t>", "<?pi <w:tr>?>", "<w:tr w:a='1'>"),
)  # fmt: skip


def tables(document: bytes, setting: Setting, styles: tuple[str, ...]) -> list[Table] | str:
    try:
        return word_tables.read_story(PlainRows(BytesIO(document), styles), "x", setting).tables
    except CannotBeRead as refused:
        return refused.code


def same_both_ways(document: bytes, setting: Setting = STYLED) -> None:
    without = tables(document, setting, tuple(setting.hidden))

    assert without == tables(document, setting, ALL_TO_THE_TREE)


def documents(data: bytes) -> list[bytes]:
    try:
        package = Package(data)
        return [package.read(each) for each in package.by_name if each.endswith("document.xml")]
    except CannotBeRead:
        return []


@needs_real_files
@needs_hostile_files
def test_every_real_and_hostile_document_says_the_same_with_and_without_a_tree() -> None:
    for file in (*COMMENTS.iterdir(), *HOSTILE.iterdir()):
        for document in documents(file.read_bytes()):
            same_both_ways(document)


@pytest.mark.parametrize("name", SHARED)
def test_every_forged_document_says_the_same_with_and_without_a_tree(name: str) -> None:
    for document in documents(SHARED[name]()):
        same_both_ways(document)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=8), st.integers(0, 7), st.integers(1, 5))
@settings(max_examples=400, deadline=None)
def test_whatever_stands_in_a_row_it_says_the_same(odd: list[str], where: int, times: int) -> None:
    cells = [CELL.format(number, f"text {number}") for number in range(8)]
    plain = "<w:tr>" + "".join(cells) + "</w:tr>"
    cells[where] = f"<w:tc>{''.join(odd)}</w:tc>"
    other = '<w:tr w:rsidR="00D87225">' + "".join(cells) + "</w:tr>"
    document = document_of(table(*([plain, other, plain] * times)), [])
    same_both_ways(document)


def test_a_cell_right_within_a_cell_is_left_to_the_tree() -> None:
    cells = [CELL.format(number, "said") for number in range(7)]
    odd = "<w:tr><w:tc><w:tc></w:tc></w:tc>" + "".join(cells) + "</w:tr>"
    same_both_ways(document_of(table(odd, odd, odd), []))


def test_plain_rows_are_indeed_read_without_a_tree() -> None:
    rows = ["<w:tr>" + CELL.format(number, "a &lt; b") * 8 + "</w:tr>" for number in range(5)]
    document = document_of(table(*rows), [])
    plain = PlainRows(BytesIO(document))

    read = word_tables.read_story(plain, "x", Setting()).tables[0].rows

    assert plain.count == 4  # all but the first, which stands behind the properties of its table
    assert [each.texts for each in read] == [["a < b"] * 8] * 5


@needs_real_files
@pytest.mark.parametrize("name", ["dis19156_resolved_126.docx", "dis19168-2_n5600_21.docx"])
def test_cells_are_found_in_the_same_place_with_and_without_a_tree(name: str) -> None:
    document = documents((COMMENTS / name).read_bytes())[0]
    plain = PlainRows(BytesIO(document), keeps=True)
    read = word_tables.read_story(plain, "x", Setting()).tables
    wanted = {(each.number, row.number, at) for each in read for row in each.rows for at in range(9)}

    found = spots_in(plain.kept, wanted)

    assert plain.count > 0
    assert b"".join(each for pair in plain.kept for each in pair) == document
    whole = Finder(document, wanted).spots
    assert {key: (each.begin, each.end) for key, each in found.items()} == {
        key: (each.begin, each.end) for key, each in whole.items()
    }
