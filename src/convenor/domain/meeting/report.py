"""The meeting report: drafted, reviewed by the convenors passage by passage, open to amendments, final.

Source: handbook, "Facilitating your first meeting": the convenors study the report that the secretariat prepares, so
that it says accurately what was said and done.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from convenor.domain.drawing import states_page
from convenor.domain.kernel import Refused, Role
from convenor.domain.moves import Move, Table, Wish


class ReportState(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"  # the secretary writes
    REVIEW = "review"  # the convenors read every passage
    AMENDING = "amending"  # those who were present propose other words, until a day
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What decides on a report's next move."""

    state: ReportState
    passages: int = 0
    accepted: int = 0  # passages that a convenor has accepted as they now stand
    questions: int = 0  # that wait for an answer
    proposals: int = 0  # that wait to be taken or declined
    until: datetime | None = None  # when the round of amendments ends


_S = ReportState
WRITERS = (Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY)

MOVES: tuple[Move[ReportState], ...] = (
    Move(verb="hand-over", before=_S.DRAFT, after=_S.REVIEW, by=WRITERS),
    Move(verb="open", before=_S.REVIEW, after=_S.AMENDING, by=(Role.CONVENOR,)),
    Move(verb="extend", before=_S.AMENDING, after=_S.AMENDING, by=(Role.CONVENOR,)),
    Move(verb="finish", before=_S.AMENDING, after=_S.FINAL, by=(Role.CONVENOR,)),
    Move(verb="take-up", before=_S.FINAL, after=_S.REVIEW, by=(Role.CONVENOR,), needs_reason=True),
)

TABLE = Table(
    name="report",
    begins=(_S.DRAFT,),
    moves=MOVES,
    turns={
        _S.DRAFT: WRITERS,
        _S.REVIEW: (Role.CONVENOR,),
        _S.AMENDING: (Role.EXPERT, Role.CONVENOR),
    },
)


def why_not(
    report: Report, verb: str, roles: Collection[Role], *, now: datetime, reason: str = ""
) -> Refused | None:
    """The reason why ``verb`` is not possible now for somebody with ``roles``; None when it is."""
    refused = TABLE.why_not(report.state, Wish(verb=verb, roles=roles, reason=reason))
    if refused is not None:
        return refused
    if verb == "hand-over" and not report.passages:
        return Refused("report-is-empty")
    if verb == "open":
        return _why_not_open(report)
    return _why_not_finish(report, now) if verb == "finish" else None


def move(
    report: Report, verb: str, roles: Collection[Role], *, now: datetime, reason: str = ""
) -> ReportState:
    """The state after ``verb``; raises Refused where :func:`why_not` gives a reason."""
    refused = why_not(report, verb, roles, now=now, reason=reason)
    if refused:
        raise refused
    return TABLE.move(report.state, Wish(verb=verb, roles=roles, reason=reason))


def may_correct(state: ReportState, roles: Collection[Role]) -> bool:
    """Whether somebody with ``roles`` changes a passage at once, without proposing it to anybody."""
    writing = state in (ReportState.DRAFT, ReportState.REVIEW)
    return writing and not set(WRITERS).isdisjoint(roles)


def round_is_open(report: Report, *, now: datetime) -> bool:
    """Whether those who were present may still propose other words."""
    return report.state is ReportState.AMENDING and report.until is not None and now < report.until


def states_diagram() -> str:
    """The page ``docs/reference/report-states.md``."""
    intro = (
        "The secretary drafts the report from the log; the convenors accept, correct or question each passage; those\n"
        "who were present propose amendments until a day, and the convenors take or decline each one. A report is\n"
        "final when the day has passed and nothing waits. This page is drawn from\n"
        "`convenor.domain.meeting.report.MOVES`; after a change run `python tools/draw_states.py`."
    )
    return states_page("States of a meeting report", intro, TABLE)


def _why_not_open(report: Report) -> Refused | None:
    if report.questions:
        return Refused("report-questions-wait", count=report.questions)
    if report.accepted < report.passages:
        return Refused("report-not-accepted", count=report.passages - report.accepted, of=report.passages)
    return None


def _why_not_finish(report: Report, now: datetime) -> Refused | None:
    if round_is_open(report, now=now):
        return Refused("report-round-is-open", until=report.until)
    return Refused("report-proposals-wait", count=report.proposals) if report.proposals else None
