"""Forms as bodies send them: which column is which, which rows there are, what is said to be odd."""

from collections import Counter

import pytest

from convenor.documents.comment_form.reader import read_file
from convenor.domain.ballot.sheet import COLUMNS, Doubt, RawRow, SheetFile
from documents.comments.forged import HEADINGS, WIDTHS, cell, form, iso_header, row, table, word
from documents.comments.real import COMMENTS, needs_real_files

FULL = ("DE-001", "", "3.1", "Note 1", "te", "Unclear.", "Say more.", "Accepted")
LATER = ("FR-002", "", "4", "", "ed", "A typo.", "Mend it.", "")
BODY = tuple(each for each in HEADINGS)
FRENCH = (
    *("CM/CN¹", "N° de ligne", "Article/ Paragraphe", "Alinéa/ Figure/ Tableau (p. ex. Tableau 1)"),
    *("Type de commentaire²", "Commentaires", "Modification proposée", "Observations du secrétariat"),
)
OF_2001 = (
    *(
        "MB1",
        "Clause/ Subclause/ Annex/ Figure/ Table (e.g. 3.1, Table 2)",
        "Paragraph/ List item/ Note/ (e.g. Note 2)",
    ),
    *("Type of com-ment2", "Comment (justification for change) by the MB", "Proposed change by the MB"),
    "Secretariat observations on each comment submitted",
)
SEVEN = tuple(text for place, text in enumerate(FULL) if place != 1)


def texts(read: RawRow) -> tuple[str, ...]:
    return tuple(read.texts.get(column, "<none>") for column in COLUMNS)


def read(data: bytes) -> SheetFile:
    return read_file("it.docx", data)


def codes(read: RawRow | SheetFile) -> list[str]:
    return [each.code for each in read.doubts]


@needs_real_files
@pytest.mark.parametrize(
    ("name", "kind", "rows", "empty"),
    [
        ("blank_form_2012-03.docx", "iso-2012", 0, 2),
        ("dis19156_collated_119.doc", "iso-2012", 119, 0),
        ("dis19156_resolved_126.docx", "iso-2012", 126, 0),
        ("dis19168-2_n5600_21.docx", "iso-2012", 21, 0),
        ("tc171sc2_3.docx", "iso-2012", 3, 1),
        ("other_body_6_columns.docx", "other", 0, 1),
        ("margin_comments_not_a_table.docx", "margin", 62, 0),
        ("iso80000-2_55.yaml", "yaml", 55, 0),
        ("stepmod_28.xml", "xml", 27, 0),  # the 28th stands in a remark that explains the file
        ("dis19156_labelled.csv", "csv", 126, 0),
    ],
)
def test_every_real_file_is_read_to_its_last_row(name: str, kind: str, rows: int, empty: int) -> None:
    sheet = read_file(name, (COMMENTS / name).read_bytes())

    assert (sheet.form, len(sheet.rows), sheet.empty_rows) == (kind, rows, empty)
    assert [each for each in sheet.rows if each.doubts] == []


@needs_real_files
def test_ids_types_and_dispositions_of_the_resolved_file_are_those_of_the_labels() -> None:
    read_word = read_file("x", (COMMENTS / "dis19156_resolved_126.docx").read_bytes())
    labels = read_file("x.csv", (COMMENTS / "dis19156_labelled.csv").read_bytes())

    def about(sheet: SheetFile) -> list[tuple[str, ...]]:
        return [(each.texts["id"], each.texts["clause"], each.texts["type"]) for each in sheet.rows]

    first_lines = Counter(each.texts["observation"].split("\n")[0].strip() for each in read_word.rows)

    assert about(read_word) == about(labels)
    assert first_lines["Accepted"] == 108
    assert first_lines["Accepted in principle"] == 7
    assert first_lines["Not accepted"] == 11


@needs_real_files
def test_ids_and_types_stand_as_they_were_typed() -> None:
    collated = read_file("x", (COMMENTS / "dis19156_collated_119.doc").read_bytes())
    two = read_file("x", (COMMENTS / "dis19168-2_n5600_21.docx").read_bytes())
    small = read_file("x", (COMMENTS / "tc171sc2_3.docx").read_bytes())

    assert [each.texts["id"] for each in collated.rows[:2]] == ["AFNOR-001", "**-002"]
    assert {each.texts["type"] for each in collated.rows} == {
        "ed",
        "",
        "Ed",
        "Ed/te",
        "Te/ed",
        "Ge",
        "ge",
        "te",
        "Ed.",
    }
    assert two.rows[1].texts["id"] == "CN-001\n-002"
    assert [(each.texts["id"], each.texts["type"], each.row) for each in small.rows] == [
        ("US", "Te", 0),
        ("AU", "GE", 1),
        ("PL", "Te", 3),
    ]
    assert small.about == {
        "title": "Template for comments and secretariat observations",
        "date": "2 March 2020",
        "document": "ISO-TC171-SC2-WG8_N0858_ISO32000-Extensions",
        "project": "ISO TC 171 SC 2",
    }


@needs_real_files
def test_bodies_in_the_yaml_are_counted_as_they_are() -> None:
    sheet = read_file("x.yaml", (COMMENTS / "iso80000-2_55.yaml").read_bytes())

    assert Counter(each.texts["id"][:2] for each in sheet.rows) == {"DE": 40, "CC": 14, "PL": 1}


@needs_real_files
def test_a_remark_of_the_margin_has_its_clause_and_the_words_it_points_to() -> None:
    sheet = read_file("x", (COMMENTS / "margin_comments_not_a_table.docx").read_bytes())
    third = sheet.rows[2]

    assert (third.texts["id"], third.texts["clause"]) == ("Carl Reed", "1. Scope")
    assert third.extra == (("author", "Carl Reed"), ("date", "2019-12-23"), ("quoted", "multiple"))
    assert codes(sheet) == ["no-form", "columns-unknown"]


def test_headings_in_the_page_header_name_the_columns() -> None:
    sheet = read(form(row(*FULL), row(*LATER)))

    assert [texts(each) for each in sheet.rows] == [FULL, LATER]
    assert [(each.column, each.at, each.by) for each in sheet.mapping] == [
        (column, place, "heading") for place, column in enumerate(COLUMNS)
    ]
    assert (sheet.form, sheet.about["document"], sheet.doubts) == ("iso-2012", "ISO/CD 1", ())


def test_the_first_page_may_have_the_only_headings() -> None:
    made = word(table(row(*FULL), widths=WIDTHS) + "<w:p/>", {"first": iso_header(), "default": "<w:p/>"})

    assert [texts(each) for each in read(made).rows] == [FULL]


def test_a_left_over_header_of_2001_does_not_shift_the_columns() -> None:
    made = word(table(row(*FULL), widths=WIDTHS), {"first": iso_header(OF_2001, ()), "default": iso_header()})

    assert [texts(each) for each in read(made).rows] == [FULL]


def test_the_form_of_2001_has_no_line_numbers() -> None:
    numbers = row(*"1234567")
    made = word(table(row(*SEVEN)), {"default": table(numbers, row(*OF_2001))})
    sheet = read(made)

    assert sheet.form == "iso-2001"
    assert texts(sheet.rows[0]) == ("DE-001", "<none>", *FULL[2:])


def test_french_headings_in_the_body_are_known() -> None:
    sheet = read(word(table(row(*FRENCH), row(*FULL))))

    assert [texts(each) for each in sheet.rows] == [FULL]
    assert sheet.mapping[6].heading == "Modification proposée"


def test_misspelt_headings_are_known() -> None:
    headings = ("MB/NC", "Lines", "Clauze / Subclause", "Paragrph/ Figure", "Typ of comment", "Commnets")
    sheet = read(word(table(row(*headings, "Proposd change", "Observatons of the secretariat"), row(*FULL))))

    assert [texts(each) for each in sheet.rows] == [FULL]


def test_what_iec_says_of_the_document_stands_in_the_body() -> None:
    first = table(row("Date", "Document", "Project Nr."), row("2026-01-05", "3/123/CD", "IEC 60001"))
    sheet = read(word(first + "<w:p/>" + table(row(*BODY), row(*FULL))))

    assert sheet.form == "iec"
    assert sheet.about == {"date": "2026-01-05", "document": "3/123/CD", "project": "IEC 60001"}


def test_a_form_of_cen_is_known_by_its_document() -> None:
    about = table(row("Template for comments", "Date: 2026-01-05", "Document: prEN 123-4", "Project: "))
    made = word(table(row(*FULL), widths=WIDTHS), {"default": about + table(row(*HEADINGS), widths=WIDTHS)})

    assert read(made).form == "cen"


def test_another_body_with_six_columns_keeps_what_has_no_place() -> None:
    headings = row(
        "Type (ed / te / ge)", "Source", "Clause", "Title", "Comment", "Suggestion / Recommendation"
    )
    sheet = read(word(table(headings, row("te", "Chen", "5", "Names", "Unclear.", "Say more."))))

    assert sheet.form == "other"
    assert dict(sheet.rows[0].texts) == {
        "type": "te",
        "id": "Chen",
        "clause": "5",
        "comment": "Unclear.",
        "change": "Say more.",
    }
    assert sheet.rows[0].extra == (("Title", "Names"),)


def test_without_any_headings_position_and_contents_tell() -> None:
    sheet = read(word(table(row(*FULL), row(*LATER))))

    assert [texts(each) for each in sheet.rows] == [FULL, LATER]
    assert codes(sheet) == ["columns-by-position"]


def test_an_extra_first_column_shifts_nothing() -> None:
    sheet = read(form(row("1", *FULL), row("2", *LATER), widths=(300, *WIDTHS)))

    assert [texts(each) for each in sheet.rows] == [FULL, LATER]
    assert [each.extra for each in sheet.rows] == [(("", "1"),), (("", "2"),)]
    assert codes(sheet) == ["columns-shifted"]


def test_a_column_that_somebody_took_out_is_missed_not_shifted() -> None:
    later = tuple(text for place, text in enumerate(LATER) if place != 1)
    sheet = read(form(row(*SEVEN), row(*later), widths=WIDTHS[1:]))

    assert texts(sheet.rows[0])[2:] == FULL[2:]
    assert codes(sheet) == ["columns-shifted"]


def test_a_last_cell_over_two_columns_of_the_grid_is_the_last_column() -> None:
    wide = cell("Accepted", '<w:gridSpan w:val="2"/>')
    sheet = read(form(row(*FULL[:7], wide), row(*FULL), widths=(*WIDTHS, 57)))

    assert [texts(each) for each in sheet.rows] == [FULL, FULL]


def test_cells_that_are_left_out_at_the_beginning_shift_nothing() -> None:
    left_out = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    sheet = read(form(row(*FULL), row(*LATER[2:], properties=left_out)))

    assert texts(sheet.rows[1]) == ("", "", *LATER[2:])
    assert codes(sheet.rows[1]) == ["row-ragged"]


def test_a_cell_over_several_columns_is_in_question() -> None:
    merged = cell("Unclear: say more.", '<w:gridSpan w:val="2"/>')
    sheet = read(form(row(*FULL), row(*LATER[:5], merged, "Noted")))

    assert texts(sheet.rows[1]) == (*LATER[:5], "Unclear: say more.", "", "Noted")
    assert sheet.rows[1].doubts == (
        Doubt(code="cell-merged", severity="question", column="comment", was="Unclear: say more."),
    )


def test_a_cell_over_several_rows_says_the_same_in_each() -> None:
    top, below = cell("DE-001", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    sheet = read(form(row(top, *FULL[1:]), row(below, *LATER[1:])))

    assert [each.texts["id"] for each in sheet.rows] == ["DE-001", "DE-001"]
    assert sheet.rows[1].doubts == (
        Doubt(code="cell-carried", severity="repaired", column="id", suggested="DE-001"),
    )


def test_a_lower_part_without_an_upper_one_is_read_as_it_is() -> None:
    sheet = read(form(row(cell("DE-001", "<w:vMerge/>"), *FULL[1:])))

    assert [texts(each) for each in sheet.rows] == [FULL]


def test_a_row_of_one_cell_is_taken_as_a_comment() -> None:
    whole = cell("All figures are too small.", '<w:gridSpan w:val="8"/>')
    sheet = read(form(row(*FULL), row(whole)))

    assert sheet.rows[1].texts["comment"] == "All figures are too small."
    assert codes(sheet.rows[1]) == ["row-whole"]


def test_a_type_one_column_too_far_is_seen() -> None:
    shifted = ("DE-001", "3.1", "Note 1", "te", "Unclear what this means for us.", "Say more.", "", "")
    sheet = read(form(row(*FULL), row(*shifted)))

    assert sheet.rows[1].doubts == (
        Doubt(code="row-shifted", severity="question", column="type", was=shifted[4], suggested="te"),
    )


def test_headings_repeated_within_the_table_are_no_comments() -> None:
    sheet = read(form(row(*FULL), row(*HEADINGS), row(*"12345678"), row(*LATER)))

    assert [(each.row, texts(each)) for each in sheet.rows] == [(0, FULL), (3, LATER)]


def test_two_tables_are_both_read() -> None:
    made = word(table(row(*FULL)) + "<w:p/>" + table(row(*LATER)), {"default": iso_header()})
    sheet = read(made)

    assert [(each.table, each.row) for each in sheet.rows] == [(0, 0), (1, 0)]
    assert codes(sheet) == ["several-tables"]


def test_widths_without_sense_are_taken_as_one_column() -> None:
    for odd in ("2147483647", "-1", "many", "0"):
        odd_cell = cell("Accepted", f'<w:gridSpan w:val="{odd}"/>')
        sheet = read(form(row(*FULL[:7], odd_cell)))

        assert (texts(sheet.rows[0]), codes(sheet.rows[0])) == (FULL, ["span-odd"])


def test_a_cell_longer_than_can_be_kept_is_cut_and_said_to_be() -> None:
    sheet = read(form(row(*FULL[:5], "x" * 100_001, *FULL[6:])))

    assert len(sheet.rows[0].texts["comment"]) == 100_000
    assert sheet.rows[0].doubts == (
        Doubt(code="text-cut", severity="question", column="comment", was="100001"),
    )


def test_a_broken_page_header_costs_only_itself() -> None:
    sheet = read(word(table(row(*FULL), row(*LATER)), {"default": "<w:broken>"}))

    assert [texts(each) for each in sheet.rows] == [FULL, LATER]
    assert codes(sheet) == ["columns-by-position", "header-damaged"]
