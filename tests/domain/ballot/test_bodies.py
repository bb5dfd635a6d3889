"""Who sent a comment, under whichever name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.domain.ballot.bodies import EDITORS, Body, BodyKind, BodyTable, Source, read_source, with_body

TABLE = BodyTable(
    countries=frozenset({"AU", "CN", "DK", "FR", "SA", "US", "ZA"}),
    acronyms={"afnor": "FR", "sa": "AU", "sabs": "ZA"},
    liaisons={"jrcec": "JRC (EC)", "iogp": "IOGP"},
)
FR, DK, CN, US, ZA = (Body(code, BodyKind.MEMBER) for code in ("FR", "DK", "CN", "US", "ZA"))
CS = Body(EDITORS, BodyKind.EDITORS)


@pytest.mark.parametrize(
    ("typed", "ids", "bodies"),
    [
        ("AFNOR-001\n", ("AFNOR-001",), (FR,)),
        ("FR-007", ("FR-007",), (FR,)),
        ("fr 007", (), (FR,)),
        ("afnor", (), (FR,)),
        ("US", (), (US,)),
        ("**", (), (CS,)),
        ("**-002", ("**-002",), (CS,)),
        ("ISO/CS-12", ("ISO/CS-12",), (CS,)),
        ("DK1-006", ("DK1-006",), (DK,)),
        ("JRC (EC)-014", ("JRC (EC)-014",), (Body("JRC (EC)", BodyKind.LIAISON),)),
        ("IOGP-001", ("IOGP-001",), (Body("IOGP", BodyKind.LIAISON),)),
        ("TMG-011", ("TMG-011",), (Body("TMG", BodyKind.UNKNOWN),)),
        ("CN-001\n-002", ("CN-001", "-002"), (CN,)),
        ("ZA-001-030", ("ZA-001", "-030"), (ZA,)),
        ("-009", ("-009",), ()),
        ("FR-003\nDK-004", ("FR-003", "DK-004"), (FR, DK)),
        ("", (), ()),
    ],
)
def test_a_body_is_the_same_body_however_it_signs(
    typed: str, ids: tuple[str, ...], bodies: tuple[Body, ...]
) -> None:
    assert read_source(typed, TABLE) == Source(typed, ids, bodies)


def test_the_original_and_the_person_are_shown() -> None:
    (body,) = read_source("DK1-006", TABLE).bodies

    assert (body.code, body.typed, body.person) == ("DK", "DK1", "1")


def test_where_a_code_is_also_an_acronym_both_meanings_are_told() -> None:
    (body,) = read_source("SA-001", TABLE).bodies

    assert (body.code, body.instead) == ("SA", "AU")


@given(st.text())
def test_no_text_in_the_first_column_is_refused(typed: str) -> None:
    assert read_source(typed, TABLE).typed == typed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Carl Reed", "US"),
        ("Carl  Reed-001\n-002", "US-001\n-002"),
        ("Reed; Carl Reed", "Reed; US"),
        ("Carl Reed Jr.", "Carl Reed Jr."),
    ],
)
def test_another_name_takes_the_place_of_one_body_and_the_ids_stay(typed: str, told: str) -> None:
    assert with_body(typed, "Carl Reed", "US") == told
