"""Name tents as people fold them."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from convenor.documents.tents import Tent, name_tents

CHEN = Tent(name="Chen Li", said="CHEN LEE", body="SAC")
YUSRA = Tent(name="Yusra Al-Mansoori", said="YOOS-ra (يسرى المنصوري)", body="MOIAT")


def pages(drawn: bytes) -> list[str]:
    return [each.extract_text() for each in PdfReader(BytesIO(drawn)).pages]


def test_everybody_has_a_sheet_with_name_sound_and_body() -> None:
    found = pages(name_tents([CHEN, YUSRA], title="Name tents", language="en"))

    assert len(found) == 2
    assert all(words in found[0] for words in ("Chen Li", "CHEN LEE", "SAC"))
    assert "Yusra Al-Mansoori" in found[1]


def test_the_name_stands_on_both_sides() -> None:
    (page,) = pages(name_tents([CHEN], title="Name tents", language="fr"))

    assert page.count("Chen Li") == 2


def test_a_very_long_name_and_a_rare_sign_are_drawn() -> None:
    odd = Tent(name="Wolfeschlegelsteinhausenbergerdorff " * 3, said="\u202e🜚", body="")

    assert len(pages(name_tents([odd], title="Name tents", language="en"))) == 1


def test_nobody_has_no_tents() -> None:
    with pytest.raises(ValueError, match="nobody"):
        name_tents([], title="Name tents", language="en")
