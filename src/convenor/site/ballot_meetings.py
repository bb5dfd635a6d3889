"""From the issues of a ballot to the plan of a meeting, and back with what it decided: two neighbours meet here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.actions import deciding
from convenor.apps.ballots.landing import Said
from convenor.apps.ballots.models import Ballot, Issue
from convenor.apps.ballots.queries.agenda import Row
from convenor.apps.ballots.queries.ballots import DECIDED
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.actions import plan as plans
from convenor.apps.meetings.models import Item, Plan
from convenor.apps.meetings.planned import Typed
from convenor.apps.meetings.queries.decided import can_be_planned, decided_on
from convenor.domain.ballot.dispositions import Disposition, read_observation
from convenor.domain.ballot.resolution import DecidedIn, State
from convenor.domain.kernel import Refused, Role


@dataclass(frozen=True, slots=True)
class Taken:
    """What a meeting decided on an issue, in the meeting's own words, and what that comes to."""

    issue: Issue
    words: str
    disposition: Disposition | None  # as the words say, else as it was proposed
    reason: str


def coming(ballot: Ballot, at: datetime) -> list[Meeting]:
    """The meetings of the group whose agenda can still be written."""
    found = Meeting.objects.filter(group=ballot.group_id, ends_at__gte=at)
    return [each for each in found if can_be_planned(each, at)]


def taken(ballot: Ballot) -> list[Taken]:
    """Decisions of meetings on issues of this ballot that nobody has taken over yet."""
    rows = ballot.issues.exclude(meeting=None).exclude(item=None).exclude(state__in=DECIDED)
    issues = list(rows.select_related("meeting"))
    decided = {each: decided_on(each) for each in {each.meeting for each in issues if each.meeting}}
    return [
        _taken(each, words)
        for each in issues
        if each.meeting and (words := "\n".join(decided[each.meeting].get(each.item or 0, ())))
    ]


@audited("ballot.agenda-made")
def put_on_the_agenda(
    ballot: Ballot, meeting: Meeting, rows: Sequence[Row], *, by: Person, at: datetime
) -> Plan:
    """Make items of a meeting's plan; an issue that is there already stays as it is."""
    if meeting.group_id != ballot.group_id or not can_be_planned(meeting, at):
        raise Refused("agenda-no-such-meeting")
    plan = plans.begin(meeting, by=by, at=at)
    there = {each.pk: each.title for each in plan.items.filter(dropped_at=None)}
    for row in rows:
        words = _words(ballot, row)
        if row.issue and not (row.issue.meeting_id == meeting.pk and row.issue.item in there):
            row.issue.meeting, row.issue.item = meeting, _add(plan, words, by, at).pk
            row.issue.save(update_fields=["meeting", "item"])
        elif row.issue is None and words["title"] not in there.values():
            _add(plan, words, by, at)
    return plan


@audited("ballot.decision-taken-over")
def take_over(issue: Issue, said: Said, *, roles: Collection[Role], by: Person) -> Issue:
    """Record what a meeting decided on an issue; it lands on each of its comments."""
    if issue.meeting is None:
        raise Refused("agenda-not-at-a-meeting", title=issue.title)
    where = DecidedIn("meeting", str(issue.meeting.title))
    if issue.state in (State.GROUPED, State.PROPOSED):
        issue = deciding.go(issue, "discuss", said, roles=roles, by=by)
        said = replace(said, revision=issue.revision)
    return deciding.decide(issue, said, where, roles=roles, by=by)


def _taken(issue: Issue, words: str) -> Taken:
    read = read_observation(words)
    proposed = Disposition(issue.disposition) if issue.disposition else None
    return Taken(issue, words, read.disposition or proposed, read.text or issue.reason)


def _add(plan: Plan, words: dict[str, str], by: Person, at: datetime) -> Item:
    item: Item = plans.add(plan, "item", by=by, at=at)
    typed = {f"item-{item.pk}-{name}": Typed(text, 0) for name, text in words.items() if text}
    for refusal in plans.keep_all(plan, typed, by=by, at=at).values():
        raise refusal
    return item


def _words(ballot: Ballot, row: Row) -> dict[str, str]:
    """What the item says, in the language of whoever makes it."""
    if row.issue is None:
        return {
            "title": _("Decision on the batch"),
            "way": "decide",
            "minutes": str(row.line.minutes),
            "purpose": ngettext(
                "%(count)s editorial comment is accepted by one decision; anybody can pull it out before.",
                "%(count)s editorial comments are accepted by one decision; anybody can pull one out before.",
                row.comments,
            )
            % {"count": row.comments},
            "documents": ballot.title,
        }
    issue = row.issue
    return {
        "title": issue.title,
        "way": "decide",
        "minutes": str(row.line.minutes),
        "purpose": ngettext(
            "%(count)s comment from: %(bodies)s.", "%(count)s comments from: %(bodies)s.", row.comments
        )
        % {"count": row.comments, "bodies": ", ".join(row.bodies) or "–"},
        "documents": _("%(ballot)s, issue %(number)s") % {"ballot": ballot.title, "number": issue.number},
        "expected": _("Proposed: %(what)s.") % {"what": row.proposed} if row.proposed else "",
        "draft": issue.text[:4000],
    }
