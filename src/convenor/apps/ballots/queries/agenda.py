"""The minutes of a meeting over the issues of a ballot: in which order, and what will not fit."""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from convenor.apps.ballots.issue_words import STATES
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.ballots import DECIDED, Stretch, loose
from convenor.apps.ballots.queries.standing import comments_of
from convenor.apps.ballots.queries.votes import numbers_of_negatives
from convenor.apps.ballots.words import DISPOSITIONS
from convenor.domain.ballot.hours import Hours, Line, issue_of, share_out
from convenor.domain.ballot.kinds import Lane
from convenor.domain.kernel import Refused


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the agenda; without an issue it is the one decision on the batch."""

    line: Line
    issue: Issue | None
    comments: int
    bodies: tuple[str, ...]

    @property
    def why(self) -> Refused:
        """Why it stands at this place."""
        return Refused(self.line.reason)

    @property
    def stands(self) -> str:
        """How far the issue is."""
        if self.issue is None:
            return ""
        what = self.proposed
        return _("proposed: %(what)s") % {"what": what} if what else str(STATES[self.issue.state])

    @property
    def proposed(self) -> str:
        """What is proposed, in words; empty where nothing is."""
        return str(DISPOSITIONS.get(self.issue.disposition, "")) if self.issue else ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the minutes are given to, and what is left over."""

    hours: Hours
    rows: tuple[Row, ...]
    left: tuple[Row, ...]
    batched: int
    loose: int  # comments for discussion that are in no issue, for which no time is set aside

    @property
    def parts(self) -> tuple[Stretch, ...]:
        """The minutes as stretches of one bar; what is left of it is free."""
        found: list[Stretch] = []
        for row in self.rows:
            at = found[-1].at + found[-1].width if found else 0
            width = 100 * row.line.minutes / self.hours.available
            found.append(Stretch(row.line.reason, row.line.title, row.line.minutes, at, width))
        return tuple(found)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits for the working group."""
        return not self.rows and not self.left and not self.loose


def agenda(ballot: Ballot, minutes: int) -> Agenda:
    """Every issue that waits for discussion, the batch, and what is in no issue yet: five queries."""
    issues = {each.pk: each for each in waiting(ballot)}
    several: dict[int, list[Comment]] = defaultdict(list)
    for each in ballot.comments.filter(issue__in=issues, gone=False):
        several[each.issue_id or 0].append(each)
    negatives = numbers_of_negatives(ballot)
    found = [issue_of(key, issues[key].title, comments_of(rows), negatives) for key, rows in several.items()]
    given = [replace(each, minutes=issues[each.key].minutes) for each in found]
    batched = in_batch(ballot)
    hours = share_out(minutes, given, batched=batched)
    rows, left = (
        tuple(_row(each, issues, several, batched) for each in lines) for lines in (hours.lines, hours.left)
    )
    return Agenda(hours, rows, left, batched, loose(ballot).count())


def waiting(ballot: Ballot) -> list[Issue]:
    """Issues for discussion on which the working group has not decided."""
    found = ballot.issues.filter(lane=Lane.DISCUSSION.value).exclude(state__in=DECIDED)
    return list(found.select_related("assignee", "meeting"))


def in_batch(ballot: Ballot) -> int:
    """Comments that wait for the one decision."""
    return ballot.comments.filter(lane=Lane.BATCH.value, gone=False).exclude(state__in=DECIDED).count()


def _row(line: Line, issues: dict[int, Issue], several: dict[int, list[Comment]], batched: int) -> Row:
    if line.issue is None:
        return Row(line, None, batched, ())
    rows = several[line.issue]
    return Row(line, issues[line.issue], len(rows), tuple(sorted({each.body for each in rows if each.body})))
