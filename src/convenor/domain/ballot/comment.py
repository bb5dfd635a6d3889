"""A comment of a ballot: what a member body says, with everything as it was typed beside what it means."""

from dataclasses import dataclass
from typing import Literal

from convenor.domain.ballot.bodies import Body, BodyKind, Source
from convenor.domain.ballot.clause import Clauses
from convenor.domain.ballot.kinds import Kinds, Lane, lane
from convenor.domain.ballot.sheet import Doubt

Text = Literal["body", "line", "clause", "element", "type", "comment", "change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment. ``number`` is ours and never changes; the ids of ``source`` change with each collation."""

    number: int
    file: str
    table: int  # where it stands in the file, so that the answer can be written back there
    row: int
    source: Source
    kinds: Kinds
    clauses: Clauses
    line: str = ""
    element: str = ""
    comment: str = ""
    change: str = ""
    observation: str = ""  # what a file says already in its last column
    extra: tuple[tuple[str, str], ...] = ()
    pictures: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The codes under which it is counted; nearly always one."""
        return tuple(each.code for each in self.source.bodies)

    @property
    def body(self) -> Body | None:
        """Who sent it, the first where several share a row; None where the file does not say."""
        return next(iter(self.source.bodies), None)

    @property
    def is_by_editors(self) -> bool:
        """Whether the editing unit of ISO/CS wrote it."""
        kinds = {each.kind for each in self.source.bodies}
        return kinds == {BodyKind.EDITORS}

    @property
    def lane(self) -> Lane:
        """Whether it is batched or discussed."""
        return self.way[0]

    @property
    def way(self) -> tuple[Lane, str]:
        """Its lane, and the code of the reason."""
        return lane(self.kinds, by_editors=self.is_by_editors)

    @property
    def questions(self) -> tuple[Doubt, ...]:
        """The doubts that somebody should look at."""
        return tuple(each for each in self.doubts if each.severity == "question")

    def text_of(self, name: Text) -> str:
        """One of its texts for comparing: spaces evened out, and a body under its code."""
        if name == "body":
            return " ".join(self.bodies)
        typed = {
            "line": self.line,
            "clause": self.clauses.typed,
            "element": self.element,
            "type": self.kinds.typed,
            "comment": self.comment,
            "change": self.change,
        }
        return " ".join(typed[name].split())


def in_order(comment: Comment) -> tuple[object, ...]:
    """The key that puts comments in the order of the document, then in ours."""
    return (comment.clauses.sort_key, comment.line, comment.number)
