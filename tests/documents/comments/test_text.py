"""All text is read, wherever a word processor keeps it; what was deleted or is hidden is not."""

import pytest

from convenor.documents.comment_form.reader import read_file
from documents.comments.forged import NAMESPACES, W, cell, form, iso_header, relations, row, run, table, word
from documents.comments.real import HOSTILE, needs_hostile_files

CODE = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (CODE.format(each) for each in ("begin", "separate", "end"))
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
BOX = f"<w:txbxContent><w:p>{run('kept')}</w:p></w:txbxContent>"


def control(inner: str, prompt: bool = False) -> str:
    shown = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>" if prompt else "<w:sdtPr/>"
    return f"<w:sdt>{shown}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def part(name: str, *texts: str) -> str:
    """A part of a formula with parts."""
    named = (each.partition("=") for each in texts)
    return f"<m:{name}>{''.join(f'<m:{key}>{m(text)}</m:{key}>' for key, _, text in named)}</m:{name}>"


FORMULAS = {
    "sin x": part("func", "fName=sin", "e=x"),
    "lim_(n→0) f": part("limLow", "e=lim", "lim=n→0") + m(" f"),
    "=^(def)": part("limUpp", "e==", "lim=def"),
    "x̂+(ab)̂": part("acc", "e=x") + m("+") + part("acc", "e=ab"),
    "x̲": part("bar", "e=x"),
    "_6^(14) C": part("sPre", "sub=6", "sup=14", "e=C"),
    "a=1\nb=2": part("eqArr", "e=a=1", "e=b=2"),
    "n¦k": part("f", "num=n", "den=k").replace("<m:f>", '<m:f><m:fPr><m:type m:val="noBar"/></m:fPr>'),
    "y": part("phant", "e=x").replace("<m:phant>", '<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>')
    + m("y")
    + f"<w:del>{m('gone')}</w:del><m:r><w:rPr><w:del/></w:rPr><m:t>gone</m:t></m:r>",
    "αβ": '<m:r><w:sym w:font="Symbol" w:char="F061"/></m:r>' + m("β"),
}
INSIDE_A_CELL = {
    "a tracked insertion": (p(f'<w:ins w:author="x">{run("kept")}</w:ins>'), "kept"),
    "what was moved here": (p(f"<w:moveTo>{run('kept')}</w:moveTo>"), "kept"),
    "what was deleted": (p(run("kept") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"), "kept"),
    "what was deleted, as text": (p(run("kept") + f"<w:del>{run('gone')}</w:del>"), "kept"),
    "what was moved away": (p(run("kept") + f"<w:moveFrom>{run('gone')}</w:moveFrom>"), "kept"),
    "an insertion deleted again": (p(run("kept") + f"<w:ins><w:del>{run('gone')}</w:del></w:ins>"), "kept"),
    "hidden words": (p(run("kept") + HIDDEN), "kept"),
    "words hidden no longer": (
        p(HIDDEN.replace("vanish/", 'vanish w:val="0"/').replace("hidden", "kept")),
        "kept",
    ),
    "an inline control": (p(control(run("kept"))), "kept"),
    "a control around paragraphs": (control(p(run("kept"))), "kept"),
    "a control within a control": (control(p(control(run("kept")))), "kept"),
    "a control that nobody filled in": (p(run("kept") + control(run("Click here"), prompt=True)), "kept"),
    "a link": (p(f'<w:hyperlink r:id="x">{run("kept")}</w:hyperlink>'), "kept"),
    "a smart tag": (p(f"<w:smartTag>{run('kept')}</w:smartTag>"), "kept"),
    "a simple field": (p(f'<w:fldSimple w:instr="DATE">{run("kept")}</w:fldSimple>'), "kept"),
    "a field": (
        p(
            f"{BEGIN}<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>{SEPARATE}{run('kept')}{END}{run(' too')}"
        ),
        "kept too",
    ),
    "a field in the instruction of a field": (
        p(f"{BEGIN}{BEGIN}{SEPARATE}{run('no')}{END}{SEPARATE}{run('kept')}{END}"),
        "kept",
    ),
    "a field without an end": (p(f"{BEGIN}{SEPARATE}{run('kept')}"), "kept"),
    "a text box": (p(f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"), "kept"),
    "a text box told twice": (
        p(
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "kept",
    ),
    "a table within": (table(row("one", "two"), row("three")) + p(""), "one\ntwo\nthree"),
    "paragraphs, breaks and tabs": (
        p(run("one") + "<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>") + p(run("four")),
        "one\ntwo three\nfour",
    ),
    "a paragraph whose mark was deleted": (
        p(f"<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('one ')}") + p(run("line")),
        "one line",
    ),
    "stops of tabs": (p(f'<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>{run("kept")}'), "kept"),
    "a hyphen that does not break": (p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>"), "a‑b"),
    "a Greek letter of a font": (p('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'), "α"),
    "a fraction": (
        p(
            f"<m:oMath><m:f><m:num>{run('a+b').replace('w:', 'm:')}</m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
        ),
        "(a+b)/2",
    ),
    "a power": (
        p(
            "<m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e>"
            "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>"
        ),
        "x^2",
    ),
    **{f"a formula: {shown}": (p(f"<m:oMath>{inner}</m:oMath>"), shown) for shown, inner in FORMULAS.items()},
    "formulas below each other": (
        p(f"<m:oMathPara><m:oMath>{m('a=1')}</m:oMath><m:oMath>{m('b=2')}</m:oMath></m:oMathPara>"),
        "a=1\nb=2",
    ),
    "a formula of the oldest kind": (
        p(f"{BEGIN}<w:r><w:instrText> EQ \\f(a+b;2) </w:instrText></w:r>{END}"),
        "(a+b)/2",
    ),
    "letters from the right": (p(run("תגובה")), "תגובה"),
    "letters beyond the first plane": (p(run("𝒜 and é́")), "𝒜 and é́"),
    "what looks like a program": (
        p(run("=1+1 &lt;script&gt; {{ x }} {% y %}")),
        "=1+1 <script> {{ x }} {% y %}",
    ),
}


@pytest.mark.parametrize("name", INSIDE_A_CELL)
def test_the_text_of_a_cell_is_what_its_reader_sees(name: str) -> None:
    inner, expected = INSIDE_A_CELL[name]
    sheet = read_file("x", form(row("DE-001", "", "3", "", "te", cell(inner), "Say more.", "")))

    assert sheet.rows[0].texts["comment"] == expected
    assert sheet.rows[0].texts["change"] == "Say more."


PLAIN = ("DE-001", "", "3", "", "te", "Unclear.", "Say more.", "")


def told(made: bytes) -> list[tuple[str, ...]]:
    return [tuple(each.texts.values()) for each in read_file("x", made).rows]


def test_a_control_around_a_cell_does_not_shift_the_columns() -> None:
    assert told(form(row(*PLAIN[:4], control(cell("te")), *PLAIN[5:]))) == [PLAIN]


def test_a_control_around_a_row_or_the_table_hides_nothing() -> None:
    around_a_row = form(row(*PLAIN), control(row(*PLAIN)))
    around_all = word(control(table(row(*PLAIN))), {"default": iso_header()})

    assert (told(around_a_row), told(around_all)) == ([PLAIN, PLAIN], [PLAIN])


def test_a_deleted_row_is_no_comment_and_an_inserted_one_is() -> None:
    gone = (
        row(*PLAIN, properties="<w:trPr><w:del/></w:trPr>")
        .replace("<w:r>", "<w:del><w:r>")
        .replace("</w:r>", "</w:r></w:del>")
    )
    new = row(*PLAIN, properties="<w:trPr><w:ins/></w:trPr>")
    sheet = read_file("x", form(gone, new))

    assert [each.row for each in sheet.rows] == [1]


def test_a_table_within_a_cell_is_no_row_of_its_own() -> None:
    nested = cell(table(row(*PLAIN)) + "<w:p/>")

    assert len(told(form(row(*PLAIN[:5], nested, *PLAIN[6:])))) == 1


def test_a_style_can_hide_words() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    hidden = '<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>hidden</w:t></w:r>'
    made = word(
        table(row(*PLAIN[:5], cell(p(run("kept") + hidden)), *PLAIN[6:])),
        {"default": iso_header()},
        {"word/styles.xml": styles.encode()},
        {"s": ("styles", "styles.xml")},
    )

    assert told(made)[0][5] == "kept"


def test_notes_remarks_and_pictures_stay_with_their_row() -> None:
    inner = run("kept") + (
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="7"/></w:r>'
        '<w:r><w:drawing><a:blip r:embed="pic"/></w:drawing></w:r>'
    )
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p>{run("see 4")}</w:p></w:footnote></w:footnotes>'
    )
    remarks = f'<w:comments {NAMESPACES}><w:comment w:id="7" w:author="Chen"><w:p>{run("Why?")}</w:p></w:comment></w:comments>'
    made = word(
        table(row(*PLAIN[:5], cell(p(inner)), *PLAIN[6:])),
        {"default": iso_header()},
        {
            "word/footnotes.xml": notes.encode(),
            "word/comments.xml": remarks.encode(),
            "word/media/i.png": b"x",
        },
        {
            "n": ("footnotes", "footnotes.xml"),
            "c": ("comments", "comments.xml"),
            "pic": ("image", "media/i.png"),
        },
    )
    read = read_file("x", made).rows[0]

    assert read.texts["comment"] == "kept [* see 4]"
    assert (read.extra, read.pictures) == ((("", "Chen: Why?"),), ("word/media/i.png",))


def test_a_formula_that_is_only_a_picture_leaves_its_place_and_its_picture() -> None:
    formula = (
        '<w:r><w:object><v:shape><v:imagedata r:id="pic"/></v:shape><o:OLEObject '
        'xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Equation.DSMT4"/></w:object></w:r>'
    )
    made = word(
        table(row(*PLAIN[:5], cell(p(run("where ") + formula + run(" holds"))), *PLAIN[6:])),
        {"default": iso_header()},
        {"word/media/i.wmf": b"x"},
        {"pic": ("image", "media/i.wmf")},
    )
    read = read_file("x", made).rows[0]

    assert (read.texts["comment"], read.pictures) == ("where […] holds", ("word/media/i.wmf",))
    assert [(each.code, each.severity, each.column) for each in read.doubts] == [
        ("formula-as-picture", "repaired", "comment")
    ]


def test_the_strict_variant_of_the_format_is_read() -> None:
    usual = form(row(*PLAIN))
    from convenor.documents.package import STRICT, Package
    from documents.comments.forged import Member, zipped

    package = Package(usual)
    made = []
    for each in package.parts:
        data = package.read(each.name)
        if not each.name.endswith(("rels", "[Content_Types].xml")):
            for strict, transitional in STRICT:
                data = data.replace(transitional, strict)
        made.append(Member(each.name, data))

    assert told(zipped(made)) == [PLAIN]


def test_control_characters_and_halves_of_characters_are_left_out() -> None:
    assert told(form(row(*PLAIN[:5], "one&#x85;two", *PLAIN[6:])))[0][5] == "one\ntwo"


def test_tracked_changes_of_a_document_that_is_no_form_are_offered() -> None:
    changed = (
        run("The body ")
        + '<w:del w:author="Chen" w:date="2026-01-05T10:00:00Z"><w:r><w:delText>should</w:delText></w:r></w:del>'
        + f'<w:ins w:author="Chen" w:date="2026-01-05T10:00:00Z">{run("shall")}</w:ins>'
        + run(" decide.")
    )
    sheet = read_file("x", word(p(run("5.2 Impartiality")) + p(changed)))

    assert dict(sheet.rows[0].texts) == {
        "id": "Chen",
        "clause": "5.2 Impartiality",
        "comment": "The body shall decide.",
        "change": "“should” → “shall”",
    }


@needs_hostile_files
@pytest.mark.parametrize(
    ("name", "remarks"),
    [("poi__comment.docx", 1), ("pydocx__comments-rich-para.docx", 4), ("poi__delins.docx", 15)],
)
def test_margins_of_other_programs_are_read(name: str, remarks: int) -> None:
    assert len(read_file(name, (HOSTILE / name).read_bytes()).rows) == remarks


def test_relations_that_lead_nowhere_cost_nothing() -> None:
    made = word(
        table(row(*PLAIN)),
        {"default": iso_header()},
        {"word/_rels/styles.xml.rels": relations({"x": ("styles", "styles.xml")})},
        {
            "s": ("styles", "missing.xml"),
            "self": ("header", "document.xml"),
            "out": ("footnotes", "../../../x.xml"),
        },
    )

    assert told(made) == [PLAIN]
