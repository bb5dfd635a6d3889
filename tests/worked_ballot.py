"""A ballot of WG 57 with a few comments, for tests of the work on it."""

from datetime import UTC, datetime

from convenor.apps.ballots.models import Ballot, Comment, CommentFile
from convenor.apps.committees.models import WorkingGroup
from convenor.domain.ballot import comment as domain
from convenor.domain.kernel import Role

NOW = datetime.now(UTC).replace(microsecond=0)
LEADS = frozenset({Role.CONVENOR, Role.EXPERT})
RECORDS = frozenset({Role.SECRETARY})
DRAFTS = frozenset({Role.DRAFTER, Role.EXPERT})
READS = frozenset({Role.EXPERT})


def ballot_with(group: WorkingGroup, *comments: domain.Comment) -> Ballot:
    """A collated ballot with these comments, each in the lane of its type."""
    ballot = Ballot.objects.create(
        group=group, stage="dis", title="DIS 17024", p_members=20, made_at=NOW, collated_at=NOW
    )
    file = CommentFile.objects.create(
        ballot=ballot, name="all.docx", content=b"", sha256=f"{ballot.pk}", came_at=NOW
    )
    Comment.objects.bulk_create(_row(ballot, file, at, each) for at, each in enumerate(comments))
    return ballot


def numbered(ballot: Ballot, number: int) -> Comment:
    """The comment with our number."""
    return Comment.objects.get(ballot=ballot, number=number)


def _row(ballot: Ballot, file: CommentFile, place: int, each: domain.Comment) -> Comment:
    return Comment(
        ballot=ballot,
        file=file,
        number=each.number,
        table=0,
        row=each.row,
        place=place,
        body=each.bodies[0] if each.bodies else "",
        source=each.source.typed,
        kinds=" ".join(each.kinds.in_order),
        typed_kinds=each.kinds.typed,
        clause=each.clauses.typed,
        comment=each.comment,
        change=each.change,
        lane=each.lane.value,
    )
