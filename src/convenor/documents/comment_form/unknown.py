"""Tables that are no form that anybody knows: their rows are kept, each cell under its heading, for a person to say what is what."""

from collections import Counter
from collections.abc import Sequence

from convenor.documents.comment_form.columns import are_numbers
from convenor.documents.comment_form.grid import Row, Table
from convenor.documents.comment_form.rows import Layout

FEWEST_COLUMNS, FEWEST_ROWS = 2, 2
MOST_CELLS = (
    200_000  # the largest ballot has 8 columns of 3,500 rows; a list of measurements is none of comments
)
LONGEST_HEADING = 60


def layouts_of(tables: Sequence[Table]) -> list[tuple[Table, Layout]]:
    """The largest table and those with as many columns; nothing where none could be a list of comments."""
    counts: Counter[int] = Counter()
    for each in tables:
        if len(each.rows) >= FEWEST_ROWS and (count := each.usual_count()) >= FEWEST_COLUMNS:
            counts[count] = max(counts[count], len(each.rows))
    if not counts:
        return []
    count = max(counts, key=lambda each: (counts[each], each))
    alike = [each for each in tables if each.usual_count() == count]
    if count * sum(len(each.rows) for each in alike) > MOST_CELLS:
        return []
    first = max(alike, key=lambda each: len(each.rows))
    named = _headings(first, count)
    letters = tuple(_letter(place) for place in range(count))
    return [(each, _layout(each, count, named, letters)) for each in alike]


def _layout(table: Table, count: int, named: tuple[str, ...], letters: tuple[str, ...]) -> Layout:
    """Headed as the largest table is, where this one begins with the same headings or is that table."""
    is_headed = bool(named) and _headings(table, count) == named
    usual = next((row for row in table.rows if len(row.cells) == count), Row(0))
    edges = tuple((each.at, each.at + each.span) for each in usual.cells)
    return Layout({}, named or letters, (), "", usual.number + 1 if is_headed else 0, edges)


def _headings(table: Table, count: int) -> tuple[str, ...]:
    """What its first row says, where that can be headings: short, all there, no two alike."""
    if not table.rows or len(table.rows[0].cells) != count:
        return ()
    texts = tuple(" ".join(each.split()) for each in table.rows[0].texts)
    short = all(0 < len(each) <= LONGEST_HEADING for each in texts)
    letters = all(any(sign.isalpha() for sign in each) for each in texts)
    fits = short and letters and len(set(texts)) == count and not are_numbers(texts)
    return texts if fits else ()


def _letter(place: int) -> str:
    """As a spreadsheet names its columns."""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(65 + place % 26)
