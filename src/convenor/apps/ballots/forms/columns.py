"""Which column of a file is which, as somebody chose."""

from collections.abc import Mapping

from convenor.apps.ballots.models import CommentFile
from convenor.domain.ballot.sheet import COLUMNS, Column
from convenor.domain.kernel import Refused


def chosen_in(typed: Mapping[str, str], file: CommentFile) -> dict[Column, str]:
    """Our column → the key of the file's; refuses one column taken twice, and none for the comments."""
    keys = {each["key"] for each in file.headings}
    chosen = {column: typed.get(column, "") for column in COLUMNS}
    chosen = {column: key for column, key in chosen.items() if key in keys}
    if len(set(chosen.values())) < len(chosen):
        raise Refused("column-taken-twice")
    if "comment" not in chosen:
        raise Refused("column-of-comments-missing")
    return chosen
