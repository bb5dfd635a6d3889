import csv
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hostile import HOSTILE

from convenor.documents.spreadsheet import to_csv, to_xlsx


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_cells_read_back_as_they_were_written() -> None:
    rows = [["1", "Chen", 'He said "no", twice.\nThen yes.'], ["2", "Dana", ""]]

    assert read(to_csv(("No.", "Who", "What"), rows)) == [["No.", "Who", "What"], *rows]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=HYPERLINK(1)",
        "＝1+1",
        " =1+1",
        "\t=1+1",
        "\r=1",
        "\n=1",
        "%0A=1",
        "|calc",
    ],
)
def test_no_cell_is_ever_a_formula(cell: str) -> None:
    [[_], [written]] = read(to_csv(("Head",), [[cell]]))

    assert written.startswith("'")


def test_a_head_is_no_formula_either() -> None:
    assert read(to_csv(("=A1",), [])) == [["'=A1"]]


@pytest.mark.parametrize("name", HOSTILE)
def test_other_texts_come_through(name: str) -> None:
    [[_], [written]] = read(to_csv(("Head",), [[HOSTILE[name]]]))

    assert written.removeprefix("'") == HOSTILE[name]


def test_what_no_file_can_hold_is_left_out() -> None:
    assert read(to_csv(("Head",), [["a\x00b\ud800c"]])) == [["Head"], ["abc"]]


def cells_of(data: bytes) -> list[list[str]]:
    """Every text of a workbook's first sheet, read as a package; anything but a text fails."""
    package = ZipFile(BytesIO(data))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    shared = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
    texts = ["".join(t.text or "" for t in each.iter(f"{space}t")) for each in shared]
    sheet = ElementTree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    found = []
    for row in sheet.iter(f"{space}row"):
        assert {cell.get("t", "blank") for cell in row if len(cell)} <= {"s"}
        assert not list(row.iter(f"{space}f"))
        found.append([texts[int(cell[0].text or "")] if len(cell) else "" for cell in row])
    return found


def test_a_workbook_reads_back_as_it_was_written_and_every_cell_is_text() -> None:
    rows = [["=1+1", "007", "2.10\nthen 3"], ["-001", "", "café \u0007"]]

    made = to_xlsx("Comments: DIS 17024 / all [1]", ("No.", "Id", "Words"), rows, (8, 8, 40))

    assert cells_of(made) == [["No.", "Id", "Words"], rows[0], ["-001", "", "café "]]


def test_the_same_rows_give_the_same_workbook() -> None:
    assert to_xlsx("A", ("B",), [["c"]], (9,)) == to_xlsx("A", ("B",), [["c"]], (9,))


def test_a_text_longer_than_a_cell_goes_on_below() -> None:
    text = "a" * 40_000

    assert cells_of(to_xlsx("A", ("B", "C"), [["1", text]], (9, 9))) == [
        ["B", "C"], ["1", text[:32_767]], ["", text[32_767:]],
    ]  # fmt: skip
