"""A bag of files as it is dropped in: each is read in a process of its own, and a broken one costs only itself."""

import hashlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from convenor.documents.comment_form.apart import read_apart
from convenor.documents.outline import clean, one_line
from convenor.documents.package import CannotBeRead
from convenor.domain.ballot.relaying import relaid
from convenor.domain.ballot.sheet import Column, SheetFile

AT_ONCE = 2  # files
LONGEST_NAME = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One file of the bag: its bytes, and what was read of it or why not."""

    name: str
    content: bytes
    sheet: SheetFile | None = None
    failure: str = ""
    failure_values: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """By which the same file is known again."""
        return hashlib.sha256(self.content).hexdigest()


def read_bag(files: Iterable[tuple[str, bytes]]) -> list[Brought]:
    """Read every file, two at a time."""
    with ThreadPoolExecutor(AT_ONCE) as readers:
        return list(readers.map(lambda each: read_one(*each), files))


def read_one(name: str, content: bytes, columns: Mapping[Column, str] | None = None) -> Brought:
    """Read one file; ``columns`` as somebody has corrected them."""
    shown = plain_name(name)
    try:
        sheet = read_apart(shown, content)
    except CannotBeRead as broken:
        values = {key: str(value) for key, value in broken.values.items()}
        return Brought(name=shown, content=content, failure=broken.code, failure_values=values)
    return Brought(name=shown, content=content, sheet=relaid(sheet, columns) if columns else sheet)


def plain_name(name: str) -> str:
    """The name of a file without folders and without what no reader can see; its end tells the kind and stays."""
    last = one_line(clean(PurePosixPath(name.replace("\\", "/")).name)) or "file"
    return last if len(last) <= LONGEST_NAME else f"{last[: LONGEST_NAME - 12]}…{last[-11:]}"
