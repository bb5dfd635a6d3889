"""From the issues of a ballot to the plan of a meeting, and back with what it decided: two neighbours meet here."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.actions import deciding
from convenor.apps.ballots.landing import Said
from convenor.apps.ballots.models import Ballot, BatchItem, Issue
from convenor.apps.ballots.queries.agenda import Row
from convenor.apps.ballots.queries.ballots import DECIDED
from convenor.apps.ballots.queries.batch_item import OnTheTable, on_the_table
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.actions import plan as plans
from convenor.apps.meetings.models import Item, Plan
from convenor.apps.meetings.planned import Typed
from convenor.apps.meetings.queries.decided import can_be_planned, decided_on
from convenor.domain.ballot.dispositions import Disposition, read_observation
from convenor.domain.ballot.resolution import DecidedIn, State
from convenor.domain.kernel import Refused, Role
from convenor.domain.meeting.readings.written import Decision


@dataclass(frozen=True, slots=True)
class Taken:
    """What a meeting decided on an issue, in the meeting's own words, and what that comes to."""

    issue: Issue
    words: str
    disposition: Disposition | None  # as the words say, else as it was proposed
    reason: str
    text: str  # on which consensus was found, else as it was proposed


@dataclass(frozen=True, slots=True)
class BatchTaken:
    """What a meeting decided on the batch, in the meeting's own words, and on which comments it lands."""

    item: BatchItem
    words: str
    decided_at: datetime
    table: OnTheTable


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
        _taken(each, several)
        for each in issues
        if each.meeting and (several := decided[each.meeting].get(each.item or 0, ()))
    ]


def batch_taken(ballot: Ballot) -> BatchTaken | None:
    """The decision of a meeting on the batch, while nobody has taken it over."""
    item = BatchItem.objects.filter(ballot=ballot).select_related("meeting", "ballot").first()
    several = decided_on(item.meeting).get(item.item, ()) if item else ()
    if item is None or not several:
        return None
    decided_at = several[-1].at
    return BatchTaken(item, _said(several), decided_at, on_the_table(ballot, decided_at))


@audited("ballot.agenda-made")
def put_on_the_agenda(
    ballot: Ballot, meeting: Meeting, rows: Sequence[Row], *, by: Person, at: datetime
) -> Plan:
    """Make items of a meeting's plan; an issue that is there already stays as it is."""
    if meeting.group_id != ballot.group_id or not can_be_planned(meeting, at):
        raise Refused("agenda-no-such-meeting")
    plan = plans.begin(meeting, by=by, at=at)
    there = set(plan.items.filter(dropped_at=None).values_list("pk", flat=True))
    issues = {each.pk: each for each in ballot.issues.select_for_update()}  # whoever presses at once waits
    batch = BatchItem.objects.filter(ballot=ballot).first() or BatchItem(ballot=ballot)
    for row in rows:
        stands = issues[row.issue.pk] if row.issue else batch
        if stands.meeting_id != meeting.pk or stands.item not in there:
            stands.meeting, stands.item = meeting, _add(plan, _words(ballot, row), by, at).pk
            stands.save()
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


def _taken(issue: Issue, several: Sequence[Decision]) -> Taken:
    """A text on which consensus was found is the new text of the issue; other words say the decision and its reason."""
    proposed = Disposition(issue.disposition) if issue.disposition else None
    said = read_observation(_said(each for each in several if not each.call))
    agreed = _said(each for each in several if each.call)
    return Taken(
        issue,
        _said(several),
        said.disposition or proposed,
        said.text or issue.reason,
        agreed or issue.text,
    )


def _said(several: Iterable[Decision]) -> str:
    return "\n".join(each.text for each in several)


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
