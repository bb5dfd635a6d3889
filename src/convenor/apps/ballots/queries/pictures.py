"""Pictures that stand in a comment's cells; they are kept in the file that the comment came in."""

from convenor.apps.ballots.models import Ballot
from convenor.apps.ballots.queries.table import readable
from convenor.documents.comment_form.pictures import picture_of
from convenor.documents.package import CannotBeRead


def picture(
    ballot: Ballot, bodies: frozenset[str] | None, number: int, place: int
) -> tuple[bytes, str, str] | None:
    """Of a comment that this reader may see: a picture's bytes, kind and name."""
    row = readable(ballot, bodies).select_related("file").filter(number=number).first()
    if row is None or place >= len(row.pictures):
        return None
    part = str(row.pictures[place])
    try:
        data, kind = picture_of(bytes(row.file.content), part)
    except CannotBeRead:
        return None
    return data, kind, part.rpartition("/")[2]
