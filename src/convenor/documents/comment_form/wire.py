"""What was read of a file as JSON, for scripts and between processes, and back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from convenor.domain.ballot.sheet import COLUMNS, Column, Doubt, Mapped, RawRow, SheetFile

ENCODER = json.JSONEncoder(ensure_ascii=False)


def sheet_as_json(sheet: SheetFile) -> dict[str, Any]:
    """A file as pairs, lists and texts."""
    return {
        "name": sheet.name,
        "form": sheet.form,
        "about": dict(sheet.about),
        "mapping": [
            {"column": each.column, "at": each.at, "heading": each.heading, "by": each.by}
            for each in sheet.mapping
        ],
        "rows": [_row_as_json(each) for each in sheet.rows],
        "doubts": [_doubt_as_json(each) for each in sheet.doubts],
        "empty_rows": sheet.empty_rows,
        "unknown": [_row_as_json(each) for each in sheet.unknown],
    }


def sheet_as_lines(sheet: SheetFile) -> Iterator[bytes]:
    """The same line by line, so that the whole is never held twice: first all but the rows, then each row."""
    yield _line(sheet_as_json(replace(sheet, rows=(), unknown=())))
    for key, rows in (("rows", sheet.rows), ("unknown", sheet.unknown)):
        for each in rows:
            yield _line([key, _row_as_json(each)])


def _line(said: Any) -> bytes:
    return ENCODER.encode(said).encode() + b"\n"


def sheet_from_lines(lines: bytes) -> SheetFile:
    """The same back."""
    head, *rows = lines.splitlines()
    said = json.loads(head)
    kept: dict[str, list[RawRow]] = {"rows": [], "unknown": []}
    for each in rows:
        key, row = json.loads(each)
        kept[key].append(_row_from_json(row))
    return SheetFile(
        name=said["name"],
        form=said["form"],
        about=said["about"],
        mapping=tuple(Mapped(**each) for each in said["mapping"]),
        rows=tuple(kept["rows"]),
        doubts=tuple(Doubt(**each) for each in said["doubts"]),
        empty_rows=said["empty_rows"],
        unknown=tuple(kept["unknown"]),
    )


def _row_as_json(row: RawRow) -> dict[str, Any]:
    made: dict[str, Any] = {"table": row.table, "row": row.row, "texts": dict(row.texts)}
    if row.extra:
        made["extra"] = [list(each) for each in row.extra]
    if row.pictures:
        made["pictures"] = list(row.pictures)
    if row.doubts:
        made["doubts"] = [_doubt_as_json(each) for each in row.doubts]
    return made


def _row_from_json(said: Mapping[str, Any]) -> RawRow:
    return RawRow(
        table=said["table"],
        row=said["row"],
        texts={cast(Column, key): text for key, text in said["texts"].items() if key in COLUMNS},
        extra=tuple((key, text) for key, text in said.get("extra", ())),
        pictures=tuple(said.get("pictures", ())),
        doubts=tuple(Doubt(**each) for each in said.get("doubts", ())),
    )


def _doubt_as_json(doubt: Doubt) -> dict[str, Any]:
    made: dict[str, Any] = {"code": doubt.code, "severity": doubt.severity}
    more = {"column": doubt.column, "was": doubt.was, "suggested": doubt.suggested}
    return made | {key: value for key, value in more.items() if value}
