"""How a change reaches rows that others may be changing: locked, compared with what the page showed, then written."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max, QuerySet

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import record
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.standing import columns_of, resolution_of
from convenor.documents.outline import clean, one_line
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.resolution import Resolution, State
from convenor.domain.kernel import Refused

MOST_TITLE, MOST_REASON, MOST_TEXT = 200, 4_000, 20_000
"""Characters that people may type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a form says about an issue, and the revision that its page showed."""

    revision: int
    disposition: str = ""
    reason: str = ""
    text: str = ""


class Overtaken(Refused):
    """Somebody else was faster: what they wrote is shown beside what was typed, which is not lost."""

    def __init__(self, issue: Issue) -> None:
        super().__init__("issue-changed-meanwhile", title=issue.title)
        self.issue = issue


def fit(text: str, most: int = MOST_REASON) -> str:
    """The text without control characters or space around it; refuses one that is too long."""
    return _fitting(clean(text).strip(), most)


def titled(title: str) -> str:
    """A title on one line; refuses none at all, and one that is too long."""
    cleaned = _fitting(one_line(title), MOST_TITLE)
    if not cleaned:
        raise Refused("issue-title-missing")
    return cleaned


def disposition_of(typed: str) -> Disposition | None:
    """What a form chose; nothing for what is none."""
    return Disposition(typed) if typed in set(Disposition) else None


def locked(issue: Issue, revision: int) -> Issue:
    """The issue as it stands now; refuses when somebody changed it since the page was drawn."""
    row = Issue.objects.select_for_update(of=("self",)).filter(pk=issue.pk).first()
    if row is None:
        raise Refused("issue-is-gone", title=issue.title)
    if row.revision != revision:
        raise Overtaken(row)
    return row


def living(issue: Issue) -> QuerySet[Comment]:
    """Its comments, without those that a later collation has lost."""
    return issue.comments.filter(gone=False)


def free(ballot: Ballot, numbers: Collection[int]) -> list[Comment]:
    """Comments that belong to no issue, locked; refuses where one does by now."""
    rows = list(
        Comment.objects.select_for_update(of=("self",)).filter(ballot=ballot, number__in=numbers, gone=False)
    )
    if not rows:
        raise Refused("issue-without-comments")
    taken = sorted(each.number for each in rows if each.issue_id is not None)
    if taken:
        raise Refused("comments-grouped-meanwhile", numbers=", ".join(map(str, taken)))
    return rows


def those_of(issue: Issue, numbers: Collection[int]) -> list[Comment]:
    """Comments of the issue by number; refuses none at all."""
    rows = list(living(issue).select_for_update(of=("self",)).filter(number__in=numbers))
    if not rows:
        raise Refused("issue-without-comments")
    return rows


def make_issue(ballot: Ballot, title: str, by: Person | None, at: datetime) -> Issue:
    """A new issue under the next number; whoever makes one at the same time waits."""
    Ballot.objects.select_for_update().get(pk=ballot.pk)
    last = ballot.issues.aggregate(last=Max("number"))["last"] or 0
    return Issue.objects.create(
        ballot=ballot,
        number=last + 1,
        title=titled(title),
        state=State.GROUPED.value,
        made_at=at,
        made_by=by,
    )


def take_in(issue: Issue, rows: Sequence[Comment]) -> None:
    """Put the comments into the issue; they stand as it does from now on."""
    left = {each.issue_id for each in rows if each.issue_id not in (None, issue.pk)}
    Comment.objects.filter(pk__in=[each.pk for each in rows]).update(
        issue=issue, **_landing(resolution_of(issue)), revision=F("revision") + 1
    )
    for each in (issue, *Issue.objects.filter(pk__in=left)):
        tidy(each)


def tidy(issue: Issue) -> None:
    """After comments came or went: its lane is theirs, and an issue without comments is none."""
    rows = list(living(issue))
    if not rows and not issue.comments.exists():
        Issue.objects.filter(pk=issue.pk).delete()  # the row in hand keeps its key, for the audit line
        return
    batched = all(each.lane == Lane.BATCH.value for each in rows)
    issue.lane = (Lane.BATCH if batched else Lane.DISCUSSION).value
    issue.revision += 1
    issue.save(update_fields=["lane", "revision"])


def land(issue: Issue, after: Resolution, verb: str, by: Person | None) -> Issue:
    """The issue stands so from now on, and so does each of its comments."""
    for name, value in columns_of(after).items():
        setattr(issue, name, value)
    issue.revision += 1
    issue.save()
    count = living(issue).update(**_landing(after), revision=F("revision") + 1)
    record("issue.landed", issue, by, verb=verb, comments=count, disposition=issue.disposition)
    return issue


def follow(issues: Iterable[Issue]) -> None:
    """After comments moved one by one: an issue stands as they do, where they all stand alike."""
    for issue in issues:
        stand = {resolution_of(each) for each in _levelled(issue)}
        if len(stand) == 1 and (after := stand.pop()) != resolution_of(issue):
            for name, value in columns_of(after).items():
                setattr(issue, name, value)
            issue.revision += 1
            issue.save()


def _levelled(issue: Issue) -> Iterable[Comment]:
    """Its comments in its own lane, so that only what was proposed and decided is compared."""
    for each in living(issue):
        each.lane = issue.lane
        yield each


def _landing(after: Resolution) -> dict[str, str]:
    """What comments take over from their issue: all but the lane, which is each one's own."""
    return {name: value for name, value in columns_of(after).items() if name != "lane"}


def _fitting(cleaned: str, most: int) -> str:
    if len(cleaned) > most:
        length, over = f"{len(cleaned):,}", f"{len(cleaned) - most:,}"
        raise Refused("text-too-long", length=length, most=f"{most:,}", over=over)
    return cleaned
