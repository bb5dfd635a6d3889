"""The draft of a report, as an outline in both languages."""

import pytest

import report_steps as steps
from convenor.apps.meetings.queries.minuted import drafted
from convenor.documents.outline import Bullets, Heading, KeyValues, Paragraph, Quote, Table
from report_steps import TEXT
from world import World


@pytest.fixture
def blocks(world: World) -> tuple[object, ...]:
    return drafted(steps.held(world), "en")[0].blocks


def test_the_draft_tells_the_meeting_in_order(blocks: tuple[object, ...]) -> None:
    titles = [each.text for each in blocks if isinstance(each, Heading)]

    assert titles == [
        "Item 1: Clause 4.1: impartiality",
        "Say how often",
        "Item 2: Next meeting",
        "Decisions",
        "Actions",
        "Put aside for later",
        "Words for the glossary",
        "Attendance",
    ]


def test_it_begins_with_when_where_and_who(blocks: tuple[object, ...]) -> None:
    facts = dict(blocks[0].pairs) if isinstance(blocks[0], KeyValues) else {}

    assert list(facts) == [
        "Opened",
        "Closed",
        "Place",
        "In the chair",
        "Secretary",
        "Present",
        "Member bodies",
    ]
    assert facts["In the chair"] == "Amina Haddad (ASN), Bruno Rossi (UNI)"
    assert (facts["Present"], facts["Member bodies"]) == ("6 (5 in the room, 1 remote)", "5")


def test_a_call_is_told_with_its_objection_and_how_it_ended(blocks: tuple[object, ...]) -> None:
    begin = blocks.index(Paragraph("Consensus call on 4.1. The text put to the group:"))

    assert blocks[begin + 1 : begin + 7] == (
        Quote(TEXT),
        Table(
            ("Position", "How many", "Member bodies"),
            (("supports the text", "1", "SAC"), ("opposes it", "1", "DIN")),
        ),
        Paragraph("2 of 3 answered.", soft=True),
        Paragraph(
            "Dana Weber (DIN) opposed: “Planned” says nothing.\nWhat would resolve it: Say yearly.\n"
            "What lies under it: Nobody checked for five years.\n"
            "In the chair’s words, which Dana Weber (DIN) confirmed: It must not be left to chance.\n"
            "The objection was withdrawn."
        ),
        Paragraph("Bruno Rossi (UNI) declared consensus."),
        Quote(TEXT, by=f"Decision 1/{blocks_year(blocks)}"),
    )


def blocks_year(blocks: tuple[object, ...]) -> str:
    table = blocks[blocks.index(Heading("Decisions")) + 1]
    return str(table.rows[0][0]).partition("/")[2] if isinstance(table, Table) else ""


def test_a_straw_poll_says_that_it_decides_nothing(blocks: tuple[object, ...]) -> None:
    begin = blocks.index(Paragraph("Straw poll, which is not a decision: Who plans them today?"))

    assert blocks[begin + 1] == Table(("Answer", "How many"), (("we do", "1"), ("we do not", "1")))


def test_actions_and_what_was_put_aside_stand_at_the_end(blocks: tuple[object, ...]) -> None:
    assert blocks[blocks.index(Heading("Actions")) + 1] == Table(
        ("No.", "Action", "Who", "Due"),
        (("1", "Send the text to the editor", "Chen Li (SAC)", "4 May 2030"),),
    )
    assert Bullets(("Remuneration of examiners",)) in blocks
    assert blocks[-1] == Paragraph("1 person who was expected did not come.")


def test_an_item_that_nobody_took_up_says_so(blocks: tuple[object, ...]) -> None:
    assert blocks[blocks.index(Heading("Item 2: Next meeting")) + 1] == Paragraph(
        "This item was not taken up."
    )


def test_the_draft_is_written_in_the_language_that_was_chosen(world: World) -> None:
    outline, _place = drafted(steps.held(world), "fr")

    titles = [each.text for each in outline.blocks if isinstance(each, Heading)]
    assert outline.title == "Compte rendu de la réunion «\xa03rd meeting\xa0» du groupe WG 57"
    assert titles[0] == "Point 1\xa0: Clause 4.1: impartiality"
    assert Paragraph("Bruno Rossi (UNI) a déclaré le consensus.") in outline.blocks
