"""A table as it stands in a file, before anybody knows which column is which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from convenor.documents.package import CannotBeRead

MOST_ROWS = 10_000  # the largest ballot that is known had 3,522 comments
MOST_PARAGRAPHS = 400_000
MOST_COLUMNS = 63  # as many as a word processor allows
LONGEST_CELL = 100_000
MOST_TEXT = 6_000_000
MOST_CELLS = 100_000  # of all tables together


@dataclass(slots=True)
class Cell:
    """One cell: where it begins on the table's grid, how wide it is there, and what it says."""

    text: str
    at: int
    span: int = 1
    carried: bool = False  # the lower part of a cell that spans rows
    pictures: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    only_counted: bool = False  # it says nothing but the number that the program gave it
    doubts: tuple[str, ...] = ()  # codes of what its reader sees and cannot be told in letters


@dataclass(slots=True)
class Row:
    """One row and its place in the table."""

    number: int
    cells: list[Cell] = field(default_factory=list)
    before: int = 0  # columns of the grid that are left out at its beginning
    odd_spans: bool = False

    @property
    def texts(self) -> list[str]:
        """What its cells say, in order."""
        return [each.text for each in self.cells]

    @property
    def is_empty(self) -> bool:
        """Whether there is not a word and no picture of its own in it, at most a number that counted itself."""
        own = (each for each in self.cells if not (each.carried or each.only_counted))
        return not any(each.text.strip() or each.pictures for each in own)


@dataclass(slots=True)
class Load:
    """How much was read of one file; more than any real one needs is refused before it fills the memory."""

    cells: int = 0
    letters: int = 0

    def add(self, row: Row) -> None:
        """Count a row."""
        self.letters += sum(len(each.text) for each in row.cells)
        if self.letters > MOST_TEXT:
            raise CannotBeRead("file-too-much-text", most=MOST_TEXT)
        self.add_cells(len(row.cells))

    def add_cells(self, count: int) -> None:
        """Count cells."""
        self.cells += count
        if self.cells > MOST_CELLS:
            raise CannotBeRead("file-too-many-cells", most=MOST_CELLS)


@dataclass(slots=True)
class Table:
    """The rows of one table and the widths of its grid."""

    number: int
    widths: tuple[float, ...] = ()
    rows: list[Row] = field(default_factory=list)

    def usual_count(self) -> int:
        """How many cells most rows have."""
        counts = Counter(len(row.cells) for row in self.rows)
        return max(counts, key=lambda count: (counts[count], count)) if counts else 0

    def span_of(self, cell: Cell) -> tuple[float, float]:
        """Where a cell begins and ends across the page."""
        return sum(self.widths[: cell.at]), sum(self.widths[: cell.at + cell.span])


def cell_widths(table: Table, row: Row) -> Sequence[float]:
    """How wide the cells of a row are."""
    return [right - left for left, right in map(table.span_of, row.cells)]
