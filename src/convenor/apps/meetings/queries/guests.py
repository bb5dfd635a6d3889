"""What guests, who have no account, see of a report: the report of their meeting, once it is out, and their own way to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.urls import reverse

from convenor.apps.meetings.models import Passage, Report, Sitting
from convenor.apps.meetings.queries.passages import Amended
from convenor.apps.meetings.queries.presence import guests_present, sat_there
from convenor.apps.meetings.queries.report import Shown, standing_of
from convenor.domain.meeting.report import round_is_open
from convenor.domain.programme.difference import difference

OUT = (Report.State.AMENDING, Report.State.FINAL)
_SALT = "convenor.meetings.guest-report"
LINK_LASTS = timedelta(
    days=60
)  # as long as a round of amendments at most; it ends with the round in any case


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestPage:
    """A report, or one passage of it, as a guest sees it: the words and the amendments, nothing of the review."""

    report: Report
    sitting: Sitting
    shown: list[Shown]
    round_open: bool
    amended: tuple[Amended, ...] = ()

    @property
    def name(self) -> str:
        """Whom it is shown to."""
        return self.sitting.person.name if self.sitting.person else self.sitting.name


@dataclass(frozen=True, slots=True)
class Way:
    """A guest who was present, and the address that is theirs alone."""

    name: str
    path: str


def report_for(sitting: Sitting) -> Report | None:
    """The report of a guest's meeting, where it is out and the guest was present."""
    found = Report.objects.select_related("meeting__group")
    report = found.filter(meeting=sitting.meeting_id, state__in=OUT).first()
    return report if report and sat_there(report.meeting, sitting) else None


def page(report: Report, sitting: Sitting, at: datetime) -> GuestPage:
    """The whole report."""
    shown = [Shown(row=each) for each in report.passages.exclude(text="")]
    return GuestPage(report=report, sitting=sitting, shown=shown, round_open=_open(report, at))


def passage_page(report: Report, sitting: Sitting, passage: Passage, at: datetime) -> GuestPage:
    """One passage, and what was proposed about it."""
    rows = passage.proposals.select_related("proposed_by", "proposed_from", "decided_by")
    amended = tuple(
        Amended(row=each, pieces=difference(each.before, each.text), outdated=each.before != passage.text)
        for each in rows
    )
    shown = [Shown(row=passage)]
    return GuestPage(
        report=report, sitting=sitting, shown=shown, round_open=_open(report, at), amended=amended
    )


def ways(report: Report) -> list[Way]:
    """A link for every guest who was present: for a convenor to send, since guests have no address here."""
    return [
        Way(each.name, reverse("join-report-link", args=(report.meeting_id, slip(each))))
        for each in guests_present(report.meeting)
    ]


def slip(sitting: Sitting) -> str:
    """What a guest's link carries: the seat, and since when."""
    return signing.dumps([sitting.meeting_id, sitting.pk], salt=_SALT, compress=False)


def sitting_of_slip(slip: str, meeting: int, at: datetime) -> Sitting | None:
    """Whose link it is, as long as the round of amendments is open."""
    try:
        told = signing.loads(slip, salt=_SALT, max_age=LINK_LASTS)
    except signing.BadSignature:
        return None
    sitting = Sitting.objects.filter(pk=told[1], meeting=meeting, person=None).first()
    report = report_for(sitting) if sitting and told[0] == meeting else None
    return sitting if report and _open(report, at) else None


def _open(report: Report, at: datetime) -> bool:
    return round_is_open(standing_of(report), now=at)
