"""The table of member bodies that ships, and what is wrong in one of somebody's own."""

from pathlib import Path

import pytest

from convenor.content.bodies import load_bodies
from convenor.content.mistakes import PackErrors
from convenor.domain.ballot.bodies import BodyTable


def test_the_table_that_ships_knows_the_bodies_by_code_and_by_acronym() -> None:
    table = load_bodies()

    assert len(table.countries) == 249
    assert [table.acronyms[each] for each in ("afnor", "dsm", "gostr", "moiatstr", "ozttsa")] == [
        "FR",
        "MY",
        "RU",
        "AE",
        "UZ",
    ]
    assert table.liaisons["jrcec"] == "JRC (EC)"


def test_a_table_of_ones_own_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "bodies.yaml"
    path.write_text("countries: FR NO\nacronyms:\n  'NO': [SN]\nliaisons: [Our Lab]\n", encoding="utf-8")

    assert load_bodies(path) == BodyTable(frozenset({"FR", "NO"}), {"sn": "NO"}, {"ourlab": "Our Lab"})


def test_every_mistake_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bodies.yaml"
    path.write_text(
        "countries: FR Norway\nacronyms:\n  DE: [DIN]\n  FR: [DIN]\nliaisons: EA\nmore: x\n", "utf-8"
    )

    with pytest.raises(PackErrors) as caught:
        load_bodies(path)

    assert str(caught.value).splitlines() == [
        "bodies.yaml:1: “Norway” is no country code — write two capital letters, such as FR",
        "bodies.yaml:3: “DE” is not among the countries — add it there, or correct it",
        "bodies.yaml:4: “DIN” stands for DE already — keep one of the two",
        "bodies.yaml:5: this is no list of names — write [ONE, TWO]",
        "bodies.yaml:6: “more” is not known here — write countries, acronyms or liaisons",
    ]
