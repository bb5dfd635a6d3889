"""What is reported of a ballot, as outlines: what became of the comments, and what the project editor has to do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.ballots import DECIDED
from convenor.apps.ballots.queries.out import comments
from convenor.apps.ballots.words import DISPOSITIONS, STATES, part_of
from convenor.documents.outline import Block, Heading, KeyValues, Outline, Paragraph, Table
from convenor.domain.ballot.clause_reading import read_clauses
from convenor.domain.ballot.dispositions import CHANGES_THE_TEXT
from convenor.domain.ballot.resolution import State

ORDERS = ("clause", "issue", "body")


def report(ballot: Ballot, order: str) -> Outline:
    """What became of every comment, by clause, by issue or by member body."""
    rows = list(comments(ballot))
    parts = {"clause": _by_clause, "issue": _by_issue, "body": _by_body}[order](rows)
    return Outline(
        title=_("Disposition of comments"),
        subtitle=ballot.title,
        language=get_language() or "en",
        blocks=(*_summary(ballot, rows), *parts),
    )


def editors_list(ballot: Ballot) -> Outline:
    """What the project editor changes in the text, in the order of the document: each issue once."""
    rows = [
        each for each in comments(ballot) if each.state in DECIDED and each.disposition in CHANGES_THE_TEXT
    ]
    lines = [_task(several) for several in _of_one_issue(rows)]
    header = (_("Clause"), _("What to change"), _("Decision"), _("Comments"), _("Done"))
    todo = sum(several[0].state == State.DECIDED for several in _of_one_issue(rows))
    return Outline(
        title=_("What the project editor changes"),
        subtitle=ballot.title,
        language=get_language() or "en",
        blocks=(
            Paragraph(
                _("Decided changes: %(all)s; still to be made in the text: %(todo)s.")
                % {"all": len(lines), "todo": todo}
            ),
            *([Table(header, tuple(lines))] if lines else []),
        ),
    )


def counted(rows: Iterable[Comment]) -> list[tuple[str, int]]:
    """How many comments came to which end, in words; the undecided last."""
    found = Counter(each.disposition if each.state in DECIDED else "" for each in rows)
    told = [(str(words), found[key]) for key, words in DISPOSITIONS.items() if found[key]]
    return [*told, *([(_("not decided yet"), found[""])] if found[""] else [])]


def _summary(ballot: Ballot, rows: Sequence[Comment]) -> Iterator[Block]:
    pairs = [
        *([(_("Working group"), f"{group.name} · {group.document}")] if (group := ballot.group) else []),
        (_("Ballot"), str(ballot.get_stage_display())),
        (_("Comments"), str(len(rows))),
        *((words, str(number)) for words, number in counted(rows)),
    ]
    yield KeyValues(tuple(pairs))


def _by_clause(rows: Sequence[Comment]) -> Iterator[Block]:
    for part, several in groupby(rows, key=lambda each: part_of(read_clauses(each.clause).place)):
        yield Heading(part)
        yield _table(several)


def _by_body(rows: Sequence[Comment]) -> Iterator[Block]:
    for body, several in groupby(sorted(rows, key=lambda each: each.body), key=lambda each: each.body):
        yield Heading(body or _("No member body named"))
        yield _table(several)


def _by_issue(rows: Sequence[Comment]) -> Iterator[Block]:
    number = {each.issue_id: each.issue.number for each in rows if each.issue}
    ordered = sorted(rows, key=lambda each: (each.issue_id is None, number.get(each.issue_id, 0)))
    for _key, found in groupby(ordered, key=lambda each: each.issue_id):
        several = list(found)
        issue = several[0].issue
        yield Heading(str(issue) if issue else _("Comments in no issue"))
        if issue and issue.disposition:
            yield KeyValues(tuple(_decision(issue)))
        yield _table(several)


def _decision(issue: Issue) -> Iterator[tuple[str, str]]:
    is_decided = issue.state in DECIDED
    yield (_("Decided") if is_decided else _("Proposed"), str(DISPOSITIONS[issue.disposition]))
    for words, said in (
        (_("Decided in"), issue.decided_name),
        (_("Reason"), issue.reason),
        (_("Text"), issue.text),
    ):
        if said:
            yield words, said


def _table(rows: Iterable[Comment]) -> Table:
    header = (_("Comment"), _("Type"), _("What it says"), _("Proposed change"), _("What became of it"))
    return Table(header, tuple(_line(each) for each in rows))


def _line(row: Comment) -> tuple[str, ...]:
    name = " · ".join(filter(None, (row.source or str(row.number), row.clause)))
    return (name, row.typed_kinds or row.kinds, row.comment, row.change, _became(row))


def _became(row: Comment) -> str:
    if row.state not in DECIDED:
        return str(STATES[row.state])
    return "\n".join(filter(None, (str(DISPOSITIONS[row.disposition]), row.reason)))


def _of_one_issue(rows: Sequence[Comment]) -> list[list[Comment]]:
    """The comments that one change answers, where the first of them stands."""
    found: dict[str, list[Comment]] = {}
    for each in rows:
        one_text = each.issue and each.issue.text
        found.setdefault(f"i{each.issue_id}" if one_text else f"c{each.pk}", []).append(each)
    return list(found.values())


def _task(rows: Sequence[Comment]) -> tuple[str, ...]:
    first = rows[0]
    clauses = list(dict.fromkeys(each.clause for each in rows if each.clause))
    words = (
        first.issue.text
        if first.issue and first.issue.text
        else "\n".join(filter(None, (first.change, first.reason)))
    )
    decision = "\n".join(filter(None, (str(DISPOSITIONS[first.disposition]), first.decided_name)))
    ids = ", ".join(each.source or str(each.number) for each in rows)
    done = {State.DECIDED: "", State.EDITED: _("changed"), State.CHECKED: _("changed and checked")}
    return ("\n".join(clauses), words or first.comment, decision, ids, done[State(first.state)])
