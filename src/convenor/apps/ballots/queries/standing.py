"""Rows of comments and issues as the domain knows them, and back: the one place where both meet."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from convenor.apps.ballots.models import Comment
from convenor.apps.ballots.models.comments import Resolved
from convenor.content.bodies import load_bodies
from convenor.domain.ballot import comment as domain
from convenor.domain.ballot.bodies import BodyTable, Source, body_of, read_source
from convenor.domain.ballot.clause import Clauses
from convenor.domain.ballot.clause_reading import read_clauses
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Kind, Kinds, Lane, read_kinds
from convenor.domain.ballot.many import Stand
from convenor.domain.ballot.resolution import IN_PRACTICE, DecidedIn, Resolution, State
from convenor.domain.ballot.sheet import Doubt
from convenor.domain.ballot.stance import Stance

STANDS_IN = ("lane", "state", "disposition", "reason", "decided_kind", "decided_name")
"""The columns of a resolution."""


@cache
def bodies() -> BodyTable:
    """The table of member bodies, read once."""
    return load_bodies()


def comment_of(row: Comment) -> domain.Comment:
    """The comment that a row keeps; its file is named by the file's key."""
    return domain.Comment(
        number=row.number,
        file=str(row.file_id),
        table=row.table,
        row=row.row,
        source=_source(row.source, row.body),
        kinds=_kinds(row.typed_kinds, row.kinds),
        clauses=_clauses(row.clause),
        line=row.line,
        element=row.element,
        comment=row.comment,
        change=row.change,
        observation=row.observation,
        extra=tuple((str(heading), str(text)) for heading, text in row.extra),
        pictures=tuple(row.pictures),
        doubts=tuple(Doubt(**each) for each in row.doubts),
    )


def comments_of(rows: Iterable[Comment]) -> tuple[domain.Comment, ...]:
    """The comments of many rows, in their order."""
    return tuple(comment_of(each) for each in rows)


def stances_of(rows: Iterable[Comment]) -> dict[int, Stance]:
    """What people have read in each comment, by its number; unread ones are missing."""
    return {each.number: Stance(each.stance) for each in rows if each.stance}


def resolution_of(row: Resolved) -> Resolution:
    """How a comment or an issue stands."""
    return Resolution(
        state=State(row.state),
        lane=Lane(row.lane),
        disposition=Disposition(row.disposition) if row.disposition else None,
        reason=row.reason,
        decided_in=_decided_in(row.decided_kind, row.decided_name),
    )


def stand_of(row: Comment, *, whole: bool = True) -> Stand:
    """All of a comment that one step for many may change; its issue is at hand."""
    return Stand(
        resolution=resolution_of(row),
        issue=row.issue_id or 0,
        assignee=(row.issue.assignee_id or 0) if row.issue else 0,
        note=row.note,
        type=row.typed_kinds,
        clause=row.clause,
        whole=whole,
        technical=Kind.TECHNICAL.value in row.kinds.split(),
    )


def columns_of(resolution: Resolution) -> dict[str, str]:
    """The same, in the columns of a row."""
    where = resolution.decided_in
    return {
        "lane": resolution.lane.value,
        "state": resolution.state.value,
        "disposition": resolution.disposition.value if resolution.disposition else "",
        "reason": resolution.reason,
        "decided_kind": where.kind if where else "",
        "decided_name": where.name if where else "",
    }


def kept_of(before: Stand, after: Stand) -> dict[str, Any]:
    """Of how a comment stands before, what is not so after: enough to tell both apart later, and to go back."""
    kept: dict[str, Any] = {}
    if (before.resolution, before.issue) != (after.resolution, after.issue):
        kept = {**columns_of(before.resolution), "issue": before.issue}
    elif before.assignee != after.assignee:
        kept["assignee"] = before.assignee
    texts = (name for name in ("note", "type", "clause") if getattr(before, name) != getattr(after, name))
    return kept | {name: getattr(before, name) for name in texts}


def stand_as_kept(now: Stand, kept: Mapping[str, Any]) -> Stand:
    """How a comment stands now, with what :func:`kept_of` wrote down of it."""
    others = {name: value for name, value in kept.items() if name not in STANDS_IN}
    if STANDS_IN[0] in kept:
        resolution = resolution_of(Comment(**{name: kept[name] for name in STANDS_IN}))
        return replace(now, resolution=resolution, **others)
    return replace(now, **others)


@lru_cache(maxsize=4096)
def _source(typed: str, body: str) -> Source:
    """What stands in the first column; a body that a person has put right wins."""
    source = read_source(typed, bodies())
    if not body or body in {each.code for each in source.bodies}:
        return source
    return replace(source, bodies=(body_of(body, bodies()),))


@lru_cache(maxsize=1024)
def _kinds(typed: str, kinds: str) -> Kinds:
    """The kinds as they were typed; those that a person has put right win."""
    read = read_kinds(typed)
    named = frozenset(Kind(each) for each in kinds.split())
    return read if named == read.kinds else Kinds(typed, named)


@lru_cache(maxsize=4096)
def _clauses(typed: str) -> Clauses:
    return read_clauses(typed)


def _decided_in(kind: str, name: str) -> DecidedIn | None:
    match kind:
        case "meeting":
            return DecidedIn("meeting", name)
        case "round":
            return DecidedIn("round", name)
        case "practice":
            return IN_PRACTICE
        case _:
            return None
