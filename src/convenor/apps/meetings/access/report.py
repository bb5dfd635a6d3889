"""Who may do what with a meeting's report, its replay and its log, and with one's own talk time."""

from collections.abc import Mapping
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import Loader, Row, Subject, row
from convenor.apps.committees.models import Meeting
from convenor.apps.committees.queries import group_and_roles
from convenor.apps.meetings.models import Passage, Proposal, Question, Report, Sitting
from convenor.domain.kernel import Role

STEERERS = (Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY)
OFFICE = (Role.SECRETARIAT, Role.SECRETARY)
WATCHERS = (*STEERERS, Role.MENTEE, Role.EXPERT)
_ON = "meeting-report"

ROWS: tuple[Row, ...] = (
    # the report: those who make it at any time, the mentee from the review on, the experts once it is opened
    *(
        each
        for route in ("meeting-report", "report-passage", "report-file", "report-versions", "report-version")
        for each in (
            *row(route, "GET", *STEERERS, on=_ON),
            *row(route, "GET", Role.MENTEE, on=_ON, states=("review", "amending", "final")),
            *row(route, "GET", Role.EXPERT, on=_ON, states=("amending", "final")),
        )
    ),
    *row("report-draft", "POST", *STEERERS, on=_ON, states=("none", "draft")),
    *row("report-hand-over", "POST", *STEERERS, on=_ON, states=("draft",)),
    *row("report-correct", "POST", *STEERERS, on=_ON, states=("draft", "review")),
    *row("report-add", "POST", *STEERERS, on=_ON, states=("draft", "review")),
    *row("report-accept", "POST", Role.CONVENOR, on=_ON, states=("review",)),
    *row("report-ask", "POST", Role.CONVENOR, on=_ON, states=("review",)),
    *row("report-answer", "POST", *OFFICE, on=_ON, states=("review",)),
    *row("report-open", "POST", Role.CONVENOR, on=_ON, states=("review",)),
    *row("report-propose", "POST", *WATCHERS, on=_ON, states=("amending",)),
    *row("report-decide", "POST", Role.CONVENOR, on=_ON, states=("amending",)),
    *row("report-extend", "POST", Role.CONVENOR, on=_ON, states=("amending",)),
    *row("report-finish", "POST", Role.CONVENOR, on=_ON, states=("amending",)),
    *row("report-take-up", "POST", Role.CONVENOR, on=_ON, states=("final",)),
    # the meeting again, and its log
    *row("meeting-replay", "GET", *WATCHERS, on="meeting", states=("closed",)),
    *row("meeting-replay-boards", "GET", *WATCHERS, on="meeting", states=("closed",)),
    *row("meeting-export", "GET", *STEERERS, on="meeting", states=("closed",)),
    # one's own talk time
    *row("talk-time", "GET", Role.PERSON),
    *row("talk-time-history", "POST", Role.SELF, on="own-sitting"),
)


def _report(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    """The report of a meeting, or that there is none yet; with the passage, question or proposal of the address."""
    meeting = Meeting.objects.select_related("group").filter(pk=kwargs["meeting"]).first()
    found = group_and_roles(reader, meeting.group_id) if meeting else None
    if meeting is None or found is None:
        return None
    report = Report.objects.filter(meeting=meeting).first()
    if report is not None:
        report.meeting = meeting
    thing = _part(report, kwargs)
    if thing is None:
        return None
    more = {"meeting": meeting, "group": found[0], "report": report, "refusal": "report-is-not-out"}
    return Subject(thing, found[1], report.state if report else "none", more)


def _part(report: Report | None, kwargs: Mapping[str, Any]) -> Any:
    """What the address names within the report; the report itself, or True where there is none yet."""
    if "passage" in kwargs:
        return (
            Passage.objects.select_related("changed_by").filter(pk=kwargs["passage"], report=report).first()
        )
    if "asked" in kwargs:
        return Question.objects.filter(pk=kwargs["asked"], passage__report=report).first()
    if "proposal" in kwargs:
        return Proposal.objects.filter(pk=kwargs["proposal"], passage__report=report).first()
    return report or True


def _sitting(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    """The seat that the reader had at a meeting."""
    found = Sitting.objects.select_related("meeting").filter(meeting=kwargs["meeting"], person=reader).first()
    return Subject(found, frozenset({Role.SELF})) if found else None


LOADERS: dict[str, Loader] = {_ON: _report, "own-sitting": _sitting}
