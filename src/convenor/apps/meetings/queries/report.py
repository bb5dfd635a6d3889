"""Reading a report: as its passages stand, what waits for whom, and the document that they make."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F
from django.utils.text import slugify

from convenor.apps.accounts.models import Person
from convenor.apps.meetings.models import Acceptance, Passage, Proposal, Question, Report
from convenor.apps.meetings.queries.presence import was_present
from convenor.documents.outline import Block, Outline
from convenor.documents.passages import HEADINGS, block_of, outline_of
from convenor.documents.passages import Passage as Part
from convenor.domain.kernel import Refused, Role
from convenor.domain.meeting import report as rules

WRITERS = frozenset({Role.SECRETARIAT, Role.SECRETARY})


@dataclass(kw_only=True)
class Shown:
    """A passage with what hangs on it, as one reader sees it."""

    row: Passage
    accepted_by: list[Person] = field(default_factory=list)  # as it now stands
    accepted_by_me: bool = False
    questions: list[Question] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def block(self) -> Block:
        """The part of the document that it makes."""
        return block_of(Part(self.row.kind, self.row.text))

    @property
    def is_heading(self) -> bool:
        """Whether it only names what follows: nobody need accept that."""
        return self.row.kind in HEADINGS

    @property
    def level(self) -> int:
        """Of a heading, below the page's own."""
        return HEADINGS.index(self.row.kind) + 2 if self.is_heading else 0

    @property
    def waiting(self) -> int:
        """Questions without an answer."""
        return sum(not each.answer for each in self.questions)

    @property
    def open_proposals(self) -> int:
        """Amendments that wait for the convenors."""
        return sum(each.standing == Proposal.Standing.OPEN for each in self.proposals)


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """What a reader may do with the report now."""

    write: bool  # correct and add passages
    accept: bool
    ask: bool
    answer: bool
    propose: bool
    decide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A report as one reader sees it."""

    report: Report
    shown: list[Shown]
    standing: rules.Report
    may: May
    moves: dict[str, Refused | None]  # the verbs that are the reader's to do, and why not now
    round_open: bool

    @property
    def unread(self) -> list[Shown]:
        """What the reader has still to accept."""
        return [each for each in self.shown if not each.is_heading and not each.accepted_by_me]

    @property
    def left(self) -> int:
        """Passages that no convenor has accepted yet."""
        return self.standing.passages - self.standing.accepted


def standing_of(report: Report) -> rules.Report:
    """What decides on the report's next move: three counts."""
    passages = report.passages.exclude(text="").exclude(kind__in=HEADINGS)
    accepted = Acceptance.objects.filter(passage__in=passages, revision=F("passage__revision"))
    return rules.Report(
        state=rules.ReportState(report.state),
        passages=passages.count(),
        accepted=accepted.values("passage").distinct().count(),
        questions=Question.objects.filter(passage__report=report, answer="").count(),
        proposals=Proposal.objects.filter(passage__report=report, standing="open").count(),
        until=report.until,
    )


def page(report: Report, roles: Collection[Role], reader: Person, at: datetime) -> Page:
    """The whole report, and what the reader may do with it."""
    standing = standing_of(report)
    return Page(
        report=report,
        shown=_shown(report, reader),
        standing=standing,
        may=may(report, standing, roles, reader, at),
        moves={
            each.verb: rules.why_not(standing, each.verb, roles, now=at, reason="-")
            for each in rules.TABLE.open_moves(standing.state, roles)
        },
        round_open=rules.round_is_open(standing, now=at),
    )


def may(report: Report, standing: rules.Report, roles: Collection[Role], reader: Person, at: datetime) -> May:
    """What somebody with ``roles`` may do with the report now."""
    reviewing = standing.state is rules.ReportState.REVIEW
    convenes = Role.CONVENOR in roles
    in_round = rules.round_is_open(standing, now=at)
    return May(
        write=rules.may_correct(standing.state, roles),
        accept=reviewing and convenes,
        ask=reviewing and convenes,
        answer=reviewing and not WRITERS.isdisjoint(roles),
        propose=in_round and was_present(report.meeting, reader),
        decide=standing.state is rules.ReportState.AMENDING and convenes,
    )


def outline(report: Report) -> Outline:
    """The report as a document, as its passages now stand."""
    parts = [Part(each.kind, each.text) for each in report.passages.exclude(text="")]
    return outline_of(parts, title=report.title, language=report.language, subtitle=report.subtitle)


def file_name(report: Report, ending: str) -> str:
    """A name that every system can store: letters, digits and hyphens."""
    meeting = report.meeting
    return f"{slugify(f'{meeting.group.name} {meeting.title} {report.state}')[:80]}.{ending}"


def _shown(report: Report, reader: Person) -> list[Shown]:
    rows = report.passages.exclude(text="").select_related("changed_by")
    found = {row.pk: Shown(row=row) for row in rows}
    for each in Acceptance.objects.filter(passage__in=found).select_related("person").order_by("at"):
        passage = found[each.passage_id]
        if each.revision == passage.row.revision:
            passage.accepted_by.append(each.person)
            passage.accepted_by_me |= each.person_id == reader.pk
    for question in Question.objects.filter(passage__in=found):
        found[question.passage_id].questions.append(question)
    for proposal in Proposal.objects.filter(passage__in=found):
        found[proposal.passage_id].proposals.append(proposal)
    return list(found.values())
