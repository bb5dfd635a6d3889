"""Columns that were taken for something else: a person says which is which, and the rows are laid anew.

Source: a file of real life has its own headings ("Section", "Reviewer's remark"); what was guessed is shown, and is
corrected by whoever knows. Nothing is lost: a column that nobody chooses stands beside the row, under its heading.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from convenor.domain.ballot.sheet import COLUMNS, Column, Mapped, RawRow, SheetFile

_KNOWN, _OTHER = "of:", "by:"
_GUESSED = frozenset(
    {"columns-by-position", "columns-shifted", "columns-unknown", "nothing-found", "no-form"}
)
MOST_SHOWN = 4  # rows of a table that nobody knows
_BESIDE = 1000  # where rows stand that came from beside the tables, once the tables have rows of their own


@dataclass(frozen=True, slots=True)
class FileColumn:
    """One column of a file: how it is called in a choice, its heading, and what stands first in it."""

    key: str
    heading: str
    sample: str
    taken_for: Column | None = None
    shown: tuple[str, ...] = ()  # the first cells of a column of which nobody knows what it holds


def of_column(column: Column) -> str:
    """The key of the file's column that was taken for one of ours."""
    return f"{_KNOWN}{column}"


def by_heading(heading: str) -> str:
    """The key of a column that was taken for none, by its heading."""
    return f"{_OTHER}{heading}"


def columns_of(sheet: SheetFile) -> tuple[FileColumn, ...]:
    """The columns that a file has: those that were taken for one of ours, in their order, then the others."""
    mapped = sorted(sheet.mapping, key=lambda each: each.at)
    known = [
        FileColumn(of_column(each.column), each.heading, _first(sheet, each.column), each.column)
        for each in mapped
    ]
    others: dict[str, str] = {}
    firsts = [dict(row.extra) for row in sheet.unknown[:MOST_SHOWN]]
    for heading, text in (extra for row in sheet.unknown or sheet.rows for extra in row.extra):
        if heading:
            others.setdefault(heading, text)
    return (
        *known,
        *(
            FileColumn(
                by_heading(heading), heading, text, shown=tuple(each.get(heading, "") for each in firsts)
            )
            for heading, text in others.items()
        ),
    )


def relaid(sheet: SheetFile, chosen: Mapping[Column, str]) -> SheetFile:
    """The file with its columns as chosen: our column → the key of the file's."""
    there = {each.key: each for each in columns_of(sheet)}
    chosen = {column: key for column, key in chosen.items() if key in there}
    return replace(
        sheet,
        mapping=tuple(
            Mapped(column=column, at=_place(sheet, key), heading=there[key].heading, by="hand")
            for column, key in chosen.items()
        ),
        form="other" if sheet.unknown and sheet.form == "margin" else sheet.form,
        rows=(
            *(_laid(row, chosen, there) for row in sheet.unknown or sheet.rows),
            *(replace(row, table=row.table + _BESIDE) for row in sheet.rows if sheet.unknown),
        ),
        unknown=(),
        doubts=tuple(each for each in sheet.doubts if each.code not in _GUESSED),
    )


def _first(sheet: SheetFile, column: Column) -> str:
    return next((row.texts[column] for row in sheet.rows if row.texts.get(column, "").strip()), "")


def _place(sheet: SheetFile, key: str) -> int:
    """Where the column stands; those without a place of their own come after all others."""
    places = {of_column(each.column): each.at for each in sheet.mapping}
    return places.get(key, max([-1, *places.values()]) + 1)


def _laid(row: RawRow, chosen: Mapping[Column, str], there: Mapping[str, FileColumn]) -> RawRow:
    texts = {column: _text(row, key) for column, key in chosen.items()}
    return replace(row, texts=texts, extra=tuple(_left(row, frozenset(chosen.values()), there)))


def _text(row: RawRow, key: str) -> str:
    if key.startswith(_OTHER):
        return "\n".join(text for heading, text in row.extra if by_heading(heading) == key)
    return next((row.texts.get(column, "") for column in COLUMNS if of_column(column) == key), "")


def _left(row: RawRow, taken: frozenset[str], there: Mapping[str, FileColumn]) -> Iterator[tuple[str, str]]:
    """What nobody chose: columns that were one of ours before, then the others."""
    for column in COLUMNS:
        key, text = of_column(column), row.texts.get(column, "")
        if key not in taken and text.strip():
            yield (there[key].heading or column if key in there else column), text
    yield from (each for each in row.extra if each[1] and by_heading(each[0]) not in taken)
