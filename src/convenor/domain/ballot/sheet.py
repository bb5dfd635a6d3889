"""What was read of a file of comments, before anybody says what it means.

The commenting form is ISO's of 2012-03, with its forerunner of 2001 and the variants of CEN and IEC beside it
(standards process, 1.1 and 1.2). A reader of files fills these; ``reading`` makes comments of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Column = Literal["id", "line", "clause", "element", "type", "comment", "change", "observation"]
COLUMNS: tuple[Column, ...] = ("id", "line", "clause", "element", "type", "comment", "change", "observation")

Severity = Literal["repaired", "question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something about a file or a row that was repaired, or that somebody should look at."""

    code: str  # the words live in the translation catalogue
    severity: Severity
    column: Column | None = None
    was: str = ""  # what stood there
    suggested: str = ""  # what one click puts there; empty where there is nothing to suggest


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """One row as it stands in a file: every text as typed, whatever its column."""

    table: int  # from 0: which table, sheet or list of the file
    row: int  # from 0: which row of it, so that an answer can be written back there
    texts: Mapping[Column, str]  # columns that the file does not have are missing
    extra: tuple[tuple[str, str], ...] = ()  # heading and text of columns that no form knows
    pictures: tuple[str, ...] = ()  # names of the package's parts that belong to the row
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """Which column of the file was taken for which of ours, and by what."""

    column: Column
    at: int  # from 0: the column of the file's own table
    heading: str  # as it stands in the file; empty where there is none
    by: Literal["heading", "position", "hand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFile:
    """All that was read of one file."""

    name: str
    form: str  # "iso-2012", "iso-2001", "cen", "iec", "other", "margin", "xlsx", "csv", "xml", "yaml"
    about: Mapping[str, str]  # "date", "document", "project": from the page header or the body
    mapping: tuple[Mapped, ...]
    rows: tuple[RawRow, ...]
    doubts: tuple[Doubt, ...] = ()
    empty_rows: int = 0  # rows without a word, which are not comments
    unknown: tuple[
        RawRow, ...
    ] = ()  # of tables of which nobody knows which column is which: each cell is extra
