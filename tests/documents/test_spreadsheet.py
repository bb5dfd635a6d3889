import csv
from io import StringIO

import pytest
from hostile import HOSTILE

from convenor.documents.spreadsheet import to_csv


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
