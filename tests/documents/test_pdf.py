from dataclasses import replace
from io import BytesIO

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from sample import HANDOUT

from convenor.documents.outline import Answer, Heading, KeyValues, Outline, Paragraph, Quote, Table
from convenor.documents.pdf import Certificate, _bearable, certificate, to_pdf

CERTIFICATE = Certificate(
    language="en",
    title="Certificate of completion",
    organisation="Committee on Conformity Assessment",
    programme="Mentoring for future convenors",
    awarded_to="awarded to",
    name="Emil Østergaard",
    statement="who completed the programme with WG 57 and its document ISO/IEC DIS 17024",
    objectives_title="and has shown, to a mentor, the ability to",
    objectives=(
        "understand the rules",
        "plan the work",
        "lead a meeting",
        "review comments",
        "report decisions",
    ),
    mentor=("Mentor", "Fatou Diallo"),
    date=("Date", "22 November 2026"),
    number=("Certificate", "2026-0017"),
)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def letters(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def accessible(pdf: bytes) -> tuple[object, ...]:
    """Tagged, a tree of tags, the language, the title shown in the window, and what may not be there."""
    root = read(pdf).trailer["/Root"]
    return (
        root["/MarkInfo"]["/Marked"],
        root["/StructTreeRoot"]["/Type"],
        root["/Lang"],
        root["/ViewerPreferences"]["/DisplayDocTitle"],
        b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data(),
        "/JavaScript" in root.get("/Names", {}) or "/OpenAction" in root or b"/JS" in pdf,
    )


def test_the_handout_as_pdf_can_be_followed_by_a_screen_reader() -> None:
    pdf = to_pdf(HANDOUT)

    assert accessible(pdf) == (True, "/StructTreeRoot", "en", True, True, False)
    assert read(pdf).metadata.title == "Preparing for your first meeting"
    assert len(read(pdf).pages) == 2


def test_the_handout_as_pdf_holds_every_word_in_reading_order() -> None:
    assert words(to_pdf(replace(HANDOUT, blocks=HANDOUT.blocks[:-1]))) == (
        "Preparing for your first meeting Emil Østergaard, WG 57 Working group WG 57 Mentor Fatou Diallo "
        "Before the meeting You may leave any question open. Who shares the chair? Amina in the morning. "
        "Bruno after lunch. They hand over in words. Ask who speaks when both are remote. Fatou, 21 November "
        "• Part 1 • Part 2 1. Scope 2. Terms Comments to raise Clause Comment 4.1 Too wide. 4.2 1 / 2 Notes 2 / 2"
    )


def test_the_same_outline_gives_the_same_pdf() -> None:
    assert to_pdf(HANDOUT) == to_pdf(HANDOUT)


@pytest.mark.parametrize("language", ["fr", "pt-br", "ar"])
def test_the_pdf_says_its_language(language: str) -> None:
    assert accessible(to_pdf(Outline("T", language)))[2].lower() == language


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_pdf_keeps_every_text_as_text(text: str) -> None:
    blocks = (
        Heading(text),
        Paragraph(text),
        Quote(text, text),
        KeyValues(((text, text),)),
        Table((text,), ((text,),)),
    )
    pdf = to_pdf(Outline(text, "en", blocks=blocks))

    assert letters(words(pdf)).count(letters(text)) == 9
    assert read(pdf).metadata.title == text


@settings(max_examples=12, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60))
def test_no_typed_text_is_ever_run(text: str) -> None:
    pdf = to_pdf(Outline("T", "en", blocks=(Answer(text),)))

    assert letters(words(pdf)) == "T" + text + "1/1"


@settings(max_examples=12, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_no_typed_text_ever_stops_a_pdf(text: str) -> None:
    assert to_pdf(Outline("T" + text, "en", blocks=(Heading(text), Answer(text)))).startswith(b"%PDF")


@pytest.mark.parametrize(
    "text",
    ["x" * 100_000, "word " * 20_000, "a\n" * 50_000, "مرحبا " * 16_000, "😀" * 100_000, "\u0301" * 100_000,
     "e" + "\u0301" * 99_999, "\u200b\u0301" * 50_000, "\u202e" * 100_000, "\u202ea" * 50_000, "\u200b" * 100_000],
    ids=["one word", "words", "lines", "from the right", "faces", "bare accents", "a tower of accents",
         "hidden accents", "turns", "turns and letters", "zero width"],
)  # fmt: skip
def test_an_answer_of_a_hundred_thousand_characters_is_drawn(text: str) -> None:
    assert to_pdf(Outline("T", "en", blocks=(Answer(text),))).startswith(b"%PDF")


def test_a_word_without_end_stays_on_the_page() -> None:
    assert letters(words(to_pdf(Outline("T", "en", blocks=(Answer("x" * 1000),))))).count("x") == 1000


def test_a_character_that_no_font_can_draw_is_spelled_out() -> None:
    drawn = words(to_pdf(Outline("T", "en", blocks=(Answer("before \U000f0000 after"),))))

    assert drawn == "T before [U+F0000] after 1 / 1"


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("e" + "\u0301" * 20, "e" + "\u0301" * 8 + "[U+0301 × 12]"),
        (" \u0301", "[U+0301]"),
        ("a" + "\u200b" * 50 + "b", "ab"),
        ("שָׁלוֹם", "שָׁלוֹם"),
    ],
)
def test_a_tower_of_accents_is_counted_instead_of_drawn(typed: str, drawn: str) -> None:
    shown = _bearable(typed).replace("\u200b", "").strip()

    assert shown == drawn


def test_the_certificate_is_one_lying_page_with_every_word() -> None:
    pdf = certificate(CERTIFICATE)
    page = read(pdf).pages[0]

    assert accessible(pdf) == (True, "/StructTreeRoot", "en", True, True, False)
    assert read(pdf).metadata.title == "Certificate of completion – Emil Østergaard"
    assert (len(read(pdf).pages), round(page.mediabox.width), round(page.mediabox.height)) == (1, 842, 595)
    assert words(pdf) == (
        "Committee on Conformity Assessment Mentoring for future convenors Certificate of completion awarded to "
        "Emil Østergaard who completed the programme with WG 57 and its document ISO/IEC DIS 17024 "
        "and has shown, to a mentor, the ability to 1 understand the rules 2 plan the work 3 lead a meeting "
        "4 review comments 5 report decisions Fatou Diallo Mentor 22 November 2026 Date Certificate 2026-0017"
    )


@pytest.mark.parametrize(
    "name",
    ["Maria Fernanda Guadalupe de los Ángeles Rodríguez-Villanueva y Østergaard", "W" * 400, "محمد بن عبد الله",
     "陈伟", '#panic("x")', "Zoë\x00\ud800\u202e", "Name " * 80],
)  # fmt: skip
def test_every_name_fits_on_the_one_page(name: str) -> None:
    long = replace(CERTIFICATE, name=name, statement="word " * 80, objectives=("many words " * 36,) * 8)

    assert len(read(certificate(long)).pages) == 1


def test_a_certificate_keeps_a_name_that_looks_like_a_program() -> None:
    assert '#panic("x") *e*' in words(certificate(replace(CERTIFICATE, name='#panic("x") *e*')))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"title": "\x00"},
        {"language": "x"},
        {"statement": "x" * 401},
        {"objectives": ("a",) * 9},
    ],
)
def test_a_certificate_that_would_not_fit_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        replace(CERTIFICATE, **wrong)
