"""The letters about a meeting's report, each in the language and the time zone of its reader."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person
from convenor.apps.meetings.models import Report
from convenor.apps.meetings.queries.presence import convenors_of, people_present
from convenor.apps.outbox.actions import post
from convenor.apps.outbox.queries import zone_of
from convenor.domain.programme.definition import Programme


def to_review(report: Report, programme: Programme, *, by: Person, at: datetime) -> None:
    """Tell the convenors that every passage waits for them."""
    _tell(convenors_of(report.meeting), "report-to-review", report, programme, by, at)


def open_for_amendments(report: Report, programme: Programme, *, by: Person, at: datetime) -> None:
    """Tell everybody who was present, and has an account, that amendments are welcome until a day."""
    _tell(people_present(report.meeting), "report-open", report, programme, by, at)


def final(report: Report, programme: Programme, *, by: Person, at: datetime) -> None:
    """Tell everybody who was present, and the convenors, that the report is final."""
    everybody = {each.pk: each for each in (*people_present(report.meeting), *convenors_of(report.meeting))}
    _tell(everybody.values(), "report-final", report, programme, by, at)


def _tell(
    people: Iterable[Person], letter: str, report: Report, programme: Programme, by: Person, at: datetime
) -> None:
    template, meeting = programme.letter(letter), report.meeting
    number = report.versions.count()
    for to in people:
        if to.pk == by.pk:
            continue
        values = {
            "wg": meeting.group.name,
            "document": meeting.group.document,
            "what": meeting.title,
            "other": by.short,
            "when": _when(report.until, to),
        }
        key = f"{letter}:{report.pk}:{number}:{to.pk}"
        post(to, template, values, key=key, at=at, path=f"/meetings/{meeting.pk}/report/", by=by)


def _when(moment: datetime | None, to: Person) -> str:
    if moment is None:
        return ""
    with translation.override(to.language):
        local = timezone.localtime(moment, zone_of(to))
        return _("%(day)s, %(clock)s") % {"day": dated(local, "l j F Y"), "clock": dated(local, "H:i")}
