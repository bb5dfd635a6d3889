"""``convenor comments``: read files of ballot comments and say what is in them, without any database."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from convenor.documents.comment_form.apart import read_apart
from convenor.documents.comment_form.wire import sheet_as_json
from convenor.documents.package import CannotBeRead
from convenor.domain.ballot.sheet import Doubt, SheetFile
from convenor.site.comment_groups import all_comments, group_lines, groups_as_json, groups_of
from convenor.site.comment_words import say_doubt, say_why_not

AT_ONCE = 2  # files; each in a process of its own
SOME_UNREAD = 3  # how the command ends when a file could not be read


class Command(BaseCommand):
    """Read files of comments, each apart from the others."""

    help = (
        "Read files of ballot comments (Word, workbook, CSV, YAML, STEPmod) and say of each how many rows were read, "
        "repaired and are in question; with the word group before the files, suggest which comments of all of them are "
        "about one matter, and why. A file that cannot be read is named with the reason and costs only itself; "
        f"the command then ends with {SOME_UNREAD}."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own name; reading needs no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which files, and how to print."""
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="a file of comments; group before the first"
        )
        parser.add_argument(
            "--json",
            action="store_true",
            help="everything that was read, as JSON: metadata, mapping of columns, rows, what is in question",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read all of them; print a line for each, or JSON."""
        grouped, names = _asked(options["files"])
        with ThreadPoolExecutor(AT_ONCE) as readers:
            results = list(readers.map(_read, names))
        tell = self.tell_groups if grouped else self.tell_files
        tell(dict(zip(names, results, strict=True)), as_json=options["json"])
        if unread := sum(isinstance(each, CannotBeRead | OSError) for each in results):
            raise CommandError(f"{unread} of {len(results)} files could not be read.", returncode=SOME_UNREAD)

    def tell_files(self, results: Mapping[str, "Result"], *, as_json: bool) -> None:
        """What was read of each file."""
        if as_json:
            made = [_as_json(name, result) for name, result in results.items()]
            self.stdout.write(json.dumps(made, ensure_ascii=False, indent=1))
            return
        for name, result in results.items():
            self.stdout.write("\n".join(_lines(name, result)))

    def tell_groups(self, results: Mapping[str, "Result"], *, as_json: bool) -> None:
        """The key issues that are suggested for the comments of all files."""
        unread = {name: each for name, each in results.items() if not isinstance(each, SheetFile)}
        comments = all_comments(each for each in results.values() if isinstance(each, SheetFile))
        found = groups_of(comments)
        if as_json:
            refused = [_as_json(name, result) for name, result in unread.items()]
            made = groups_as_json(comments, found) | {"refused": refused}
            self.stdout.write(json.dumps(made, ensure_ascii=False, indent=1))
            return
        self.tell_files(unread, as_json=False)
        self.stdout.write("\n".join(group_lines(comments, found)))


Result = SheetFile | CannotBeRead | OSError


def _asked(words: list[str]) -> tuple[bool, list[str]]:
    """Whether groups are wanted, and of which files; a file of the name is written ``./group``."""
    grouped = words[0] == "group" and len(words) > 1
    return grouped, list(dict.fromkeys(words[1:] if grouped else words))


def _read(name: str) -> Result:
    try:
        return read_apart(Path(name).name, Path(name).read_bytes())
    except (CannotBeRead, OSError) as refused:
        return refused


def _why_not(result: CannotBeRead | OSError) -> str:
    if isinstance(result, CannotBeRead):
        return say_why_not(result.code, result.values)
    return result.strerror or str(result)


def _as_json(name: str, result: Result) -> dict[str, Any]:
    if isinstance(result, SheetFile):
        return {"file": name} | sheet_as_json(result)
    code = result.code if isinstance(result, CannotBeRead) else "file-not-there"
    return {"file": name, "refused": code, "says": _why_not(result)}


def _lines(name: str, result: Result) -> list[str]:
    if not isinstance(result, SheetFile):
        return [f"{name} → not read: {_why_not(result)}"]
    repaired = sum(1 for row in result.rows if _worst(row.doubts) == "repaired")
    asked = sum(1 for row in result.rows if _worst(row.doubts) == "question")
    rows = f"{len(result.rows)} row{'s' * (len(result.rows) != 1)}"
    first = f"{name} → {rows} read, {repaired} repaired, {asked} in question"
    more = [f"form {result.form}"] + [f"{key} {value}" for key, value in result.about.items() if value]
    if result.empty_rows:
        more.append(f"{result.empty_rows} empty row{'s' * (result.empty_rows != 1)}")
    lines = [first, f"  {'; '.join(more)}"]
    if result.mapping:
        columns = (f"{each.at + 1} {each.column}" for each in result.mapping)
        lines.append(f"  columns: {', '.join(columns)}")
    if result.unknown:
        headings = dict.fromkeys(heading for row in result.unknown for heading, _ in row.extra if heading)
        lines.append(f"  columns not known: {', '.join(headings)}")
    lines += [f"  {say_doubt(each)}" for each in result.doubts]
    for row in result.rows:
        lines += [
            f"  row {row.row + 1} ({row.texts.get('id', '')}): {say_doubt(each)}" for each in row.doubts
        ]
    return lines


def _worst(doubts: tuple[Doubt, ...]) -> str:
    return min((each.severity for each in doubts), key=["question", "repaired"].index, default="")
