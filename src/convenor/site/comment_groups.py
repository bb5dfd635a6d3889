"""What ``convenor comments group`` prints: the suggested key issues of files of comments, and why."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from convenor.content.bodies import load_bodies
from convenor.content.dictionary import load_dictionary
from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.group_reasons import Reason
from convenor.domain.ballot.grouping import Group, Suggestion, suggest
from convenor.domain.ballot.reading import read_comments
from convenor.domain.ballot.sheet import SheetFile

REASONS: Mapping[str, object] = {
    "same-text": _("%(count)s comments are the same word for word (%(bodies)s)."),
    "same-change": _("%(count)s comments propose the same change (%(bodies)s)."),
    "same-words": _("%(count)s comments have words in common that are rare elsewhere: %(words)s."),
    "same-clause": _("All of them are about the same place of the document: %(clause)s."),
    "points-at": _("Comment %(comment)s points at comment %(at)s."),
    "two-languages": _("French comments: %(french)s, English comments: %(english)s; compare them yourself."),
    "both-lanes": _(
        "For discussion: %(discussed)s, editorial: %(batched)s. The group goes to the discussion as a whole."
    ),
}


def say_reason(reason: Reason) -> str:
    """One sentence for a reason."""
    values = {
        name: ", ".join(value) if isinstance(value, tuple) else value for name, value in reason.values.items()
    }
    return str(REASONS[reason.code]) % values


def all_comments(sheets: Iterable[SheetFile]) -> tuple[Comment, ...]:
    """The comments of all files, numbered through."""
    table, found = load_bodies(), list[Comment]()
    for sheet in sheets:
        found += read_comments(sheet, table, first=len(found) + 1)
    return tuple(found)


def groups_of(comments: Sequence[Comment]) -> Suggestion:
    """The key issues that are suggested; French comments are compared with English ones."""
    return suggest(comments, dictionary=load_dictionary())


def groups_as_json(comments: Sequence[Comment], found: Suggestion) -> dict[str, Any]:
    """Everything, for scripts; comments are named by our numbers."""
    return {
        "comments": [_comment_as_json(each) for each in comments],
        "groups": [_group_as_json(each) for each in found.groups],
        "alone": list(found.alone),
    }


def _comment_as_json(comment: Comment) -> dict[str, Any]:
    return {
        "number": comment.number,
        "file": comment.file,
        "table": comment.table,
        "row": comment.row,
        "id": comment.source.typed,
        "bodies": list(comment.bodies),
        "clause": comment.clauses.text,
        "kinds": list(comment.kinds.in_order),
        "lane": comment.lane,
    }


def _group_as_json(group: Group) -> dict[str, Any]:
    return {
        "members": [
            {"number": number, "fit": fit} for number, fit in zip(group.members, group.fits, strict=True)
        ],
        "lane": group.lane,
        "copies": [list(each) for each in group.copies],
        "near": [list(each) for each in group.near],
        "reasons": [{"code": each.code, **each.values, "says": say_reason(each)} for each in group.reasons],
    }


def group_lines(comments: Sequence[Comment], found: Suggestion) -> list[str]:
    """The same to be read: the largest group first."""
    ids = {each.number: " ".join(each.source.typed.split()) or f"({each.number})" for each in comments}
    largest = sorted(found.groups, key=lambda each: -len(each.members))
    lines = [
        f"{len(comments)} comments → groups suggested: {len(largest)}; like no other: {len(found.alone)}"
    ]
    for each in largest:
        lines.append(
            f"{len(each.members)} for {each.lane}: {', '.join(ids[number] for number in each.members)}"
        )
        lines += [f"  {say_reason(reason)}" for reason in each.reasons]
    return lines
