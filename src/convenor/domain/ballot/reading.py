"""From the rows of a file to comments: nothing is dropped, and what is in question says what one click would do.

Sources: FORM 13B of 2001 ("Columns 1, 2, 4, 5 are compulsory"); CEN's rule that "General" stands for the whole
document; handbook, "examine every single comment"; umbrella comments ("see attached edited file") in real files.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from convenor.domain.ballot.bodies import EDITORS, BodyKind, BodyTable, Source, plain, read_source
from convenor.domain.ballot.clause import Clauses
from convenor.domain.ballot.clause_reading import read_clauses
from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.kinds import Kind, Kinds, read_kinds
from convenor.domain.ballot.sheet import Column, Doubt, RawRow, SheetFile

WHOLE_DOCUMENT = "Whole document"
_UMBRELLA = re.compile(
    r"\b(?:see|in|cf\.?)\s+(?:the\s+)?(?:attach(?:ed|ment)|enclosed|separate\s+(?:file|document))"
    r"|\battached\s+(?:\w+\s+){0,2}(?:file|document|comments)"
    r"|\b(?:voir|cf\.?)\s+(?:(?:le|la|les)\s+)?(?:(?:document|fichier|commentaires?)s?\s+)?(?:joint|annexé|ci-joint|pièce)"
    r"|\bci-(?:joint|annexé)",
    re.IGNORECASE,
)
_OWN_DOUBTS = frozenset(
    {
        "body-ambiguous",
        "body-missing",
        "body-several",
        "body-unknown",
        "change-missing",
        "clause-half-understood",
        "clause-missing",
        "clause-not-understood",
        "comment-empty",
        "comment-umbrella",
        "row-empty",
        "type-missing",
        "type-unknown",
    }
)
_SHORTEST_IN_A_NAME = 3  # letters of an acronym that is looked for in a file's name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the columns of one row mean."""

    source: Source
    kinds: Kinds
    clauses: Clauses
    texts: Mapping[Column, str]
    has_pictures: bool
    likely: str  # the body of all other rows of the file, or the one in its name

    def said(self, column: Column) -> bool:
        """Whether a word or a figure stands in the column."""
        return any(each.isalnum() for each in self.texts.get(column, ""))


def read_comments(sheet: SheetFile, table: BodyTable, *, first: int = 1) -> tuple[Comment, ...]:
    """Every row of a file as a comment, numbered from ``first``."""
    likely = likely_body(sheet, table)
    return tuple(
        _comment(row, sheet.name, number, _read(row, table, likely))
        for number, row in enumerate(sheet.rows, start=first)
    )


def read_again(row: RawRow, name: str, number: int, table: BodyTable, *, likely: str = "") -> Comment:
    """One row once more, after somebody corrected it; ``row.doubts`` are those of the file alone."""
    return _comment(row, name, number, _read(row, table, likely))


def doubts_of_file(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """The doubts that reading the file raised; the others come back by themselves when the row is read again."""
    return tuple(each for each in doubts if each.code not in _OWN_DOUBTS)


def likely_body(sheet: SheetFile, table: BodyTable) -> str:
    """The body of a row that names none: that of all other rows, else the acronym in the file's name, else none."""
    cells = {row.texts.get("id", "") for row in sheet.rows}
    codes = {body.code for cell in cells for body in read_source(cell, table).bodies}
    if len(codes) == 1:
        return codes.pop()
    named = {code for code in _bodies_in(sheet.name, table) if not codes}
    return named.pop() if len(named) == 1 else ""


def repaired(row: RawRow, doubt: Doubt) -> RawRow:
    """The row with what one click puts into the column in doubt; the row itself where nothing is suggested."""
    if not doubt.suggested or doubt.column is None:
        return row
    left = tuple(each for each in row.doubts if each != doubt)
    return replace(row, texts={**row.texts, doubt.column: doubt.suggested}, doubts=left)


def _bodies_in(name: str, table: BodyTable) -> Iterator[str]:
    """CEN asks for names like ``en123p4-afnor.doc``."""
    for word in re.split(r"[\W_]+", name):
        if len(word) >= _SHORTEST_IN_A_NAME and plain(word) in table.acronyms:
            yield table.acronyms[plain(word)]


def _read(row: RawRow, table: BodyTable, likely: str) -> _Read:
    return _Read(
        source=read_source(row.texts.get("id", ""), table),
        kinds=read_kinds(row.texts.get("type", "")),
        clauses=read_clauses(row.texts.get("clause", "")),
        texts=row.texts,
        has_pictures=bool(row.pictures),
        likely=likely,
    )


def _comment(row: RawRow, file: str, number: int, read: _Read) -> Comment:
    return Comment(
        number=number,
        file=file,
        table=row.table,
        row=row.row,
        source=read.source,
        kinds=read.kinds,
        clauses=read.clauses,
        line=row.texts.get("line", "").strip(),
        element=row.texts.get("element", "").strip(),
        comment=row.texts.get("comment", "").strip(),
        change=row.texts.get("change", "").strip(),
        observation=row.texts.get("observation", "").strip(),
        extra=row.extra,
        pictures=row.pictures,
        doubts=(*row.doubts, *_doubts(read)),
    )


def _doubts(read: _Read) -> Iterator[Doubt]:
    for each in (_about_body, _about_clause, _about_type, _about_words):
        yield from each(read)


def _about_body(read: _Read) -> Iterable[Doubt]:
    bodies, typed = read.source.bodies, read.source.typed
    if not bodies:
        number = read.source.ids[0] if read.source.ids else ""
        yield _question("body-missing", "id", typed, f"{read.likely}{number}" if read.likely else "")
    if len(bodies) > 1:
        yield _question("body-several", "id", typed)
    for body in bodies:
        if body.instead:
            yield _question("body-ambiguous", "id", typed, typed.replace(body.typed, body.instead, 1))
        if body.kind is BodyKind.UNKNOWN:
            yield _question("body-unknown", "id", typed)


def _about_clause(read: _Read) -> Iterable[Doubt]:
    clauses = read.clauses
    if clauses.is_blank:
        yield _question("clause-missing", "clause", clauses.typed, WHOLE_DOCUMENT)
    elif not clauses.is_understood:
        code = "clause-half-understood" if clauses.text else "clause-not-understood"
        yield _question(code, "clause", clauses.typed, clauses.text)


def _about_type(read: _Read) -> Iterable[Doubt]:
    kinds = read.kinds
    if not kinds.kinds and not kinds.unknown:
        by_editors = [each.code for each in read.source.bodies] == [EDITORS]
        yield _question("type-missing", "type", kinds.typed, "ed" if by_editors else "")
    elif kinds.unknown:
        yield _question("type-unknown", "type", kinds.typed, "/".join(kinds.in_order))


def _about_words(read: _Read) -> Iterable[Doubt]:
    comment, change = (read.texts.get(each, "") for each in ("comment", "change"))
    if not read.said("comment") and not read.has_pictures:
        yield _question("comment-empty" if read.said("change") else "row-empty", "comment", comment)
    elif not read.said("change") and not read.has_pictures and Kind.TECHNICAL in read.kinds.kinds:
        yield _question("change-missing", "change", change)
    if _UMBRELLA.search(comment) or _UMBRELLA.search(change):
        yield _question("comment-umbrella", "comment", comment)


def _question(code: str, column: Column, was: str, suggested: str = "") -> Doubt:
    return Doubt(code=code, severity="question", column=column, was=was, suggested=suggested)
