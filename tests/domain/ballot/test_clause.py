"""Clauses as people type them, and the order in which they stand in a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.domain.ballot.clause import Clauses, Place, Span, Zone, at
from convenor.domain.ballot.clause_reading import read_clauses

A1 = Place(Zone.ANNEX, "A", (1,))
WHOLE = at(Place(Zone.WHOLE))


def clause(*numbers: int, item: str = "") -> Place:
    return Place(Zone.CLAUSE, numbers=numbers, item=item)


def annex(letter: str, *numbers: int) -> Place:
    return Place(Zone.ANNEX, letter, numbers)


def named(zone: Zone) -> tuple[Span, ...]:
    return (at(Place(zone)),)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("3.13 & 3.14", (at(clause(3, 13)), at(clause(3, 14)))),
        ("3.14, 3.13\n", (at(clause(3, 13)), at(clause(3, 14)))),
        ("3.1–3.4", (Span(clause(3, 1), clause(3, 4)),)),
        ("3.1 to 3.4 and A.1", (Span(clause(3, 1), clause(3, 4)), at(A1))),
        ("13.1-3", (Span(clause(13, 1), clause(13, 3)),)),
        ("5-3", (at(clause(3)), at(clause(5)))),
        ("Annex A.1", (at(A1),)),
        ("A.1", (at(A1),)),
        ("C.4.3", (at(annex("C", 4, 3)),)),
        ("Annexe A", (at(annex("A")),)),
        ("annexe B à D", (Span(annex("B"), annex("D")),)),
        ("Annexes A and B", (at(annex("A")), at(annex("B")))),
        ("Clause 18", (at(clause(18)),)),
        ("03.1.", (at(clause(3, 1)),)),
        ("6.1 a)", (at(clause(6, 1, item="a")),)),
        ("Clause 4 and document", (WHOLE, at(clause(4)))),
        ("Introduction", named(Zone.INTRODUCTION)),
        ("Avant-propos", named(Zone.FOREWORD)),
        ("Bibliographie", named(Zone.BIBLIOGRAPHY)),
        ("Scope", (at(clause(1)),)),
        ("3 Terms and definitions", (at(clause(3)),)),
        *(
            (typed, (WHOLE,))
            for typed in (
                "General",
                "Document",
                "Whole document",
                "the entire text",
                "Ensemble du document",
                "Généralités",
                "tout le document",
            )
        ),
        ("", ()),
        ("-", ()),
    ],
)
def test_a_clause_is_read_as_it_is_meant(typed: str, spans: tuple[Span, ...]) -> None:
    assert read_clauses(typed) == Clauses(typed=typed, spans=spans)


@pytest.mark.parametrize("typed", ["6.1 and throughout", "6.1 et partout", "6.1, throughout the document"])
def test_throughout_stands_beside_the_clause(typed: str) -> None:
    assert read_clauses(typed) == Clauses(typed=typed, spans=(at(clause(6, 1)),), throughout=True)


def test_throughout_alone_means_the_whole_document() -> None:
    assert read_clauses("Throughout") == Clauses(typed="Throughout", spans=(WHOLE,), throughout=True)


@pytest.mark.parametrize(
    ("typed", "read", "place"),
    [
        ("Table 3", {"elements": ("Table 3",)}, Place(Zone.FIGURE, numbers=(3,))),
        ("Figure A.1", {"elements": ("Figure A.1",)}, annex("A")),
        ("5.3 Tableau 2", {"spans": (at(clause(5, 3)),), "elements": ("Tableau 2",)}, clause(5, 3)),
    ],
)
def test_a_table_in_the_clause_column_is_kept_as_a_table(
    typed: str, read: dict[str, tuple[object, ...]], place: Place
) -> None:
    clauses = read_clauses(typed)

    assert (clauses, clauses.place) == (Clauses(typed=typed, **read), place)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "place", "title"),
    [
        ("6.2.2. Storage CRS", clause(6, 2, 2), "Storage CRS"),
        ("6.2.3 Global list of identifiers", clause(6, 2, 3), "Global list of identifiers"),
        ("A.2 Étendue des essais", annex("A", 2), "Étendue des essais"),
    ],
)
def test_a_number_with_the_title_of_its_clause_is_the_clause(typed: str, place: Place, title: str) -> None:
    assert read_clauses(typed) == Clauses(typed=typed, spans=(at(place),), title=title)


@pytest.mark.parametrize(
    ("typed", "spans", "rest"),
    [
        ("Item 2-13.1", (), "Item 2-13.1"),
        ("A new clause", (), "A new clause"),
        ("4.1 3rd paragraph, 4.2", (at(clause(4, 1)),), "3rd paragraph, 4.2"),
        ("Annex A (informative)", (at(annex("A")),), "(informative)"),
        ("99999.1", (), "99999.1"),
        ("6.1 last sentence", (at(clause(6, 1)),), "last sentence"),
        ("6.1 See the figures", (at(clause(6, 1)),), "See the figures"),
    ],
)
def test_what_is_not_understood_is_kept_and_nothing_after_it_is_guessed(
    typed: str, spans: tuple[Span, ...], rest: str
) -> None:
    assert read_clauses(typed) == Clauses(typed=typed, spans=spans, rest=rest)


def test_comments_stand_in_the_order_of_the_document() -> None:
    order = [
        "General",
        "",
        "Title",
        "Contents",
        "Foreword",
        "Introduction",
        "1",
        "3",
        "3.2",
        "3.2 a)",
        "3.2 b)",
        "3.10",
        "10",
        "Annex A",
        "A.1",
        "A.2",
        "A.10",
        "Annex B",
        "Annex Z",
        "Annex AA",
        "Bibliography",
        "Index",
        "Table 2",
        "Table 10",
        "Item 7",
        "last page",
    ]

    backwards = order[::-1]

    assert sorted(backwards, key=lambda each: read_clauses(each).sort_key) == order


def test_two_comments_meet_where_one_place_holds_the_other() -> None:
    three, inside, range_, whole = (read_clauses(each) for each in ("3", "3.10.2", "3.1 to 3.10", "General"))

    assert [
        three.meets(inside),
        range_.meets(inside),
        inside.meets(three),
        whole.meets(three),
        whole.meets(whole),
    ] == [
        True,
        True,
        True,
        False,
        True,
    ]
    assert read_clauses("3.1").meets(read_clauses("3.10")) is False


NUMBERS = st.lists(st.integers(0, 9999), min_size=1, max_size=6).map(tuple)
PLACES = st.one_of(
    st.builds(lambda numbers: Place(Zone.CLAUSE, numbers=numbers), NUMBERS),
    st.builds(
        lambda numbers, item: Place(Zone.CLAUSE, numbers=numbers, item=item), NUMBERS, st.sampled_from("abcz")
    ),
    st.builds(lambda letter, numbers: Place(Zone.ANNEX, letter, numbers), st.sampled_from("ABIZ"), NUMBERS),
    st.builds(lambda letter: Place(Zone.ANNEX, letter), st.sampled_from(["A", "Z", "AA"])),
    st.sampled_from([Place(zone) for zone in (Zone.WHOLE, Zone.FOREWORD, Zone.INTRODUCTION, Zone.INDEX)]),
)


@given(NUMBERS, NUMBERS)
def test_numbered_clauses_follow_their_numbers_not_their_letters(
    one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    first, second = (read_clauses(".".join(map(str, each))) for each in (one, other))

    assert (first.place.sort_key < second.place.sort_key) == (one < other)


@given(NUMBERS, st.sampled_from("ABCZ"), NUMBERS)
def test_every_clause_stands_before_every_annex(
    number: tuple[int, ...], letter: str, inside: tuple[int, ...]
) -> None:
    clause_, annex_ = ".".join(map(str, number)), ".".join((letter, *map(str, inside)))

    assert read_clauses(clause_).sort_key < read_clauses(annex_).sort_key


@given(PLACES)
def test_a_place_that_is_written_out_is_read_as_itself(place: Place) -> None:
    assert read_clauses(place.text).spans == (at(place),)


@given(st.lists(PLACES, max_size=5), st.sampled_from([", ", " & ", "; ", " and ", " et ", "\n", " / "]))
def test_the_order_of_typing_does_not_change_the_places(places: list[Place], between: str) -> None:
    there = read_clauses(between.join(each.text for each in places))
    back = read_clauses(between.join(each.text for each in reversed(places)))

    assert (
        there.spans
        == back.spans
        == tuple(sorted({at(each) for each in places}, key=lambda each: each.sort_key))
    )


LIKELY = st.text(alphabet="0123456789.,-–&/ \nABaetothroughTableAnnexclause()²٣é", max_size=60)


@given(st.one_of(st.text(), LIKELY))
def test_no_text_in_the_clause_column_is_refused_or_lost(typed: str) -> None:
    read = read_clauses(typed)

    assert read.typed == typed
    assert read.is_blank or read.spans or read.elements or read.rest


@given(st.lists(st.one_of(st.text(), LIKELY), max_size=8))
def test_any_comments_can_be_put_in_order(typed: list[str]) -> None:
    in_order = sorted(typed, key=lambda each: read_clauses(each).sort_key)

    assert sorted(in_order) == sorted(typed)
