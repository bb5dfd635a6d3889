"""What leaves a ballot: the files as they came with their answers, and every comment as a row."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from convenor.apps.ballots.models import Ballot, Comment, CommentFile
from convenor.apps.ballots.queries.ballots import DECIDED
from convenor.apps.ballots.queries.votes import votes
from convenor.apps.ballots.words import DISPOSITIONS, LANES, STATES
from convenor.documents.comment_form.apart import fill_apart
from convenor.documents.package import CannotBeRead
from convenor.documents.spreadsheet import to_csv, to_xlsx
from convenor.domain.ballot.dispositions import CHANGES_THE_TEXT, Disposition, observation
from convenor.domain.ballot.relaying import of_column
from convenor.domain.kernel import Refused

NOT_FILLED = frozenset({"margin", "xml", "yaml"})  # forms that have no place for answers
WIDTHS = (6, 8, 16, 14, 8, 16, 8, 60, 60, 12, 24, 60, 60, 30, 20, 30)
KEYS = (
    "number", "body", "id", "clause", "line", "element", "type", "comment", "change", "state", "disposition",
    "reason", "text", "issue", "decided_in", "file",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Returned:
    """One file that came in, and how many of its comments have their answer."""

    row: CommentFile
    comments: int
    answered: int
    proposed: int  # and not decided
    takes_answers: bool


@dataclass(frozen=True, slots=True)
class Out:
    """The page of documents."""

    files: tuple[Returned, ...]
    comments: int
    answered: int


def out(ballot: Ballot) -> Out:
    """What can be taken away: one query."""
    there = Q(comments__gone=False)
    proposed = there & ~Q(comments__disposition="") & ~Q(comments__state__in=DECIDED)
    rows = (
        ballot.files.filter(failure="")
        .defer("content")
        .annotate(
            rows=Count("comments", filter=there),
            answers=Count("comments", filter=there & Q(comments__state__in=DECIDED)),
            proposals=Count("comments", filter=proposed),
        )
        .filter(rows__gt=0)
    )
    files = tuple(
        Returned(each, each.rows, each.answers, each.proposals, _takes_answers(each)) for each in rows
    )
    return Out(files, sum(each.comments for each in files), sum(each.answered for each in files))


def answered_file(file: CommentFile, *, proposals: bool) -> bytes:
    """The very file that came in, with its column of observations filled; every other part stays byte for byte."""
    if not _takes_answers(file):
        raise Refused("file-no-observations")
    rows = comments(file.ballot).filter(file=file)
    answers = {(each.table, each.row): words for each in rows if (words := answer(each, proposals=proposals))}
    try:
        made, _lacking = fill_apart(bytes(file.content), answers, _key(file))
    except CannotBeRead as refused:
        raise Refused(refused.code, **refused.values) from refused
    return made


def _takes_answers(file: CommentFile) -> bool:
    return file.form not in NOT_FILLED and bool(_key(file))


def _key(file: CommentFile) -> str:
    """The file's own column for observations: as somebody chose, else as it was found; empty where it has none."""
    if file.columns:
        return str(file.columns.get("observation", ""))
    return next((of_column("observation") for each in file.mapping if each["column"] == "observation"), "")


def answer(row: Comment, *, proposals: bool) -> str:
    """What stands in the last column of the form, which stays English; empty where nothing is to say yet."""
    if not row.disposition or (row.state not in DECIDED and not proposals):
        return ""
    disposition = Disposition(row.disposition)
    text = row.issue.text if row.issue and disposition in CHANGES_THE_TEXT else ""
    words = observation(disposition, "\n".join(filter(None, (row.reason.strip(), text.strip()))))
    return words if row.state in DECIDED else f"Proposed: {words}"


def comments(ballot: Ballot) -> QuerySet[Comment]:
    """Every comment with its issue and the name of its file, in the order of the document."""
    found = Comment.objects.filter(ballot=ballot, gone=False).select_related("issue", "file")
    return found.defer("file__content", "doubts", "extra", "pictures")


def as_rows(ballot: Ballot) -> Iterator[list[str]]:
    """Every comment as texts under :func:`header`."""
    for row in comments(ballot):
        told = {**_facts(row), **_told(row)}
        yield [str(told[key]) for key in KEYS]


def header() -> tuple[str, ...]:
    """What stands above the rows; our own reader of comments knows each column by its heading."""
    return (
        _("No."), _("Counts under"), _("Member body and id"), _("Clause"), _("Line"), _("Element"), _("Type"),
        _("Comment"), _("Proposed change"), _("State"), _("Disposition"), _("Reason"), _("Text of the issue"),
        _("Issue"), _("Decided in"), _("File"),
    )  # fmt: skip


def as_csv(ballot: Ballot) -> bytes:
    """All comments for a spreadsheet, as text with separators."""
    return to_csv(header(), as_rows(ballot))


def as_xlsx(ballot: Ballot) -> bytes:
    """All comments as a workbook."""
    return to_xlsx(ballot.title, header(), as_rows(ballot), WIDTHS)


def as_json(ballot: Ballot) -> bytes:
    """The ballot for another product: what the comments say, what became of them, and the votes."""
    page = votes(ballot)
    kept = {
        "ballot": {
            "title": ballot.title,
            "stage": ballot.stage,
            "group": ballot.group.name if ballot.group else None,
            "closed_on": ballot.closed_on.isoformat() if ballot.closed_on else None,
        },
        "result": page.result.outcome.value if page.result else None,
        "votes": [_vote(each) for each in page.rows],
        "comments": [_facts(each) for each in comments(ballot)],
    }
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()


def file_name(ballot: Ballot, what: str, kind: str) -> str:
    """A name without signs that any system refuses."""
    words = "-".join("".join(c if c.isalnum() else " " for c in f"{ballot.title} {what}").split())
    return f"{words}.{kind}"


def _facts(row: Comment) -> Mapping[str, Any]:
    return {
        "number": row.number,
        "body": row.body,
        "id": row.source,
        "clause": row.clause,
        "line": row.line,
        "element": row.element,
        "type": row.typed_kinds or row.kinds,
        "comment": row.comment,
        "change": row.change,
        "lane": row.lane,
        "state": row.state,
        "disposition": row.disposition,
        "reason": row.reason,
        "text": row.issue.text if row.issue else "",
        "issue": str(row.issue) if row.issue else "",
        "decided_in": row.decided_name,
        "stance": row.stance,
        "file": row.file.name,
        "table": row.table,
        "row": row.row,
    }


def _told(row: Comment) -> Mapping[str, str]:
    """What is written in codes, in the reader's language."""
    return {
        "state": str(STATES[row.state]),
        "disposition": str(DISPOSITIONS.get(row.disposition, "")),
        "lane": str(LANES[row.lane]),
    }


def _vote(row: Any) -> Mapping[str, Any]:
    kept: Sequence[str] = ("body", "choice", "is_p_member", "reasons", "comments", "response", "satisfied")
    return {name: getattr(row, name) for name in kept}
