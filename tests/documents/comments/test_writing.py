"""The very file that came in, with its last column filled; nothing else of it is another."""

import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from convenor.documents.comment_form.reader import read_file
from convenor.documents.comment_form.writing import fill
from convenor.documents.package import CannotBeRead, Package
from documents.comments.forged import WIDTHS, cell, document_of, form, iso_header, row, run, table, word
from documents.comments.real import COMMENTS, needs_real_files

MAIN = "word/document.xml"
PLAIN = ("DE-001", "", "3", "", "te", "Unclear.", "Say more.", "")
SAID = 'Accepted <in> "principle" & é 𝒜\nSee 3.2.'


def answers_of(data: bytes) -> dict[tuple[int, int], str]:
    return {(each.table, each.row): f"{SAID} {each.row}" for each in read_file("x", data).rows}


def main_of(data: bytes) -> bytes:
    return Package(data).read(MAIN, most=1 << 26)


def observations(data: bytes) -> list[str]:
    return [each.texts["observation"] for each in read_file("x", data).rows]


REAL = (
    "dis19156_collated_119.doc",
    "dis19156_resolved_126.docx",
    "dis19168-2_n5600_21.docx",
    "tc171sc2_3.docx",
)
BLANK = "blank_form_2012-03.docx"


@needs_real_files
@pytest.mark.parametrize("name", REAL)
def test_every_row_of_a_real_file_gets_its_observation_and_no_other_part_changes(name: str) -> None:
    came = (COMMENTS / name).read_bytes()
    wanted = answers_of(came)

    went, lacking = fill(came, wanted)

    before, after = ZipFile(BytesIO(came)), ZipFile(BytesIO(went))
    assert lacking == ()
    assert after.testzip() is None
    assert [each.filename for each in after.infolist()] == [each.filename for each in before.infolist()]
    assert [each for each in before.namelist() if before.read(each) != after.read(each)] == [MAIN]
    assert observations(went) == list(wanted.values())
    assert len(Document(BytesIO(went)).tables) == len(Document(BytesIO(came)).tables)


@needs_real_files
@pytest.mark.parametrize("name", REAL)
def test_one_answer_changes_one_cell(name: str) -> None:
    came = (COMMENTS / name).read_bytes()
    place = next(iter(answers_of(came)))
    old = main_of(came)

    new = main_of(fill(came, {place: "Noted."})[0])

    start = next(at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    stop = next(at for at, (a, b) in enumerate(zip(reversed(old), reversed(new), strict=False)) if a != b)
    assert old[start : len(old) - stop].count(b"</w:tc>") == 0
    assert observations(fill(came, {place: "Noted."})[0])[1:] == observations(came)[1:]


@needs_real_files
def test_without_answers_the_document_is_the_same() -> None:
    came = (COMMENTS / REAL[1]).read_bytes()

    assert main_of(fill(came, {})[0]) == main_of(came)


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every real form, filled by us, then opened and saved by one LibreOffice."""
    folder = tmp_path_factory.mktemp("filled")
    filled = {f"{name}.docx": (COMMENTS / name).read_bytes() for name in (*REAL, BLANK)}
    for name, came in filled.items():
        (folder / name).write_bytes(fill(came, answers_of(came))[0])
    profile = f"-env:UserInstallation=file://{folder}/profile"
    to = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "saved"))
    subprocess.run(
        ["soffice", profile, "--headless", *to, *filled],
        cwd=folder,
        check=True,
        timeout=170,
        capture_output=True,
    )
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in (*REAL, BLANK)}


def cells_of(data: bytes) -> list[list[str]]:
    """What python-docx finds in the cells of each row."""
    rows = [row._tr.tc_lst for table in Document(BytesIO(data)).tables for row in table.rows]
    return [["\n".join(line.text or "" for line in cell.p_lst) for cell in row] for row in rows]


@needs_real_files
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", [*REAL, BLANK])
def test_libreoffice_opens_what_was_written_with_each_answer_in_the_last_column(
    name: str, saved_again: dict[str, bytes]
) -> None:
    came = (COMMENTS / name).read_bytes()
    wanted = list(answers_of(came).values())

    rows = [[text for text in row[7 if len(row) > 7 else 6 :] if text] for row in cells_of(saved_again[name])]

    assert observations(saved_again[name]) == wanted
    assert [row for row in rows if "See 3.2." in "".join(row)] == [[each] for each in wanted]


@needs_real_files
@pytest.mark.parametrize("name", [*REAL, BLANK])
def test_python_docx_opens_what_was_written_with_each_answer_in_the_last_column(name: str) -> None:
    came = (COMMENTS / name).read_bytes()
    wanted = answers_of(came)

    before, after = cells_of(came), cells_of(fill(came, wanted)[0])

    assert [row[-1] for row in after if "See 3.2." in row[-1]] == list(wanted.values())
    assert [row[:-1] for row in after] == [row[:-1] for row in before]


def test_the_words_look_as_the_words_there_did() -> None:
    shape = '<w:pPr><w:pStyle w:val="ISOSecretObservations"/><w:rPr><w:b/></w:rPr></w:pPr>'
    there = f'<w:p>{shape}<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>old</w:t></w:r></w:p>'
    came = form(row(*PLAIN[:7], cell(there, '<w:tcW w:w="2419"/>')))

    made = main_of(fill(came, {(0, 0): "new\nwords"})[0]).decode()

    line = (
        f'<w:p>{shape}<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{{}}</w:t></w:r></w:p>'
    )
    assert f'<w:tcPr><w:tcW w:w="2419"/></w:tcPr>{line.format("new")}{line.format("words")}</w:tc>' in made
    assert "old" not in made


def test_a_last_cell_over_two_columns_of_the_grid_is_filled() -> None:
    came = form(row(*PLAIN[:7], cell("", '<w:gridSpan w:val="2"/>')), widths=(*WIDTHS, 57))

    assert observations(fill(came, {(0, 0): SAID})[0]) == [SAID]


def test_rows_that_span_share_one_observation() -> None:
    top, below = cell("", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    came = form(row(*PLAIN[:7], top), row(*PLAIN[:7], below))

    assert observations(fill(came, {(0, 0): "One.", (0, 1): "Two."})[0]) == ["One.\nTwo."] * 2
    assert observations(fill(came, {(0, 0): "One.", (0, 1): "One."})[0]) == ["One."] * 2


def test_a_row_without_a_place_for_it_is_told() -> None:
    came = form(row(*PLAIN), row(cell("All too small.", '<w:gridSpan w:val="8"/>')))

    assert fill(came, {(0, 0): "Noted.", (0, 1): "Noted.", (9, 9): "Noted."})[1] == ((0, 1), (9, 9))


def test_nested_tables_controls_and_boxes_do_not_mislead() -> None:
    nested = cell(table(row(*PLAIN), row(*PLAIN)) + "<w:p/>")
    boxed = f"<w:p><w:r><w:pict><w:txbxContent>{table(row('no'))}</w:txbxContent></w:pict></w:r></w:p>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('')}</w:sdtContent></w:sdt>"
    rows = row(*PLAIN[:5], nested, *PLAIN[6:]), row(*PLAIN[:7], control), row(*PLAIN)
    came = word(boxed + table(*rows, widths=WIDTHS), {"default": iso_header()})
    wanted = answers_of(came)

    assert observations(fill(came, wanted)[0]) == list(wanted.values())


def test_other_prefixes_marks_at_the_beginning_and_remarks_do_not_mislead() -> None:
    document = (
        document_of(table(row(*PLAIN)), ["default"]).replace(b"<w:", b"<word:").replace(b"</w:", b"</word:")
    )
    document = document.replace(b"xmlns:w=", b"xmlns:word=").replace(b" w:type", b" word:type")
    came = word(b"\xef\xbb\xbf" + b"<!-- <w:tbl><w:tr> -->" + document, {"default": iso_header()})

    assert observations(fill(came, {(0, 0): SAID})[0]) == [SAID]


def test_names_declared_within_a_cell_are_not_copied_out_of_it() -> None:
    there = f'<w:p xmlns:q="urn:q"><w:pPr><q:x/></w:pPr>{run("old")}</w:p>'
    came = form(row(*PLAIN[:7], cell(there)))

    assert observations(fill(came, {(0, 0): SAID})[0]) == [SAID]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"MB,Comments,Clause\nDE,x,3\n", "file-no-observations"),
        (b"comments:\n- id: DE-1\n  comment: x\n", "file-not-filled"),
        (word(table(row("Source", "Clause", "Comment"), row("DE", "3", "x"))), "file-no-observations"),
        (
            word(
                document_of(table(row(*PLAIN)), ["default"]).decode().encode("utf-16"),
                {"default": iso_header()},
            ),
            "file-coding",
        ),
    ],
)
def test_where_nothing_can_be_written_the_reason_is_told(data: bytes, code: str) -> None:
    with pytest.raises(CannotBeRead) as refused:
        fill(data, {(0, 0): "x"})

    assert refused.value.code == code
