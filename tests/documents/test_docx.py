from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hostile import HOSTILE
from sample import HANDOUT

from convenor.documents.docx import to_docx
from convenor.documents.outline import Answer, Bullets, Heading, Outline, Paragraph, Table


def opened(outline: Outline) -> Any:
    return Document(BytesIO(to_docx(outline)))


def test_the_handout_reads_back_from_word_as_it_was_written() -> None:
    document = opened(HANDOUT)

    assert [(line.style.name, line.text) for line in document.paragraphs if line.text.strip()] == [
        ("Title", "Preparing for your first meeting"),
        ("Subtitle", "Emil Østergaard, WG 57"),
        ("Heading 1", "Before the meeting"),
        ("Soft", "You may leave any question open."),
        ("Heading 2", "Who shares the chair?"),
        ("Answer", "Amina in the morning.\nBruno after lunch."),
        ("Answer", "They hand over in words."),
        ("Quote", "Ask who speaks when both are remote."),
        ("Quote source", "Fatou, 21 November"),
        ("List Bullet", "Part 1"),
        ("List Bullet", "Part 2"),
        ("List Number", "Scope"),
        ("List Number", "Terms"),
        ("Caption", "Comments to raise"),
        ("Heading 1", "Notes"),
        ("Normal", "مرحبا بكم"),
    ]
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables] == [
        [["Working group", "WG 57"], ["Mentor", "Fatou Diallo"]],
        [["Clause", "Comment"], ["4.1", "Too wide."], ["4.2", ""]],
    ]


def test_word_knows_the_title_the_language_the_sheet_and_the_table_header() -> None:
    document = opened(HANDOUT)
    about, section = document.core_properties, document.sections[0]
    headers = [len(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in document.tables]

    assert (about.title, about.language, about.author) == ("Preparing for your first meeting", "en", "")
    assert {spoken.get(qn("w:val")) for spoken in document.styles.element.iter(qn("w:lang"))} == {"en"}
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert headers == [0, 1]


def test_text_from_the_right_is_set_from_the_right() -> None:
    turned = [
        line.text for line in opened(HANDOUT).paragraphs if line._p.find(f".//{qn('w:bidi')}") is not None
    ]

    assert turned == ["مرحبا بكم"]


def test_every_numbered_list_begins_at_one() -> None:
    counted = Bullets(("first", "second"), numbered=True)
    lines = [
        line for line in opened(Outline("T", "en", blocks=(counted, counted))).paragraphs if line.text != "T"
    ]
    numbers = [line._p.pPr.numPr.numId.val for line in lines]

    assert (numbers[0] == numbers[1], numbers[2] == numbers[3], numbers[1] == numbers[2]) == (
        True,
        True,
        False,
    )


def test_the_same_outline_gives_the_same_word_file() -> None:
    assert to_docx(HANDOUT) == to_docx(HANDOUT)


@pytest.mark.parametrize(
    "text", [*HOSTILE.values(), "x" * 100_000, "a\u0301" * 500, "😀 👨\u200d👩\u200d👧 汉字"]
)
def test_word_keeps_every_text_as_text(text: str) -> None:
    outline = Outline(text, "pt-br", blocks=(Heading(text), Answer(text), Table((text,), ((text,),), text)))
    document = opened(outline)

    assert [line.text for line in document.paragraphs if line.text] == [text] * 4
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == [text, text]


def test_what_nobody_sees_does_not_part_a_word() -> None:
    document = opened(Outline("a\u200bb", "en", blocks=(Paragraph("a\u200bb"),)))

    assert [line.text for line in document.paragraphs if line.text] == ["ab", "ab"]


def test_control_characters_never_stop_a_word_file() -> None:
    document = opened(Outline("T\x00", "en", blocks=(Paragraph("one\x0btwo\x1b\ud800 three\ufffe"),)))

    assert [line.text for line in document.paragraphs] == ["T", "one\ntwo three"]
