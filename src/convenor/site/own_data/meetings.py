"""What somebody did at the meetings that were held here, and wrote about their reports."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person
from convenor.apps.meetings.models import Proposal, Question, Wording
from convenor.apps.meetings.queries.talk_time import history
from convenor.site.own_data.parts import Chapter, Record, chapter, record


def chapters_of(person: Person) -> Iterator[Chapter]:
    """Talk times, and words about reports."""
    yield chapter("talk_times", _("Meetings and speaking time"), _talk_times(person))
    yield chapter("reports", _("What you wrote about meeting reports"), _words(person))


def _talk_times(person: Person) -> Iterator[Record]:
    for each in history(person).meetings:
        yield record(
            f"{each.meeting.group.name}, {each.meeting.title}",
            ("began", _("Begins"), each.meeting.starts_at),
            ("spoke", _("You spoke"), each.minutes if each.time is not None else ""),
            ("turns", _("Turns"), each.turns or ""),
            ("left_out", _("Left out of the history"), _("yes") if each.left_out else ""),
            ("purpose", _("What for"), each.purpose),
            ("until", _("Your name leaves it on"), each.until),
        )


def _words(person: Person) -> Iterator[Record]:
    for row in Wording.objects.filter(by=person, revision__gt=1).select_related("passage__report__meeting"):
        yield record(
            row.passage.report.title,
            ("corrected", _("You corrected a passage"), row.text or _("The passage is taken out.")),
            ("why", _("Why"), row.why),
            ("at", _("On"), row.at),
        )
    for asked in Question.objects.filter(asked_by=person).select_related("passage__report"):
        yield record(
            asked.passage.report.title,
            ("asked", _("You asked"), asked.words),
            ("at", _("On"), asked.asked_at),
        )
    for told in Question.objects.filter(answered_by=person).select_related("passage__report"):
        yield record(
            told.passage.report.title,
            ("answered", _("You answered"), told.answer),
            ("at", _("On"), told.answered_at),
        )
    for each in Proposal.objects.filter(proposed_by=person).select_related("passage__report"):
        yield record(
            each.passage.report.title,
            ("proposed", _("You proposed"), each.text),
            ("why", _("Why"), each.why),
            ("standing", _("What became of it"), each.get_standing_display()),
            ("at", _("On"), each.proposed_at),
        )
