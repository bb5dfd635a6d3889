"""One row of a form: which of its cells is which column, also where cells are missing, merged or too many."""

from collections.abc import Mapping
from dataclasses import dataclass

from convenor.documents.comment_form.columns import A_TYPE
from convenor.documents.comment_form.grid import LONGEST_CELL, Cell, Row, Table
from convenor.domain.ballot.sheet import Column, Doubt, Mapped, RawRow, Severity

MOST_SPACE_TO_A_TYPE = 25


@dataclass(frozen=True, slots=True)
class Layout:
    """How the columns of a table lie."""

    columns: Mapping[int, Column]
    headings: tuple[str, ...]
    mapping: tuple[Mapped, ...]
    headed: str
    first: int  # the row with which comments begin
    edges: tuple[tuple[int, int], ...]  # of each column on the grid
    doubts: tuple[Doubt, ...] = ()
    answers: int | None = None  # the column in which an observation is to stand

    @property
    def count(self) -> int:
        """How many columns there are, known and unknown."""
        return len(self.headings)


@dataclass(slots=True)
class _Reading:
    texts: dict[Column, str]
    extra: list[tuple[str, str]]
    doubts: list[Doubt]
    answered: int | None = None


def read_row(table: Table, row: Row, layout: Layout, above: Row | None) -> tuple[RawRow, int | None]:
    """The row, and the place of the cell in it where an observation stands."""
    reading = _Reading(dict.fromkeys(layout.columns.values(), ""), [], [])
    if len(row.cells) == len(layout.columns) == layout.count and not row.before and _is_plain(row):
        reading.texts = {column: row.cells[place].text for place, column in layout.columns.items()}
        reading.answered = layout.answers
        _look_for_a_shift(reading)
        doubts = tuple(reading.doubts)
        return RawRow(
            table=table.number, row=row.number, texts=reading.texts, doubts=doubts
        ), reading.answered
    _spread(reading, row, layout)
    if row.odd_spans:
        reading.doubts.append(Doubt(code="span-odd", severity="repaired"))
    _tell_doubts(reading, row, layout)
    if above is not None:
        _carry(reading, row, above, layout)
    _look_for_a_shift(reading)
    reading.extra.extend(("", remark) for cell in row.cells for remark in cell.remarks)
    pictures = tuple(dict.fromkeys(each for cell in row.cells for each in cell.pictures))
    made = RawRow(
        table=table.number,
        row=row.number,
        texts=reading.texts,
        extra=tuple(reading.extra),
        pictures=pictures,
        doubts=tuple(reading.doubts),
    )
    return made, reading.answered


def _is_plain(row: Row) -> bool:
    """Whether nothing of a row is odd, so that it can be taken as it is."""
    if row.odd_spans:
        return False
    return not any(
        each.carried or each.pictures or each.remarks or each.doubts or len(each.text) > LONGEST_CELL
        for each in row.cells
    )


def _spread(reading: _Reading, row: Row, layout: Layout) -> None:
    """Give each cell to its column: in order where all are there, else by where they lie."""
    cells = row.cells
    if len(cells) == layout.count and not row.before:
        for place, cell in enumerate(cells):
            _put(reading, layout, place, cell, place)
        return
    for ordinal, cell in enumerate(cells):
        places = _covered(cell, layout)
        if len(cells) == 1 and len(places) > 2:
            _put_whole(reading, layout, cell)
        elif not places:
            _put_beyond(reading, cell)
        else:
            _put(reading, layout, places[0], cell, ordinal)
            if len(places) > 1 and cell.text.strip():
                column = layout.columns.get(places[0])
                doubt = Doubt(code="cell-merged", severity="question", column=column, was=cell.text[:200])
                reading.doubts.append(doubt)
    if not any(each.code in ("cell-merged", "row-whole", "cell-beyond") for each in reading.doubts):
        lacking = str(layout.count - len(cells))
        reading.doubts.append(Doubt(code="row-ragged", severity="repaired", was=lacking))


def _covered(cell: Cell, layout: Layout) -> list[int]:
    """The columns whose middle a cell covers."""
    if not layout.edges:
        return [cell.at] if cell.at < layout.count else []
    end = cell.at + cell.span
    return [
        place
        for place, (left, right) in enumerate(layout.edges)
        if cell.at <= (left + right) / 2 - 0.25 < end
    ]


def _put(reading: _Reading, layout: Layout, place: int, cell: Cell, ordinal: int) -> None:
    column = layout.columns.get(place)
    text = cell.text
    if place == layout.answers and reading.answered is None:
        reading.answered = ordinal
    if len(text) > LONGEST_CELL:
        text = text[:LONGEST_CELL]
        reading.doubts.append(
            Doubt(code="text-cut", severity="question", column=column, was=str(len(cell.text)))
        )
    if column is None:
        if text.strip() or not layout.columns:
            reading.extra.append((layout.headings[place] if place < layout.count else "", text))
        return
    kept = reading.texts.get(column, "")
    reading.texts[column] = f"{kept}\n{text}" if kept and text else kept or text


def _put_whole(reading: _Reading, layout: Layout, cell: Cell) -> None:
    if not layout.columns:
        reading.extra.append((layout.headings[0], cell.text[:LONGEST_CELL]))
        return
    column: Column = (
        "comment" if "comment" in layout.columns.values() else next(iter(layout.columns.values()))
    )
    reading.texts[column] = cell.text[:LONGEST_CELL]
    reading.doubts.append(Doubt(code="row-whole", severity="question", column=column, was=cell.text[:200]))


def _put_beyond(reading: _Reading, cell: Cell) -> None:
    if cell.text.strip():
        reading.extra.append(("", cell.text[:LONGEST_CELL]))
        reading.doubts.append(Doubt(code="cell-beyond", severity="question", was=cell.text[:200]))


def _tell_doubts(reading: _Reading, row: Row, layout: Layout) -> None:
    """Where a word processor shows what cannot be told in letters; for a number somebody has to look."""
    for ordinal, cell in enumerate(row.cells):
        for code in cell.doubts:
            severity: Severity = "question" if code == "number-unknown" else "repaired"
            column = _column(ordinal, cell, row, layout)
            reading.doubts.append(Doubt(code=code, severity=severity, column=column))


def _column(ordinal: int, cell: Cell, row: Row, layout: Layout) -> Column | None:
    places = [ordinal] if len(row.cells) == layout.count and not row.before else _covered(cell, layout)
    return layout.columns.get(places[0]) if places else None


def _carry(reading: _Reading, row: Row, above: Row, layout: Layout) -> None:
    """A cell that spans rows says the same in each of them."""
    for ordinal, cell in enumerate(row.cells):
        if not cell.carried:
            continue
        upper = next((each for each in above.cells if each.at == cell.at), None)
        if upper is None or not upper.text:
            continue
        cell.text = upper.text
        column = _column(ordinal, cell, row, layout)
        if column is not None and not reading.texts.get(column):
            reading.texts[column] = upper.text[:LONGEST_CELL]
            severity: Severity = "question" if column in ("comment", "change") else "repaired"
            reading.doubts.append(
                Doubt(
                    code="cell-carried", severity=severity, column=column, was="", suggested=upper.text[:200]
                )
            )


def _look_for_a_shift(reading: _Reading) -> None:
    """A type that stands beside its column: somebody typed one cell too far."""
    typed = reading.texts.get("type")
    if typed is None or A_TYPE.fullmatch(typed) or (typed and len(typed) < MOST_SPACE_TO_A_TYPE):
        return
    for column in ("element", "comment"):
        beside = reading.texts.get(column, "").strip()
        if beside and A_TYPE.fullmatch(beside):
            reading.doubts.append(
                Doubt(
                    code="row-shifted", severity="question", column="type", was=typed[:200], suggested=beside
                )
            )
            return
