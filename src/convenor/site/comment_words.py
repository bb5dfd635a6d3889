"""The words for files of comments: why one cannot be read, and what of a file or row was repaired or is in question."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from convenor.domain.ballot.sheet import Doubt

WHY_NOT: Mapping[str, object] = {
    "file-coding": _(
        "The text of this file is coded as %(coding)s, so nothing can be written into it. Save it once more in Word, and use that copy."
    ),
    "file-damaged": _(
        "This file is damaged, perhaps cut off on its way. Ask for it once more, or open it and save it again."
    ),
    "file-document-type": _(
        "This file declares abbreviations of its own (a document type), as files made to do harm do. Open it in Word or Excel and save it again."
    ),
    "file-empty": _("There is nothing in this file."),
    "file-encrypted": _("Parts of this file are locked. Save it without a password, and use that copy."),
    "file-inflates": _(
        "This file swells to many times its size when it is opened, as files made to do harm do. It was not read."
    ),
    "file-line-damaged": _("Line %(line)s of this list cannot be understood. Correct it, and try again."),
    "file-no-document": _("There is no document and no workbook in this file."),
    "file-no-list": _("There is no list of comments in this file."),
    "file-no-observations": _(
        "This file has no column for observations, so there is no place to write them. The other documents to download have them."
    ),
    "file-not-filled": _(
        "Observations can be written back into Word files, workbooks and CSV only. The other documents to download have them."
    ),
    "file-not-office": _(
        "This is no Word file and no workbook. Save it as .docx or .xlsx, and use that copy."
    ),
    "file-old-office": _(
        "This file has the format from before 2007. Open it in Word or Excel, save it as .docx or .xlsx, and use that copy."
    ),
    "file-other-office": _("This is an Office file, but no Word document and no workbook."),
    "file-page": _("This is a web page. Perhaps the sign-in page was saved in place of the file."),
    "file-part-damaged": _(
        "A part of this file (%(part)s) is damaged. Open the file and save it again, and use that copy."
    ),
    "file-part-missing": _("A part of this file (%(part)s) is missing."),
    "file-part-name": _(
        "The names of the parts within this file are not those of an Office file. It was not read."
    ),
    "file-part-too-long": _("A part of this file (%(part)s) is longer than any real form needs."),
    "file-part-twice": _(
        "A part of this file (%(part)s) is in it twice, so nobody can know which is meant. Open the file and save it again."
    ),
    "file-parts-overlap": _("Parts of this file lie on top of each other. It was not read."),
    "file-password": _("This file is locked with a password. Save it without one, and use that copy."),
    "file-pdf": _("This is a PDF. Ask for the Word file that it was made from."),
    "file-rtf": _("This is rich text (RTF). Open it in Word, save it as .docx, and use that copy."),
    "file-too-heavy": _("Reading this file took more memory than any real form needs. It was not read."),
    "file-too-large": _("This file is larger than %(megabytes)s megabytes. Take pictures out of it first."),
    "file-too-many-cells": _(
        "There are more than %(most)s cells in the tables of this file. Split it, and read the parts."
    ),
    "file-too-many-columns": _("There are more than %(most)s columns in a table of this file."),
    "file-too-many-parts": _("This file has more than %(most)s parts, more than any real form needs."),
    "file-too-many-rows": _("There are more than %(most)s rows in this file. Split it, and read the parts."),
    "file-too-much-text": _(
        "There is more text in this file than %(most)s letters. Split it, and read the parts."
    ),
    "file-too-slow": _("Reading this file took longer than any real form needs. It was not read."),
    "file-unknown": _("What kind of file this is cannot be told. Save it as .docx, .xlsx or .csv."),
    "file-xml-damaged": _("This list is damaged: it is not well-formed XML."),
}
DOUBTS: Mapping[str, object] = {
    "cell-beyond": _("A cell stands beyond the last column; its text is kept beside the row."),
    "cell-carried": _("This cell reaches over several rows; its text was taken for each of them."),
    "cell-far": _("A cell far beyond the form (%(was)s) was not read."),
    "cell-merged": _("One cell covers several columns. Is its text in the right column?"),
    "coding-guessed": _("The coding of letters had to be guessed (%(was)s). Are accents right?"),
    "columns-by-position": _(
        "The columns have no headings; they were taken by position. Is each in its place?"
    ),
    "columns-shifted": _(
        "The table has another number of columns (%(was)s) than the form has headings (%(suggested)s). Is each in its place?"
    ),
    "formula-as-picture": _(
        "A formula is only a picture in the file; “[…]” stands in its place. Open the picture from the comment."
    ),
    "has-macros": _("There are macros in this file. They are never run; do not run them yourself."),
    "header-damaged": _("A page header (%(was)s) is damaged and was left out."),
    "columns-unknown": _(
        "There is a table whose columns are not known. If it holds comments, say which column is which: its rows (%(was)s) become comments."
    ),
    "no-form": _(
        "This document is no form. Remarks in its margin and its tracked changes are offered as comments."
    ),
    "nothing-found": _("No comments were found in this file."),
    "number-unknown": _(
        "Word counts here by itself in a way that cannot be followed, so the number is missing. Look in the file, and type it."
    ),
    "part-left-out": _("A document within this document was not read."),
    "row-ragged": _("Cells are missing in this row; the others were taken by where they lie."),
    "row-shifted": _("A type of comment stands one column too far (“%(suggested)s”). Was the row shifted?"),
    "row-whole": _("One cell takes the whole row; its text was taken as the comment."),
    "rows-blank": _("After very many blank rows (line %(was)s) nothing more was read."),
    "several-tables": _("There are several tables of comments (%(was)s); all were read."),
    "span-odd": _("The width of a cell made no sense and was taken as one column."),
    "text-cut": _("A cell is longer than can be kept (%(was)s letters); its beginning was kept."),
    "too-many-merges": _("There are too many merged cells; some were not carried down."),
}


def say_why_not(code: str, values: Mapping[str, object]) -> str:
    """Why a file cannot be read, in the reader's language; the code itself where words are missing."""
    sentence = WHY_NOT.get(code)
    return str(sentence) % values if sentence else code


def say_doubt(doubt: Doubt) -> str:
    """What was repaired or is in question, in the reader's language."""
    sentence = DOUBTS.get(doubt.code)
    return str(sentence) % {"was": doubt.was, "suggested": doubt.suggested} if sentence else doubt.code
