"""Tables become rows of comments: which table is a form, which of its columns is which, what of a row is odd."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from convenor.documents.comment_form.about import about
from convenor.documents.comment_form.columns import (
    are_headings,
    are_numbers,
    column_of,
    columns_by_heading,
    columns_by_position,
    squeezed,
)
from convenor.documents.comment_form.grid import Row, Table, cell_widths
from convenor.documents.comment_form.rows import Layout, read_row
from convenor.documents.comment_form.unknown import layouts_of
from convenor.documents.outline import clean
from convenor.domain.ballot.relaying import by_heading, of_column
from convenor.domain.ballot.sheet import Column, Doubt, Mapped, RawRow

ANSWERS = of_column("observation")
FIRST_ROWS = 30  # in which headings are looked for
LONGEST_REPEATED = 60  # letters of the heading of comments
SAMPLE = 400  # rows by whose contents columns are told


@dataclass(slots=True)
class Found:
    """What was read of the tables of one file."""

    rows: list[RawRow] = field(default_factory=list)
    mapping: tuple[Mapped, ...] = ()
    about: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    empty: int = 0
    tables: list[int] = field(default_factory=list)  # those that are forms
    cells: dict[tuple[int, int], tuple[int, int, int]] = field(
        default_factory=dict
    )  # where its observation stands
    answers_in: str = ANSWERS
    unknown: list[RawRow] = field(default_factory=list)  # of tables that are no form, where none is one
    headed: str = ""  # "page", "body" or "": where the headings stand


def read_tables(tables: Sequence[Table], heads: Sequence[Table] = (), answers_in: str = ANSWERS) -> Found:
    """The comments of all tables that are forms; ``heads`` are the tables of page headers, the likeliest first.

    ``answers_in`` is the key of the column that is to hold observations.
    """
    found = Found(answers_in=answers_in)
    before: Layout | None = None
    for table in tables:
        layout = _headed(table) or _headed_by_page(table, heads) or _again(table, before) or _bare(table)
        if layout is None:
            if len(table.rows) <= FIRST_ROWS:
                found.about = about([row.texts for row in table.rows]) | found.about
            continue
        found.tables.append(table.number)
        _take(found, table, layout, found.rows)
        before = layout
    if not found.tables:
        _keep_unknown(found, tables)
    if len(found.tables) > 1:
        found.doubts.append(Doubt(code="several-tables", severity="repaired", was=str(len(found.tables))))
    return found


def about_of(heads: Iterable[Table]) -> dict[str, str]:
    """What page headers say of the document."""
    rows = (row.texts for table in heads for row in table.rows if not are_headings(row.texts))
    return about(rows, titled=True)


def _keep_unknown(found: Found, tables: Sequence[Table]) -> None:
    """Rows of tables that are no form, so that somebody can say which column is which."""
    for table, layout in layouts_of(tables):
        _take(found, table, layout, found.unknown)
    if found.unknown:
        count = str(len(found.unknown))
        found.doubts.append(Doubt(code="columns-unknown", severity="question", was=count))


def _take(found: Found, table: Table, layout: Layout, rows: list[RawRow]) -> None:
    found.about = (
        about([row.texts for row in table.rows[: max(0, layout.first - 1)]], titled=True) | found.about
    )
    if not found.mapping:
        found.mapping, found.headed = layout.mapping, layout.headed
        found.doubts.extend(layout.doubts)
    above: Row | None = None
    layout = replace(layout, answers=_answered(layout, found.answers_in))
    for row in table.rows[layout.first :]:
        if _is_headed_again(row, layout):
            continue
        if row.is_empty:
            found.empty += 1
            above = row
            continue
        made, answered = read_row(table, row, layout, above)
        rows.append(made)
        _note_place(found, table, row, above, answered)
        above = row


def _answered(layout: Layout, key: str) -> int | None:
    """The place of a column by its key: one of ours, or by its heading."""
    keys = {place: of_column(column) for place, column in layout.columns.items()}
    places = (place for place in range(layout.count))
    return next(
        (place for place in places if keys.get(place, by_heading(clean(layout.headings[place]))) == key),
        None,
    )


def _note_place(found: Found, table: Table, row: Row, above: Row | None, answered: int | None) -> None:
    """In which cell the observation of a row stands: its own, or that of the row above which reaches down."""
    if answered is None:
        return
    spot = (table.number, row.number, answered)
    if row.cells[answered].carried and above is not None:
        spot = found.cells.get((table.number, above.number), spot)
    found.cells[table.number, row.number] = spot


def _is_headed_again(row: Row, layout: Layout) -> bool:
    """Whether headings, or the numbers of columns, are repeated within the table."""
    place = next((place for place, column in layout.columns.items() if column == "comment"), 0)
    if place >= len(row.cells) or len(row.cells[place].text) > LONGEST_REPEATED:
        return False
    texts = row.texts
    return are_numbers(texts) or (column_of(texts[place]) is not None and are_headings(texts))


def _headed(table: Table) -> Layout | None:
    """By a heading row of its own."""
    for place, row in enumerate(table.rows[:FIRST_ROWS]):
        if are_headings(row.texts):
            headings = row.texts
            columns = columns_by_heading(headings)
            edges = tuple((each.at, each.at + each.span) for each in row.cells)
            above = any(_could_be_a_comment(each, len(headings)) for each in table.rows[:place])
            return _laid(columns, headings, "body", 0 if above else place + 1, edges)
    return None


def _could_be_a_comment(row: Row, count: int) -> bool:
    """Whether a row above the headings may be one of those that they head."""
    texts = row.texts
    return len(texts) == count and not row.is_empty and not are_numbers(texts) and not about([texts])


def _headed_by_page(table: Table, heads: Sequence[Table]) -> Layout | None:
    """By the headings in the page header: those that have as many columns as this table, else the first."""
    headings = [row for head in heads for row in head.rows if are_headings(row.texts)]
    count = table.usual_count()
    row = next((each for each in headings if len(each.cells) == count), headings[0] if headings else None)
    if row is None or abs(count - len(row.cells)) > 2:
        return None
    columns = columns_by_heading(row.texts)
    if len(row.cells) == count:
        return _laid(columns, row.texts, "page", 0, _edges(table, count))
    sample = [each.texts for each in table.rows[:SAMPLE] if len(each.cells) == count]
    order = tuple(columns[place] for place in sorted(columns))
    moved = squeezed(order, sample, count) if len(columns) == len(row.cells) else {}
    if not moved:
        return None
    heading = {column: row.texts[place] for place, column in columns.items()}
    texts = [heading[moved[place]] if place in moved else "" for place in range(count)]
    doubt = Doubt(code="columns-shifted", severity="question", was=str(count), suggested=str(len(row.cells)))
    return _laid(moved, texts, "page", 0, _edges(table, count), (doubt,))


def _again(table: Table, before: Layout | None) -> Layout | None:
    """As the table before it, where it has as many columns and no headings of its own."""
    count = table.usual_count()
    if before is None or count != before.count:
        return None
    edges = _edges(table, count)
    return Layout(before.columns, before.headings, before.mapping, before.headed, 0, edges)


def _bare(table: Table) -> Layout | None:
    """By position and width, where nothing is headed."""
    count = table.usual_count()
    usual = [row for row in table.rows[:SAMPLE] if len(row.cells) == count]
    widths = cell_widths(table, usual[0]) if usual and table.widths else ()
    columns = columns_by_position([row.texts for row in usual], count, widths)
    if not columns:
        return None
    doubt = Doubt(code="columns-by-position", severity="question", was=str(count))
    return _laid(columns, [""] * count, "", 0, _edges(table, count), (doubt,))


def _edges(table: Table, count: int) -> tuple[tuple[int, int], ...]:
    """Where the cells of a usual row begin and end on the grid: as most of them do."""
    seen: dict[tuple[tuple[int, int], ...], int] = {}
    for row in table.rows:
        if len(row.cells) == count and not row.before:
            edges = tuple((each.at, each.at + each.span) for each in row.cells)
            seen[edges] = seen.get(edges, 0) + 1
    return max(seen, key=lambda each: seen[each]) if seen else ()


def _laid(
    columns: Mapping[int, Column],
    headings: Sequence[str],
    headed: str,
    first: int,
    edges: tuple[tuple[int, int], ...],
    doubts: tuple[Doubt, ...] = (),
) -> Layout:
    texts = tuple(" ".join(each.split()) for each in headings)
    mapping = tuple(
        Mapped(column=column, at=place, heading=texts[place], by="heading" if texts[place] else "position")
        for place, column in sorted(columns.items())
    )
    return Layout(dict(columns), texts, mapping, headed, first, edges, doubts)
