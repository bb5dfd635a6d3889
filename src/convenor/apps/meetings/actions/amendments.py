"""The round of amendments: those who were present propose other words, and the convenors take or decline them."""

from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.meetings.models import Passage, Proposal, Report, Sitting
from convenor.apps.meetings.queries.presence import sat_there, was_present
from convenor.apps.meetings.queries.report import standing_of
from convenor.apps.meetings.typed import (
    MOST_REASON,
    Overtaken,
    Typed,
    fit,
    name_of,
    needed,
    once_for,
    reworded,
)
from convenor.domain.kernel import Refused
from convenor.domain.meeting.report import round_is_open


@audited("report.amendment-proposed")
def propose(
    passage: Passage,
    typed: Typed,
    why: str,
    once: str,
    *,
    by: Person | None,
    at: datetime,
    guest: Sitting | None = None,
) -> Proposal:
    """Propose other words for a passage, and say why; a ``guest`` does so from the seat that was theirs.

    The same form sent twice proposes once.
    """
    report = Report.objects.select_related("meeting").get(pk=passage.report_id)
    if not round_is_open(standing_of(report), now=at):
        raise Refused("report-round-is-over")
    if not (was_present(report.meeting, by) if by else guest and sat_there(report.meeting, guest)):
        raise Refused("was-not-present")
    row = Passage.objects.select_for_update(of=("self",)).select_related("changed_by").get(pk=passage.pk)
    text, reason = fit(typed.text), needed(why, "amendment-needs-reason", MOST_REASON)
    mark = once_for(once, text, reason)
    if sent := Proposal.objects.filter(passage=row, once=mark).first():
        return sent
    if typed.revision != row.revision:
        raise Overtaken(name_of(row.changed_by), row.changed_at, row.text, row.revision)
    if text == row.text:
        raise Refused("amendment-changes-nothing")
    return Proposal.objects.create(
        passage=row,
        once=mark,
        revision=row.revision,
        before=row.text,
        text=text,
        why=reason,
        proposed_at=at,
        proposed_by=by,
        proposed_from=guest,
    )


@audited("report.amendment-taken")
def take(proposal: Proposal, typed: Typed, answer: str, *, by: Person, at: datetime) -> Proposal:
    """Take an amendment, as proposed or in words between the two; the passage says so from now on."""
    row = _to_decide(proposal)
    passage = (
        Passage.objects.select_for_update(of=("self",)).select_related("changed_by").get(pk=row.passage_id)
    )
    reworded(passage, typed, row.why, by, at)
    return _decided(row, Proposal.Standing.TAKEN, fit(answer, MOST_REASON), by, at)


@audited("report.amendment-declined")
def decline(proposal: Proposal, reason: str, *, by: Person, at: datetime) -> Proposal:
    """Decline an amendment, with the reason that its proposer reads."""
    words = needed(reason, "decline-needs-reason", MOST_REASON)
    return _decided(_to_decide(proposal), Proposal.Standing.DECLINED, words, by, at)


def _to_decide(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("passage__report", "decided_by")
    row = rows.get(pk=proposal.pk)
    if row.passage.report.state != "amending":
        raise Refused(f"report-is-{row.passage.report.state}")
    if row.standing != Proposal.Standing.OPEN:
        raise Refused("amendment-is-decided", name=name_of(row.decided_by))
    return row


def _decided(row: Proposal, standing: str, answer: str, by: Person, at: datetime) -> Proposal:
    row.standing, row.answer = standing, answer
    row.decided_at, row.decided_by = at, by
    row.save(update_fields=["standing", "answer", "decided_at", "decided_by"])
    return row
